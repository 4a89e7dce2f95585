import {
  ConnectionOutputs,
  Flavor,
  MemorySize,
  PrivateCertificateAuthority,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
  RemovalPolicy,
  TlsCertificate,
  TlsTerminator,
} from 'cdktf-redis';
import { createClient } from 'redis';
import { containerOf } from './support/construct-container';
import { Deployment } from './support/deployment';
import * as docker from './support/docker';
import { testImages } from './support/images';
import { type Ask, configOf, held, info, write } from './support/keys';
import { redisAnswer } from './support/redis-cli';
import { synth } from './support/synth';
import { waitUntil } from './support/wait-until';

jest.setTimeout(120_000);

const STACK = 'e2ea-persistence';
const FLAVORS = { Aof: Flavor.AOF_AND_RDB, Rdb: Flavor.RDB_ONLY, Memory: Flavor.MEMORY_ONLY };
type Id = keyof typeof FLAVORS;
const PORTS: Record<Id, number> = { Aof: 16300, Rdb: 16301, Memory: 16302 };
const IDS: readonly Id[] = ['Aof', 'Rdb', 'Memory'];

/** A service of each flavor, each behind a terminator, with one CA for all. */
async function stackDir(props: RedisServiceProps = {}): Promise<string> {
  const { redis, haproxy } = await testImages();
  return synth(
    STACK,
    (stack) => {
      const certificate = TlsCertificate.issued({
        authority: new PrivateCertificateAuthority(stack, 'Authority'),
      });
      for (const id of IDS) {
        const flavor = FLAVORS[id];
        const service = new RedisService(stack, id, { version: RedisVersion.V7_0, flavor, ...props });
        new TlsTerminator(stack, `${id}Tls`, { service, port: PORTS[id], certificate });
        new ConnectionOutputs(stack, `${id}Outputs`, { service, prefix: id });
      }
    },
    { 'cdktf-redis:images': { 'redis:7.0': redis, haproxy } },
  );
}

let deployment: Deployment;
let caPem: string;
const asks: Record<Id, Ask> = { Aof: notDeployed, Rdb: notDeployed, Memory: notDeployed };

beforeAll(async () => {
  await docker.removeNamed(STACK);
  deployment = Deployment.of(await stackDir());
  await deployment.apply();
  caPem = await deployment.text('Aof_ca_certificate');
  for (const id of IDS) {
    const { username, password } = new URL(await deployment.text(`${id}_url`));
    const target = { host: 'localhost', port: PORTS[id], username, password, caPem };
    asks[id] = (...command) => redisAnswer(target, ...command);
  }
});

afterAll(async () => {
  await docker.removeNamed(STACK);
  deployment?.discard();
});

async function notDeployed(): Promise<string> {
  throw new Error('not deployed');
}

/** Waits until a service answers its clients. */
async function answering(id: Id): Promise<void> {
  await waitUntil(`${id} answers through its terminator`, async () => (await asks[id]('PING')) === 'PONG');
}

/** Kills the process as a crash would, and waits until the Docker engine has started another one. */
async function crash(id: Id): Promise<void> {
  const run = (await info(asks[id], 'server')).run_id;
  await docker.killProcess(await containerOf(`${STACK}/${id}`));
  await answering(id);
  expect((await info(asks[id], 'server')).run_id).not.toBe(run);
}

async function restart(id: Id): Promise<void> {
  await docker.restart(await containerOf(`${STACK}/${id}`));
  await answering(id);
}

/** The files that Redis wrote. The start script writes the record of the flavor. */
async function filesOf(id: Id): Promise<string[]> {
  const listing = await docker.exec(await containerOf(`${STACK}/${id}`), 'ls', '-A', '/data');
  return listing.split('\n').filter((name) => name !== '' && name !== 'written-by' && name !== 'owned-by');
}

const secondLater = () => new Promise((resolve) => setTimeout(resolve, 1200));

describe('AOF + RDB', () => {
  test('has the documented configuration', async () => {
    expect(await configOf(asks.Aof, 'save')).toBe('900 1 300 10 60 10000');
    expect(await configOf(asks.Aof, 'appendonly')).toBe('yes');
    expect(await configOf(asks.Aof, 'appendfsync')).toBe('everysec');
  });

  test('restores all writes older than one second after kill -9, without a snapshot', async () => {
    await write(asks.Aof, 'crash', 200);
    await secondLater();
    expect(await filesOf('Aof')).toEqual(['appendonlydir']);
    await crash('Aof');
    expect(await held(asks.Aof, 'crash', 200)).toBe(200);
  });

  test('restores all writes after an orderly restart, and has an append-only file and a snapshot', async () => {
    await write(asks.Aof, 'restart', 200);
    await restart('Aof');
    expect(await held(asks.Aof, 'crash', 200)).toBe(200);
    expect(await held(asks.Aof, 'restart', 200)).toBe(200);
    expect((await filesOf('Aof')).sort()).toEqual(['appendonlydir', 'dump.rdb']);
  });
});

