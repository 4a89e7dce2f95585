import { EvictionPolicy, Flavor, FsyncPolicy, MemorySize, RedisService, Replica } from '../../../lib';
import { serviceWithTls } from '../stacks';
import type { Provocations } from './provocation';
import { redis } from './server';

const path = 'test/Redis';

/** Settings that contradict each other, each of them right by itself. */
export const LINT_WARNINGS = {
  'eviction-on-durable': {
    build: redis({ flavor: Flavor.RDB_ONLY, evictionPolicy: EvictionPolicy.ALLKEYS_LRU }),
    path,
    message:
      'allkeys-lru deletes keys when maxMemory is reached, although the flavor RDB-Only Persistence promises to keep them',
    fix: 'take EvictionPolicy.NO_EVICTION, or Flavor.MEMORY_ONLY for a cache',
  },
  'fsync-left-to-kernel': {
    build: redis({ fsyncPolicy: FsyncPolicy.NO }),
    path,
    message:
      'the append-only file reaches the disk when the kernel likes: when the host dies, the writes of up to about 30 s ' +
      'are lost, instead of the last second',
    fix: 'leave fsyncPolicy out for everysec, as the Aptible document says',
  },
  'drill-target': {
    build: redis({ drillTarget: true }),
    path,
    message: 'cdktf-redis drill may kill the service, which loses data and cuts its clients off',
    fix: 'leave drillTarget out where data or clients matter',
  },
  'maxmemory-without-headroom': {
    build: redis({ maxMemory: MemorySize.mebibytes(480) }),
    path,
    message:
      'maxMemory 480 MiB leaves 32 MiB of memory 512 MiB for what it does not count: the pages that are copied while a ' +
      'fork saves, the output buffers of replicas, the buffer of the append-only file and fragmentation',
    fix: 'leave maxMemory out for 307 MiB, or raise memory to 800 MiB: when it is used up, the kernel kills Redis',
  },
  'buffers-above-memory': {
    build: redis({ directives: { 'client-output-buffer-limit': 'replica 256mb 64mb 60' } }),
    path,
    message:
      'client-output-buffer-limit allows a replica a buffer of 256 MiB, which maxMemory does not count: with maxMemory ' +
      '307 MiB it reaches memory 512 MiB, and the kernel would kill Redis',
    fix: 'lower the hard limit or maxMemory, or raise memory',
  },
  'directive-without-effect': {
    build: redis({ directives: { 'lfu-log-factor': '10', 'lfu-decay-time': '1' } }),
    path,
    message:
      'lfu-log-factor and lfu-decay-time would have no effect: evictionPolicy does not ask how often keys are used',
    fix: 'leave it out, or take EvictionPolicy.ALLKEYS_LFU or VOLATILE_LFU',
  },
  'min-replicas-without-replica': {
    build: (stack) => {
      const primary = new RedisService(stack, 'Redis', { directives: { 'min-replicas-to-write': '2' } });
      new Replica(stack, 'Replica', { primary });
    },
    path,
    message: 'a write needs 2 replicas, and only 1 of this app follows: every write would be refused',
    fix: 'add a Replica or lower min-replicas-to-write; where replicas of another app follow, nothing is to be done',
  },
  'replica-smaller-than-primary': {
    build: (stack) => {
      const primary = new RedisService(stack, 'Redis', { memory: MemorySize.gibibytes(2) });
      new Replica(stack, 'Replica', { primary });
    },
    path: 'test/Replica',
    message:
      'memory 512 MiB is too little for a copy of test/Redis, which may hold 1228 MiB of data: the kernel could kill ' +
      'the replica',
    fix: 'give the replica 2047 MiB of memory, or the primary a lower maxMemory',
  },
  'replication-timeout-below-ping': {
    build: (stack) => {
      const primary = new RedisService(stack, 'Redis');
      new Replica(stack, 'Replica', { primary, directives: { 'repl-timeout': '10' } });
    },
    path: 'test/Replica',
    message:
      'repl-timeout 10 s of this replica is not above the 10 s between two pings of test/Redis: without writes in ' +
      'between it would take its primary for dead, and connect anew',
    fix: 'raise repl-timeout of the replica, or lower repl-ping-replica-period of its primary',
  },
  'connections-above-maxclients': {
    build: (stack) => serviceWithTls(stack, { redis: { directives: { maxclients: '1000' } } }),
    path: 'test/Tls',
    message:
      'maxConnections 2000 is more than the 1000 clients that test/Redis serves at once: those beyond would be turned ' +
      'away with an error, instead of waiting',
    fix: 'lower maxConnections, or raise the directive maxclients of the service',
  },
  'sessions-above-memory': {
    build: (stack) => serviceWithTls(stack, { tls: { maxConnections: 4000 } }),
    path: 'test/Tls',
    message:
      'memory 256 MiB is too little for 4000 sessions: HAProxy reckons with 8000 for each GiB, and the kernel would ' +
      'kill it',
    fix: 'raise memory to 512 MiB, or lower maxConnections',
  },
} as const satisfies Provocations;
