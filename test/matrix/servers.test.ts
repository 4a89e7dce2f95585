import type { TerraformStack } from 'cdktf';
import { ConnectionOutputs, RedisService, RemovalPolicy, Replica, TlsTerminator } from 'cdktf-redis';
import { createClient, RESP_TYPES } from 'redis';
import { capabilitiesOf } from '../../lib/core/catalog/capabilities';
import { FLAVORS, Flavor } from '../../lib/core/catalog/flavor';
import { versionOf, versionString } from '../../lib/core/catalog/version-string';
import { targetOf } from '../e2e/support/clients';
import * as docker from '../e2e/support/docker';
import { type Json, objectAt } from '../e2e/support/json';
import { type Ask, configOf, held, info, write } from '../e2e/support/keys';
import { redisAnswer } from '../e2e/support/redis-cli';
import { Stage } from '../e2e/support/stage';
import { waitUntil } from '../e2e/support/wait-until';
import { SERVERS } from './servers';
import { acceptedProtocols } from './support/tls-scan';

jest.setTimeout(120_000);

const STACK = 'matrix-servers';
/** The ports of the services by flavor: one for TLS, one for plaintext. */
const PORTS = new Map([
  [Flavor.AOF_AND_RDB, { tls: 16700, plaintext: 16710 }],
  [Flavor.RDB_ONLY, { tls: 16701, plaintext: 16711 }],
  [Flavor.MEMORY_ONLY, { tls: 16702, plaintext: 16712 }],
]);
const REPLICAS = { near: { tls: 16703 }, far: { tls: 16704 } };
const secondLater = () => new Promise((resolve) => setTimeout(resolve, 1200));

