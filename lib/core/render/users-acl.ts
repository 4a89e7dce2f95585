import { capabilitiesOf } from '../catalog/capabilities';
import { libraryLoginsOf } from '../catalog/library-logins';
import { libraryLogin, type ServerLogins } from '../credentials/logins';
import type { Secret } from '../credentials/secret';
import { lines, type Template, template } from '../credentials/template';
import type { RedisSpec } from '../resolve/redis-spec';
import { defaultRules, rulesOf } from '../resolve/user-rules';

/** The part of a specification that decides the users. */
type UsersSpec = Pick<RedisSpec, 'version' | 'users' | 'defaultUser' | 'extraLogins'>;

/**
 * Renders the users of a server with access control lists. The file holds passwords as SHA-256 digests only.
 *
 * - `default` is the client user and may do everything. If it is off, it has no password and no rights, and nobody
 *   can log in as it. Redis 6.0 still needs `+hello` for it, because the other users log in with HELLO.
 * - The logins of the library may do what they need and nothing else.
 * - Declared users may do what their rules allow. Redis 6.2 and later have rules for channels, and Redis 6.2 allows
 *   all channels unless the rules begin with `resetchannels`.
 */
export function usersAcl(spec: UsersSpec, logins: ServerLogins): Template {
  const { version, defaultUser } = spec;
  const server = capabilitiesOf(version);
  const { aclChannels } = server;
  const off = aclChannels ? 'user default off' : 'user default off +hello';
  return lines(
    defaultUser ? line('default', logins.client.password, defaultRules(version)) : off,
    ...libraryLoginsOf(spec).map((row) =>
      line(row.name, libraryLogin(logins, row).password, row.rules(server)),
    ),
    ...spec.users.map((user, index) =>
      line(user.name, logins.users[index].password, [
        ...(aclChannels ? ['resetchannels'] : []),
        ...rulesOf(user, version),
      ]),
    ),
  );
}

function line(name: string, password: Secret, rules: readonly string[]): Template {
  return template`user ${name} on #${{ secret: password, encoding: 'sha256' }}${rules.map((rule) => ` ${rule}`).join('')}`;
}
