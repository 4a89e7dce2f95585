import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Flavor,
  MemorySize,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
  RemovalPolicy,
  Replica,
  TlsTerminator,
  type TlsTerminatorProps,
} from 'cdktf-redis';
import type { Construct } from 'constructs';
import { graverThanReview, type Impacts, impactsOf } from '../support/change-impacts';
import { call } from '../support/cli';
import { Stage } from './support/stage';

jest.setTimeout(180_000);

const STACK = 'e2e-plan';

interface Edit {
  readonly idleTimeoutSeconds?: number;
  readonly drainSeconds?: number;
  readonly flavor?: Flavor;
  readonly cacheIdleTimeoutSeconds?: number;
  readonly withoutRedis?: boolean;
  readonly redis?: RedisServiceProps;
  readonly tls?: Partial<TlsTerminatorProps>;
  readonly isReplicaOverTls?: boolean;
}

/** A durable service with a terminator and a replica, and a memory-only one. */
function services(edit: Edit = {}): (stack: Construct) => void {
  const version = RedisVersion.V7_0;
  const removalPolicy = RemovalPolicy.DESTROY;
  return (stack) => {
    new RedisService(stack, 'Cache', {
      version,
      flavor: Flavor.MEMORY_ONLY,
      idleTimeoutSeconds: edit.cacheIdleTimeoutSeconds,
    });
    if (edit.withoutRedis) return;
    const { flavor, idleTimeoutSeconds, drainSeconds } = edit;
    const redis = new RedisService(stack, 'Redis', {
      version,
      flavor,
      idleTimeoutSeconds,
      removalPolicy: flavor === Flavor.MEMORY_ONLY ? undefined : removalPolicy,
      ...edit.redis,
    });
    const via = new TlsTerminator(stack, 'Tls', { service: redis, port: 16640, drainSeconds, ...edit.tls });
    new Replica(stack, 'Replica', {
      primary: redis,
      flavor: Flavor.AOF_AND_RDB,
      removalPolicy,
      acceptDataLossOnPrimaryRestart: true,
      ...(edit.isReplicaOverTls && { via }),
    });
  };
}

/**
 * Unit tests read plans that the real provider made. This test reads plans for edits of a running stack. If the Docker
 * provider cannot be installed, the plan of the stand-in is converted to the resources that it stands in for.
 */
describe('cdktf-redis plan', () => {
  const stage = new Stage(STACK);
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-e2e-plan-'));

  async function planned(edit: Edit, ...flags: string[]): Promise<{ code: number; impacts: Impacts }> {
    await stage.edit(services(edit));
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(await stage.deployment.planJson()), { mode: 0o600 });
    const { code, out } = call('plan', '--json', ...flags, file);
    return { code, impacts: impactsOf(STACK, JSON.parse(out).services) };
  }

  let deployed: string;

  beforeAll(async () => {
    await stage.deploy(services());
    deployed = stage.synthesized;
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stage.clear();
  });

  const calm = { Cache: 'none', Redis: 'none', Replica: 'none', Tls: 'none' };

  test('reports no change if the stack matches the code', async () => {
    expect(await planned({}, '--fail-on', 'reconnect')).toEqual({ code: 0, impacts: calm });
  });

  test('reports a restart for an edit of a durable service', async () => {
    expect(await planned({ idleTimeoutSeconds: 60 }, '--fail-on', 'data-loss')).toEqual({
      code: 0,
      impacts: { ...calm, Redis: 'restart', Replica: 'restart' },
    });
  });

  test('reports data loss for the same edit of a memory-only service', async () => {
    expect(await planned({ cacheIdleTimeoutSeconds: 60 }, '--fail-on', 'data-loss')).toEqual({
      code: 1,
      impacts: { ...calm, Cache: 'data-loss' },
    });
  });

  test('reports a reconnect for an edit of a terminator', async () => {
    expect(await planned({ drainSeconds: 7 }, '--fail-on', 'restart')).toEqual({
      code: 0,
      impacts: { ...calm, Tls: 'reconnect' },
    });
  });

  test('reports data loss for a service that is removed from the code', async () => {
    expect(await planned({ withoutRedis: true }, '--fail-on', 'data-loss')).toEqual({
      code: 1,
      impacts: { ...calm, Redis: 'data-loss', Replica: 'data-loss', Tls: 'new-settings' },
    });
  });

  test('reports a restart for another durable flavor, and data loss for memory-only', async () => {
    expect(await planned({ flavor: Flavor.RDB_ONLY })).toEqual({
      code: 0,
      impacts: { ...calm, Redis: 'restart', Replica: 'restart' },
    });
    expect(await planned({ flavor: Flavor.MEMORY_ONLY }, '--fail-on', 'data-loss')).toEqual({
      code: 1,
      impacts: { ...calm, Redis: 'data-loss', Replica: 'data-loss' },
    });
  });

  test.each<[string, Edit]>([
    ['nothing', {}],
    ['a directive', { redis: { directives: { hz: '20' } } }],
    ['the memory of a server', { redis: { memory: MemorySize.mebibytes(640) } }],
    ['the stop grace period', { redis: { stopGraceSeconds: 90 } }],
    ['the startup timeout', { redis: { startupTimeoutSeconds: 200 } }],
    ['a user', { redis: { users: [{ name: 'app' }] } }],
    ['plaintext', { redis: { plaintext: true, plaintextPort: 16641 } }],
    ['the protection of a volume', { redis: { removalPolicy: RemovalPolicy.PROTECT } }],
    ['another name, which is another volume', { redis: { name: 'e2e-plan-renamed' } }],
    ['the memory of a terminator', { tls: { memory: MemorySize.mebibytes(300) } }],
    ['its address', { tls: { listenAddress: '127.0.0.2' } }],
    ['the names of its certificate', { tls: { alternativeNames: ['redis.example.com'] } }],
    ['a link', { tls: { hostName: 'redis.example.com' }, isReplicaOverTls: true }],
    ['a memory-only server', { cacheIdleTimeoutSeconds: 60 }],
    ['no durable server', { withoutRedis: true }],
    ['another durable flavor', { flavor: Flavor.RDB_ONLY }],
    ['memory-only', { flavor: Flavor.MEMORY_ONLY }],
  ])('reports no greater impact than the review of the same change: %s', async (_, edit) => {
    const { impacts } = await planned(edit);
    expect(graverThanReview(STACK, impacts, { before: deployed, after: stage.synthesized })).toEqual([]);
  });
});
