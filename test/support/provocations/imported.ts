import { RedisService, TlsTerminator } from '../../../lib';
import type { Provocations } from './provocation';

/** Mistakes in the attributes of an imported service, and in what stands in front of it. */
export const IMPORTED_ERRORS = {
  'bad-url': {
    build: (stack) =>
      RedisService.fromRedisServiceAttributes(stack, 'Far', { url: 'https://redis.example.com' }),
    path: 'test/Far',
    message: 'url is not a valid Redis URL',
    given: 'a literal of 25 characters (not shown)',
    allowed: 'redis://, rediss://, valkey:// or valkeys://, then [username@]host[:port]',
    fix: 'correct url, or set host, port and password instead',
  },
  'tls-only-service': {
    build: (stack) => {
      const service = RedisService.fromRedisServiceAttributes(stack, 'Far', {
        url: 'rediss://redis.example.com:12345',
      });
      new TlsTerminator(stack, 'Tls', { service });
    },
    path: 'test/Tls',
    message: 'test/Far only accepts TLS, so no terminator can stand in front of it',
    fix: 'remove the TlsTerminator: clients connect with redisSsl of the credentials of the service',
  },
} as const satisfies Provocations;
