import { IGNORED_DIRECTIVES } from '../../catalog/ignored-directives';
import { EvictionPolicy } from '../../catalog/policies';
import type { FurtherDirectives } from './further-directives';
import type { LintedServer } from './linted-server';

/** Directives that one reason makes void. */
interface VoidDirectives {
  readonly names: RegExp;
  readonly isVoid: (server: LintedServer, name: string) => boolean;
  /** The reason, as a sentence without a full stop. */
  readonly because: string;
  readonly fix: string;
}

/**
 * The reasons for which a server reads a directive and does nothing with it, each certain for all lines that know the
 * directive. Source: where the setting is used in the source of Redis 2.8.24 to 7.4.1 and of Valkey 8.0.1. What can
 * still matter is not here: settings of RDB files on a memory-only server shape what it sends to replicas, and
 * settings of a replica matter on a server that becomes one. The first reason for a directive is told.
 */
export const VOID_DIRECTIVES: readonly VoidDirectives[] = [
  {
    names: /./,
    isVoid: ({ spec: { version } }, name) => {
      const since = IGNORED_DIRECTIVES.get(name)?.[version._engine];
      return since !== undefined && version.isAtLeast(since);
    },
    because: 'this version accepts it and ignores it',
    fix: 'leave it out',
  },
  {
    names:
      /^(auto-aof-rewrite-(percentage|min-size)|aof-(rewrite-incremental-fsync|timestamp-enabled|use-rdb-preamble|disable-auto-gc)|aof[-_]rewrite[-_]cpulist)$/,
    isVoid: ({ spec }) => !spec.flavor.appendsToFile,
    because: 'the flavor writes no append-only file',
    fix: 'leave it out, or take Flavor.AOF_AND_RDB',
  },
  {
    names: /^lfu-(log-factor|decay-time)$/,
    isVoid: ({ spec }) => !spec.evictionPolicy.word.endsWith('-lfu'),
    because: 'evictionPolicy does not ask how often keys are used',
    fix: 'leave it out, or take EvictionPolicy.ALLKEYS_LFU or VOLATILE_LFU',
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
    because: 'evictionPolicy compares no keys',
    fix: 'leave it out, or take an evictionPolicy that compares keys: LRU, LFU or TTL',
  },
  {
    names: /^min-(replicas|slaves)-(to-write|max-lag)$/,
    isVoid: ({ role }) => role === 'replica',
    because: 'a replica takes no writes of clients, and those of its primary wait for nobody',
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
    because: 'a maximal lag of 0 switches it off',
    fix: 'set min-replicas-max-lag to seconds above 0, or leave both out',
  },
  {
    names: /^repl-diskless-sync-delay$/,
    // Below 3.2 the delay holds for snapshots on disk too; from 7.0 on, and where nothing is on disk, there are none.
    isVoid: ({ spec: { version, flavor } }) =>
      flavor.isDurable && version.isAtLeast('3.2') && !version.isAtLeast('7.0'),
    because: 'replicas get a snapshot from disk, which waits for nobody',
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
    because: 'there are no threads for input and output',
    fix: 'set io-threads above 1, or leave it out',
  },
  {
    names: /^latency-tracking-info-percentiles$/,
    isVoid: ({ directives }) => directives.word('latency-tracking') === 'no',
    because: 'latency-tracking is off',
    fix: 'leave one of the two out',
  },
  {
    names: /^syslog-(ident|facility)$/,
    isVoid: ({ directives }) => isOff(directives, 'syslog-enabled'),
    because: 'syslog-enabled is off, and the log goes to the log of the container',
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
    because: 'the library runs no cluster',
    fix: 'leave it out',
  },
  {
    names: /^(tls-|max-new-tls-connections-per-cycle$)/,
    isVoid: () => true,
    because: 'TLS of the server itself stays off',
    fix: 'leave it out: TLS ends at a TlsTerminator',
  },
];

function isOff(directives: FurtherDirectives, name: string): boolean {
  return (directives.word(name) ?? 'no') === 'no';
}
