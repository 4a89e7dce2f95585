/**
 * When the append-only file is flushed to disk (`appendfsync`).
 *
 * @example
 * new RedisService(this, 'Redis', { fsyncPolicy: FsyncPolicy.ALWAYS });
 */
export class FsyncPolicy {
  /** Once per second. About one second of writes can be lost. This is the default. */
  public static readonly EVERYSEC = new FsyncPolicy('everysec');
  /** Before each reply. No acknowledged write is lost, but the throughput is lower. */
  public static readonly ALWAYS = new FsyncPolicy('always');
  /** When the kernel decides, usually after 30 seconds. If the host dies, the writes of that time can be lost. */
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

/**
 * Which keys Redis evicts to make room for a write when `maxmemory` is reached (`maxmemory-policy`).
 *
 * @example
 * new RedisService(this, 'Cache', { flavor: Flavor.MEMORY_ONLY, evictionPolicy: EvictionPolicy.ALLKEYS_LRU });
 */
export class EvictionPolicy {
  /** Evicts no key: the write fails with an error. This is the default. */
  public static readonly NO_EVICTION = new EvictionPolicy('noeviction', '2.8');
  /** Evicts the least recently used keys. */
  public static readonly ALLKEYS_LRU = new EvictionPolicy('allkeys-lru', '2.8');
  /** Evicts the least frequently used keys (4.0 and later). */
  public static readonly ALLKEYS_LFU = new EvictionPolicy('allkeys-lfu', '4.0');
  /** Evicts random keys. */
  public static readonly ALLKEYS_RANDOM = new EvictionPolicy('allkeys-random', '2.8');
  /** Evicts the least recently used keys that have an expiry. */
  public static readonly VOLATILE_LRU = new EvictionPolicy('volatile-lru', '2.8');
  /** Evicts the least frequently used keys that have an expiry (4.0 and later). */
  public static readonly VOLATILE_LFU = new EvictionPolicy('volatile-lfu', '4.0');
  /** Evicts random keys that have an expiry. */
  public static readonly VOLATILE_RANDOM = new EvictionPolicy('volatile-random', '2.8');
  /** Evicts the keys that expire soonest. */
  public static readonly VOLATILE_TTL = new EvictionPolicy('volatile-ttl', '2.8');

  private constructor(
    /** The word of the directive. */
    public readonly word: string,
    /** The first minor line that supports the policy, for example `4.0`. */
    public readonly since: string,
  ) {}

  /** The word of the directive. */
  public toString(): string {
    return this.word;
  }
}

/**
 * What happens to the data volume of a service when its stack is destroyed.
 *
 * @example
 * new RedisService(this, 'Scratch', { removalPolicy: RemovalPolicy.DESTROY });
 */
export enum RemovalPolicy {
  /**
   * Terraform rejects every plan that would destroy or replace the data volume (`prevent_destroy`), as long as the
   * service is in the code.
   */
  PROTECT = 'protect',
  /** The data volume is destroyed together with the stack. */
  DESTROY = 'destroy',
}
