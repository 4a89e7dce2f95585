import type { TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  KeyPattern,
  RedisService,
  RemovalPolicy,
  TlsTerminator,
  UserManagement,
} from 'cdktf-redis';
import { Construct } from 'constructs';
import { ask } from '../e2e/support/clients';
import * as docker from '../e2e/support/docker';
import { Stage } from '../e2e/support/stage';
import { splitArgs } from '../support/readers/arguments';

const IMAGES = {
  'redis:7.0': ['redis', '7.0'],
  'valkey:8.1': ['valkey', '8.1'],
  haproxy: ['haproxy', '2.6'],
} as const;

const STACK = 'matrix-hostile';

/** Text that is special in a shell, Terraform, cdktf, redis.conf or an access control list. */
const SYNTAX = [
  '"\'\\ $HOME $(id) `id` ; & | < > * ? [a] { } ~ ! #',
  '${var.x} $${ ${ %{ if true } %%{ %{ ${TfToken[TOKEN.999999]} #{TfToken[TOKEN.999999]} $',
  'user default on nopass ~* &* +@all é 字 \u{1f600} \u202e\u200b',
].join(' ');

/** Values of directives in redis.conf: in double quotes, in single quotes, and as one word. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'syslog-ident': `"${SYNTAX.replace(/[\\"]/g, '\\$&')} \\n\\t\\x01"`,
  'replica-announce-ip': `'${SYNTAX.replace(/[\\']/g, '')} \\' '`,
  'ignore-warnings': '#\\${var.x}%{if}$(id)`id`;&|<>${TfToken[TOKEN.999999]}${',
};

/** Patterns without spaces, in which only the characters in brackets are wildcards. */
const PATTERNS = [
  ['"\'#$HOME$(id)`id`;&|<>~!@%R~+@all', '${', 'user'],
  ['${var.x}$${%{if}%%{é字\u{1f600}\u202e', '${TfToken[TOKEN.999999]}#{TfToken[TOKEN.999999]}', '$'],
] as const;

/** A key that matches a pattern: brackets match one of the characters in them. */
function keyOf(pattern: string): string {
  return pattern.replace(/\[(.)[^\]]*\]/g, '$1');
}

const USERS = ['first', 'second'] as const;

const SERVICES = [
  { id: 'redis', name: 'Redis 7.0', versionString: '7.0-aof' },
  { id: 'valkey', name: 'Valkey 8.1', versionString: 'valkey:8.1-aof' },
] as const;

/** The id of the construct that contains everything. Each container has it in a label. */
const ID = '${var.x} %{if} "#\\\'\n\u202e';

function build(stack: TerraformStack): void {
  const scope = new Construct(stack, ID);
  for (const [index, { id, versionString }] of SERVICES.entries()) {
    const service = new RedisService(scope, id, {
      versionString,
      name: `${STACK}-${id}`,
      directives: DIRECTIVES,
      users: USERS.map((name, at) => ({
        name,
        keys: PATTERNS[at].map((pattern) => KeyPattern.readWrite(pattern)),
        channels: [...PATTERNS[at]],
      })),
      userManagement: id === 'valkey' ? UserManagement.RUNTIME : UserManagement.MANAGED,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new TlsTerminator(scope, `${id}Tls`, { service, port: 16730 + index, name: `${STACK}-${id}-tls` });
    new ConnectionOutputs(stack, id, { service });
    for (const user of USERS) new ConnectionOutputs(stack, `${id}_${user}`, { service, user });
  }
}

describe('hostile strings that are accepted', () => {
  const stage = new Stage(STACK, IMAGES);
  const logins = new Map<string, Promise<[url: string, ca: string]>>();
  const loginOf = (output: string) => {
    const login =
      logins.get(output) ??
      Promise.all([stage.text(`${output}_url`), stage.text(`${output}_ca_certificate`)]);
    logins.set(output, login);
    return login;
  };
  /** Runs a command as the user of an output, and returns the answer. */
  const as = async (output: string, ...command: string[]) => {
    const [url, ca] = await loginOf(output);
    return ask(url, command, ca);
  };
  const list = async (output: string, ...command: string[]) => {
    const answer = await as(output, ...command);
    return Array.isArray(answer) ? answer.map(String) : [];
  };
  const patternsOf = async (id: string) => {
    const users = (await list(id, 'ACL', 'LIST')).map((line) => line.split(' '));
    const patterns = users.map(([, name, ...rules]) => [name, rules.filter((rule) => /^[~&]/.test(rule))]);
    return Object.fromEntries(patterns);
  };
  const wanted = Object.fromEntries([
    ...USERS.map((name, at) => [
      name,
      ['~', '&'].flatMap((prefix) => PATTERNS[at].map((pattern) => `${prefix}${pattern}`)),
    ]),
    ...[['default', ['~*', '&*']], ...['probe', 'replication'].map((name) => [name, []])],
  ]);

  beforeAll(() => stage.deploy(build), 300_000);

  afterAll(() => stage.clear(), 60_000);

  describe.each(SERVICES)('by $name', ({ id }) => {
    test.each(Object.entries(DIRECTIVES))(
      'are the value of %s in CONFIG GET',
      async (name, value) => {
        expect(await list(id, 'CONFIG', 'GET', name)).toEqual([name, ...splitArgs(value)]);
      },
      30_000,
    );

    test('are the patterns of users in ACL LIST', async () => {
      expect(await patternsOf(id)).toEqual(wanted);
    }, 30_000);

    test.each(USERS)(
      'give the user %s access to its own keys and channels only',
      async (user) => {
        const names = PATTERNS.map((patterns) => patterns.map(keyOf));
        const [own, others] = user === 'first' ? names : names.reverse();
        expect(await as(`${id}_${user}`, 'PING')).toBe('PONG');
        for (const name of own) {
          expect(await as(`${id}_${user}`, 'SET', name, name)).toBe('OK');
          expect(await as(`${id}_${user}`, 'GET', name)).toBe(name);
          expect(await as(`${id}_${user}`, 'PUBLISH', name, name)).toBe(0);
        }
        for (const name of [...others, 'other']) {
          await expect(as(`${id}_${user}`, 'SET', name, name)).rejects.toThrow(/NOPERM/);
          await expect(as(`${id}_${user}`, 'PUBLISH', name, name)).rejects.toThrow(/NOPERM/);
        }
      },
      30_000,
    );

    test('are unchanged in a label', async () => {
      const { Config } = await docker.inspect(`${STACK}-${id}`);
      expect(Config.Labels['cdktf-redis.construct']).toBe(`${STACK}/${ID}/${id}`);
    });

    test('are unchanged after a restart', async () => {
      await docker.restart(`${STACK}-${id}`);
      await docker.waitHealthy(`${STACK}-${id}`);
      await docker.waitHealthy(`${STACK}-${id}-tls`);
      expect(await patternsOf(id)).toEqual(wanted);
      expect(await as(`${id}_second`, 'GET', keyOf(PATTERNS[1][0]))).toBe(keyOf(PATTERNS[1][0]));
    }, 90_000);
  });

  test('cause no change in a plan after the apply', async () => {
    await stage.edit(build);
    expect(await stage.plannedChanges()).toEqual([]);
  }, 90_000);
});
