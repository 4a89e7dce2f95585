import { RedisService, Replica } from '../../../lib';
import { KubernetesPlatform, type KubernetesPlatformProps, ServiceType } from '../../../lib/kubernetes';
import { asObject, asObjects, type JsonObject } from '../../support/json';
import { podOf, workloadName } from '../../support/kubernetes/pods';
import { problemIds } from '../../support/problems';
import { serviceWithTls } from '../../support/stacks';
import { type Synthesized, synth } from '../../support/synth';

const platform = new KubernetesPlatform();

function policy(result: Synthesized, path: string): JsonObject {
  return asObject(result.resource('kubernetes_network_policy_v1', `${path}/NetworkPolicy`).spec);
}

function service(result: Synthesized, path: string): JsonObject {
  return asObject(result.resource('kubernetes_service_v1', `${path}/Service`).spec);
}

function labels(result: Synthesized, path: string): JsonObject {
  return asObject(asObject(podOf(result, path).template.metadata).labels);
}

describe('the network policy of a server', () => {
  const result = synth((stack) => {
    const { redis } = serviceWithTls(stack, { redis: { platform } });
    new Replica(stack, 'Replica', { primary: redis });
  });
  const toRedis = { [`cdktf-redis/to-${workloadName(result, 'Redis')}`]: 'true' };

  test('admits pods with its label, on the port of Redis only', () => {
    expect(policy(result, 'Redis').ingress).toEqual([
      { ports: [{ port: '6379', protocol: 'TCP' }], from: [{ pod_selector: { match_labels: toRedis } }] },
    ]);
  });

  test('admits its terminator and its replica by their label, which Redis itself does not have', () => {
    expect(labels(result, 'Tls')).toMatchObject(toRedis);
    expect(labels(result, 'Replica')).toMatchObject(toRedis);
    expect(labels(result, 'Redis')).not.toMatchObject(toRedis);
  });

  test('lets Redis use DNS and connect to its primary, and nothing else', () => {
    const names = {
      ports: [53, 53].map((port, index) => ({ port: String(port), protocol: ['UDP', 'TCP'][index] })),
    };
    expect(policy(result, 'Redis').egress).toEqual([names]);
    const primary = { 'app.kubernetes.io/instance': workloadName(result, 'Redis') };
    expect(policy(result, 'Replica').egress).toEqual([
      names,
      { to: [{ pod_selector: { match_labels: primary } }] },
    ]);
    expect(policy(result, 'Redis').policy_types).toEqual(['Ingress', 'Egress']);
  });

  test('of a terminator admits everyone on the TLS port only', () => {
    expect(policy(result, 'Tls').ingress).toEqual([{ ports: [{ port: '6380', protocol: 'TCP' }] }]);
    expect(policy(result, 'Tls').policy_types).toEqual(['Ingress']);
  });

  test('admits everyone if plaintext is on', () => {
    const plain = synth((stack) => new RedisService(stack, 'Redis', { platform, plaintext: true }));
    expect(policy(plain, 'Redis').ingress).toEqual([{ ports: [{ port: '6379', protocol: 'TCP' }] }]);
  });
});

describe('the Service of a published endpoint', () => {
  const published = (props: KubernetesPlatformProps, port?: number) => {
    const redis = { platform: new KubernetesPlatform(props) };
    return synth((stack) => serviceWithTls(stack, { redis, tls: { port } }));
  };

  test.each([
    [ServiceType.CLUSTER_IP, 6380, 'ClusterIP'],
    [ServiceType.LOAD_BALANCER, 6380, 'LoadBalancer'],
    [ServiceType.NODE_PORT, 30380, 'NodePort'],
  ])('has the type %s of the platform, and the Service of Redis stays private', (serviceType, port, type) => {
    const result = published({ serviceType }, port);
    expect(service(result, 'Tls').type).toBe(type);
    expect(service(result, 'Redis').type).toBe('ClusterIP');
  });

  test('has the port for clients and the port for workloads', () => {
    const ports = asObjects(service(published({}, 7000), 'Tls').port);
    expect(ports.map(({ port, target_port }) => [port, target_port])).toEqual([
      [6380, '6380'],
      [7000, '6380'],
    ]);
    const nodes = asObjects(service(published({ serviceType: ServiceType.NODE_PORT }, 30001), 'Tls').port);
    expect(nodes.map(({ port, node_port }) => [port, node_port])).toEqual([
      [6380, undefined],
      [30001, 30001],
    ]);
  });

  test('is private if the terminator is not published', () => {
    const redis = { platform: new KubernetesPlatform({ serviceType: ServiceType.LOAD_BALANCER }) };
    const result = synth((stack) => serviceWithTls(stack, { redis, tls: { published: false } }));
    expect(service(result, 'Tls').type).toBe('ClusterIP');
  });

  test('is not used by a replica, which connects to the pods of its primary', () => {
    const { data } = synth((stack) => {
      const primary = new RedisService(stack, 'Redis', { name: 'primary', platform });
      new Replica(stack, 'Replica', { primary });
    }).resource('kubernetes_secret_v1', 'Replica/Secret');
    expect(asObject(data)['redis.conf']).toContain('replicaof primary-pods.default.svc.cluster.local 6379\n');
  });

  test('of the pods resolves to pods that are ready', () => {
    const pods = asObject(published({}).resource('kubernetes_service_v1', 'Redis/PodsService').spec);
    expect(pods.cluster_ip).toBe('None');
    expect(pods.publish_not_ready_addresses).toBeUndefined();
  });

  test('must not use a node port that another construct uses', () => {
    const onNodes = new KubernetesPlatform({ serviceType: ServiceType.NODE_PORT });
    const two = (port: number) =>
      problemIds((stack) => {
        serviceWithTls(stack, {
          redis: { platform: onNodes, plaintext: true, plaintextPort: 30001 },
          tls: { port },
        });
      });
    expect(two(30001)).toEqual(['port-taken']);
    expect(two(30002)).toEqual([]);
    expect(two(6380)).toEqual(['bad-port']);
  });
});
