/**
 * How a service keeps its data. The three flavors are those of the Aptible document.
 *
 * @example
 * new RedisService(this, 'Cache', { flavor: Flavor.MEMORY_ONLY });
 */
export class Flavor {
  /**
   * Append-only file and snapshots (`X.Y-aof`). If the process or the host dies, about one second of writes can be
   * lost. This is the default.
   */
  public static readonly AOF_AND_RDB = new Flavor('-aof', 'AOF + RDB', true, true);
  /** Snapshots only (`X.Y`). If the process or the host dies, all writes since the last snapshot can be lost. */
  public static readonly RDB_ONLY = new Flavor('', 'RDB-Only Persistence', true, false);
  /** No data on disk (`X.Y-nordb`). A restart, a resize or a crash loses all data. */
  public static readonly MEMORY_ONLY = new Flavor('-nordb', 'NO PERSISTENCE', false, false);

  private constructor(
    /** The suffix of the version in a version string: `-aof`, `-nordb`, or an empty text for RDB-only. */
    public readonly suffix: string,
    /** The name of the flavor for people, for example `AOF + RDB`. */
    public readonly description: string,
    /** Whether the server writes snapshots (`dump.rdb`). */
    public readonly savesSnapshots: boolean,
    /** Whether the server writes an append-only file. */
    public readonly appendsToFile: boolean,
  ) {}

  /**
   * The flavor in one word: `aof`, `rdb` or `nordb`.
   * @internal
   */
  public get _word(): string {
    return this.suffix === '' ? 'rdb' : this.suffix.slice(1);
  }

  /** Whether the server keeps data on disk. */
  public get isDurable(): boolean {
    return this.savesSnapshots || this.appendsToFile;
  }

  /** The name of the flavor for people, for example `AOF + RDB`. */
  public toString(): string {
    return this.description;
  }
}

/** All flavors, in the order in which documents list them. */
export const FLAVORS: readonly Flavor[] = [Flavor.AOF_AND_RDB, Flavor.RDB_ONLY, Flavor.MEMORY_ONLY];
