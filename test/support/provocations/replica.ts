import { RedisService, RedisVersion, Replica, TlsTerminator } from '../../../lib';
import { imported, serviceWithTls, variable } from '../stacks';
import type { Provocations } from './provocation';

const path = 'test/Replica';

/** Mistakes in what a replica follows. */
export const REPLICA_ERRORS = {
  'replica-of-itself': {
    build: (stack) => {
      const primary = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
        host: 'redis',
        replicationPassword: variable(stack, 'Password'),
      });
      new Replica(stack, 'Replica', { primary, name: 'redis' });
    },
    path,
    message: 'the replica and its primary have the same name, so the replica would follow itself',
    given: "'redis'",
    fix: 'set primary to another service, or change the name of the replica',
  },
  'replica-newer-needed': {
    build: (stack) => {
      const primary = new RedisService(stack, 'Redis', { version: RedisVersion.V7_2 });
      new Replica(stack, 'Replica', { primary, version: RedisVersion.V6_2 });
    },
    path,
    message: 'Redis 6.2 cannot read the data of its primary',
    given: 'replica Redis 6.2, primary Redis 7.2',
    allowed: 'Redis 7.2 and later',
    fix: 'leave version out to use the version of the primary',
  },
  'memory-only-primary': {
    build: (stack) =>
      new Replica(stack, 'Replica', {
        primary: new RedisService(stack, 'Redis', { versionString: '7.0-nordb' }),
      }),
    path,
    message: 'test/Redis is empty after a restart, and this replica would then delete its copy of the data',
    given: 'a primary of flavor NO PERSISTENCE',
    allowed: 'a primary with the flavor AOF_AND_RDB or RDB_ONLY',
    fix: 'use a durable flavor for the primary, or set acceptDataLossOnPrimaryRestart: true',
  },
  'no-private-path': {
    build: (stack) => new Replica(stack, 'Replica', { primary: imported(stack) }),
    path,
    message: 'test/Imported is not on the private network of this replica',
    allowed: 'a primary on the same engine, or a TLS terminator in front of it',
    fix: 'set via to a TLS terminator of the primary: replication over any other network would not be encrypted',
  },
  'no-replication-login': {
    build: (stack) => {
      const primary = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
        host: 'redis.example.com',
      });
      new Replica(stack, 'Replica', { primary });
    },
    path,
    message: 'test/Imported has no login for replicas',
    fix: 'pass replicationPassword (and replicationUsername, if it is not replication) to fromRedisServiceAttributes',
  },
  'bad-user-name': {
    build: (stack) =>
      RedisService.fromRedisServiceAttributes(stack, 'Imported', {
        host: 'redis.example.com',
        replicationUsername: 'replication\nprotected-mode no',
      }),
    path: 'test/Imported',
    message: 'replicationUsername contains characters that are not allowed',
    given: "'replication\\nprotected-mode no'",
    allowed: 'letters, digits and . _ ~ -',
    fix: 'use a name of these characters',
  },
  'no-ca': {
    build: (stack) => {
      const via = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', { host: 'redis.example.com' });
      new Replica(stack, 'Replica', { primary: imported(stack), via });
    },
    path,
    message: 'the replica cannot verify test/Far, because its CA certificate is not known',
    allowed: 'the PEM text of the CA that signed the certificate of the terminator',
    fix: 'pass caCertificate to fromTlsTerminatorAttributes or to TlsCertificate.fromPem',
  },
  'other-service': {
    build: (stack) => {
      const { tls } = serviceWithTls(stack);
      new Replica(stack, 'Replica', { primary: new RedisService(stack, 'Other'), via: tls });
    },
    path,
    message: 'test/Tls is not a terminator of test/Other',
    fix: 'set via to a terminator of the primary',
  },
} as const satisfies Provocations;