describe.each(SERVERS)('$engine $version', ({ engine, line, version }) => {
  const stage = new Stage(STACK, { [`${engine}:${line}`]: [engine, line], haproxy: ['haproxy', '2.6'] });
  const capabilities = capabilitiesOf(versionOf(engine, line));
  const asks = new Map<string, Ask>();
  const ask = (name: string): Ask => asks.get(name) ?? (() => Promise.reject(new Error(`no ${name}`)));
  const by = (flavor: Flavor): Ask => ask(flavor._word);

  function build(stack: TerraformStack): void {
    const removalPolicy = RemovalPolicy.DESTROY;
    const published = (name: string, service: RedisService | Replica, port: number): TlsTerminator => {
      const terminator = new TlsTerminator(stack, `${name}-tls`, {
        service,
        port,
        name: `${STACK}-${name}-tls`,
      });
      new ConnectionOutputs(stack, name, { service });
      return terminator;
    };
    for (const [flavor, port] of PORTS) {
      const name = flavor._word;
      const primary = new RedisService(stack, `${name}-service`, {
        versionString: versionString(engine, line, flavor),
        name: `${STACK}-${name}`,
        removalPolicy: flavor.isDurable ? removalPolicy : undefined,
        plaintext: true,
        plaintextPort: port.plaintext,
      });
      const tls = published(name, primary, port.tls);
      if (flavor !== Flavor.AOF_AND_RDB) continue;
      const replica = (id: keyof typeof REPLICAS, via?: TlsTerminator) => {
        const follower = new Replica(stack, `${id}-replica`, {
          primary,
          via,
          removalPolicy,
          name: `${STACK}-${id}`,
        });
        published(id, follower, REPLICAS[id].tls);
      };
      replica('near');
      replica('far', tls);
    }
  }

  beforeAll(async () => {
    await stage.deploy(build);
    for (const name of [...FLAVORS.map(({ _word }) => _word), ...Object.keys(REPLICAS)]) {
      const target = targetOf(await stage.text(`${name}_url`), await stage.text(`${name}_ca_certificate`));
      asks.set(name, (...command) => redisAnswer(target, ...command));
    }
  }, 900_000);

  afterAll(() => stage.clear(), 60_000);

  async function filesOf(flavor: Flavor): Promise<string[]> {
    const listing = await docker.exec(`${STACK}-${flavor._word}`, 'ls', '-A', '/data');
    return listing.split('\n').filter((name) => name !== '');
  }

  /** Does something to a container, and waits until another process answers. */
  async function onceRestarted(flavor: Flavor, happens: (container: string) => Promise<void>): Promise<Ask> {
    const before = (await info(by(flavor), 'server')).run_id;
    await happens(`${STACK}-${flavor._word}`);
    await waitUntil(
      'another process answers',
      async () => (await info(by(flavor), 'server')).run_id !== before,
    );
    return by(flavor);
  }

  test('has the version in the table of tested servers', async () => {
    const { redis_version, valkey_version } = await info(by(Flavor.RDB_ONLY), 'server');
    expect(engine === 'redis' ? redis_version : valkey_version).toBe(version);
  });

  test('has an empty plan after the apply', async () => {
    expect(await stage.plannedChanges()).toEqual([]);
  });

  test('logs no unknown, deprecated or wrong directive', async () => {
    for (const name of [...FLAVORS.map(({ _word }) => _word), ...Object.keys(REPLICAS)]) {
      const log = await docker.logs(`${STACK}-${name}`);
      expect(log).not.toMatch(/bad directive|unknown|deprecated|fatal config|wrong number of arg|invalid/i);
      expect(log).not.toMatch(/# (WARNING|Warning)(?!.*(overcommit|Transparent Huge|TCP backlog))/);
    }
  });

  test.each(FLAVORS.map((flavor) => [flavor.description, flavor] as const))(
    'has the documented save points and append-only file for %s',
    async (_, flavor) => {
      const of = by(flavor);
      expect(await configOf(of, 'save')).toBe(flavor.savesSnapshots ? '900 1 300 10 60 10000' : '');
      expect(await configOf(of, 'appendonly')).toBe(flavor.appendsToFile ? 'yes' : 'no');
      if (flavor.appendsToFile) expect(await configOf(of, 'appendfsync')).toBe('everysec');
    },
  );

  test('AOF + RDB restores all writes older than one second after kill -9, from its append-only file', async () => {
    await write(by(Flavor.AOF_AND_RDB), 'crash', 100);
    await secondLater();
    const aof = version.startsWith('2') || Number(line[0]) < 7 ? 'appendonly.aof' : 'appendonlydir';
    expect(await filesOf(Flavor.AOF_AND_RDB)).toEqual(expect.arrayContaining([aof, 'written-by']));
    const of = await onceRestarted(Flavor.AOF_AND_RDB, docker.killProcess);
    expect(await held(of, 'crash', 100)).toBe(100);
  });

  test('RDB-only restores its last snapshot after kill -9, and nothing else', async () => {
    await write(by(Flavor.RDB_ONLY), 'saved', 100);
    expect(await by(Flavor.RDB_ONLY)('SAVE')).toBe('OK');
    await write(by(Flavor.RDB_ONLY), 'later', 5);
    expect((await filesOf(Flavor.RDB_ONLY)).sort()).toEqual(['dump.rdb', 'owned-by', 'written-by']);
    const of = await onceRestarted(Flavor.RDB_ONLY, docker.killProcess);
    expect(await held(of, 'saved', 100)).toBe(100);
    expect(await held(of, 'later', 5)).toBe(0);
  });

  test.each([
    ['AOF + RDB', Flavor.AOF_AND_RDB, 50],
    ['RDB-only', Flavor.RDB_ONLY, 50],
    ['memory-only', Flavor.MEMORY_ONLY, 0],
  ])('%s keeps what its flavor promises after an orderly restart', async (_, flavor, kept) => {
    await write(by(flavor), 'restart', 50);
    const of = await onceRestarted(flavor, docker.restart);
    expect(await held(of, 'restart', 50)).toBe(kept);
  });

  test('memory-only has only the record of its flavor on disk', async () => {
    await write(by(Flavor.MEMORY_ONLY), 'gone', 50);
    expect((await filesOf(Flavor.MEMORY_ONLY)).sort()).toEqual(['owned-by', 'written-by']);
    expect(await docker.exec(`${STACK}-nordb`, 'cat', '/data/written-by')).toBe(
      `${engine} ${version} nordb\n`,
    );
  });

  test('copies a key with DUMP and RESTORE, from plaintext to TLS and back', async () => {
    const [from, to] = [Flavor.AOF_AND_RDB, Flavor.RDB_ONLY].map((flavor) => flavor._word);
    const urls = (name: string) => stage.deployment.output(`${name}_credentials`);
    for (const [source, target, type] of [
      [from, to, 'redis'],
      [to, from, 'redis+ssl'],
    ] as const) {
      const other = type === 'redis' ? 'redis+ssl' : 'redis';
      const ca = await stage.text(`${source}_ca_certificate`);
      const dumped = await binary(urlOf(await urls(source), type), ca, async (send) => {
        await send('RPUSH', `list-${type}`, 'quince', 'plüm', '\u0000');
        return send('DUMP', `list-${type}`);
      });
      const targetCa = await stage.text(`${target}_ca_certificate`);
      await binary(urlOf(await urls(target), other), targetCa, async (send) => {
        expect(String(await send('RESTORE', `list-${type}`, '0', dumped))).toBe('OK');
        const items = await send('LRANGE', `list-${type}`, '0', '-1');
        expect(String(items)).toBe('quince,plüm,\u0000');
      });
    }
  });

  test('has replicas over the private network and over TLS, with the directives of its version', async () => {
    const primary = by(Flavor.AOF_AND_RDB);
    await write(primary, 'copied', 100);
    for (const name of Object.keys(REPLICAS)) {
      const copy = ask(name);
      await waitUntil(`${name} has caught up`, async () => (await held(copy, 'copied', 100)) === 100);
      expect((await info(copy, 'replication')).role).toBe('slave');
      await expect(copy('SET', 'refused', '1')).rejects.toThrow(/READONLY/);
      const conf = await docker.exec(`${STACK}-${name}`, 'cat', '/etc/cdktf-redis/redis.conf');
      expect(conf).toContain(`\n${capabilities.replicaWord}of `);
    }
    expect((await info(primary, 'replication')).connected_slaves).toBe('2');
  });

  test('accepts the TLS protocols of its version, and a scanner finds no others', async () => {
    expect(await acceptedProtocols(16700)).toEqual(capabilities.tlsProtocols);
  });
});

/** The URL of a type in the credentials that a stack exports. */
function urlOf(output: Json, type: 'redis' | 'redis+ssl'): string {
  const all = objectAt(output, 'output').credentials;
  const found = (Array.isArray(all) ? all : [])
    .map((one) => objectAt(one, 'credential'))
    .find((one) => one.type === type);
  return String(found?.connection_url);
}

type Send = (...command: (string | Buffer)[]) => Promise<Buffer>;

/** Sends commands and returns the answers as bytes. */
async function binary<T>(url: string, ca: string, use: (send: Send) => Promise<T>): Promise<T> {
  const socket = url.startsWith('rediss:')
    ? { tls: true as const, ca, reconnectStrategy: false as const }
    : { reconnectStrategy: false as const };
  const client = createClient({ url, socket });
  client.on('error', () => undefined); // the rejected promise contains the error
  await client.connect();
  try {
    const typeMapping = { [RESP_TYPES.BLOB_STRING]: Buffer };
    return await use((...command) => client.sendCommand<Buffer>(command, { typeMapping }));
  } finally {
    client.destroy();
  }
}
