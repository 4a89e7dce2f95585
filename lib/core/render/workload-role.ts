/** A server, which stores keys. */
export interface ServerRole {
  readonly kind: 'server';
  /** Its flavor: `aof`, `rdb` or `nordb`. */
  readonly flavor: string;
  /** The construct path of the primary that it follows. It is not set for a primary. */
  readonly follows?: string;
  /** Whether a drill can kill it and destroy its data. */
  readonly drillTarget: boolean;
  /** Engine and version, such as `valkey:8.1`. */
  readonly version: string;
  /** Whether a memory-only server deletes the data that a durable flavor left. */
  readonly acceptsDataLoss: boolean;
  readonly clients: ClientFacts;
}

/** Any other workload. It works for a server, and stores no keys. */
export interface CompanionRole {
  /** Name of its kind, such as `terminator`: see `lib/core/impact/kinds.ts`. */
  readonly kind: string;
  /** The construct path of the server that it works for. */
  readonly serves: string;
  readonly clients?: ClientFacts;
}

/** What clients of a workload need to connect, without secrets. */
export interface ClientFacts {
  /** Where it is published. It is not set if it is not. */
  readonly endpoint?: { readonly host: string; readonly port: number };
  /** The users that can log in. */
  readonly users?: readonly ClientUser[];
  /** The TLS protocols that it accepts. */
  readonly protocols?: readonly string[];
  /** The names in its certificate. */
  readonly names?: readonly string[];
  /** Which CA certificate clients need, in words. */
  readonly authority?: string;
}

/** A user that can log in. */
export interface ClientUser {
  readonly name: string;
  /** A digest of where the password comes from. It is not set if nobody says so. */
  readonly password?: string;
  /** Rules as in an access control list of the latest version. */
  readonly rules: readonly string[];
}

/** The role of a workload, which decides what happens to the data when it is replaced. */
export type WorkloadRole = ServerRole | CompanionRole;
