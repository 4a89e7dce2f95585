import { CommandRule } from '../../../lib/core/catalog/command-rule';
import { KeyPattern } from '../../../lib/core/catalog/key-pattern';
import { UserManagement } from '../../../lib/core/catalog/user-management';
import type { Problem } from '../../../lib/core/problems/problem';
import { isError } from '../../../lib/core/problems/problem';
import { resolveRedis } from '../../../lib/core/resolve/constructs/resolve-redis';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import type { RedisUser } from '../../../lib/core/resolve/redis-user';
import { CONTEXT, EXPORTER_LOGIN, specOf, UNKNOWN } from '../../support/core';

function problemsOf(props: RedisServerProps): Problem[] {
  return resolveRedis(props, {}, CONTEXT).problems.filter(isError);
}

function ids(props: RedisServerProps): string[] {
  return problemsOf(props).map(({ id }) => id);
}

function app(rules: Partial<RedisUser>, versionString = '8.4'): RedisServerProps {
  return { versionString, users: [{ name: 'app', ...rules }] };
}

describe('users', () => {
  test('are only default by default, and are managed in code', () => {
    expect(specOf({})).toMatchObject({
      users: [],
      defaultUser: true,
      userManagement: UserManagement.MANAGED,
    });
    expect(specOf({ users: [] }).users).toEqual([]);
  });

  test('can run everything except admin and dangerous commands, on no key and no channel', () => {
    const [{ commands, ...rest }] = specOf({ users: [{ name: 'app' }] }).users;
    expect(commands.map(String)).toEqual(['+@all', '-@admin', '-@dangerous']);
    expect(rest).toEqual({ name: 'app', keys: [], channels: [] });
  });

  test.each(['2.8', '4.0', '5.0'])('are refused below 6.0, like all settings of users: %s', (version) => {
    const versionString = `${version}-aof`;
    const props = { versionString, users: [{ name: 'app' }], defaultUser: false };
    expect(problemsOf({ ...props, userManagement: UserManagement.RUNTIME })).toEqual([
      {
        id: 'users-not-in-version',
        path: CONTEXT.path,
        message: `Redis ${version} does not support users, only one password`,
        given: 'users, defaultUser: false, userManagement RUNTIME',
        allowed: 'Redis 6.0 and later, Valkey',
        fix: 'remove these settings and use password, or use a later version',
      },
    ]);
    expect(ids({ versionString, users: [], defaultUser: true })).toEqual([]);
  });
});

describe('the name of a user', () => {
  test.each(['app', 'App', 'a.b_c~d-9', '0'])('can be %s', (name) => {
    expect(ids({ users: [{ name }] })).toEqual([]);
  });

  test.each(['', 'my app', 'a\nb', 'a|b', 'a/b', 'a@b', 'büro', '*', '${x}'])('cannot be %p', (name) => {
    expect(ids({ users: [{ name }] })).toEqual(['bad-user-name']);
  });

  test('must be known at synth', () => {
    expect(problemsOf({ users: [{ name: UNKNOWN }] })).toMatchObject([
      { id: 'bad-user-name', message: expect.stringContaining('users[0].name must be known at synth') },
    ]);
  });

  test.each(['default', 'replication', 'probe'])('cannot be %s, which the library uses', (name) => {
    expect(ids({ users: [{ name }] })).toEqual(['user-name-taken']);
  });

  test('cannot be the name of another login of the library on a server that has it', () => {
    const users = [{ name: EXPORTER_LOGIN.name }];
    expect(ids({ users })).toEqual([]);
    expect(resolveRedis({ users }, { extraLogins: [EXPORTER_LOGIN] }, CONTEXT).problems).toMatchObject([
      { id: 'user-name-taken', allowed: 'any name except default, replication, probe, exporter' },
    ]);
  });

  test('points to the props of the user default', () => {
    expect(problemsOf({ users: [{ name: 'default' }] })[0].fix).toContain('password and defaultUser');
  });

  test('belongs to only one user', () => {
    const users = ['app', 'other', 'app', 'App'].map((name) => ({ name }));
    expect(problemsOf({ users })).toMatchObject([
      { id: 'user-name-taken', message: 'users[2].name is also the name of users[0]', given: "'app'" },
    ]);
    expect(resolveRedis({ users }, {}, CONTEXT).spec.users.map(({ name }) => name)).toEqual([
      'app',
      'other',
      'App',
    ]);
  });
});

