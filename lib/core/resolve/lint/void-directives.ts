import { IGNORED_DIRECTIVES } from '../../catalog/ignored-directives';
import { EvictionPolicy } from '../../catalog/policies';
import { shown } from '../../text/shown';
import type { FurtherDirectives, LintedServer, Rule } from './linted-server';

/** Directives that have no effect for one reason. */
interface VoidDirectives {
  readonly names: RegExp;
  readonly isVoid: (server: LintedServer, name: string) => boolean;
  /** The reason, as a sentence without a full stop. */
  readonly because: string;
  readonly fix: string;
}

/**
 * The reasons why a directive has no effect, each certain for all lines that have the directive. Source: the use of the
 * setting in the source of Redis 2.8.24 to 7.4.1 and of Valkey 8.0.1. Directives that can still matter are not listed:
 * the settings of RDB files on a memory-only server also apply to the data that it sends to replicas, and the settings
 * of a replica matter on a server that becomes a replica. Only the first reason for a directive is reported.
 */
export const VOID_DIRECTIVES: readonly VoidDirectives[] = [
  {
    names: /./,
    isVoid: ({ spec: { version } }, name) => {
      const since = IGNORED_DIRECTIVES.get(name)?.[version._engine];
      return since !== undefined && version.isAtLeast(since);
    },
    because: 'this version ignores it',
    fix: 'leave it out',
  },
  {
    names:
      /^(auto-aof-rewrite-(percentage|min-size)|aof-(rewrite-incremental-fsync|timestamp-enabled|use-rdb-preamble|disable-auto-gc)|aof[-_]rewrite[-_]cpulist)$/,
    isVoid: ({ spec }) => !spec.flavor.appendsToFile,
    because: 'the flavor writes no append-only file',
    fix: 'leave it out, or use Flavor.AOF_AND_RDB',
  },
  {
    names: /^lfu-(log-factor|decay-time)$/,
    isVoid: ({ spec }) => !spec.evictionPolicy.word.endsWith('-lfu'),
    because: 'evictionPolicy does not consider how often keys are used',
    fix: 'leave it out, or use EvictionPolicy.ALLKEYS_LFU or VOLATILE_LFU',
  },
  {
    names: /^(maxmemory-eviction-tenacity|lazyfree-lazy-eviction)$/,
    isVoid: ({ spec }) => spec.evictionPolicy === EvictionPolicy.NO_EVICTION,
    because: 'evictionPolicy noeviction evicts nothing',
    fix: 'leave it out, or set evictionPolicy',
  },
  {
    names: /^maxmemory-samples$/,
    isVoid: ({ spec }) => /^noeviction$|-random$/.test(spec.evictionPolicy.word),
    because: 'evictionPolicy does not compare keys',
    fix: 'leave it out, or use an evictionPolicy that compares keys: LRU, LFU or TTL',
  },
  {
    names: /^min-(replicas|slaves)-(to-write|max-lag)$/,
    isVoid: ({ role }) => role === 'replica',
    because: 'a replica accepts no writes from clients, and the writes of its primary wait for no replica',
    fix: 'set it on the primary',
  },
  {
    names: /^min-(replicas|slaves)-max-lag$/,
    isVoid: ({ directives }) =>
      (directives.integer('min-replicas-to-write', 'min-slaves-to-write') ?? 0) === 0,
    because: 'no write waits for replicas unless min-replicas-to-write is set',
    fix: 'set min-replicas-to-write (min-slaves-to-write below 5.0), or leave it out',
  },
  {
    names: /^min-(replicas|slaves)-to-write$/,
    isVoid: ({ directives }) => directives.integer('min-replicas-max-lag', 'min-slaves-max-lag') === 0,
    because: 'a maximum lag of 0 disables it',
    fix: 'set min-replicas-max-lag to more than 0 seconds, or leave both out',
  },
  {
    names: /^repl-diskless-sync-delay$/,
    // Below 3.2 the delay also applies to snapshots on disk. Since 7.0, and without persistence, no snapshot is on disk.
    isVoid: ({ spec: { version, flavor } }) =>
      flavor.isDurable && version.isAtLeast('3.2') && !version.isAtLeast('7.0'),
    because: 'replicas get a snapshot from disk, which is sent without a delay',
    fix: 'leave it out',
  },
  {
    names: /^active-defrag-/,
    isVoid: ({ directives }) => isOff(directives, 'activedefrag'),
    because: 'activedefrag is off',
    fix: "add 'activedefrag': 'yes', or leave it out",
  },
  {
    names: /^(io-threads-do-reads|events-per-io-thread)$/,
    isVoid: ({ directives }) => (directives.integer('io-threads') ?? 1) === 1,
    because: 'the server has only one I/O thread',
    fix: 'set io-threads to more than 1, or leave it out',
  },
  {
    names: /^latency-tracking-info-percentiles$/,
    isVoid: ({ directives }) => directives.word('latency-tracking') === 'no',
    because: 'latency-tracking is off',
    fix: 'remove one of the two',
  },
  {
    names: /^syslog-(ident|facility)$/,
    isVoid: ({ directives }) => isOff(directives, 'syslog-enabled'),
    because: 'syslog-enabled is off, and the server logs to the container',
    fix: 'leave it out',
  },
  {
    names: /^oom-score-adj-values$/,
    isVoid: ({ directives }) => isOff(directives, 'oom-score-adj'),
    because: 'oom-score-adj is off',
    fix: "add 'oom-score-adj': 'relative', or leave it out",
  },
  {
    names: /^(cluster-(?!compatibility-sample-ratio$)|slot-migration-max-failover-repl-bytes$)/,
    isVoid: () => true,
    because: 'the library does not support Redis Cluster',
    fix: 'leave it out',
  },
  {
    names: /^(tls-|max-new-tls-connections-per-cycle$)/,
    isVoid: () => true,
    because: 'the server itself runs without TLS',
    fix: 'leave it out, and use a TlsTerminator',
  },
];

function isOff(directives: FurtherDirectives, name: string): boolean {
  return (directives.word(name) ?? 'no') === 'no';
}

/** Directives that have no effect with this version, flavor or another setting. Each is reported once. */
export const directivesWithoutEffect: Rule = (server) => {
  const reasonOf = (name: string) =>
    VOID_DIRECTIVES.find(({ names, isVoid }) => names.test(name) && isVoid(server, name));
  return VOID_DIRECTIVES.flatMap((reason) => {
    const given = server.spec.directives.filter(({ name }) => reasonOf(name) === reason);
    if (given.length === 0) return [];
    return [
      {
        id: 'directive-without-effect',
        message: `${given.map(({ name }) => name).join(' and ')} ${given.length === 1 ? 'has' : 'have'} no effect, because ${reason.because}`,
        given: given.map(({ name, value }) => `${name} ${shown(value)}`).join(', '),
        fix: reason.fix,
      },
    ];
  });
};
