import { capabilitiesOf } from '../catalog/capabilities';
import type { ServerLogins } from '../credentials/logins';
import type { EncodedSecret, Secret } from '../credentials/secret';
import type { RedisSpec } from '../spec/redis-spec';
import type { UserSpec } from '../spec/redis-user';
import { lines, type Text, text } from './text';

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
export function usersAcl(spec: UsersSpec, logins: ServerLogins): Text {
  const { aclChannels } = capabilitiesOf(spec.version);
  const channels = aclChannels ? ' &*' : '';
  const off = aclChannels ? 'user default off' : 'user default off +hello';
  return lines(
    spec.defaultUser ? text`user default on #${digest(logins.client.password)} ~*${channels} +@all` : off,
    text`user replication on #${digest(logins.replication.password)} +psync +replconf +ping`,
    text`user probe on #${digest(logins.probe.password)} +ping`,
    ...spec.users.map((user, index) => declared(user, logins.users[index].password, aclChannels)),
  );
}

function declared(user: UserSpec, password: Secret, aclChannels: boolean): Text {
  const rules = [
    ...(aclChannels ? ['resetchannels'] : []),
    ...withoutNarrower('~*', user.keys.map(String)),
    ...(aclChannels
      ? withoutNarrower(
          '&*',
          user.channels.map((channel) => `&${channel}`),
        )
      : []),
    ...user.commands.map(String),
  ];
  return text`user ${user.name} on #${digest(password)}${rules.map((rule) => ` ${rule}`).join('')}`;
}

/** A server refuses a pattern behind the one that stands for everything. */
function withoutNarrower(everything: string, patterns: readonly string[]): readonly string[] {
  return patterns.includes(everything) ? [everything] : patterns;
}

function digest(secret: Secret): EncodedSecret {
  return { secret, encoding: 'sha256' };
}