describe('the user default', () => {
  test('can be disabled if another one is declared', () => {
    expect(specOf({ defaultUser: false, users: [{ name: 'app' }] }).defaultUser).toBe(false);
    expect(ids({ defaultUser: false, users: [] })).toEqual(['no-client-user']);
  });

  test('has no password if it is disabled', () => {
    expect(ids({ defaultUser: false, users: [{ name: 'app' }], password: UNKNOWN })).toEqual([
      'setting-without-effect',
    ]);
  });
});

describe('the password of a user', () => {
  test('can be given as a value that is known at apply', () => {
    expect(specOf({ users: [{ name: 'app', password: UNKNOWN }] }).users[0].password).toBe(UNKNOWN);
  });

  test('is refused as a literal, and not shown', () => {
    const [problem, ...others] = problemsOf(app({ password: 'canary-of-sixteen' }));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      id: 'plaintext-secret',
      message: expect.stringContaining('the password of the user app is a literal'),
    });
    expect(JSON.stringify(problem)).not.toContain('canary');
  });
});

describe('rules about commands', () => {
  const commandIds = (versionString: string, ...commands: CommandRule[]) =>
    ids(app({ commands }, versionString));

  test.each([
    ['get', '6.0'],
    ['GET', '6.0'],
    ['config|get', '6.0'],
    ['config|anything', '6.2'],
    ['config|get', '8.4'],
    ['select|0', '8.4'],
    ['vadd', '8.0'],
    ['commandlog|get', 'valkey:8.1'],
  ])('can allow %s on %s', (command, versionString) => {
    expect(commandIds(versionString, CommandRule.allow(command))).toEqual([]);
  });

  test.each([
    ['', 'bad-user-rule'],
    ['get set', 'bad-user-rule'],
    ['get\n+@all', 'bad-user-rule'],
    ['@all', 'bad-user-rule'],
    ['config|', 'bad-user-rule'],
    ['a|b|c', 'bad-user-rule'],
    [UNKNOWN, 'bad-user-rule'],
    ['gett', 'unknown-command'],
    ['getex', 'unknown-command'],
    ['nothing|get', 'unknown-command'],
  ])('cannot name %p on 6.0', (command, id) => {
    expect(commandIds('6.0', CommandRule.allow(command))).toEqual([id]);
  });

  test('report since which version a command exists', () => {
    expect(problemsOf(app({ commands: [CommandRule.allow('getex')] }, '6.0'))).toMatchObject([
      { allowed: "'getex' from Redis 6.2", fix: 'leave it out, or use a version that has it' },
    ]);
    expect(problemsOf(app({ commands: [CommandRule.allow('stralgo')] }))).toMatchObject([
      { allowed: "'stralgo' in Redis 6.0 to 6.2" },
    ]);
  });

  test('are refused for an unknown subcommand, since 7.0', () => {
    expect(problemsOf(app({ commands: [CommandRule.allow('config|gett')] }, '7.0'))).toMatchObject([
      { id: 'unknown-command', fix: "did you mean 'config|get'?" },
    ]);
  });

  test('can deny a subcommand since 7.0, and only of a command that has subcommands', () => {
    const deny = CommandRule.deny('config|set');
    expect(commandIds('6.2', deny)).toEqual(['users-not-in-version']);
    expect(commandIds('7.0', deny)).toEqual([]);
    expect(commandIds('valkey:7.2', deny)).toEqual([]);
    expect(commandIds('7.0', CommandRule.deny('select|0'))).toEqual(['bad-user-rule']);
  });

  test('cannot allow a subcommand of an allowed command on 6.0, which would not start', () => {
    const config = CommandRule.allow('config|get');
    const all = CommandRule.allowCategory('all');
    expect(commandIds('6.0', all, config)).toEqual(['bad-user-rule']);
    expect(commandIds('6.0', CommandRule.allow('CONFIG'), config)).toEqual(['bad-user-rule']);
    expect(commandIds('6.0', all, CommandRule.deny('config'), config)).toEqual([]);
    expect(commandIds('6.0', all, CommandRule.denyCategory('admin'), config)).toEqual([]);
    expect(commandIds('6.0', config, CommandRule.allow('config|set'))).toEqual([]);
    expect(commandIds('6.2', all, config)).toEqual([]);
  });

  test('can only name categories of the version', () => {
    expect(commandIds('6.0', CommandRule.allowCategory('Read'), CommandRule.denyCategory('all'))).toEqual([]);
    expect(commandIds('8.8', CommandRule.allowCategory('array'))).toEqual([]);
    expect(commandIds('8.6', CommandRule.allowCategory('array'))).toEqual(['unknown-command']);
    expect(problemsOf(app({ commands: [CommandRule.allowCategory('dangerus')] }))).toMatchObject([
      {
        id: 'unknown-command',
        fix: "did you mean 'dangerous'?",
        allowed: expect.stringContaining('sortedset'),
      },
    ]);
    expect(commandIds('7.0', CommandRule.allowCategory(UNKNOWN))).toEqual(['bad-user-rule']);
  });

  test('that are refused do not affect the others', () => {
    const commands = [CommandRule.allow('nonsense'), CommandRule.allow('get')];
    const { spec } = resolveRedis(app({ commands }), {}, CONTEXT);
    expect(spec.users[0].commands.map(String)).toEqual(['+get']);
  });
});

