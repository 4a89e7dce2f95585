import { DockerPlatform, MemorySize, RedisService } from '../../../lib';
import { SERVER_LINES } from '../lines';
import { serviceWithTls } from '../stacks';
import type { Provocations } from './provocation';

const path = 'test/Redis';

/** Mistakes that an engine would refuse, or that two constructs make together. */
export const PLATFORM_ERRORS = {
  'port-taken': {
    build: (stack) =>
      serviceWithTls(stack, { redis: { plaintext: true, plaintextPort: 7000 }, tls: { port: 7000 } }),
    path: 'test/Tls',
    message: 'test/Redis listens on the same port of the host',
    given: '127.0.0.1 port 7000',
    fix: 'give one of them another port or another address',
  },
  'name-taken': {
    build: (stack) => serviceWithTls(stack, { redis: { name: 'redis' }, tls: { name: 'redis' } }),
    path: 'test/Tls',
    message: 'test/Redis has the same name',
    given: "'redis'",
    fix: 'give one of them another name, or none to have one made from the construct path',
  },
  'bad-name': {
    build: (stack) => new RedisService(stack, 'Redis', { name: 'My_Redis' }),
    path,
    message: 'name is not one that Docker takes and other containers can look up',
    given: "'My_Redis'",
    allowed: '2 to 50 lower-case letters, digits and inner hyphens',
    fix: 'choose such a name, or leave it out to have one made from the construct path',
  },
  'not-on-platform': {
    build: (stack) => new RedisService(stack, 'Redis', { volumeSize: MemorySize.gibibytes(2) }),
    path,
    message: 'volumeSize is about data volumes of a given size, which Docker does not have',
    given: '2 GiB',
    fix: 'leave it out: the volume grows as far as the disk of the host',
  },
  'bad-image': {
    build: (stack) => new RedisService(stack, 'Redis', { image: 'redis:' }),
    path,
    message: 'image is not a reference that Docker can read',
    given: "'redis:'",
    allowed: '[registry/]name[:tag][@sha256:digest]',
    fix: "for example 'redis:7.0.15'",
  },
  'unknown-image-key': {
    build: (stack) =>
      new RedisService(stack, 'Redis', {
        platform: new DockerPlatform({ images: { 'redis:7': 'redis:7' } }),
      }),
    path: 'test',
    message: 'images are set for something that the library does not run',
    given: "'redis:7'",
    allowed: `${SERVER_LINES.join(', ')}, haproxy, or a patch release of these`,
    fix: 'correct the key in the prop images of DockerPlatform, or in the context cdktf-redis:images',
  },
} as const satisfies Provocations;
