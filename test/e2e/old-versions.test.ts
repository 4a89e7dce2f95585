import type { TerraformStack } from 'cdktf';
import { ConnectionOutputs, RedisService, RemovalPolicy, Replica, TlsTerminator } from 'cdktf-redis';
import { ask, printedLine, type TlsLimits, targetOf, withPassword } from './support/clients';
import * as docker from './support/docker';
import { type HandshakeOptions, handshake, redisAnswer, redisCli } from './support/redis-cli';
import { Stage } from './support/stage';
import { waitUntil } from './support/wait-until';

const PORTS = { five: 16400, fivecopy: 16401, twoeight: 16402, twoeightcopy: 16403, six: 16404 };
type Name = keyof typeof PORTS;

/** The ciphers with which OpenSSL 3 allows TLS 1.0 and 1.1. */
const LEGACY = 'DEFAULT:@SECLEVEL=0';
const PROTOCOLS: readonly NonNullable<HandshakeOptions['protocol']>[] = [
  'tls1',
  'tls1_1',
  'tls1_2',
  'tls1_3',
];

const url = (stage: Stage, name: string) => stage.text(`${name}_url`);
const ca = (stage: Stage, name: string) => stage.text(`${name}_ca_certificate`);

/** The protocols that a terminator accepts from a client that supports all of them. */
async function accepted(port: number, caPem: string): Promise<string[]> {
  const outcomes = PROTOCOLS.map(async (protocol) => {
    const options = { host: '127.0.0.1', port, protocol, cipher: LEGACY, caPem, serverName: 'localhost' };
    return (await handshake(options)).accepted ? [protocol] : [];
  });
  return (await Promise.all(outcomes)).flat();
}

function terminated(
  stack: TerraformStack,
  name: Name,
  service: RedisService | Replica,
  stackName: string,
): void {
  new TlsTerminator(stack, `${name}Tls`, {
    service,
    port: PORTS[name],
    name: `${stackName}-${name}-tls`,
  });
  new ConnectionOutputs(stack, name, { service });
}