describe('patterns of keys and channels', () => {
  const BAD = ['', ' ', 'a b', 'a\tb', 'a\nb', 'a\u0000b', 'a\u00a0b', UNKNOWN];

  test.each(BAD)('cannot be %p', (pattern) => {
    expect(ids(app({ keys: [KeyPattern.readWrite(pattern)] }))).toEqual(['bad-user-rule']);
    expect(ids(app({ channels: [pattern] }))).toEqual(['bad-user-rule']);
  });

  test.each(['*', 'a:*', 'é€🗝', '"\'\\', '${x}', '%{x}', '(a', '[^a]?'])('can be %p', (pattern) => {
    expect(ids(app({ keys: [KeyPattern.readWrite(pattern)], channels: [pattern] }))).toEqual([]);
  });

  test.each(['e\u0301:*', '\u212b', 'a\ud800'])(
    'are refused as %j, which Terraform would change',
    (pattern) => {
      const rules = { keys: [KeyPattern.readWrite(pattern)], channels: [pattern] };
      expect(ids(app(rules))).toEqual(['bad-user-rule', 'bad-user-rule']);
      expect(ids(app({ channels: [pattern.normalize('NFC').replace(/\p{Cs}/u, '')] }))).toEqual([]);
    },
  );

  test('are reported with the name of their user, on one line', () => {
    const [, { message }] = problemsOf({ users: [{ name: 'a\nb', channels: [''] }] });
    expect(message).toBe(
      "a channel pattern of the user 'a\\nb' is empty, or contains whitespace or a control character",
    );
  });

  test('can be read-only or write-only since 7.0', () => {
    const keys = [KeyPattern.readWrite('a'), KeyPattern.readOnly('b'), KeyPattern.writeOnly('c')];
    expect(problemsOf(app({ keys }, '6.2'))).toMatchObject([
      { id: 'users-not-in-version', given: "'%R~b', '%W~c'", allowed: 'Redis 7.0 and later, Valkey' },
    ]);
    expect(ids(app({ keys }, '7.0'))).toEqual([]);
    expect(ids(app({ keys }, 'valkey:7.2'))).toEqual([]);
  });

  test('can be for channels since 6.2', () => {
    expect(ids(app({ channels: ['a'] }, '6.0'))).toEqual(['users-not-in-version']);
    expect(ids(app({ channels: [] }, '6.0'))).toEqual([]);
    expect(ids(app({ channels: ['a'] }, '6.2'))).toEqual([]);
  });
});

describe('all mistakes in users', () => {
  test('are reported at once', () => {
    expect(
      ids({
        versionString: '6.0',
        users: [
          { name: 'a b', commands: [CommandRule.allow('nonsense')], channels: ['x'] },
          { name: 'probe', keys: [KeyPattern.readOnly('')] },
        ],
        password: UNKNOWN,
        defaultUser: false,
      }).sort(),
    ).toEqual([
      'bad-user-name',
      'bad-user-rule',
      'setting-without-effect',
      'unknown-command',
      'user-name-taken',
      'users-not-in-version',
      'users-not-in-version',
    ]);
  });
});
