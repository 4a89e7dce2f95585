import {
  BackendTransport,
  ConnectionOutputs,
  type IRedisService,
  RedisService,
  TlsTerminator,
  type TlsTerminatorProps,
} from '../../../lib';
import { serviceWithTls } from '../stacks';
import type { Build } from '../synth';
import type { Provocations } from './provocation';

const path = 'test/Tls';

function tls(props: Omit<TlsTerminatorProps, 'service'>): Build {
  return (stack) => serviceWithTls(stack, { tls: props });
}

/** Mistakes in the props of a terminator. */
export const TERMINATOR_ERRORS = {
  'bad-address': {
    build: tls({ listenAddress: 'redis.example.com' }),
    path,
    message: 'listenAddress is not a valid IP address',
    given: "'redis.example.com'",
    allowed: 'an IPv4 or IPv6 address of the host, or 0.0.0.0 or :: for all addresses',
    fix: 'set listenAddress to an IP address, and hostName to the host name that clients use',
  },
  'bad-host-name': {
    build: tls({ hostName: 'https://redis.example.com/' }),
    path,
    message: 'hostName is not a valid IP address or host name',
    given: "'https://redis.example.com/'",
    allowed:
      'an IP address, or labels of letters, digits and hyphens separated by dots, at most 253 characters',
    fix: 'set hostName to a host name without scheme, port or path',
  },
  'host-name-needed': {
    build: tls({ listenAddress: '0.0.0.0' }),
    path,
    message: 'hostName is required, because listenAddress stands for all addresses of the host',
    given: "'0.0.0.0'",
    fix: 'set hostName to the host name or address that clients connect to',
  },
  'setting-without-effect': {
    build: tls({ published: false, port: 6380, hostName: 'redis.example.com' }),
    path,
    message: 'port and hostName have no effect, because published is false',
    given: "port: '6380', hostName: 'redis.example.com'",
    fix: 'leave it out, or leave published out',
  },
  'missing-service': {
    build: (stack) => new TlsTerminator(stack, 'Tls', { service: undefined as unknown as IRedisService }),
    path,
    message: 'service is missing',
    given: 'service: undefined',
    allowed: 'a RedisService, a Replica or RedisService.fromRedisServiceAttributes(...)',
    fix: 'set service to a service',
  },
  'made-too-early': {
    build: (stack) => {
      const service = new RedisService(stack, 'Redis');
      new ConnectionOutputs(stack, 'cache', { service });
      new TlsTerminator(stack, 'Tls', { service });
    },
    path: 'test/cache',
    message: 'test/Tls is created after these outputs, so they do not use it',
    fix: 'create ConnectionOutputs after the TlsTerminator',
  },
  'no-socket': {
    build: (stack) => {
      const service = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
        host: 'redis.example.com',
      });
      new TlsTerminator(stack, 'Tls', { service, transport: BackendTransport.UNIX_SOCKET });
    },
    path,
    message:
      'the terminator cannot use the unix socket of test/Imported, because they run in different places',
    given: 'transport UNIX_SOCKET',
    fix: 'leave transport out, or use BackendTransport.TCP',
  },
} as const satisfies Provocations;

/** What a user should know, though nothing is wrong. */
export const TERMINATOR_WARNINGS = {
  'plaintext-exposed': {
    build: (stack) => new RedisService(stack, 'Redis', { plaintext: true }),
    path: 'test/Redis',
    message:
      'the service accepts connections without TLS: anyone who can eavesdrop on the traffic can have access to its credentials, and therefore to the service',
    fix: 'use a TlsTerminator and leave plaintext out; never send regulated or sensitive information without TLS',
  },
  'idle-timeout-above-session': {
    build: (stack) => serviceWithTls(stack, { redis: { idleTimeoutSeconds: 43201 } }),
    path,
    message:
      'the terminator closes idle connections after 43200 s, before Redis does, so idleTimeoutSeconds of the service has no effect',
    fix: 'decrease idleTimeoutSeconds of the service, or increase sessionTimeoutSeconds of the terminator',
  },
  'old-tls': {
    build: (stack) => serviceWithTls(stack, { redis: { versionString: '4.0-aof' } }),
    path,
    message: 'the terminator accepts TLS 1.0 and 1.1 for Redis 4.0, which current clients reject',
    fix: 'use version 6.0 or later to accept only TLS 1.2 and 1.3',
  },
} as const satisfies Provocations;
