import type { LibraryLogin, LibraryLoginName } from '../catalog/library-logins';
import type { Login } from './secret';

/** The logins of one server. Below Redis 6.0 those of the library have the one password, and no user name. */
export interface ServerLogins extends Readonly<Record<LibraryLoginName, Login>> {
  /** The client user: `default`, or the first of the declared users if `default` is off. */
  readonly client: Login;
  /** The declared users, in their order. */
  readonly users: readonly Login[];
  /** Logins of the library that not every server has, by name. */
  readonly extra: ReadonlyMap<string, Login>;
}

/** Returns the login that a server has for a row of the library. */
export function libraryLogin(
  { client: _client, users: _users, extra, ...everywhere }: ServerLogins,
  { name }: LibraryLogin,
): Login {
  const login = new Map([...Object.entries(everywhere), ...extra]).get(name);
  if (login === undefined) throw new Error(`The server has no login '${name}'.`);
  return login;
}

/** The logins of a service, as far as they are known. */
export interface ServiceLogins {
  /**
   * Login of clients.
   * @default - not known
   */
  readonly client?: Login;

  /**
   * Login of replicas.
   * @default - not known
   */
  readonly replication?: Login;

  /**
   * Login of health checks.
   * @default - not known
   */
  readonly probe?: Login;

  /**
   * Logins of the declared users, in their order.
   * @default - none
   */
  readonly users?: Login[];
}
