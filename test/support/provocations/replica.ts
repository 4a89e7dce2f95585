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
    fix: 'pass the primary, or give the replica another name',
  },
  'replica-newer-needed': {
    build: (stack) => {
      const primary = new RedisService(stack, 'Redis', { version: RedisVersion.V7_2 });
      new Replica(stack, 'Replica', { primary, version: RedisVersion.V6_2 });
    },
    path,
    message: 'Redis 6.2 cannot read the data set of its primary',
    given: 'replica Redis 6.2, primary Redis 7.2',
    allowed: 'Redis 7.2 and later',
    fix: 'leave version out to run that of the primary',
  },
  'memory-only-primary': {
    build: (stack) =>
      new Replica(stack, 'Replica', {
        primary: new RedisService(stack, 'Redis', { versionString: '7.0-nordb' }),
      }),
    path,
    message: 'a restart of test/Redis starts it empty, and this replica would follow and lose all data too',
    given: 'a primary of flavor NO PERSISTENCE',
    allowed: 'a durable primary (AOF + RDB or RDB-only)',
    fix: 'give the primary a durable flavor, or set acceptDataLossOnPrimaryRestart: true',
  },
  'no-private-path': {
    build: (stack) => new Replica(stack, 'Replica', { primary: imported(stack) }),
    path,
    message: 'test/Imported is not on the private network of this replica',
    allowed: 'a primary on the same engine, or a TLS terminator in front of it',
    fix: 'pass the terminator as via: replication over any other network would be in plain text',
  },
  'no-replication-login': {
    build: (stack) => {
      const primary = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
        host: 'redis.example.com',
      });
      new Replica(stack, 'Replica', { primary });
    },
    path,
    message: 'test/Imported does not say with which login replicas connect',
    fix: 'pass replicationPassword, and replicationUsername where it is not replication, to fromRedisServiceAttributes',
  },
  'bad-user-name': {
    build: (stack) =>
      RedisService.fromRedisServiceAttributes(stack, 'Imported', {
        host: 'redis.example.com',
        replicationUsername: 'replication\nprotected-mode no',
      }),
    path: 'test/Imported',
    message:
      'replicationUsername holds characters that configuration lines and URLs would read as something else',
    given: "'replication\\nprotected-mode no'",
    allowed: 'letters, digits and . _ ~ -',
    fix: 'create a user with such a name',
  },
  'no-ca': {
    build: (stack) => {
      const via = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', { host: 'redis.example.com' });
      new Replica(stack, 'Replica', { primary: imported(stack), via });
    },
    path,
    message: 'test/Far has no CA certificate, so this replica could not verify it',
    allowed: 'the CA certificate (PEM) that signed the certificate of the terminator',
    fix: 'pass caCertificate to fromTlsTerminatorAttributes or to TlsCertificate.fromPem',
  },
  'other-service': {
    build: (stack) => {
      const { tls } = serviceWithTls(stack);
      new Replica(stack, 'Replica', { primary: new RedisService(stack, 'Other'), via: tls });
    },
    path,
    message: 'test/Tls stands in front of another service than test/Other',
    fix: 'pass a terminator of the primary as via',
  },
} as const satisfies Provocations;
