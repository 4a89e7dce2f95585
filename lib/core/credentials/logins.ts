import type { Login } from './secret';

/** The logins of one server. Below 6.0 all three are the one password. */
export interface ServerLogins {
  /** Who clients are. */
  readonly client: Login;
  /** Who replicas are. */
  readonly replication: Login;
  /** Who health checks are. */
  readonly probe: Login;
}
