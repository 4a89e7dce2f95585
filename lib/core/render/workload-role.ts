/** A server: it holds keys. */
export interface ServerRole {
  readonly kind: 'server';
  /** How it keeps them, in the one word of its flavor: `aof`, `rdb` or `nordb`. */
  readonly flavor: string;
  /** Construct path of the primary that it follows. Undefined: it is one. */
  readonly follows?: string;
  /** Whether a drill may kill it, and lose its data. */
  readonly drillTarget: boolean;
}

/** Any other workload: it works for a server, and holds no keys. */
export interface CompanionRole {
  /** Name of its kind, such as `terminator`: see `lib/core/impact/kinds.ts`. */
  readonly kind: string;
  /** Construct path of the server that it works for. */
  readonly serves: string;
}

/** What a workload is to the data: that decides what it means when it is replaced. */
export type WorkloadRole = ServerRole | CompanionRole;
