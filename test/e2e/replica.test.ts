import { TerraformOutput, type TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  Flavor,
  type IRedisService,
  RedisService,
  RedisVersion,
  RemovalPolicy,
  Replica,
  TlsTerminator,
} from 'cdktf-redis';
import { CERTIFICATES } from '../support/certificates';
import { containerOf } from './support/construct-container';
import { Deployment } from './support/deployment';
import * as docker from './support/docker';
import { testImages } from './support/images';
import { type Ask, held, info, write } from './support/keys';
import { tryLink } from './support/link-trial';
import { type RedisTarget, redisAnswer, redisCli } from './support/redis-cli';
import { answerInside } from './support/redis-inside';
import { synth } from './support/synth';
import { waitUntil } from './support/wait-until';

jest.setTimeout(120_000);

const STACK = 'e2ea-replica';
/** By default a primary waits 5 s for more replicas before it sends its data to one. */
const directives = { 'repl-diskless-sync-delay': '0' };
const server = { version: RedisVersion.V7_0, directives, removalPolicy: RemovalPolicy.DESTROY };

/** A primary with three replicas (direct, chained and over TLS), and a cache with one replica. */
function build(stack: TerraformStack): void {
  const primary = new RedisService(stack, 'Primary', server);
  const via = new TlsTerminator(stack, 'PrimaryTls', { service: primary, port: 16310 });
  const replica = new Replica(stack, 'Replica', { ...server, primary });
  new TlsTerminator(stack, 'ReplicaTls', { service: replica, port: 16311 });
  const chained = new Replica(stack, 'Chained', { ...server, primary: replica });
  const remote = new Replica(stack, 'Remote', { ...server, primary, via });
  const cache = new RedisService(stack, 'Cache', { ...server, flavor: Flavor.MEMORY_ONLY });
  const copy = new Replica(stack, 'CacheCopy', {
    ...server,
    primary: cache,
    acceptDataLossOnPrimaryRestart: true,
  });

  new ConnectionOutputs(stack, 'primary', { service: primary });
  new ConnectionOutputs(stack, 'replica', { service: replica });
  const password = (id: string, { credentials }: IRedisService) =>
    new TerraformOutput(stack, id, { value: credentials.redis.password, sensitive: true });
  password('chained', chained);
  password('remote', remote);
  password('cache', cache);
  password('copy', copy);
}

let deployment: Deployment;
let primaryTarget: RedisTarget;
let replicaTarget: RedisTarget;
const asks = new Map<string, Ask>();

/** Sends commands to the server of a construct. */
function ask(id: string): Ask {
  return asks.get(id) ?? (() => Promise.reject(new Error(`${id} is not deployed`)));
}

async function targetOf(prefix: string): Promise<RedisTarget> {
  const { hostname, port, username, password } = new URL(await deployment.text(`${prefix}_url`));
  const caPem = await deployment.text(`${prefix}_ca_certificate`);
  return { host: hostname, port: Number(port), username, password, caPem };
}

beforeAll(async () => {
  await docker.removeNamed(STACK);
  const { redis, haproxy } = await testImages();
  deployment = Deployment.of(synth(STACK, build, { 'cdktf-redis:images': { 'redis:7.0': redis, haproxy } }));
  await deployment.apply();
  primaryTarget = await targetOf('primary');
  replicaTarget = await targetOf('replica');
  asks.set('Primary', (...command) => redisAnswer(primaryTarget, ...command));
  asks.set('Replica', (...command) => redisAnswer(replicaTarget, ...command));
  for (const [id, output] of [
    ['Chained', 'chained'],
    ['Remote', 'remote'],
    ['Cache', 'cache'],
    ['CacheCopy', 'copy'],
  ] as const) {
    const target = {
      container: await containerOf(`${STACK}/${id}`),
      password: await deployment.text(output),
    };
    asks.set(id, (...command) => answerInside(target, ...command));
  }
});

afterAll(async () => {
  await docker.removeNamed(STACK);
  deployment?.discard();
});

/** Writes keys to a primary and waits until all the replicas have them. */
async function expectToFollow(prefix: string, primary: string, replicas: readonly string[]): Promise<void> {
  await waitUntil(`${primary} takes writes`, () => write(ask(primary), prefix, 50).then(() => true));
  for (const id of replicas) {
    await waitUntil(`${id} has ${prefix}`, async () => (await held(ask(id), prefix, 50)) === 50);
  }
}

const FOLLOWERS = ['Replica', 'Chained', 'Remote'];

