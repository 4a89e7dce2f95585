import type { Capabilities } from './capabilities';

/** A login that the library itself uses on a server. */
export interface LibraryLogin {
  /** User name. The user cannot declare a user with this name. */
  readonly name: string;
  /** What the library does with it. */
  readonly purpose: string;
  /** Id of the construct that generates its password. A change of it changes the password. */
  readonly passwordId: string;
  /** What the password is called in messages. */
  readonly passwordLabel: string;
  /** Returns the rules of its access control list. It has no other rights. */
  readonly rules: (server: Capabilities) => readonly string[];
}

/**
 * The logins of the library that every server has, by name. Below Redis 6.0 they share the one password.
 *
 * A login that only some servers have, such as that of an exporter, is an `extraLogins` of the specification of the
 * server instead. Everything else (the generated password, `users.acl`, the names that users must not take, the merge
 * of saved users) follows from the row.
 */
export const LIBRARY_LOGINS = {
  replication: {
    name: 'replication',
    purpose: 'a replica reads the data set and the changes from its primary',
    passwordId: 'ReplicationPassword',
    passwordLabel: 'replication password',
    rules: () => ['+psync', '+replconf', '+ping'],
  },
  probe: {
    name: 'probe',
    purpose: 'a health check sends PING; cdktf-redis preflight asks whether the data is saved, and saves it',
    passwordId: 'ProbePassword',
    passwordLabel: 'probe password',
    rules: () => ['+ping', '+info', '+bgsave'],
  },
} as const satisfies Readonly<Record<string, LibraryLogin>>;

/** The name of a login of the library that every server has. */
export type LibraryLoginName = keyof typeof LIBRARY_LOGINS;

/** Returns the logins of the library that a server has: those of every server, then its own. */
export function libraryLoginsOf({
  extraLogins,
}: {
  readonly extraLogins: readonly LibraryLogin[];
}): readonly LibraryLogin[] {
  return [...Object.values(LIBRARY_LOGINS), ...extraLogins];
}
