import { createHash } from 'node:crypto';
import { capabilitiesOf } from '../catalog/capabilities';
import type { ServerLogins } from '../credentials/logins';
import type { Secret } from '../credentials/secret';
import type { RedisSpec } from '../resolve/redis-spec';
import { defaultRules, rulesOf } from '../resolve/user-rules';
import type { ClientUser } from './workload-role';

/** The users that clients can log in as. A server without users has one password, which counts as the user `default`. */
export function clientUsers(
  { version, users, defaultUser }: RedisSpec,
  { client, users: logins }: ServerLogins,
): readonly ClientUser[] {
  const passwords = new Map(logins.map(({ username, password }) => [username, sourceOf(password)]));
  const byDefault = { name: 'default', password: sourceOf(client.password) };
  const { acl, aclChannels } = capabilitiesOf(version);
  if (!acl) return [{ ...byDefault, rules: EVERYTHING }];
  // A version without rules for channels lets everybody use them.
  const channels = aclChannels ? [] : ['&*'];
  return [
    ...(defaultUser ? [{ ...byDefault, rules: [...defaultRules(version), ...channels] }] : []),
    ...users.map((user) => ({
      name: user.name,
      password: passwords.get(user.name),
      rules: [...rulesOf(user, version), ...channels],
    })),
  ];
}

/** Where a password comes from, as a digest: a name in an expression can look like a secret. */
function sourceOf({ _source }: Secret): string | undefined {
  return _source === undefined ? undefined : createHash('sha256').update(_source).digest('hex').slice(0, 8);
}

const EVERYTHING = ['~*', '&*', '+@all'];
