import { RedisService, type RedisServiceProps, RemovalPolicy } from '../../../lib';
import { dataText } from '../../../lib/core/review/words';
import { asObjects } from '../../support/json';
import { reviewOf } from '../../support/reviews';
import { serviceWithTls } from '../../support/stacks';
import { type Synthesized, synth } from '../../support/synth';

const IGNORED = ['name', 'labels', 'driver', 'driver_opts'];
const OWNED = [
  { label: 'cdktf-redis.owner', value: 'test/Redis' },
  { label: 'cdktf-redis.part', value: 'data' },
];

/** The name of the volume of a construct: it ends with a random id. */
function uniqueName(result: Synthesized, prefix: string): string {
  return `${prefix}-\${substr(${result.address('terraform_data', 'Redis/Owner')}.id, 0, 8)}`;
}

describe('the data volume', () => {
  const volumeOf = (props: RedisServiceProps) => {
    const result = synth((stack) => new RedisService(stack, 'Redis', { name: 'redis', ...props }));
    return { result, volume: result.resource('docker_volume', 'Redis/DataVolume') };
  };

  test('has a name of its own in each deployment, and no change of an attribute replaces it', () => {
    const { result, volume } = volumeOf({});
    expect(volume).toEqual({
      name: uniqueName(result, 'redis-data'),
      labels: OWNED,
      lifecycle: { prevent_destroy: true, ignore_changes: IGNORED },
    });
  });

  test('can be destroyed if the removal policy is DESTROY', () => {
    expect(volumeOf({ removalPolicy: RemovalPolicy.DESTROY }).volume.lifecycle).toEqual({
      ignore_changes: IGNORED,
    });
  });

  test('is the one that adoptVolume names, and a plan fails if the construct already has another one', () => {
    expect(volumeOf({ adoptVolume: 'old.data' }).volume).toMatchObject({
      name: 'old.data',
      lifecycle: {
        prevent_destroy: true,
        postcondition: [
          {
            condition: '${self.name == "old.data"}',
            error_message: expect.stringMatching(/^\[test\/Redis\] adoptVolume must name the volume /),
          },
        ],
      },
    });
  });

  test('that the server takes over is in the review', () => {
    const { services } = reviewOf((stack) => {
      new RedisService(stack, 'Redis', { adoptVolume: 'old.data' });
      new RedisService(stack, 'Own');
    });
    expect(services.map(({ persistence }) => persistence.adopted)).toEqual(['old.data', undefined]);
    expect(dataText(services[0])).toMatch(
      /, on the existing volume old\.data, taken over, that Terraform refuses to destroy$/,
    );
  });

  test('is mounted at the path that the image declares as its volume', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis'));
    expect(asObjects(result.container('Redis').volumes)).toContainEqual({
      container_path: '/data',
      volume_name: `\${${result.address('docker_volume', 'Redis/DataVolume')}.name}`,
    });
  });

  test('also exists for a memory-only service, which records its flavor there, and can be destroyed', () => {
    const { result, volume } = volumeOf({ versionString: '7.0-nordb' });
    expect(volume).toEqual({
      name: uniqueName(result, 'redis-data'),
      labels: OWNED,
      lifecycle: { ignore_changes: IGNORED },
    });
  });
});

describe('the socket volume', () => {
  const result = synth((stack) => serviceWithTls(stack, { redis: { name: 'redis' } }));

  test('is a small tmpfs that the users of both images can write to', () => {
    expect(result.resource('docker_volume', 'Redis/SocketVolume')).toEqual({
      name: 'redis-socket',
      driver: 'local',
      driver_opts: { type: 'tmpfs', device: 'tmpfs', o: 'size=1m,mode=1777' },
      labels: expect.anything(),
      lifecycle: { ignore_changes: ['labels'] },
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
