/** A server, which stores keys. */
export interface ServerRole {
  readonly kind: 'server';
  /** Its flavor: `aof`, `rdb` or `nordb`. */
  readonly flavor: string;
  /** The construct path of the primary that it follows. It is not set for a primary. */
  readonly follows?: string;
  /** Whether a drill can kill it and destroy its data. */
  readonly drillTarget: boolean;
}

/** Any other workload. It works for a server, and stores no keys. */
export interface CompanionRole {
  /** Name of its kind, such as `terminator`: see `lib/core/impact/kinds.ts`. */
  readonly kind: string;
  /** The construct path of the server that it works for. */
  readonly serves: string;
}

/** The role of a workload, which decides what happens to the data when it is replaced. */
export type WorkloadRole = ServerRole | CompanionRole;
