import type { LibraryLogin } from '../../lib/core/catalog/library-logins';
import type { ServerLogins } from '../../lib/core/credentials/logins';
import { Secret } from '../../lib/core/credentials/secret';
import { isError } from '../../lib/core/problems/problem';
import { Problems } from '../../lib/core/problems/problems';
import { resolveRedis } from '../../lib/core/resolve/constructs/resolve-redis';
import type { PlacedContext } from '../../lib/core/resolve/placed-context';
import type { RedisServerProps } from '../../lib/core/resolve/redis-server-props';
import type { RedisSpec } from '../../lib/core/resolve/redis-spec';
import { DOCKER_FACTS } from '../../lib/platforms/docker/facts';

/** A value that is known only at apply. */
export const UNKNOWN = '${unknown}';

/** A resolve context on Docker in which only UNKNOWN is not known. */
export const CONTEXT: PlacedContext = {
  path: 'test/Redis',
  isUnknown: (value) => value === UNKNOWN,
  now: new Date('2027-01-15'),
  platform: DOCKER_FACTS,
};

/** A collector of problems for one resolver. */
export function collector(): Problems {
  return new Problems(CONTEXT.path);
}

/** The specification of props that have no errors. */
export function specOf(props: RedisServerProps): RedisSpec {
  const { spec, problems } = resolveRedis(props, {}, CONTEXT);
  expect(problems.filter(isError)).toEqual([]);
  return spec;
}

/** The logins of a server whose passwords Terraform generates. */
export function generatedLogins(
  acl: boolean,
  users: readonly string[] = [],
  extraLogins: readonly LibraryLogin[] = [],
): ServerLogins {
  const secret = (label: string) => Secret._alphanumeric('not to be seen', label);
  const password = secret('password');
  if (!acl)
    return {
      client: { password },
      replication: { password },
      probe: { password },
      users: [],
      extra: new Map(),
    };
  return {
    client: { username: 'default', password },
    replication: { username: 'replication', password: secret('replication password') },
    probe: { username: 'probe', password: secret('probe password') },
    users: users.map((username) => ({ username, password: secret(`password of ${username}`) })),
    extra: new Map(
      extraLogins.map(({ name, passwordLabel }) => [
        name,
        { username: name, password: secret(passwordLabel) },
      ]),
    ),
  };
}

/** The logins of a server below 6.0 with a given password, which can contain any character. */
export function givenLogins(): ServerLogins {
  const password = Secret.of('not to be seen', 'given password');
  return {
    client: { password },
    replication: { password },
    probe: { password },
    users: [],
    extra: new Map(),
  };
}

/** A login of the library that no version of the library has, to test that one row is enough for a login. */
export const EXPORTER_LOGIN: LibraryLogin = {
  name: 'exporter',
  purpose: 'an exporter reads the metrics of a server',
  passwordId: 'ExporterPassword',
  passwordLabel: 'exporter password',
  rules: ({ aclV2 }) => ['+info', aclV2 ? '+config|get' : '+config'],
};
