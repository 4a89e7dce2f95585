import type { TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  MemorySize,
  RedisService,
  RedisVersion,
  RemovalPolicy,
  Replica,
  TlsTerminator,
} from '../../lib';
import { type KubernetesPlatform, ServiceBinding } from '../../lib/kubernetes';
import { objectAt } from '../e2e/support/json';
import { found } from '../e2e/support/kubectl';
import { waitUntil } from '../e2e/support/wait-until';
import { ClusterStage } from './support/cluster-stage';
import { askThrough, ServiceClient } from './support/through-service';

const stage = new ClusterStage('k8s-replicas');
const memory = MemorySize.mebibytes(96);
const removalPolicy = RemovalPolicy.DESTROY;
const small = { memory: MemorySize.mebibytes(64), maxConnections: 100 };

const build = (copies: number) => (stack: TerraformStack, platform: KubernetesPlatform) => {
  const version = RedisVersion.V7_0;
  const primary = new RedisService(stack, 'Primary', { platform, version, memory, removalPolicy });
  const tls = new TlsTerminator(stack, 'PrimaryTls', { service: primary, ...small });
  new ConnectionOutputs(stack, 'write', { service: primary });
  new ServiceBinding(stack, 'Binding', { service: primary, secretName: 'redis-write' });

  const replicas = new Replica(stack, 'Replicas', { primary, memory, removalPolicy, copies });
  new TlsTerminator(stack, 'ReplicasTls', { service: replicas, ...small });
  new ConnectionOutputs(stack, 'read', { service: replicas });

  const far = new Replica(stack, 'Far', { primary, via: tls, memory, removalPolicy });
  new TlsTerminator(stack, 'FarTls', { service: far, ...small });
  new ConnectionOutputs(stack, 'far', { service: far });
};

const clientOf = (prefix: 'write' | 'read' | 'far') => ServiceClient.of(stage, prefix);

beforeAll(async () => {
  await stage.open();
  await stage.deploy(build(2));
});
afterAll(() => stage.close());

describe('replicas on a real cluster', () => {
  test.each(['read', 'far'] as const)(
    'behind the outputs %s have the data of the primary',
    async (prefix) => {
      await (await clientOf('write')).gets('OK', 'SET', 'written', prefix);
      const reader = await clientOf(prefix);
      await reader.gets(prefix, 'GET', 'written');
      await expect(reader.ask('SET', 'written', 'elsewhere')).rejects.toThrow('READONLY');
    },
  );

  test('are two pods, each with its own data, and both follow', async () => {
    const workload = await stage.workload('Replicas');
    expect([...(await stage.pods(workload)).keys()].sort()).toEqual([`${workload}-0`, `${workload}-1`]);
    const { ask } = await clientOf('write');
    await waitUntil(
      'three replicas',
      async () => /^connected_slaves:3/m.test(String(await ask('INFO', 'replication'))),
      { seconds: 60 },
    );
  });

  test('catch up after all their pods are deleted', async () => {
    const workload = await stage.workload('Replicas');
    const before = await stage.pods(workload);
    const { ask } = await clientOf('write');
    const deletion = stage.deletePods(workload, 'statefulset');
    for (let count = 0; count < 20; count += 1) await ask('RPUSH', 'meanwhile', String(count));
    await deletion;
    for (const [name, uid] of await stage.pods(workload)) expect(before.get(name)).not.toBe(uid);
    await (await clientOf('read')).gets(20, 'LLEN', 'meanwhile');
  });

  test('follow again after the pod of their primary is deleted', async () => {
    await stage.deletePods(await stage.workload('Primary'), 'statefulset');
    await (await clientOf('write')).gets('OK', 'SET', 'again', 'yes');
    for (const prefix of ['read', 'far'] as const) await (await clientOf(prefix)).gets('yes', 'GET', 'again');
  });

  test('have a Secret in the format of Service Binding that a client can use', async () => {
    const { data, type } = (await found('secret', 'redis-write', stage.name)) ?? {};
    expect(type).toBe('servicebinding.io/redis');
    const values = Object.fromEntries(
      Object.entries(objectAt(data, 'data')).map(([key, value]) => [
        key,
        Buffer.from(String(value), 'base64').toString(),
      ]),
    );
    expect(Object.keys(values).sort()).toEqual([
      'ca.crt',
      'host',
      'password',
      'port',
      'provider',
      'type',
      'uri',
      'username',
    ]);
    expect(await askThrough(stage, values.uri ?? '', ['PING'], values['ca.crt'])).toBe('PONG');
  });

  test('can be scaled down and up without a restart of the other pods', async () => {
    const workload = await stage.workload('Replicas');
    const others = {
      Primary: 'none',
      PrimaryTls: 'none',
      ReplicasTls: 'none',
      Far: 'none',
      FarTls: 'none',
    } as const;
    const pods = await stage.pods(workload);
    const first = [`${workload}-0`, pods.get(`${workload}-0`)] as const;
    await stage.edit(build(1), { ...others, 'Far/Link': 'none', Replicas: 'reconnect' });
    await waitUntil('one pod', async () => (await stage.pods(workload)).size === 1, { seconds: 60 });
    expect([...(await stage.pods(workload))]).toEqual([first]);
    await stage.edit(build(2), { ...others, 'Far/Link': 'none', Replicas: 'none' });
    const again = await stage.pods(workload);
    expect(again.size).toBe(2);
    expect([...again]).toContainEqual(first);
    await (await clientOf('read')).gets('yes', 'GET', 'again');
  });

  test('have an empty plan after the apply, and leave nothing behind after a destroy', async () => {
    expect(await stage.deployment.plannedChanges()).toEqual([]);
    await stage.deployment.destroy();
    expect(await stage.list('statefulsets,deployments,services,secrets,persistentvolumeclaims')).toEqual([]);
  });
});
