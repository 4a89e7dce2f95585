import { RedisService, RemovalPolicy } from '../../../lib';
import { asObjects } from '../../support/json';
import { serviceWithTls } from '../../support/stacks';
import { synth } from '../../support/synth';

describe('the data volume', () => {
  test('has a name of its own and nothing else that would have it replaced', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis', { name: 'redis' }));
    expect(result.resource('docker_volume', 'Redis/DataVolume')).toEqual({
      name: 'redis-data',
      lifecycle: { prevent_destroy: true },
    });
  });

  test('may be destroyed when the removal policy says so', () => {
    const result = synth(
      (stack) => new RedisService(stack, 'Redis', { name: 'redis', removalPolicy: RemovalPolicy.DESTROY }),
    );
    expect(result.resource('docker_volume', 'Redis/DataVolume')).toEqual({ name: 'redis-data' });
  });

  test('is mounted where the image declares its volume', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis'));
    expect(asObjects(result.container('Redis').volumes)).toContainEqual({
      container_path: '/data',
      volume_name: `\${${result.address('docker_volume', 'Redis/DataVolume')}.name}`,
    });
  });

  test('stays when a service turns memory-only, where it keeps the record of the flavor, and is unprotected', () => {
    const memoryOnly = synth(
      (stack) => new RedisService(stack, 'Redis', { name: 'redis', versionString: '7.0-nordb' }),
    );
    expect(memoryOnly.resource('docker_volume', 'Redis/DataVolume')).toEqual({ name: 'redis-data' });
  });
});

describe('the socket volume', () => {
  const result = synth((stack) => serviceWithTls(stack, { redis: { name: 'redis' } }));

  test('is a small file system in memory, writable for the users of both images', () => {
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
