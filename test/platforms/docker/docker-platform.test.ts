import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import { DockerPlatform, RedisService, Replica } from '../../../lib';
import { problemIds } from '../../support/problems';
import { serviceWithTls } from '../../support/stacks';
import { synth } from '../../support/synth';

describe('a Docker platform with a provider without an alias', () => {
  test('shares names and ports with the default platform of the stack', () => {
    expect(
      problemIds((stack) => {
        const platform = new DockerPlatform({ provider: new DockerProvider(stack, 'Docker') });
        new RedisService(stack, 'One', { name: 'redis', plaintext: true });
        new RedisService(stack, 'Two', { name: 'redis', plaintext: true, platform });
      }),
    ).toEqual(['name-taken', 'port-taken']);
  });

  test('shares private networks with the default platform of the stack', () => {
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
  test('have names and ports of their own', () => {
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

  test('share names if they have the same provider', () => {
    expect(
      problemIds((stack) => {
        const provider = new DockerProvider(stack, 'East', { alias: 'east' });
        for (const id of ['One', 'Two'])
          new RedisService(stack, id, { name: 'redis', platform: new DockerPlatform({ provider }) });
      }),
    ).toEqual(['name-taken']);
  });
});

describe('the reserved names on a Docker engine', () => {
  test('include the names of all containers of a terminator', () => {
    expect(
      problemIds((stack) => {
        serviceWithTls(stack, { tls: { name: 'tls' } });
        new RedisService(stack, 'Other', { name: 'tls-config' });
      }),
    ).toEqual(['name-taken']);
  });

  test('include the names of all containers of a replication link', () => {
    expect(
      problemIds((stack) => {
        const { redis, tls } = serviceWithTls(stack);
        new Replica(stack, 'Replica', { primary: redis, via: tls, name: 'replica' });
        new RedisService(stack, 'Other', { name: 'replica-link-config' });
      }),
    ).toEqual(['name-taken']);
  });
});