describe('a replica', () => {
  test('catches up with its primary directly, over a chain and over TLS', async () => {
    expect(await deployment.plannedChanges()).toEqual([]);
    await expectToFollow('first', 'Primary', FOLLOWERS);
    const { connected_slaves } = await info(ask('Primary'), 'replication');
    expect(connected_slaves).toBe('2');
  });

  test('follows the server in the code', async () => {
    const names = Object.fromEntries(
      await Promise.all(
        ['Primary', 'Replica', 'Remote/Link'].map(async (id) => [id, await containerOf(`${STACK}/${id}`)]),
      ),
    );
    for (const [id, host] of [
      ['Replica', names.Primary],
      ['Chained', names.Replica],
      ['Remote', names['Remote/Link']],
    ] as const) {
      const { role, master_host, master_link_status } = await info(ask(id), 'replication');
      expect([id, role, master_host, master_link_status]).toEqual([id, 'slave', host, 'up']);
    }
  });

  test('is read-only', async () => {
    const refused = await redisCli(replicaTarget, 'SET', 'first:0', 'changed');
    expect(refused.stdout).toMatch(/^READONLY/);
    await expect(ask('Chained')('SET', 'first:0', 'changed')).rejects.toThrow(/READONLY/);
    await expect(ask('Remote')('SET', 'first:0', 'changed')).rejects.toThrow(/READONLY/);
  });

  test('has a password of its own, and rejects that of its primary', async () => {
    const crossed = [
      await redisCli({ ...replicaTarget, password: primaryTarget.password }, 'GET', 'first:0'),
      await redisCli({ ...primaryTarget, password: replicaTarget.password }, 'GET', 'first:0'),
    ];
    for (const { stderr, stdout } of crossed) {
      expect(stderr).toContain('WRONGPASS');
      expect(stdout).toMatch(/^NOAUTH/);
    }
  });

  test.each(['Replica', 'Primary', 'PrimaryTls', 'Remote/Link', 'Remote'])(
    'follows again after a restart of %s',
    async (id) => {
      await docker.restart(await containerOf(`${STACK}/${id}`));
      await expectToFollow(`restart of ${id}`, 'Primary', FOLLOWERS);
      for (const follower of FOLLOWERS) expect(await held(ask(follower), 'first', 50)).toBe(50);
    },
  );

  test.each(['Replica', 'Primary', 'Remote'])('follows again after kill -9 of %s', async (id) => {
    await docker.killProcess(await containerOf(`${STACK}/${id}`));
    await expectToFollow(`death of ${id}`, 'Primary', FOLLOWERS);
    for (const follower of FOLLOWERS) expect(await held(ask(follower), 'first', 50)).toBe(50);
  });

  test('answers at once while its primary is down, and follows it again afterwards', async () => {
    const primary = await containerOf(`${STACK}/Primary`);
    await docker.stop(primary);
    const slowest = async (id: string): Promise<number> => {
      const end = Date.now() + 12_000;
      let longest = 0;
      while (Date.now() < end) {
        const start = Date.now();
        expect(await held(ask(id), 'first', 50)).toBe(50);
        longest = Math.max(longest, Date.now() - start);
      }
      return longest;
    };
    const times = await Promise.allSettled(['Replica', 'Remote'].map(slowest));
    await docker.start(primary);
    await expectToFollow('absence of Primary', 'Primary', FOLLOWERS);
    for (const time of times) {
      expect(time).toEqual({ status: 'fulfilled', value: expect.any(Number) });
      expect(time.status === 'fulfilled' && time.value).toBeLessThan(2000);
    }
  });
});

describe('the link of a replica over TLS', () => {
  test('connects only if the CA and the name match the terminator', async () => {
    const link = await containerOf(`${STACK}/Remote/Link`);
    const asker = { ...primaryTarget, host: '127.0.0.1', caPem: undefined };
    const outcomes = await Promise.allSettled([
      tryLink(link, `${STACK}-trial`, { ...asker, port: 16312 }, {}),
      tryLink(link, `${STACK}-trial-ca`, { ...asker, port: 16313 }, { caPem: CERTIFICATES.anotherAuthority }),
      tryLink(link, `${STACK}-trial-name`, { ...asker, port: 16314 }, { serverName: 'redis.example.com' }),
    ]);
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 'PONG' },
      { status: 'fulfilled', value: expect.stringMatching(/is DOWN.*SSL handshake failure/) },
      {
        status: 'fulfilled',
        value: expect.stringMatching(/is DOWN.*certificate different from the expected one/),
      },
    ]);
  });
});

describe('the replication user', () => {
  test.each([['PSYNC', '?', '-1'], ['REPLCONF', 'listening-port', '6379'], ['PING']])(
    'can run %s',
    async (...command) => {
      expect(await ask('Primary')('ACL', 'DRYRUN', 'replication', ...command)).toBe('OK');
    },
  );

  test.each([
    ['GET', 'first:0'],
    ['SET', 'first:0', 'x'],
    ['INFO'],
    ['CONFIG', 'GET', '*'],
    ['ACL', 'LIST'],
    ['SHUTDOWN'],
  ])('cannot run %s', async (...command) => {
    const answer = await ask('Primary')('ACL', 'DRYRUN', 'replication', ...command);
    expect(answer).toMatch(/has no permissions to run the/);
  });

  test('has only these three commands, no keys and no channels', async () => {
    const lines = (await ask('Primary')('ACL', 'GETUSER', 'replication')).split('\n');
    const rule = (name: string) => lines[lines.indexOf(name) + 1];
    expect(rule('commands')?.split(' ').sort()).toEqual(['+ping', '+psync', '+replconf', '-@all']);
    expect([rule('keys'), rule('channels')]).toEqual(['', '']);
  });
});

describe('a replica of a memory-only primary', () => {
  test('follows, and loses its data when the primary restarts, as the code accepts', async () => {
    await expectToFollow('cached', 'Cache', ['CacheCopy']);
    await docker.restart(await containerOf(`${STACK}/Cache`));
    await waitUntil('the copy is empty', async () => (await ask('CacheCopy')('DBSIZE')) === '0');
    await expectToFollow('anew', 'Cache', ['CacheCopy']);
    expect(await held(ask('CacheCopy'), 'cached', 50)).toBe(0);
  });
});

test('a destroy leaves nothing behind', async () => {
  const volumes = await docker.mountedVolumes(STACK);
  await deployment.destroy();
  expect(await docker.objectsNamed(STACK)).toEqual([]);
  expect(await docker.existingVolumes(volumes)).toEqual([]);
});
