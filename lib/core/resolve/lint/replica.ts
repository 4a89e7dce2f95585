import { MEBIBYTE } from '../../catalog/memory-size';
import { derivedMaxMemory, memoryFor } from '../memory';
import type { RedisSpec } from '../redis-spec';
import { FurtherDirectives } from './further-directives';
import type { Finding, KnownServer } from './linted-server';

/** A primary of this app. */
interface KnownPrimary extends KnownServer {
  readonly path: string;
}

/** Contradictions between a replica and its primary. */
export function lintReplica(replica: RedisSpec, primary: KnownPrimary): readonly Finding[] {
  return [...smallerThanPrimary(replica, primary), ...timeoutBelowPing(replica, primary)];
}

/**
 * A replica holds what its primary holds. From 5.0 on it ignores its own maxmemory while it follows, unless it is
 * told not to: then its memory alone has to be enough.
 */
function smallerThanPrimary(replica: RedisSpec, { path, spec: primary }: KnownPrimary): readonly Finding[] {
  const wanted = primary.maxMemoryBytes / MEBIBYTE;
  const own = replica.maxMemoryBytes / MEBIBYTE;
  const isAsLarge = replica.memoryMebibytes >= primary.memoryMebibytes && own >= wanted;
  if (!isAsLarge && derivedMaxMemory(replica.memoryMebibytes, replica.flavor) < wanted) {
    return [
      smaller(
        `memory ${replica.memoryMebibytes} MiB is too little for a copy of ${path}, which may hold ${wanted} MiB of ` +
          'data: the kernel could kill the replica',
        `give the replica ${memoryFor(wanted, replica.flavor)} MiB of memory, or the primary a lower maxMemory`,
      ),
    ];
  }
  if (!obeysMaxMemory(replica) || own >= wanted) return [];
  return [
    smaller(
      `maxMemory ${own} MiB is below the ${wanted} MiB of ${path}: at ${own} MiB the replica would evict or refuse ` +
        'what its primary keeps',
      `leave maxMemory out, or set it to at least ${wanted} MiB`,
    ),
  ];
}

function obeysMaxMemory({ version, directives }: RedisSpec): boolean {
  const ignores = new FurtherDirectives(directives).word(
    'replica-ignore-maxmemory',
    'slave-ignore-maxmemory',
  );
  return !version.isAtLeast('5.0') || ignores === 'no';
}

function smaller(message: string, fix: string): Finding {
  return { id: 'replica-smaller-than-primary', message, fix };
}

/** The redis.conf of every line says of repl-timeout that it has to be above the period of the pings. */
function timeoutBelowPing(replica: RedisSpec, primary: KnownPrimary): readonly Finding[] {
  // The pings of the first primary go through a chain of replicas as they are.
  if (primary.role === 'replica') return [];
  const ping =
    new FurtherDirectives(primary.spec.directives).integer(
      'repl-ping-replica-period',
      'repl-ping-slave-period',
    ) ?? 10;
  const timeout = new FurtherDirectives(replica.directives).integer('repl-timeout') ?? 60;
  const isBelow = timeout <= ping;
  if (!isBelow) return [];
  return [
    {
      id: 'replication-timeout-below-ping',
      message:
        `repl-timeout ${timeout} s of this replica is not above the ${ping} s between two pings of ${primary.path}: ` +
        'without writes in between it would take its primary for dead, and connect anew',
      allowed: `above ${ping} s`,
      fix: 'raise repl-timeout of the replica, or lower repl-ping-replica-period of its primary',
    },
  ];
}
