import { CommandRule } from '../../../lib/core/catalog/command-rule';
import { KeyPattern } from '../../../lib/core/catalog/key-pattern';
import { compareNumbers } from '../../../lib/core/catalog/numbers';
import { usersAcl } from '../../../lib/core/render/users-acl';
import { resolveRedis } from '../../../lib/core/resolve/constructs/resolve-redis';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import { CONTEXT, EXPORTER_LOGIN, generatedLogins, specOf } from '../../support/core';
import { expectGolden } from '../../support/golden';
import { ALL_LINES } from '../../support/lines';

function aclOf(versionString: string, props: RedisServerProps = {}): string {
  const spec = specOf({ versionString, ...props });
  const names = spec.users.map(({ name }) => name);
  return usersAcl(spec, generatedLogins(true, names)).toString();
}

function linesOf(versionString: string, props: RedisServerProps): string[] {
  return aclOf(versionString, props).trimEnd().split('\n');
}

describe('the users.acl', () => {
  test.each(
    ALL_LINES.filter((line) => line.startsWith('valkey:') || compareNumbers(line, '6.0') >= 0).map((line) => [
      line,
      line === '6.0' ? '6.0' : '6.2',
    ]),
  )('of %s equals that of %s byte for byte, with digests instead of passwords', (line, first) => {
    expectGolden(`users-${first}.acl`, aclOf(line));
  });
});

describe('declared users', () => {
  const props: RedisServerProps = {
    defaultUser: false,
    users: [
      { name: 'app', keys: [KeyPattern.readWrite('app:*')] },
      {
        name: 'report',
        keys: [KeyPattern.readWrite('r:*')],
        commands: [
          CommandRule.allowCategory('read'),
          CommandRule.allow('PING'),
          CommandRule.deny('keys'),
          CommandRule.allow('config|get'),
        ],
      },
      { name: 'nobody', commands: [] },
    ],
  };
  const [app, report, ...others] = props.users ?? [];

  test('of Redis 6.0 have no rules for channels, and default can run HELLO, which is needed before a login', () => {
    expectGolden('users-declared-6.0.acl', aclOf('6.0', props));
  });

  test('of Redis 6.2 begin without the default channels', () => {
    expectGolden(
      'users-declared-6.2.acl',
      aclOf('6.2', {
        ...props,
        users: [
          { ...app, name: 'app', channels: ['app:*', 'news'] },
          { ...report, name: 'report' },
          ...others,
        ],
      }),
    );
  });

  test('of Redis 7.0 and later, and of Valkey, can have keys that they only read or only write', () => {
    const users = [
      {
        name: 'app',
        keys: [KeyPattern.readWrite('a:*'), KeyPattern.readOnly('b:*'), KeyPattern.writeOnly('c:{1}\\*')],
        commands: [CommandRule.allowCategory('all'), CommandRule.deny('config|set')],
      },
    ];
    expectGolden('users-declared-7.0.acl', aclOf('7.0', { users }));
    expectGolden('users-declared-7.0.acl', aclOf('valkey:8.1', { users }));
  });

  test('come after those of the library, and do not change them', () => {
    expect(linesOf('7.0', { users: [{ name: 'app' }] })).toEqual([
      ...linesOf('7.0', {}),
      'user app on #<sha256 of password of app> resetchannels +@all -@admin -@dangerous',
    ]);
  });

  test('have only one pattern if it matches everything, because a server rejects others after it', () => {
    const users = [
      {
        name: 'app',
        keys: [KeyPattern.readWrite('*'), KeyPattern.readWrite('a'), KeyPattern.readOnly('b')],
        channels: ['*', 'a'],
        commands: [],
      },
    ];
    expect(linesOf('7.0', { users }).at(-1)).toBe(
      'user app on #<sha256 of password of app> resetchannels ~* &*',
    );
  });
});

describe('a further login of the library', () => {
  test.each([
    ['6.2', '+info +config'],
    ['7.0', '+info +config|get'],
  ])('follows those that every server has, with its rules for %s', (versionString, rules) => {
    const { spec } = resolveRedis({ versionString }, { extraLogins: [EXPORTER_LOGIN] }, CONTEXT);
    const acl = usersAcl(spec, generatedLogins(true, [], spec.extraLogins)).toString();
    expect(acl).toBe(`${aclOf(versionString)}user exporter on #<sha256 of exporter password> ${rules}\n`);
  });

  test('cannot be rendered without its password', () => {
    const { spec } = resolveRedis({}, { extraLogins: [EXPORTER_LOGIN] }, CONTEXT);
    expect(() => usersAcl(spec, generatedLogins(true))).toThrow("The server has no login 'exporter'.");
  });
});

describe('the user default if it is disabled', () => {
  test.each(['6.2', '7.0', '8.4', 'valkey:7.2'])('has neither a password nor rights on %s', (line) => {
    expect(linesOf(line, { defaultUser: false, users: [{ name: 'app' }] })[0]).toBe('user default off');
  });
});
