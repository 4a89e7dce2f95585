/**
 * Aliases of settings: an older name or a name of Redis, and the name in the table of values.
 *
 * Source: the second names in the configuration tables of Redis 7.4.1 and of Valkey 8.0.1; Valkey 8.1.1 was asked.
 */
export const SAME_SETTING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aof_rewrite_cpulist: 'aof-rewrite-cpulist',
    bgsave_cpulist: 'bgsave-cpulist',
    bio_cpulist: 'bio-cpulist',
    'cluster-slave-no-failover': 'cluster-replica-no-failover',
    'cluster-slave-validity-factor': 'cluster-replica-validity-factor',
    'hash-max-ziplist-entries': 'hash-max-listpack-entries',
    'hash-max-ziplist-value': 'hash-max-listpack-value',
    'list-max-ziplist-size': 'list-max-listpack-size',
    'lua-time-limit': 'busy-reply-threshold',
    'min-slaves-max-lag': 'min-replicas-max-lag',
    'min-slaves-to-write': 'min-replicas-to-write',
    'repl-ping-slave-period': 'repl-ping-replica-period',
    server_cpulist: 'server-cpulist',
    'slave-announce-ip': 'replica-announce-ip',
    'slave-announce-port': 'replica-announce-port',
    'slave-ignore-maxmemory': 'replica-ignore-maxmemory',
    'slave-lazy-flush': 'replica-lazy-flush',
    'slave-priority': 'replica-priority',
    'slowlog-log-slower-than': 'commandlog-execution-slower-than',
    'slowlog-max-len': 'commandlog-slow-execution-max-len',
    'zset-max-ziplist-entries': 'zset-max-listpack-entries',
    'zset-max-ziplist-value': 'zset-max-listpack-value',
  }),
);
