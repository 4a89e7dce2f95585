import { type TerraformStack, TerraformVariable } from 'cdktf';
import {
  ConnectionOutputs,
  MemorySize,
  RedisService,
  RedisVersion,
  RemovalPolicy,
  TlsTerminator,
} from '../../lib';
import type { KubernetesPlatform } from '../../lib/kubernetes';
import { isObject } from '../e2e/support/json';
import { waitUntil } from '../e2e/support/wait-until';
import { ClusterStage } from './support/cluster-stage';
import { askThrough, ServiceClient } from './support/through-service';

const PASSWORD = { first: 'the first password of all', second: 'another password, later' };
const env: Record<string, string> = { TF_VAR_password: PASSWORD.first };
const stage = new ClusterStage('k8s-service', { env });

interface Edits {
  readonly memory?: number;
  readonly alternativeNames?: string[];
  readonly removalPolicy?: RemovalPolicy;
}

function build({ memory = 128, alternativeNames, removalPolicy }: Edits = {}) {
  return (stack: TerraformStack, platform: KubernetesPlatform) => {
    const password = new TerraformVariable(stack, 'password', { type: 'string', sensitive: true });
    const redis = new RedisService(stack, 'Redis', {
      platform,
      version: RedisVersion.V7_0,
      memory: MemorySize.mebibytes(memory),
      password: password.stringValue,
      removalPolicy,
    });
    new TlsTerminator(stack, 'Tls', {
      service: redis,
      copies: 2,
      memory: MemorySize.mebibytes(64),
      maxConnections: 100,
      alternativeNames,
    });
    new ConnectionOutputs(stack, 'redis', { service: redis });
  };
}

const client = () => ServiceClient.of(stage, 'redis');

beforeAll(async () => {
  await stage.open();
  await stage.deploy(build());
});
afterAll(() => stage.close());

describe('a service on a real cluster', () => {
  test('answers over TLS through the Service, and the client verifies the name in the certificate', async () => {
    const clients = await client();
    await clients.gets('OK', 'SET', 'kept', 'for good');
    expect(await clients.ask('GET', 'kept')).toBe('for good');
  });

  test('rejects a wrong password, and clients that do not trust its CA reject it', async () => {
    const { url, ca } = await client();
    const wrong = new URL(url);
    wrong.password = 'none-of-the-passwords';
    await expect(askThrough(stage, wrong.href, ['PING'], ca)).rejects.toThrow('WRONGPASS');
    await expect(askThrough(stage, url, ['PING'])).rejects.toThrow(/certificate/);
  });

  test('has an empty plan after the apply', async () => {
    expect(await stage.deployment.plannedChanges()).toEqual([]);
  });

  test('has network policies, a disruption budget and a PersistentVolumeClaim in the cluster', async () => {
    const kinds = (await stage.list('networkpolicies,poddisruptionbudgets,persistentvolumeclaims')).map(
      ({ kind }) => kind,
    );
    expect(kinds.sort()).toEqual([
      'NetworkPolicy',
      'NetworkPolicy',
      'PersistentVolumeClaim',
      'PodDisruptionBudget',
    ]);
  });

  test('keeps its data if the pod is deleted or the server is killed', async () => {
    const clients = await client();
    const redis = await stage.workload('Redis');
    const before = await stage.pods(redis);
    await clients.ask('SET', 'before', 'deletion');
    await stage.deletePods(redis, 'statefulset');
    expect(await stage.pods(redis)).not.toEqual(before);
    expect([...(await stage.pods(redis)).keys()]).toEqual([...before.keys()]);
    await clients.gets('deletion', 'GET', 'before');

    await clients.gets('OK', 'SET', 'before', 'kill');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await stage.killServer(redis);
    await clients.gets('kill', 'GET', 'before');
  });

  test('keeps its data in a restart for a new setting, without a change to the terminator', async () => {
    const clients = await client();
    const [redis, tls] = [await stage.workload('Redis'), await stage.workload('Tls')];
    const [server, proxies] = [await stage.pods(redis), await stage.pods(tls)];
    await stage.edit(build({ memory: 160 }), { Redis: 'restart', Tls: 'none' });
    expect(await stage.pods(redis)).not.toEqual(server);
    expect(await stage.pods(tls)).toEqual(proxies);
    await clients.gets('for good', 'GET', 'kept');
    await clients.gets(['maxmemory', String(96 * 1024 * 1024)], 'CONFIG', 'GET', 'maxmemory');
  });

  test('accepts a new certificate without a change to Redis', async () => {
    const redis = await stage.workload('Redis');
    const server = await stage.pods(redis);
    const { ca } = await client();
    await stage.edit(build({ memory: 160, alternativeNames: ['redis.example.com'] }), {
      Redis: 'none',
      Tls: 'reconnect',
    });
    const after = await client();
    expect(after.ca).toBe(ca);
    await after.gets('for good', 'GET', 'kept');
    expect(await stage.pods(redis)).toEqual(server);
  });

  test('accepts a new password, and no longer the old one', async () => {
    const old = await client();
    env.TF_VAR_password = PASSWORD.second;
    await stage.edit(build({ memory: 160, alternativeNames: ['redis.example.com'] }), {
      Redis: 'restart',
      Tls: 'none',
    });
    const changed = await client();
    expect(changed.url).not.toBe(old.url);
    await changed.gets('for good', 'GET', 'kept');
    const answer = () => old.ask('PING').then(String, String);
    await waitUntil('refusal', async () => (await answer()).includes('WRONGPASS'), { seconds: 60 });
    expect(await stage.deployment.plannedChanges()).toEqual([]);
  });

  test('exposes no password in objects other than Secrets', async () => {
    const objects = await stage.list('pods,statefulsets,deployments,configmaps,services,events');
    const text = JSON.stringify(objects);
    for (const password of Object.values(PASSWORD)) expect(text).not.toContain(password);
    const environments = objects
      .filter(({ kind }) => kind === 'Pod')
      .filter(({ spec }) => isObject(spec) && JSON.stringify(spec.containers).includes('"env"'));
    expect(environments).toEqual([]);
  });

  test('cannot be destroyed while its data is protected, and leaves nothing behind afterwards', async () => {
    await expect(stage.deployment.destroy()).rejects.toThrow(/prevent_destroy/);
    await stage.edit(
      build({ memory: 160, alternativeNames: ['redis.example.com'], removalPolicy: RemovalPolicy.DESTROY }),
    );
    await stage.deployment.destroy();
    const left = await stage.list(
      'statefulsets,deployments,services,secrets,persistentvolumeclaims,networkpolicies,poddisruptionbudgets',
    );
    expect(left).toEqual([]);
  });
});
