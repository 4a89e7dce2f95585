import { RedisService, RemovalPolicy } from '../../../lib';
import { asObjects } from '../../support/json';
import { serviceWithTls } from '../../support/stacks';
import { synth } from '../../support/synth';

describe('the data volume', () => {
  test('has no attribute but its name, so that nothing else replaces it', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis', { name: 'redis' }));
    expect(result.resource('docker_volume', 'Redis/DataVolume')).toEqual({
      name: 'redis-data',
      lifecycle: { prevent_destroy: true },
    });
  });

  test('can be destroyed if the removal policy is DESTROY', () => {
    const result = synth(
      (stack) => new RedisService(stack, 'Redis', { name: 'redis', removalPolicy: RemovalPolicy.DESTROY }),
    );
    expect(result.resource('docker_volume', 'Redis/DataVolume')).toEqual({ name: 'redis-data' });
  });

  test('is mounted at the path that the image declares as its volume', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis'));
    expect(asObjects(result.container('Redis').volumes)).toContainEqual({
      container_path: '/data',
      volume_name: `\${${result.address('docker_volume', 'Redis/DataVolume')}.name}`,
    });
  });

  test('also exists for a memory-only service, which records its flavor there, and can be destroyed', () => {
    const memoryOnly = synth(
      (stack) => new RedisService(stack, 'Redis', { name: 'redis', versionString: '7.0-nordb' }),
    );
    expect(memoryOnly.resource('docker_volume', 'Redis/DataVolume')).toEqual({ name: 'redis-data' });
  });
});

describe('the socket volume', () => {
  const result = synth((stack) => serviceWithTls(stack, { redis: { name: 'redis' } }));

  test('is a small tmpfs that the users of both images can write to', () => {
    expect(result.resource('docker_volume', 'Redis/SocketVolume')).toEqual({
      name: 'redis-socket',
      driver: 'local',
      driver_opts: { type: 'tmpfs', device: 'tmpfs', o: 'size=1m,mode=1777' },
    });
  });

  test('is shared by Redis and its terminator', () => {
    expect(asObjects(result.container('Redis').volumes)).toContainEqual({
      container_path: '/run/cdktf-redis',
      volume_name: `\${${result.address('docker_volume', 'Redis/SocketVolume')}.name}`,
    });
    expect(asObjects(result.container('Tls').volumes)).toContainEqual({
      container_path: '/run/cdktf-redis',
      volume_name: 'redis-socket',
    });
  });
});
