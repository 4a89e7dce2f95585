import { TerraformVariable, Token } from 'cdktf';
import type * as Library from '../../../lib';
import { MemorySize, RedisService, type RedisServiceProps, Replica, TlsTerminator } from '../../../lib';
import { checkProps } from '../../../lib/core/props/check-props';
import { collector, UNKNOWN } from '../../support/core';
import { problemIds, verdictOn } from '../../support/problems';
import { synth } from '../../support/synth';

/** What is left of props, and the problems, each as `message | given | fix`. */
function checked(given: unknown) {
  const problems = collector();
  const props = checkProps('RedisServiceProps', given as RedisServiceProps, problems, (it) => it === UNKNOWN);
  return {
    props,
    problems: problems.all.map(({ message, given, fix }) => [message, given, fix].join(' | ')),
  };
}

describe('a prop of another type', () => {
  test.each<[object, string]>([
    [
      { memory: 512 },
      'memory must be a MemorySize | 512 (a number) | set memory to a MemorySize, or leave it out',
    ],
    [
      { memory: '1gb' },
      "memory must be a MemorySize | '1gb' (a text) | set memory to a MemorySize, or leave it out",
    ],
    [
      { directives: { hz: 20 } },
      'directives["hz"] must be a text | 20 (a number) | set directives["hz"] to a text, or leave it out',
    ],
    [
      { version: '7.0' },
      "version must be a ServerVersion | '7.0' (a text) | set version to a ServerVersion, or leave it out",
    ],
    [
      { savePoints: null },
      'savePoints must be a list | null | set savePoints to a list, such as [...], or leave it out',
    ],
    [
      { savePoints: {} },
      'savePoints must be a list | an object | set savePoints to a list, such as [...], or leave it out',
    ],
    [
      { evictionPolicy: 'allkeys-lru' },
      "evictionPolicy must be an EvictionPolicy | 'allkeys-lru' (a text) | did you mean EvictionPolicy.ALLKEYS_LRU?",
    ],
    [
      { fsyncPolicy: 'always' },
      "fsyncPolicy must be a FsyncPolicy | 'always' (a text) | did you mean FsyncPolicy.ALWAYS?",
    ],
    [
      { removalPolicy: 'PROTECT' },
      "removalPolicy must be a RemovalPolicy | 'PROTECT' (a text) | did you mean RemovalPolicy.PROTECT?",
    ],
    [
      { plaintext: 'false' },
      "plaintext must be true or false | 'false' (a text) | set plaintext to true or false, without quotes, or leave it out",
    ],
    [
      { drillTarget: 'false' },
      "drillTarget must be true or false | 'false' (a text) | set drillTarget to true or false, without quotes, or leave it out",
    ],
    [
      { users: [{ name: 'app', keys: '*' }] },
      "users[0].keys must be a list | '*' (a text) | set users[0].keys to a list, such as [...], or leave it out",
    ],
    [
      { users: [{ name: 'app', commands: ['get'] }] },
      "users[0].commands[0] must be a CommandRule | 'get' (a text) | set users[0].commands[0] to a CommandRule",
    ],
    [
      { users: ['app'] },
      "users[0] must be an object of RedisUser | 'app' (a text) | set users[0] to an object with these props",
    ],
    [
      { plaintextPort: '6379' },
      "plaintextPort must be a number | '6379' (a text) | set plaintextPort to a number without quotes, or leave it out",
    ],
    [
      { memory: UNKNOWN },
      'memory must be a MemorySize | a token | set memory to a MemorySize, or leave it out',
    ],
  ])('is a problem that says what to use instead, and is not used: %j', (given, problem) => {
    const { props, problems } = checked(given);
    expect(problems).toEqual([problem]);
    expect(props).toEqual('directives' in given ? { directives: {} } : {});
  });

  test('that can be a secret is not shown', () => {
    const { problems } = checked({ password: ['hunter2'], users: [{ name: 'app', password: 4711 }] });
    expect(problems.join()).not.toMatch(/hunter2|4711/);
    expect(problems).toEqual([
      expect.stringContaining('| a list |'),
      expect.stringContaining('| a number |'),
    ]);
  });

  test('does not change the others, which a caller can also give as an object with a class', () => {
    class Given {
      public readonly memory = MemorySize.gibibytes(1);
      public get name(): string {
        return 'sessions';
      }
      public readonly team = 'not a prop';
    }
    const { props, problems } = checked(new Given());
    expect(props).toEqual({ memory: MemorySize.gibibytes(1), name: 'sessions' });
    expect(problems).toEqual([]);
  });

  test('does not include undefined, which means that the prop is not set', () => {
    expect(checked({ memory: undefined, directives: { hz: undefined } })).toEqual({
      props: { directives: {} },
      problems: [],
    });
  });
});

describe('an unknown prop', () => {
  const unchecked = (props: object) => verdictOn((stack) => new RedisService(stack, 'Redis', props));

  test.each([
    ['flavour', 'flavor'],
    ['maxmemory', 'maxMemory'],
    ['removalpolicy', 'removalPolicy'],
    ['plainText', 'plaintext'],
  ])('%s is an error that names %s', (prop, nearest) => {
    expect(unchecked({ [prop]: 1 }).error).toContain(`did you mean ${nearest}?`);
  });

  test('without a similar name is a warning, because it can be meant for a construct that extends this one', () => {
    expect(unchecked({ costCentre: 4711 })).toEqual({
      error: '',
      warnings: [expect.stringContaining('costCentre is not a prop of RedisServiceProps, and has no effect')],
    });
  });
});

describe('a service, a terminator or a platform', () => {
  test('of another type is one error', () => {
    for (const junk of [{}, 'Redis', { node: {} }, MemorySize.mebibytes(64)]) {
      const service = junk as unknown as RedisService;
      expect(problemIds((stack) => new TlsTerminator(stack, 'Tls', { service }))).toEqual(['bad-prop-type']);
      expect(problemIds((stack) => new Replica(stack, 'Copy', { primary: service }))).toEqual([
        'bad-prop-type',
      ]);
    }
  });
});

describe('tokens', () => {
  test('are accepted where the type is a text', () => {
    const { props } = synth((stack) => {
      const variable = new TerraformVariable(stack, 'Password', { sensitive: true });
      const problems = collector();
      const password = variable.stringValue;
      return { props: checkProps('RedisServiceProps', { password }, problems, Token.isUnresolved) };
    }).built;
    expect(props.password).toMatch(/^\$\{TfToken/);
  });
});

describe('a second copy of the package', () => {
  let other = {} as typeof Library;
  jest.isolateModules(() => {
    other = jest.requireActual<typeof Library>('../../../lib');
  });

  test('cannot give values to this one: the error says to install it once', () => {
    expect(other.MemorySize).not.toBe(MemorySize);
    const memory: unknown = other.MemorySize.gibibytes(1);
    const { error } = verdictOn(
      (stack) => new RedisService(stack, 'Redis', { memory: memory as MemorySize }),
    );
    expect(error).toContain('memory must be a MemorySize of this copy of cdktf-redis');
    expect(error).toContain('install cdktf-redis only once: `npm ls cdktf-redis` lists the copies');
  });
});
