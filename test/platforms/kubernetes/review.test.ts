import {
  BackendTransport,
  MemorySize,
  RedisService,
  RemovalPolicy,
  Replica,
  TlsTerminator,
} from '../../../lib';
import { changeOf } from '../../../lib/core/impact/from-reviews/change';
import { diagramSvgs } from '../../../lib/core/review/diagram-svg';
import { merged } from '../../../lib/core/review/merged';
import { reviewText } from '../../../lib/core/review/text';
import { topologyOf } from '../../../lib/core/review/topology';
import { KubernetesPlatform, ServiceType } from '../../../lib/kubernetes';
import { reviewOf } from '../../support/reviews';
import { serviceWithTls } from '../../support/stacks';

describe('the review of a service on Kubernetes', () => {
  test.each([
    [ServiceType.CLUSTER_IP, 'pods of its cluster'],
    [ServiceType.NODE_PORT, 'who reaches a node of its cluster'],
    [ServiceType.LOAD_BALANCER, 'who reaches its load balancer'],
  ])('shows who can reach a published endpoint, by the type of its Service: %s', (serviceType, audience) => {
    const platform = new KubernetesPlatform({ serviceType });
    const { services, terminators } = reviewOf((stack) => {
      serviceWithTls(stack, { redis: { platform }, tls: { port: 30380 } });
      new RedisService(stack, 'Plain', { platform, plaintext: true, plaintextPort: 30379 });
    });
    const reached = (path: string) =>
      services.find((service) => service.path === path)?.entrances.map((entrance) => entrance.audience);
    expect(terminators[0].audience).toBe(audience);
    expect(reached('prod/Redis')).toEqual([audience, 'admitted pods']);
    expect(reached('prod/Plain')).toEqual([audience]);
  });

  test('shows who can reach a terminator that is not published, and one in the pod of Redis', () => {
    const platform = new KubernetesPlatform({ serviceType: ServiceType.LOAD_BALANCER });
    const { terminators } = reviewOf((stack) => {
      const redis = new RedisService(stack, 'Redis', { platform });
      new TlsTerminator(stack, 'Inside', { service: redis, published: false });
      new TlsTerminator(stack, 'Beside', {
        service: redis,
        transport: BackendTransport.UNIX_SOCKET,
        port: 6381,
      });
    });
    expect(terminators.map(({ path, audience }) => [path, audience])).toEqual([
      ['prod/Inside', 'pods of its cluster'],
      ['prod/Beside', 'who reaches its load balancer'],
    ]);
  });

  test('shows who can open a connection to each pod', () => {
    const platform = new KubernetesPlatform();
    const { services, terminators } = reviewOf((stack) => {
      serviceWithTls(stack, { redis: { platform, name: 'redis' }, tls: { port: 30380, name: 'tls' } });
    });
    const at = (host: string | null, port: number) => ({ network: null, host, port });
    const tls = ['TLSv1.2', 'TLSv1.3'];
    expect(services[0].access).toEqual([
      { audience: 'admitted pods', ...at('redis.default.svc.cluster.local', 6379), tls: null },
      { audience: 'the node of its pod', ...at(null, 6379), tls: null },
    ]);
    expect(terminators[0].access).toEqual([
      { audience: 'pods of its cluster', ...at(null, 30380), tls },
      { audience: 'pods of its cluster', ...at('tls.default.svc.cluster.local', 6380), tls },
      { audience: 'the node of its pod', ...at(null, 6380), tls },
    ]);
  });

  test('shows the number of copies and the size of each volume', () => {
    const platform = new KubernetesPlatform();
    const review = reviewOf((stack) => {
      const primary = new RedisService(stack, 'Redis', { platform, volumeSize: MemorySize.gibibytes(10) });
      const replicas = new Replica(stack, 'Replicas', { primary, copies: 3 });
      new TlsTerminator(stack, 'Tls', { service: replicas, copies: 2 });
    });
    const drawn = diagramSvgs(topologyOf(merged([review])));
    expect(drawn).toContain('Redis 8.4, 3 read-only copies');
    expect(drawn).toContain('HAProxy, 2 copies');
    const [primary, replicas] = review.services;
    expect([primary.copies, replicas.copies, review.terminators[0].copies]).toEqual([1, 3, 2]);
    expect(primary.persistence.volumeMebibytes).toBe(10240);
    const text = reviewText(review).replace(/\s+/g, ' ');
    expect(text).toContain('AOF + RDB, 3 copies, image');
    expect(text).toContain('HAProxy, 2 copies, image');
    expect(text).toContain('on a volume of 10240 MiB that Terraform refuses to destroy');
    expect(text).toContain(
      'only from pods that its network policy admits, if the cluster enforces network policies',
    );
  });
});

describe('the review of a change on Kubernetes', () => {
  interface Edit {
    readonly copies?: number;
    readonly size?: number;
    readonly storageClass?: string;
    readonly plaintext?: boolean;
    readonly idle?: number;
  }

  const review = ({ copies = 2, size = 4, storageClass, plaintext, idle }: Edit) =>
    reviewOf((stack) => {
      const platform = new KubernetesPlatform({ storageClass });
      const volumeSize = MemorySize.gibibytes(size);
      const settings = { platform, volumeSize, removalPolicy: RemovalPolicy.DESTROY };
      const primary = new RedisService(stack, 'Redis', { ...settings, plaintext, idleTimeoutSeconds: idle });
      const replicas = new Replica(stack, 'Replicas', { ...settings, primary, copies });
      new TlsTerminator(stack, 'Tls', { service: replicas, copies });
    });

  const none = { Redis: 'none', Replicas: 'none', Tls: 'none' };

  test.each<[string, Edit, object]>([
    ['nothing', {}, none],
    ['more copies', { copies: 3 }, none],
    ['fewer copies', { copies: 1 }, { ...none, Replicas: 'reconnect', Tls: 'reconnect' }],
    ['larger volumes', { size: 8 }, none],
    ['who is admitted', { plaintext: true }, none],
    // The replicas copy all data from their primary again.
    ['a setting', { idle: 60 }, { ...none, Redis: 'restart', Replicas: 'restart' }],
    [
      'another storage class',
      { storageClass: 'fast' },
      { ...none, Redis: 'data-loss', Replicas: 'data-loss' },
    ],
  ])('shows what restarts and what changes in place: %s', (_, edit, impacts) => {
    const { constructs } = changeOf([review({})], [review(edit)]);
    expect(Object.fromEntries(constructs.map(({ path, impact }) => [path.slice(5), impact]))).toEqual(
      impacts,
    );
  });

  test('shows a lower number of copies', () => {
    const { constructs } = changeOf([review({})], [review({ copies: 1 })]);
    expect(constructs.map(({ meaning }) => meaning)).toEqual([
      'runs in 1 copy instead of 2: clients of the other copies reconnect; no data is lost',
      'runs in 1 copy instead of 2: clients of the other copies reconnect; no data is lost',
      'runs on',
    ]);
    expect(constructs[0].findings).toContainEqual({
      tendency: 'weaker',
      what: 'copies',
      before: '2',
      after: '1',
    });
  });
});

describe('the review of a service on Docker', () => {
  test('shows one copy of each, and volumes without a size', () => {
    const review = reviewOf((stack) => void serviceWithTls(stack));
    expect([review.services[0].copies, review.terminators[0].copies]).toEqual([1, 1]);
    expect(review.services[0].persistence.volumeMebibytes).toBeNull();
    expect(reviewText(review)).not.toMatch(/\d copies|a volume of/);
  });
});
