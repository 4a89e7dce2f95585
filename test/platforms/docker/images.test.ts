import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import { Construct } from 'constructs';
import { DockerPlatform, type DockerPlatformProps, RedisService, Replica } from '../../../lib';
import { problemIds, verdictOn } from '../../support/problems';
import { serviceWithTls, variable } from '../../support/stacks';
import { type Context, type Synthesized, synth } from '../../support/synth';

function imagesOf(result: Synthesized): string[] {
  return [...result.resources('docker_image').values()].map(({ name }) => String(name)).sort();
}

function images(props: DockerPlatformProps = {}, context: Context = {}): string[] {
  const redis = { platform: new DockerPlatform(props), versionString: '7.0' };
  return imagesOf(synth((stack) => serviceWithTls(stack, { redis }), context));
}

const CONTEXT = {
  'cdktf-redis:images': { 'redis:7.0': 'mirror.example.com/redis:7.0.14', haproxy: 'proxy:3.0' },
};

describe('the images', () => {
  test('default to those of the catalog, and stay on the Docker engine after a destroy', () => {
    expect(images()).toEqual(['haproxy:3.2.26', 'redis:7.0.15']);
    const result = synth((stack) => new RedisService(stack, 'Redis'));
    for (const image of result.resources('docker_image').values()) expect(image.keep_locally).toBe(true);
  });

  test('come from the registry that the platform names', () => {
    expect(images({ imageRegistry: 'registry.example.com/library' })).toEqual([
      'registry.example.com/library/haproxy:3.2.26',
      'registry.example.com/library/redis:7.0.15',
    ]);
  });

  test('can be set for a whole app in the context', () => {
    expect(images({}, CONTEXT)).toEqual(['mirror.example.com/redis:7.0.14', 'proxy:3.0']);
  });

  test('of the platform take precedence over the context', () => {
    expect(images({ images: { haproxy: 'proxy:3.1' } }, CONTEXT)).toEqual([
      'mirror.example.com/redis:7.0.14',
      'proxy:3.1',
    ]);
  });

  test('of a construct take precedence over all others', () => {
    const result = synth(
      (stack) => serviceWithTls(stack, { redis: { image: 'redis:8.4-mine' }, tls: { image: 'proxy:mine' } }),
      CONTEXT,
    );
    expect(imagesOf(result)).toEqual(['proxy:mine', 'redis:8.4-mine']);
  });

  test('are one resource each, even if several constructs run them', () => {
    const result = synth((stack) => {
      serviceWithTls(stack);
      new RedisService(stack, 'Other');
    });
    expect([...result.resources('docker_image').keys()]).toEqual([
      'cdktf-redis/Image-haproxy-3-2-26-03378419',
      'cdktf-redis/Image-redis-8-4-6-f626f614',
    ]);
  });

  test('are one resource per Docker engine', () => {
    const result = synth((stack) => {
      const provider = new DockerProvider(stack, 'Remote', { alias: 'remote' });
      new RedisService(stack, 'Redis');
      new RedisService(stack, 'Far', { platform: new DockerPlatform({ provider }) });
    });
    expect([...result.resources('docker_image').values()].map(({ provider }) => provider)).toEqual([
      undefined,
      'docker.remote',
    ]);
  });

  test('are one resource per Docker engine, even if providers have the same construct id', () => {
    const result = synth((stack) => {
      for (const name of ['East', 'West', 'East/Docker']) {
        const scope = new Construct(stack, name.replace('/', '-'));
        const provider = new DockerProvider(scope, 'Docker', { alias: name.toLowerCase().replace('/', '-') });
        new RedisService(scope, 'Redis', { platform: new DockerPlatform({ provider }) });
      }
    });
    expect([...result.resources('docker_image').values()].map(({ provider }) => provider).sort()).toEqual([
      'docker.east',
      'docker.east-docker',
      'docker.west',
    ]);
  });

  test('that are known only at apply belong to the construct that runs them', () => {
    const result = synth((stack) => {
      const image = variable(stack, 'image');
      const images = { 'redis:8.4': variable(stack, 'mapped') };
      serviceWithTls(stack, { redis: { image }, tls: { image } });
      new RedisService(stack, 'Other', { platform: new DockerPlatform({ images }) });
    });
    const all = [...result.resources('docker_image')].map(([path, { name }]) => [path, name]);
    expect(Object.fromEntries(all)).toEqual({
      'Redis/Image': '${var.image}',
      'Tls/Image': '${var.image}',
      'Other/Image': '${var.mapped}',
    });
    expect(result.container('Redis').image).toBe(
      `\${${result.address('docker_image', 'Redis/Image')}.image_id}`,
    );
  });

  test('can come from a registry that is known only at apply', () => {
    const result = synth((stack) => {
      const imageRegistry = variable(stack, 'registry');
      new RedisService(stack, 'Redis', { platform: new DockerPlatform({ imageRegistry }) });
    });
    expect(result.resource('docker_image', 'Redis/Image').name).toBe('${var.registry}/redis:8.4.6');
  });

  test('are two resources if their names differ in punctuation only', () => {
    const result = synth((stack) => {
      new RedisService(stack, 'One', { image: 'mirror/redis:8.4' });
      new RedisService(stack, 'Two', { image: 'mirror-redis:8.4' });
    });
    expect(imagesOf(result)).toEqual(['mirror-redis:8.4', 'mirror/redis:8.4']);
  });

  test('of the context are validated', () => {
    const build = (stack: Parameters<typeof serviceWithTls>[0]) => new RedisService(stack, 'Redis');
    expect(problemIds(build, { 'cdktf-redis:images': { redis: 'redis:7' } })).toEqual(['unknown-image-key']);
    expect(problemIds(build, { 'cdktf-redis:images': { haproxy: '' } })).toEqual(['bad-image']);
    expect(problemIds(build, { 'cdktf-redis:images': { 'redis:8.4': 5 } })).toEqual(['bad-image']);
    expect(problemIds(build, { 'cdktf-redis:images': ['redis:8.4'] })).toEqual(['bad-image']);
  });

  test('must be a map', () => {
    const { error } = verdictOn((stack) => new RedisService(stack, 'Redis'), {
      'cdktf-redis:images': 'redis:8.4',
    });
    expect(error).toContain(
      [
        '[test] cdktf-redis:images must be a map from keys to images (bad-image)',
        "    given:   'redis:8.4' (a text)",
        "    allowed: a map such as { 'redis:8.4': 'registry.example.com/redis:8.4' }",
        '    fix:     set cdktf-redis:images to a map',
      ].join('\n'),
    );
    const text: unknown = 'redis:8.4';
    const platform = new DockerPlatform({ images: text as Record<string, string> });
    expect(verdictOn((stack) => new RedisService(stack, 'Redis', { platform })).error).toContain(
      '[test] images of DockerPlatform must be a map (bad-prop-type)',
    );
  });

  test('of the context that are not valid are reported once per stack, even if several constructs run them', () => {
    const { error } = verdictOn(
      (stack) => {
        const { redis, tls } = serviceWithTls(stack);
        new Replica(stack, 'Replica', { primary: redis, via: tls });
      },
      { 'cdktf-redis:images': { haproxy: 'no image' } },
    );
    expect(error).toBe(
      [
        'cdktf-redis found 1 problem; nothing was synthesized.',
        '',
        "[test] cdktf-redis:images['haproxy'] is not a valid image reference (bad-image)",
        "    given:   'no image'",
        '    allowed: [registry/]name[:tag][@sha256:digest]',
        "    fix:     use a reference such as 'redis:7.0.15'",
        '',
      ].join('\n'),
    );
  });

  test('of the platform that are not valid are reported on the stack', () => {
    const { error } = verdictOn((stack) => {
      const platform = new DockerPlatform({ imageRegistry: 'https://registry.example.com' });
      serviceWithTls(new Construct(stack, 'Deeper'), { redis: { platform } });
    });
    expect(error).toMatch(
      /^cdktf-redis found 1 problem;.*\n\n\[test\] imageRegistry of DockerPlatform .* \(bad-image\)$/m,
    );
    expect(error).toContain("given:   'https://registry.example.com'");
  });
});
