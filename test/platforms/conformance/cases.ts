import type { TerraformStack } from 'cdktf';
import {
  BackendTransport,
  CommandRule,
  Flavor,
  KeyPattern,
  MemorySize,
  type Platform,
  RedisService,
  RedisVersion,
  RemovalPolicy,
  Replica,
  TlsCertificate,
  TlsTerminator,
  ValkeyVersion,
} from '../../../lib';
import { imported, serviceWithTls, variable } from '../../support/stacks';

/** A case that every platform must run: it builds a stack named `test`, and lists the construct paths of its workloads. */
export interface Case {
  readonly build: (stack: TerraformStack, platform: Platform) => void;
  readonly servers: readonly string[];
  readonly proxies: readonly string[];
}

const { TCP, UNIX_SOCKET } = BackendTransport;

/** Every platform runs every case with the same props. */
export const CASES: Readonly<Record<string, Case>> = {
  'a service': {
    build: (stack, platform) => new RedisService(stack, 'Redis', { platform }),
    servers: ['Redis'],
    proxies: [],
  },
  'a service of each flavor': {
    build: (stack, platform) => {
      new RedisService(stack, 'Both', { platform, flavor: Flavor.AOF_AND_RDB });
      new RedisService(stack, 'Snapshots', { platform, flavor: Flavor.RDB_ONLY });
      new RedisService(stack, 'Cache', { platform, flavor: Flavor.MEMORY_ONLY });
    },
    servers: ['Both', 'Snapshots', 'Cache'],
    proxies: [],
  },
  'a service that may be destroyed with its data': {
    build: (stack, platform) =>
      new RedisService(stack, 'Redis', { platform, removalPolicy: RemovalPolicy.DESTROY }),
    servers: ['Redis'],
    proxies: [],
  },
  'an old version and another engine': {
    build: (stack, platform) => {
      new RedisService(stack, 'Old', { platform, version: RedisVersion.V2_8 });
      new RedisService(stack, 'Valkey', { platform, version: ValkeyVersion.V8_1 });
    },
    servers: ['Old', 'Valkey'],
    proxies: [],
  },
  'a terminator over the private network': {
    build: (stack, platform) => serviceWithTls(stack, { redis: { platform }, tls: { transport: TCP } }),
    servers: ['Redis'],
    proxies: ['Tls'],
  },
  'a terminator over the unix socket': {
    build: (stack, platform) =>
      serviceWithTls(stack, { redis: { platform }, tls: { transport: UNIX_SOCKET } }),
    servers: ['Redis'],
    proxies: ['Tls'],
  },
  'a certificate of your own': {
    build: (stack, platform) =>
      serviceWithTls(stack, {
        redis: { platform, password: variable(stack, 'password') },
        tls: {
          transport: TCP,
          hostName: 'redis.example.com',
          certificate: TlsCertificate.fromPem({
            certificateChain: variable(stack, 'chain'),
            privateKey: variable(stack, 'key'),
          }),
        },
      }),
    servers: ['Redis'],
    proxies: ['Tls'],
  },
  'a terminator in front of an imported service': {
    build: (stack, platform) => new TlsTerminator(stack, 'Tls', { service: imported(stack), platform }),
    servers: [],
    proxies: ['Tls'],
  },
  'a replica and a replica of that replica': {
    build: (stack, platform) => {
      const primary = new RedisService(stack, 'Redis', { platform });
      const replica = new Replica(stack, 'Replica', { primary });
      new Replica(stack, 'Second', { primary: replica });
    },
    servers: ['Redis', 'Replica', 'Second'],
    proxies: [],
  },
  'a replica over TLS': {
    build: (stack, platform) => {
      const { redis, tls } = serviceWithTls(stack, {
        redis: { platform },
        tls: { transport: TCP, hostName: 'redis.example.com' },
      });
      new Replica(stack, 'Replica', { primary: redis, via: tls });
    },
    servers: ['Redis', 'Replica'],
    proxies: ['Tls', 'Replica/Link'],
  },
  'plaintext beside TLS': {
    build: (stack, platform) =>
      serviceWithTls(stack, { redis: { platform, plaintext: true }, tls: { transport: TCP } }),
    servers: ['Redis'],
    proxies: ['Tls'],
  },
  'users and settings of their own': {
    build: (stack, platform) =>
      new RedisService(stack, 'Redis', {
        platform,
        memory: MemorySize.gibibytes(1),
        directives: { hz: '20' },
        stopGraceSeconds: 90,
        users: [
          { name: 'app', keys: [KeyPattern.readWrite('app:*')], commands: [CommandRule.allow('ping')] },
        ],
        defaultUser: false,
      }),
    servers: ['Redis'],
    proxies: [],
  },
};
