import type { TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  MemorySize,
  RedisService,
  RedisVersion,
  RemovalPolicy,
  TlsTerminator,
} from '../../lib';
import { type KubernetesPlatform, StoredCertificate } from '../../lib/kubernetes';
import { kubectl } from '../e2e/support/kubectl';
import { makeCertificate, type OwnCertificate } from '../e2e/support/own-certificate';
import { waitUntil } from '../e2e/support/wait-until';
import { ClusterStage } from './support/cluster-stage';
import { askAt } from './support/through-service';

const HOST = 'redis.example.com';
const stage = new ClusterStage('k8s-stored');

function build(stack: TerraformStack, platform: KubernetesPlatform): void {
  const redis = new RedisService(stack, 'Redis', {
    platform,
    version: RedisVersion.V7_0,
    memory: MemorySize.mebibytes(96),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new TlsTerminator(stack, 'Tls', {
    service: redis,
    hostName: HOST,
    memory: MemorySize.mebibytes(64),
    maxConnections: 100,
    certificate: StoredCertificate.fromSecret({ secretName: 'tls' }),
  });
  new ConnectionOutputs(stack, 'redis', { service: redis });
}

/** Writes a certificate to the Secret, as cert-manager does for a renewal. */
async function store({ chain, privateKey }: OwnCertificate): Promise<void> {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'tls', namespace: stage.name },
    type: 'kubernetes.io/tls',
    stringData: { 'tls.crt': chain, 'tls.key': privateKey },
  };
  await kubectl(['apply', '--server-side', '--force-conflicts', '-f', '-'], JSON.stringify(secret));
}

beforeAll(() => stage.open());
afterAll(() => stage.close());

describe('a certificate in a Kubernetes Secret', () => {
  test('is used by the terminator, and the same pod uses a renewed certificate', async () => {
    const [first, second] = [await makeCertificate(HOST), await makeCertificate(HOST)];
    await store(first);
    await stage.deploy(build);
    const tls = await stage.workload('Tls');
    const [url, address] = [await stage.deployment.text('redis_url'), await stage.address(tls)];
    const pings = (certificate: OwnCertificate) => askAt(address, url, ['PING'], certificate.rootCa);
    await waitUntil('the first certificate', async () => (await pings(first)) === 'PONG', { seconds: 60 });
    await expect(pings(second)).rejects.toThrow(/certificate/);

    const pods = await stage.pods(tls);
    await store(second);
    await waitUntil('the second certificate', async () => (await pings(second)) === 'PONG', { seconds: 150 });
    await expect(pings(first)).rejects.toThrow(/certificate/);
    expect(await stage.pods(tls)).toEqual(pods);
    const restarts = await stage.kubectl('get', 'pods', '--output=jsonpath={..restartCount}');
    expect(restarts).toBe('0 0');
    expect(await stage.deployment.plannedChanges()).toEqual([]);
  });

  test('does not prevent the terminator from draining and stopping within its grace period', async () => {
    const began = Date.now();
    await stage.deletePods(await stage.workload('Tls'), 'deployment');
    expect((Date.now() - began) / 1000).toBeLessThan(60);
    await stage.deployment.destroy();
  });
});
