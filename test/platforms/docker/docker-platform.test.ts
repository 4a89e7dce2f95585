import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import { DockerPlatform, RedisService, Replica } from '../../../lib';
import { problemIds } from '../../support/problems';
import { serviceWithTls } from '../../support/stacks';
import { synth } from '../../support/synth';

describe('a Docker platform with a provider without an alias', () => {
  test('is the engine that a stack has by default, whose names and ports are taken once', () => {
    expect(
      problemIds((stack) => {
        const platform = new DockerPlatform({ provider: new DockerProvider(stack, 'Docker') });
        new RedisService(stack, 'One', { name: 'redis', plaintext: true });
        new RedisService(stack, 'Two', { name: 'redis', plaintext: true, platform });
      }),
    ).toEqual(['name-taken', 'port-taken']);
  });

  test('is the engine that a stack has by default, whose private networks are joined', () => {
    const result = synth((stack) => {
      const platform = new DockerPlatform({ provider: new DockerProvider(stack, 'Docker') });
      const { redis } = serviceWithTls(stack, { redis: { name: 'redis' }, tls: { platform } });
      new Replica(stack, 'Replica', { primary: redis, platform });
    });
    expect(result.file('Tls', 'haproxy.cfg')).toContain('server redis unix@');
    expect(JSON.stringify(result.container('Replica').networks_advanced)).toContain('"redis-net"');
  });
});

describe('Docker platforms with providers with an alias', () => {
  test('are engines of their own, whose names and ports have nothing to do with others', () => {
    expect(
      problemIds((stack) => {
        const east = new DockerProvider(stack, 'East', { alias: 'east' });
        const west = new DockerProvider(stack, 'West', { alias: 'west' });
        const platforms = [
          new DockerPlatform(),
          new DockerPlatform({ provider: east }),
          new DockerPlatform({ provider: west }),
        ];
        platforms.forEach((platform, index) => {
          new RedisService(stack, `Redis${index}`, { name: 'redis', plaintext: true, platform });
        });
      }),
    ).toEqual([]);
  });

  test('are one engine where they have one provider', () => {
    expect(
      problemIds((stack) => {
        const provider = new DockerProvider(stack, 'East', { alias: 'east' });
        for (const id of ['One', 'Two'])
          new RedisService(stack, id, { name: 'redis', platform: new DockerPlatform({ provider }) });
      }),
    ).toEqual(['name-taken']);
  });
});

describe('the names on an engine', () => {
  test('that a terminator takes are those of its containers too', () => {
    expect(
      problemIds((stack) => {
        serviceWithTls(stack, { tls: { name: 'tls' } });
        new RedisService(stack, 'Other', { name: 'tls-config' });
      }),
    ).toEqual(['name-taken']);
  });

  test('that the link of a replica takes are those of its containers too', () => {
    expect(
      problemIds((stack) => {
        const { redis, tls } = serviceWithTls(stack);
        new Replica(stack, 'Replica', { primary: redis, via: tls, name: 'replica' });
        new RedisService(stack, 'Other', { name: 'replica-link-config' });
      }),
    ).toEqual(['name-taken']);
  });
});
