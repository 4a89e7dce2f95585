import type { Login } from './secret';

/** The logins of one server. Below 6.0 those of the library are the one password. */
export interface ServerLogins {
  /** Who clients are: `default`, or the first of the declared users where that is switched off. */
  readonly client: Login;
  /** Who replicas are. */
  readonly replication: Login;
  /** Who health checks are. */
  readonly probe: Login;
  /** The users that are declared, in their order. */
  readonly users: readonly Login[];
}
