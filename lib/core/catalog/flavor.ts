/**
 * How a service keeps its data: the three flavors of the Aptible document.
 */
export class Flavor {
  /**
   * Append-only file and snapshots (`X.Y-aof`). About one second of writes can be lost when the process or
   * the host dies. The default.
   */
  public static readonly AOF_AND_RDB = new Flavor('-aof', 'AOF + RDB', true, true);
  /**
   * Snapshots only (`X.Y`). All writes since the last snapshot can be lost when the process or the host
   * dies.
   */
  public static readonly RDB_ONLY = new Flavor('', 'RDB-Only Persistence', true, false);
  /** Nothing on disk (`X.Y-nordb`). A restart, a resize or a crash loses all data. */
  public static readonly MEMORY_ONLY = new Flavor('-nordb', 'NO PERSISTENCE', false, false);

  private constructor(
    /** What follows the version in a version string: `-aof`, nothing or `-nordb`. */
    public readonly suffix: string,
    /** The name that a dashboard shows. */
    public readonly description: string,
    /** Whether snapshots (`dump.rdb`) are written. */
    public readonly savesSnapshots: boolean,
    /** Whether an append-only file is written. */
    public readonly appendsToFile: boolean,
  ) {}

  /**
   * The flavor in one word: `aof`, `rdb` or `nordb`.
   * @internal
   */
  public get _word(): string {
    return this.suffix === '' ? 'rdb' : this.suffix.slice(1);
  }

  /** Whether anything is kept on disk. */
  public get isDurable(): boolean {
    return this.savesSnapshots || this.appendsToFile;
  }

  /** The name that a dashboard shows. */
  public toString(): string {
    return this.description;
  }
}

/** The flavors in the order in which documents list them. */
export const FLAVORS: readonly Flavor[] = [Flavor.AOF_AND_RDB, Flavor.RDB_ONLY, Flavor.MEMORY_ONLY];
