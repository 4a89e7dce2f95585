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
    message: 'test/Redis listens on the same host port',
    given: '127.0.0.1 port 7000',
    fix: 'change the port or the address of one of them',
  },
  'name-taken': {
    build: (stack) => serviceWithTls(stack, { redis: { name: 'redis' }, tls: { name: 'redis' } }),
    path: 'test/Tls',
    message: 'test/Redis has the same name',
    given: "'redis'",
    fix: 'change one of the names, or leave name out to derive it from the construct path',
  },
  'bad-name': {
    build: (stack) => new RedisService(stack, 'Redis', { name: 'My_Redis' }),
    path,
    message: 'name is not a valid container and DNS name',
    given: "'My_Redis'",
    allowed: '2 to 50 lowercase letters, digits and hyphens, with a letter or digit at both ends',
    fix: 'change name, or leave it out to derive it from the construct path',
  },
  'not-on-platform': {
    build: (stack) => new RedisService(stack, 'Redis', { volumeSize: MemorySize.gibibytes(2) }),
    path,
    message: 'volumeSize needs data volumes of a given size, which Docker does not support',
    given: '2 GiB',
    fix: 'leave it out: the volume can grow up to the size of the disk of the host',
  },
  'bad-image': {
    build: (stack) => new RedisService(stack, 'Redis', { image: 'redis:' }),
    path,
    message: 'image is not a valid image reference',
    given: "'redis:'",
    allowed: '[registry/]name[:tag][@sha256:digest]',
    fix: "use a reference such as 'redis:7.0.15'",
  },
  'unknown-image-key': {
    build: (stack) =>
      new RedisService(stack, 'Redis', {
        platform: new DockerPlatform({ images: { 'redis:7': 'redis:7' } }),
      }),
    path: 'test',
    message: 'images contains a key that the library does not know',
    given: "'redis:7'",
    allowed: `${SERVER_LINES.join(', ')}, haproxy, or a patch release of these`,
    fix: 'correct the key in the prop images of DockerPlatform, or in the context cdktf-redis:images',
  },
} as const satisfies Provocations;
