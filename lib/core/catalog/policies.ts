/** When the append-only file is forced to disk (`appendfsync`). */
export class FsyncPolicy {
  /** Once a second: about one second of writes can be lost. The default. */
  public static readonly EVERYSEC = new FsyncPolicy('everysec');
  /** Before each reply: nothing that was answered is lost, at the price of throughput. */
  public static readonly ALWAYS = new FsyncPolicy('always');
  /** When the kernel likes, often after 30 seconds: up to that can be lost when the host dies. */
  public static readonly NO = new FsyncPolicy('no');

  private constructor(
    /** The word of the directive. */
    public readonly word: string,
  ) {}

  /** The word of the directive. */
  public toString(): string {
    return this.word;
  }
}

/** What happens to a write when `maxmemory` is reached (`maxmemory-policy`). */
export class EvictionPolicy {
  /** The write fails with an error, no key is lost. The default. */
  public static readonly NO_EVICTION = new EvictionPolicy('noeviction', '2.8');
  /** The least recently used key goes. */
  public static readonly ALLKEYS_LRU = new EvictionPolicy('allkeys-lru', '2.8');
  /** The least frequently used key goes (4.0 and later). */
  public static readonly ALLKEYS_LFU = new EvictionPolicy('allkeys-lfu', '4.0');
  /** A random key goes. */
  public static readonly ALLKEYS_RANDOM = new EvictionPolicy('allkeys-random', '2.8');
  /** The least recently used key with an expiry goes. */
  public static readonly VOLATILE_LRU = new EvictionPolicy('volatile-lru', '2.8');
  /** The least frequently used key with an expiry goes (4.0 and later). */
  public static readonly VOLATILE_LFU = new EvictionPolicy('volatile-lfu', '4.0');
  /** A random key with an expiry goes. */
  public static readonly VOLATILE_RANDOM = new EvictionPolicy('volatile-random', '2.8');
  /** The key that expires soonest goes. */
  public static readonly VOLATILE_TTL = new EvictionPolicy('volatile-ttl', '2.8');

  private constructor(
    /** The word of the directive. */
    public readonly word: string,
    /** The first line that knows the policy. */
    public readonly since: string,
  ) {}

  /** The word of the directive. */
  public toString(): string {
    return this.word;
  }
}

/** What becomes of the data volume of a service when its stack is destroyed. */
export enum RemovalPolicy {
  /**
   * Terraform refuses any plan that would destroy or replace the data volume (`prevent_destroy`), as long as the
   * service is in the code.
   */
  PROTECT = 'protect',
  /** The data volume is destroyed together with the stack. */
  DESTROY = 'destroy',
}