describe('Redis 2.8, 5.0 and 6.0', () => {
  const STACK = 'e2eb-old';
  const stage = new Stage(STACK, {
    'redis:2.8': ['redis', '2.8'],
    'redis:5.0': ['redis', '5.0'],
    'redis:6.0': ['redis', '6.0'],
    haproxy: ['haproxy', '2.6'],
  });

  beforeAll(async () => {
    await stage.deploy((stack) => {
      const removalPolicy = RemovalPolicy.DESTROY;
      const five = new RedisService(stack, 'Five', {
        versionString: '5.0-aof',
        name: `${STACK}-five`,
        removalPolicy,
      });
      const twoeight = new RedisService(stack, 'TwoEight', {
        versionString: '2.8',
        name: `${STACK}-twoeight`,
        removalPolicy,
      });
      const six = new RedisService(stack, 'Six', {
        versionString: '6.0',
        name: `${STACK}-six`,
        removalPolicy,
      });
      const fivecopy = new Replica(stack, 'FiveReplica', {
        primary: five,
        name: `${STACK}-fivecopy`,
        removalPolicy,
      });
      const twoeightcopy = new Replica(stack, 'TwoEightReplica', {
        primary: twoeight,
        name: `${STACK}-twoeightcopy`,
        removalPolicy,
      });
      terminated(stack, 'five', five, STACK);
      terminated(stack, 'fivecopy', fivecopy, STACK);
      terminated(stack, 'twoeight', twoeight, STACK);
      terminated(stack, 'twoeightcopy', twoeightcopy, STACK);
      terminated(stack, 'six', six, STACK);
    });
  }, 300_000);

  afterAll(() => stage.clear(), 60_000);

  test('have an empty plan after the apply', async () => {
    expect(await stage.plannedChanges()).toEqual([]);
  }, 60_000);

  test.each<[Name, string]>([
    ['five', '5.0.6'],
    ['twoeight', '2.8.17'],
    ['six', '6.0.16'],
  ])('%s runs Redis %s, and it and its terminator are healthy', async (name, version) => {
    const target = targetOf(await url(stage, name), await ca(stage, name));
    expect(await redisAnswer(target, 'INFO', 'server')).toContain(`redis_version:${version}`);
    for (const container of [`${STACK}-${name}`, `${STACK}-${name}-tls`]) {
      expect((await docker.inspect(container)).State.Health?.Status).toBe('healthy');
    }
  });

  test.each<[Name, readonly string[]]>([
    ['five', ['tls1', 'tls1_1', 'tls1_2']],
    ['twoeight', ['tls1', 'tls1_1', 'tls1_2']],
    ['six', ['tls1_2', 'tls1_3']],
  ])('the terminator of %s accepts %p and no other protocol', async (name, protocols) => {
    expect(await accepted(PORTS[name], await ca(stage, name))).toEqual(protocols);
  });

  test.each<[Name]>([['five'], ['twoeight']])('%s answers over TLS 1.0, 1.1 and 1.2', async (name) => {
    for (const version of ['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const) {
      const limits: TlsLimits = { minVersion: version, maxVersion: version, ciphers: LEGACY };
      expect(await ask(await url(stage, name), ['PING'], await ca(stage, name), limits)).toBe('PONG');
    }
  });

  test.each<[Name]>([['five'], ['twoeight'], ['six']])('%s requires the correct password', async (name) => {
    const target = targetOf(await url(stage, name), await ca(stage, name));
    const without = await redisCli({ ...target, password: undefined, username: undefined }, 'PING');
    expect(without.stdout).toMatch(/^NOAUTH/);
    const wrong = withPassword(await url(stage, name), 'not the password');
    await expect(ask(wrong, ['PING'], await ca(stage, name))).rejects.toThrow(/invalid/i);
  });

  test.each<[Name]>([['five'], ['twoeight']])(
    'the URL of %s has no user name, AUTH needs only the password, and both clients connect with the URL',
    async (name) => {
      const address = await url(stage, name);
      const { username, password } = new URL(address);
      expect(username).toBe('');
      expect(password).toMatch(/^[A-Za-z0-9]{40}$/);
      expect(await ask(address, ['PING'], await ca(stage, name))).toBe('PONG');
      const target = { ...targetOf(address, await ca(stage, name)), password: undefined };
      expect(await redisAnswer(target, 'AUTH', password)).toBe('OK');
    },
  );

  test.each<[Name]>([['five'], ['twoeight'], ['six']])(
    'the redis-cli command of %s works as printed',
    async (name) => {
      expect(
        await printedLine(await stage.text(`${name}_cli`), `${name}-ca.crt`, await ca(stage, name)),
      ).toBe('PONG');
    },
  );

  test.each<[Name, Name, string]>([
    ['five', 'fivecopy', 'replicaof'],
    ['twoeight', 'twoeightcopy', 'slaveof'],
  ])('a write to %s arrives at %s, which follows it by %s and is read-only', async (name, replica, word) => {
    const primary = targetOf(await url(stage, name), await ca(stage, name));
    const copy = targetOf(await url(stage, replica), await ca(stage, replica));
    expect(copy.password).not.toBe(primary.password);
    expect(await redisAnswer(primary, 'SET', 'fruit', 'quince')).toBe('OK');
    await waitUntil('the write arrives', async () => (await redisAnswer(copy, 'GET', 'fruit')) === 'quince');
    expect((await redisCli(copy, 'SET', 'fruit', 'plum')).stdout).toMatch(/^READONLY/);
    const conf = ['grep', '-oE', '^(slaveof|replicaof|masterauth) ', '/etc/cdktf-redis/redis.conf'];
    expect(await docker.exec(`${STACK}-${replica}`, ...conf)).toBe(`${word} \nmasterauth \n`);
  });

  test('Redis 5.0 with an append-only file restores its data after kill -9', async () => {
    const target = targetOf(await url(stage, 'five'), await ca(stage, 'five'));
    expect(await redisAnswer(target, 'SET', 'kept', 'through the crash')).toBe('OK');
    await new Promise((resolve) => setTimeout(resolve, 1500)); // appendfsync everysec
    await docker.killProcess(`${STACK}-five`);
    const answer = await waitUntil('it serves again', () => redisAnswer(target, 'GET', 'kept'));
    expect(answer).toBe('through the crash');
  }, 60_000);

  test('Redis 6.0 loads its users, whose rules have no channels', async () => {
    const target = targetOf(await url(stage, 'six'), await ca(stage, 'six'));
    const users = await redisAnswer(target, 'ACL', 'LIST');
    expect(users).toMatch(/^user default on #[0-9a-f]{64} ~\* \+@all$/m);
    expect(users).toMatch(/^user probe on #[0-9a-f]{64} -@all (?=.*\+ping)(?=.*\+info)(?=.*\+bgsave)/m);
    expect(users).toMatch(
      /^user replication on #[0-9a-f]{64} -@all (?=.*\+psync)(?=.*\+replconf)(?=.*\+ping)/m,
    );
    expect((await redisCli({ ...target, username: 'probe' }, 'PING')).stdout).toMatch(/^(WRONGPASS|NOAUTH)/);
  });

  test('a replica of 5.0 keeps answering while its primary is stopped', async () => {
    const copy = targetOf(await url(stage, 'fivecopy'), await ca(stage, 'fivecopy'));
    await docker.stop(`${STACK}-five`);
    try {
      for (let attempt = 0; attempt < 6; attempt++) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        const since = Date.now();
        expect(await redisAnswer(copy, 'PING')).toBe('PONG');
        expect((Date.now() - since) / 1000).toBeLessThan(3);
      }
    } finally {
      await docker.start(`${STACK}-five`);
    }
  }, 60_000);
});

describe('Redis 8.0 behind HAProxy 3.0', () => {
  const STACK = 'e2eb-new';
  const stage = new Stage(STACK, { 'redis:8.0': ['redis', '8.0'], haproxy: ['haproxy', '3.0'] });

  beforeAll(async () => {
    await stage.deploy((stack) => {
      const redis = new RedisService(stack, 'Redis', {
        versionString: '8.0-aof',
        name: `${STACK}-redis`,
        removalPolicy: RemovalPolicy.DESTROY,
      });
      new TlsTerminator(stack, 'Tls', { service: redis, port: 16405, name: `${STACK}-tls` });
      new ConnectionOutputs(stack, 'redis', { service: redis });
    });
  }, 300_000);

  afterAll(() => stage.clear(), 60_000);

  test('run, both in the requested version', async () => {
    expect(await ask(await url(stage, 'redis'), ['PING'], await ca(stage, 'redis'))).toBe('PONG');
    expect(await printedLine(await stage.text('redis_cli'), 'redis-ca.crt', await ca(stage, 'redis'))).toBe(
      'PONG',
    );
    const target = targetOf(await url(stage, 'redis'), await ca(stage, 'redis'));
    expect(await redisAnswer(target, 'INFO', 'server')).toContain('redis_version:8.0.2');
    expect(await docker.exec(`${STACK}-tls`, 'haproxy', '-v')).toContain('version 3.0.11');
  });

  test('speak TLS 1.2 and 1.3 only', async () => {
    expect(await accepted(16405, await ca(stage, 'redis'))).toEqual(['tls1_2', 'tls1_3']);
  });

  test('log no warnings about their configuration files', async () => {
    expect(await docker.logs(`${STACK}-tls`)).not.toMatch(/\[(WARNING|ALERT)\].*config/i);
    expect(await docker.logs(`${STACK}-redis`)).not.toMatch(/# (WARNING|Warning)(?!.*overcommit)/);
  });

  test('have an empty plan after the apply', async () => {
    expect(await stage.plannedChanges()).toEqual([]);
  }, 60_000);
});
