import { Aspects, type TerraformStack } from 'cdktf';
import { DockerPlatform, PolicyRule, RedisPolicy, RedisService, Replica, TlsTerminator } from '../../../lib';
import type { AccessReview, StackReview } from '../../../lib/core/review/schema';
import { verdictOn } from '../../support/problems';
import { reviewOf } from '../../support/reviews';

const clients = () => new DockerPlatform({ clientNetwork: 'apps' });

function open(stack: TerraformStack): RedisService {
  return new RedisService(stack, 'Redis', { name: 'redis', platform: clients(), plaintext: true });
}

function accessOf(access: readonly AccessReview[] = []): readonly string[] {
  return access.map(({ audience, network, host, port, tls }) =>
    [audience, network ?? '-', `${host ?? '-'}:${port}`, tls === null ? 'plaintext' : 'TLS'].join(' | '),
  );
}

function endpointsOf({ services }: StackReview): readonly string[] {
  return services[0].entrances.map(
    ({ host, port, tls, audience, network = '-' }) =>
      `${host}:${port} | ${tls === null ? 'plaintext' : 'TLS'} | ${audience} | ${network}`,
  );
}

describe('who can open a connection to a container', () => {
  test('of a service that is not published: its host, and containers on its private network', () => {
    const { services } = reviewOf((stack) => {
      new RedisService(stack, 'Redis', { name: 'redis' });
    });
    expect(accessOf(services[0].access)).toEqual([
      'this host at the address of the container | - | -:6379 | plaintext',
      'private network | redis-net | redis:6379 | plaintext',
    ]);
  });

  test('of a service with plaintext: also containers on clientNetwork', () => {
    const { services } = reviewOf((stack) => void open(stack));
    expect(accessOf(services[0].access)).toEqual([
      'this host only | - | 127.0.0.1:6379 | plaintext',
      'hosts on the same link before Docker 28 | - | 127.0.0.1:6379 | plaintext',
      'this host at the address of the container | - | -:6379 | plaintext',
      'private network | redis-edge | redis:6379 | plaintext',
      'containers on its network | apps | redis:6379 | plaintext',
      'private network | redis-net | redis:6379 | plaintext',
    ]);
  });

  test('of a terminator: who reaches its port, with TLS, and containers on clientNetwork', () => {
    const { terminators } = reviewOf((stack) => {
      const service = new RedisService(stack, 'Redis', { name: 'redis', platform: clients() });
      new TlsTerminator(stack, 'Tls', {
        service,
        name: 'tls',
        listenAddress: '0.0.0.0',
        hostName: 'redis.example.com',
      });
      new TlsTerminator(stack, 'Inner', { service, name: 'inner', published: false });
    });
    expect(terminators.map(({ access }) => accessOf(access))).toEqual([
      [
        'every network of the host | - | 0.0.0.0:6380 | TLS',
        'this host at the address of the container | - | -:6380 | TLS',
        'private network | tls-edge | tls:6380 | TLS',
        'containers on its network | apps | tls:6380 | TLS',
      ],
      [
        'this host at the address of the container | - | -:6380 | TLS',
        'containers on its network | inner-edge | inner:6380 | TLS',
        'containers on its network | apps | inner:6380 | TLS',
      ],
    ]);
  });

  test('of a replica and of its link: containers on the networks of both, without TLS', () => {
    const { services } = reviewOf((stack) => {
      const primary = new RedisService(stack, 'Redis', { name: 'redis' });
      const via = new TlsTerminator(stack, 'Tls', { service: primary, name: 'tls' });
      new Replica(stack, 'Far', { primary, via, name: 'far' });
    });
    expect(accessOf(services[1].access)).toEqual([
      'this host at the address of the container | - | -:6379 | plaintext',
      'private network | far-net | far:6379 | plaintext',
      'private network | far-link-net | far:6379 | plaintext',
    ]);
    expect(accessOf(services[1].follows?.link?.access)).toEqual([
      'this host at the address of the container | - | -:6379 | plaintext',
      'private network | far-link-edge | far-link:6379 | plaintext',
      'private network | far-link-net | far-link:6379 | plaintext',
      'private network | tls-edge | far-link:6379 | plaintext',
    ]);
  });
});

describe('clientNetwork', () => {
  test('is an endpoint of its own in the review, with its name', () => {
    const review = reviewOf((stack) => {
      new TlsTerminator(stack, 'Tls', { service: open(stack), name: 'tls' });
    });
    expect(endpointsOf(review)).toEqual([
      'localhost:6380 | TLS | this host only | -',
      'tls:6380 | TLS | containers on its network | apps',
      'localhost:6379 | plaintext | this host only | -',
      'redis:6379 | plaintext | containers on its network | apps',
    ]);
  });

  test('breaks the policy against plaintext outside this host, if the service has plaintext', () => {
    const build = (stack: TerraformStack) => {
      Aspects.of(stack).add(new RedisPolicy({ rules: [PolicyRule.noPlaintextOutsideLoopback()] }));
      open(stack);
    };
    expect(verdictOn(build).error).toContain(
      'the service can be reached without TLS from containers on the network apps',
    );
  });
});
