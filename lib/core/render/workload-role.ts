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

/** A proxy: it carries connections and holds nothing. */
export interface ProxyRole {
  /** A terminator carries those of clients, a link that of a replica to its primary. */
  readonly kind: 'terminator' | 'link';
  /** Construct path of the server whose connections it carries. */
  readonly serves: string;
}

/** What a workload is to the data: that decides what it means when it is replaced. */
export type WorkloadRole = ServerRole | ProxyRole;
