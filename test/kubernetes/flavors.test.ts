import type { TerraformStack } from 'cdktf';
import {
  BackendTransport,
  ConnectionOutputs,
  Flavor,
  MemorySize,
  RedisService,
  RedisVersion,
  RemovalPolicy,
  TlsTerminator,
} from '../../lib';
import type { KubernetesPlatform } from '../../lib/kubernetes';
import { ClusterStage } from './support/cluster-stage';
import { ServiceClient } from './support/through-service';

const stage = new ClusterStage('k8s-flavors');

function build(flavor: Flavor) {
  return (stack: TerraformStack, platform: KubernetesPlatform) => {
    const redis = new RedisService(stack, 'Redis', {
      platform,
      version: RedisVersion.V7_0,
      flavor,
      memory: MemorySize.mebibytes(96),
      removalPolicy: RemovalPolicy.DESTROY,
      startupTimeoutSeconds: 30,
      stopGraceSeconds: 15,
    });
    new TlsTerminator(stack, 'Tls', {
      service: redis,
      transport: BackendTransport.UNIX_SOCKET,
      memory: MemorySize.mebibytes(64),
      maxConnections: 100,
    });
    new ConnectionOutputs(stack, 'redis', { service: redis });
  };
}

async function answerOf(expected: unknown, ...command: string[]): Promise<void> {
  await (await ServiceClient.of(stage, 'redis')).gets(expected, ...command);
}

beforeAll(async () => {
  await stage.open();
  await stage.deploy(build(Flavor.RDB_ONLY));
});
afterAll(() => stage.close());

/** The terminator runs in the pod of Redis and uses the unix socket. */
describe('the data of a service on a real cluster', () => {
  test('RDB-only: a deleted pod saves, and after a crash the last snapshot is restored', async () => {
    const redis = await stage.workload('Redis');
    await answerOf('OK', 'SET', 'key', 'saved');
    await stage.deletePods(redis, 'statefulset');
    await answerOf('saved', 'GET', 'key');
    await answerOf('OK', 'SET', 'key', 'not yet saved');
    await stage.killServer(redis);
    await answerOf('saved', 'GET', 'key');
  });

  test('AOF + RDB: the server converts the files before it starts, and a crash loses nothing that is on disk', async () => {
    await stage.edit(build(Flavor.AOF_AND_RDB), { Redis: 'restart' });
    await answerOf('saved', 'GET', 'key');
    await answerOf('OK', 'SET', 'key', 'appended');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await stage.killServer(await stage.workload('Redis'));
    await answerOf('appended', 'GET', 'key');
  });

  test('memory-only: the server does not start if it would lose data, and the old flavor restores the data', async () => {
    // The errors of kubectl and of the provider.
    await expect(stage.edit(build(Flavor.MEMORY_ONLY), { Redis: 'data-loss' })).rejects.toThrow(
      /timed out|exceeded|not finished rolling out/,
    );
    const redis = await stage.workload('Redis');
    const log = await stage.kubectl('logs', `${redis}-0`, `--container=${redis}`);
    expect(log).toContain('the data of its durable flavor would be lost');
    await stage.edit(build(Flavor.AOF_AND_RDB));
    await answerOf('appended', 'GET', 'key');
  });
});
