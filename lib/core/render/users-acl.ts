import { capabilitiesOf } from '../catalog/capabilities';
import type { ServerLogins } from '../credentials/logins';
import type { Secret } from '../credentials/secret';
import { lines, type Template, template } from '../credentials/template';
import type { RedisSpec } from '../resolve/redis-spec';
import { defaultRules, rulesOf } from '../resolve/user-rules';

/** What of a specification the users are made from. */
type UsersSpec = Pick<RedisSpec, 'version' | 'users' | 'defaultUser'>;

/**
 * The users of a server with access control lists. Passwords stand there as SHA-256 digests only.
 *
 * - `default` may do everything: it is who clients are. Switched off, it has no password and no rights either, and
 *   nobody becomes it. Redis 6.0 alone asks whether it may say HELLO, which is how others log in.
 * - `replication` may do what a replica needs and nothing else (`+psync +replconf +ping`).
 * - `probe` may only PING: it is who health checks are.
 * - Those that are declared may do what their rules say. From 6.2 on there are rules for channels, and 6.2 would
 *   begin with all of them.
 */
export function usersAcl(spec: UsersSpec, logins: ServerLogins): Template {
  const { version, defaultUser } = spec;
  const { aclChannels } = capabilitiesOf(version);
  const off = aclChannels ? 'user default off' : 'user default off +hello';
  return lines(
    defaultUser ? line('default', logins.client.password, defaultRules(version)) : off,
    line('replication', logins.replication.password, ['+psync', '+replconf', '+ping']),
    line('probe', logins.probe.password, ['+ping']),
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
