import fc from 'fast-check';
import { DockerPlatform, RedisService } from '../../../lib';
import { serviceWithTls } from '../stacks';
import { images, type StringProp, type StringProps } from './string-prop';

const NETWORKS = fc.stringMatching(/^[a-zA-Z0-9][\w.-]{0,30}$/);
const KEYS = fc.constantFrom('haproxy', 'redis:7.2', 'valkey:8.1.9', 'redis:99.0');
const KEY = /^(haproxy|(redis|valkey):\d+\.\d+(\.\d+)?)$/;

const onto: StringProp['build'] = (stack) => new RedisService(stack, 'Redis');

/** Settings of a platform, by props and by the context of an app. */
export const PLATFORM_STRINGS = {
  'DockerPlatformProps.images (image)': {
    build: (stack, image) =>
      new RedisService(stack, 'Redis', {
        versionString: '7.0',
        platform: new DockerPlatform({ images: { 'redis:7.0': image } }),
      }),
    path: 'test',
    named: "images['redis:7.0']",
    harmless: 'registry.example.com/harmless:1',
    taken: images,
  },
  'DockerPlatformProps.images (key)': {
    build: (stack, key) =>
      new RedisService(stack, 'Redis', {
        platform: new DockerPlatform({ images: { [key]: 'registry.example.com/redis:1' } }),
      }),
    path: 'test',
    named: 'images',
    harmless: 'redis:7.0',
    taken: KEYS,
    form: KEY,
  },
  'DockerPlatformProps.imageRegistry': {
    build: (stack, imageRegistry) => {
      new RedisService(stack, 'Redis', { platform: new DockerPlatform({ imageRegistry }) });
    },
    path: 'test',
    named: 'imageRegistry',
    harmless: 'registry.example.com/harmless',
    taken: fc.constantFrom('registry.example.com', 'a:5000/b/c', 'a'),
  },
  'DockerPlatformProps.clientNetwork': {
    build: (stack, clientNetwork) => {
      const platform = new DockerPlatform({ clientNetwork });
      serviceWithTls(stack, { redis: { platform, plaintext: true } });
    },
    path: 'test',
    named: 'clientNetwork',
    harmless: 'harmless-network',
    taken: NETWORKS,
  },
  'context cdktf-redis:images (image)': {
    build: (stack) => new RedisService(stack, 'Redis', { versionString: '7.0' }),
    context: (value) => ({ 'cdktf-redis:images': { 'redis:7.0': value } }),
    path: 'test',
    named: 'cdktf-redis:images',
    harmless: 'registry.example.com/harmless:1',
    taken: images,
  },
  'context cdktf-redis:images (key)': {
    build: onto,
    context: (value) => ({ 'cdktf-redis:images': { [value]: 'registry.example.com/redis:1' } }),
    path: 'test',
    named: 'cdktf-redis:images',
    harmless: 'redis:7.0',
    taken: KEYS,
    form: KEY,
  },
} as const satisfies StringProps;