describe('RDB-only', () => {
  test('has the documented configuration', async () => {
    expect(await configOf(asks.Rdb, 'save')).toBe('900 1 300 10 60 10000');
    expect(await configOf(asks.Rdb, 'appendonly')).toBe('no');
  });

  test('restores all writes after an orderly restart, even if no save point was due', async () => {
    await write(asks.Rdb, 'restart', 5);
    expect(await filesOf('Rdb')).toEqual([]);
    await restart('Rdb');
    expect(await held(asks.Rdb, 'restart', 5)).toBe(5);
    expect(await filesOf('Rdb')).toEqual(['dump.rdb']);
  });

  test('loses the writes after the last snapshot on kill -9, and no others', async () => {
    await write(asks.Rdb, 'saved', 100);
    await asks.Rdb('BGSAVE');
    await waitUntil('the snapshot is written', async () => {
      const { rdb_bgsave_in_progress, rdb_changes_since_last_save } = await info(asks.Rdb, 'persistence');
      return rdb_bgsave_in_progress === '0' && rdb_changes_since_last_save === '0';
    });
    await write(asks.Rdb, 'late', 100);
    await secondLater();
    await crash('Rdb');
    expect(await held(asks.Rdb, 'saved', 100)).toBe(100);
    expect(await held(asks.Rdb, 'late', 100)).toBe(0);
  });
});

describe('memory-only', () => {
  test('has the documented configuration', async () => {
    expect(await configOf(asks.Memory, 'save')).toBe('');
    expect(await configOf(asks.Memory, 'appendonly')).toBe('no');
  });

  test('is empty after an orderly restart and has no data file', async () => {
    await write(asks.Memory, 'gone', 200);
    expect(await held(asks.Memory, 'gone', 200)).toBe(200);
    await restart('Memory');
    expect(await asks.Memory('DBSIZE')).toBe('0');
    expect(await filesOf('Memory')).toEqual([]);
  });

  test('is empty after kill -9', async () => {
    await write(asks.Memory, 'gone', 200);
    await crash('Memory');
    expect(await asks.Memory('DBSIZE')).toBe('0');
  });
});

/** More memory is a resize, another timeout is a configuration change. */
const EDIT: RedisServiceProps = { idleTimeoutSeconds: 7200, memory: MemorySize.mebibytes(640) };

describe('a configuration change and a resize', () => {
  let before: Record<string, string>;

  const containerIds = async () => {
    const paths = IDS.flatMap((id) => [id, `${id}Tls`]);
    const entries = paths.map(async (path) => {
      const { Id } = await docker.inspect(await containerOf(`${STACK}/${path}`));
      return [path, Id];
    });
    return Object.fromEntries(await Promise.all(entries));
  };

  test('replace the servers and nothing else in the plan', async () => {
    before = await containerIds();
    deployment.update(await stackDir(EDIT));
    const changes = await deployment.plannedChanges();
    expect(changes).toHaveLength(12);
    for (const change of changes) {
      expect(change).toMatch(
        /^replace (docker_container\.\w+_((Config)?Container|Ready)|terraform_data\.\w+_Revision)_/,
      );
    }
  });

  test('lose no durable data, not even the last write before the apply', async () => {
    const url = await deployment.text('Rdb_url');
    const session = createClient({ url, socket: { tls: true, ca: caPem } });
    session.on('error', () => undefined);
    await session.connect();

    for (const id of IDS) await write(asks[id], 'edit', 3);
    await deployment.apply();
    for (const id of IDS) {
      await answering(id);
      expect(await configOf(asks[id], 'timeout')).toBe('7200');
      const share = FLAVORS[id].isDurable ? 0.6 : 0.75;
      expect(await configOf(asks[id], 'maxmemory')).toBe(String(Math.floor(640 * share) * 1024 * 1024));
    }
    expect(await held(asks.Aof, 'edit', 3)).toBe(3);
    expect(await held(asks.Aof, 'restart', 200)).toBe(200);
    expect(await held(asks.Rdb, 'edit', 3)).toBe(3);
    expect(await held(asks.Rdb, 'saved', 100)).toBe(100);
    expect(await asks.Memory('DBSIZE')).toBe('0');

    expect(await session.get('edit:0')).toBe('value of edit:0');
    session.destroy();
  });

  test('replace every server and no terminator', async () => {
    const after = await containerIds();
    const replaced = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(replaced).toEqual(IDS);
    expect(await deployment.plannedChanges()).toEqual([]);
  });
});

describe('the removal policy', () => {
  test('protects durable data from a destroy by default', async () => {
    await expect(deployment.destroy()).rejects.toThrow(/prevent_destroy|cannot be destroyed/);
    expect(await held(asks.Aof, 'edit', 3)).toBe(3);
    expect(await held(asks.Rdb, 'edit', 3)).toBe(3);
  });

  test('allows a destroy of everything if it is DESTROY', async () => {
    deployment.update(await stackDir({ ...EDIT, removalPolicy: RemovalPolicy.DESTROY }));
    expect(await deployment.plannedChanges()).toEqual([]);
    const volumes = await docker.mountedVolumes(STACK);
    expect(volumes.filter((name) => /-data-[\da-f]{8}$/.test(name))).toHaveLength(3);
    await deployment.destroy();
    expect(await docker.objectsNamed(STACK)).toEqual([]);
    expect(await docker.existingVolumes(volumes)).toEqual([]);
  });
});
