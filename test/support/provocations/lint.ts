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
    fix: 'use EvictionPolicy.NO_EVICTION, or Flavor.MEMORY_ONLY for a cache',
  },
  'fsync-left-to-kernel': {
    build: redis({ fsyncPolicy: FsyncPolicy.NO }),
    path,
    message:
      'the kernel decides when the append-only file is written to disk: if the host loses power, the writes of up to about 30 s are lost, instead of about one second',
    fix: 'leave fsyncPolicy out to use everysec, as the Aptible document describes',
  },
  'drill-target': {
    build: redis({ drillTarget: true }),
    path,
    message: 'cdktf-redis drill can kill this service, which loses data and disconnects its clients',
    fix: 'leave drillTarget out if the data or the clients matter',
  },
  'grace-below-save': {
    build: redis({ flavor: Flavor.RDB_ONLY, memory: MemorySize.gibibytes(4) }),
    path,
    message:
      'saving 2457 MiB can take 123 s on a slow disk, and the server is killed 60 s after it is told to stop: a planned restart of a full server could lose all writes since the last snapshot',
    given: 'stopGraceSeconds 60',
    fix: 'set stopGraceSeconds to 123, use Flavor.AOF_AND_RDB, or run cdktf-redis preflight before each apply',
  },
  'maxmemory-without-headroom': {
    build: redis({ maxMemory: MemorySize.mebibytes(480) }),
    path,
    message:
      'maxMemory 480 MiB leaves 32 MiB of memory 512 MiB for everything that it does not count: the pages that are copied while a fork saves, the output buffers of replicas, the buffer of the append-only file and fragmentation',
    fix: 'leave maxMemory out to use 307 MiB, or increase memory to 800 MiB: the kernel kills Redis when it has used all of memory',
  },
  'buffers-above-memory': {
    build: redis({ directives: { 'client-output-buffer-limit': 'replica 256mb 64mb 60' } }),
    path,
    message:
      'client-output-buffer-limit allows a replica an output buffer of 256 MiB that maxMemory does not count: together with maxMemory 307 MiB it can use all of memory 512 MiB, and the kernel would kill Redis',
    fix: 'decrease the hard limit or maxMemory, or increase memory',
  },
  'directive-without-effect': {
    build: redis({ directives: { 'lfu-log-factor': '10', 'lfu-decay-time': '1' } }),
    path,
    message:
      'lfu-log-factor and lfu-decay-time have no effect, because evictionPolicy does not consider how often keys are used',
    fix: 'leave it out, or use EvictionPolicy.ALLKEYS_LFU or VOLATILE_LFU',
  },
  'min-replicas-without-replica': {
    build: (stack) => {
      const primary = new RedisService(stack, 'Redis', { directives: { 'min-replicas-to-write': '2' } });
      new Replica(stack, 'Replica', { primary });
    },
    path,
    message:
      'each write needs 2 replicas, but the service has only 1 in this app, so Redis would reject every write',
    fix: 'add a Replica, or decrease min-replicas-to-write; ignore this warning if replicas of another app follow the service',
  },
  'replica-smaller-than-primary': {
    build: (stack) => {
      const primary = new RedisService(stack, 'Redis', { memory: MemorySize.gibibytes(2) });
      new Replica(stack, 'Replica', { primary });
    },
    path: 'test/Replica',
    message:
      'memory 512 MiB is too small for a copy of test/Redis, which can store 1228 MiB of data, so the kernel could kill the replica',
    fix: 'set memory of the replica to 2047 MiB, or decrease maxMemory of the primary',
  },
  'replication-timeout-below-ping': {
    build: (stack) => {
      const primary = new RedisService(stack, 'Redis');
      new Replica(stack, 'Replica', { primary, directives: { 'repl-timeout': '10' } });
    },
    path: 'test/Replica',
    message:
      'repl-timeout 10 s of this replica is not above the 10 s between two pings of test/Redis: without writes in between, the replica would time out and reconnect',
    fix: 'increase repl-timeout of the replica, or decrease repl-ping-replica-period of its primary',
  },
  'connections-above-maxclients': {
    build: (stack) => serviceWithTls(stack, { redis: { directives: { maxclients: '2000' } } }),
    path: 'test/Redis',
    message:
      'the terminators accept up to 2200 sessions, a tenth of maxConnections for those without a login included, and 32 clients are reserved for health checks, replicas, exporters and administrators: together more than the 2000 clients that the server accepts, so that Redis would refuse some of them with an error',
    given: '2200 sessions of test/Tls, maxclients 2000',
    allowed: 'up to 1968 sessions',
    fix: 'decrease maxConnections, or set the directive maxclients of the service to at least 2232',
  },
  'sessions-above-memory': {
    build: (stack) => serviceWithTls(stack, { tls: { maxConnections: 4000 } }),
    path: 'test/Tls',
    message:
      'memory 256 MiB is too small for 4000 sessions: HAProxy needs 1 GiB for 8000 sessions, and the kernel would kill it',
    fix: 'increase memory to 512 MiB, or decrease maxConnections',
  },
} as const satisfies Provocations;
