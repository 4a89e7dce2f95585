import { MEBIBYTE } from '../../catalog/memory-size';
import type { Problem } from '../../problems/problem';
import { derivedMaxMemory, memoryFor } from '../memory';
import type { RedisSpec } from '../redis-spec';

import type { Finding, KnownServer } from './linted-server';
import { FurtherDirectives } from './linted-server';

/** A primary of this app. */
interface KnownPrimary extends KnownServer {
  readonly path: string;
}

/** Contradictions between a replica and its primary. */
export function lintReplica(replica: RedisSpec, primary: KnownPrimary): readonly Finding[] {
  return [...smallerThanPrimary(replica, primary), ...timeoutBelowPing(replica, primary)];
}

/**
 * A replica stores the same data as its primary. Since 5.0 it ignores its own maxmemory by default, so its memory must
 * be large enough.
 */
function smallerThanPrimary(replica: RedisSpec, { path, spec: primary }: KnownPrimary): readonly Finding[] {
  const wanted = primary.maxMemoryBytes / MEBIBYTE;
  const own = replica.maxMemoryBytes / MEBIBYTE;
  const isAsLarge = replica.memoryMebibytes >= primary.memoryMebibytes && own >= wanted;
  if (!isAsLarge && derivedMaxMemory(replica.memoryMebibytes, replica.flavor) < wanted) {
    return [
      smaller(
        `memory ${replica.memoryMebibytes} MiB is too small for a copy of ${path}, which can store ${wanted} MiB of ` +
          'data, so the kernel could kill the replica',
        `set memory of the replica to ${memoryFor(wanted, replica.flavor)} MiB, or decrease maxMemory of the primary`,
      ),
    ];
  }
  if (!obeysMaxMemory(replica) || own >= wanted) return [];
  return [
    smaller(
      `maxMemory ${own} MiB is below the ${wanted} MiB of ${path}: above ${own} MiB the replica would evict or reject ` +
        'data that its primary keeps',
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

/** According to the redis.conf of every line, repl-timeout must be above the period of the pings. */
function timeoutBelowPing(replica: RedisSpec, primary: KnownPrimary): readonly Finding[] {
  // A replica that is a primary passes on the pings of its own primary.
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
        'without writes in between, the replica would time out and reconnect',
      allowed: `above ${ping} s`,
      fix: 'increase repl-timeout of the replica, or decrease repl-ping-replica-period of its primary',
    },
  ];
}

/** Warns if a server waits for more replicas than it has, because it rejects every write then. Needs the complete app. */
export function lintFollowers(path: string, spec: RedisSpec, followers: number): readonly Problem[] {
  const required = requiredReplicas(new FurtherDirectives(spec.directives));
  const isTooMany = required > followers;
  if (!isTooMany) return [];
  const needs = `${required} ${required === 1 ? 'replica' : 'replicas'}`;
  const has = followers === 0 ? 'none' : `only ${followers}`;
  return [
    {
      id: 'min-replicas-without-replica',
      path,
      message: `each write needs ${needs}, but the service has ${has} in this app, so Redis would reject every write`,
      given: `min-replicas-to-write ${required}`,
      allowed: `up to ${followers}`,
      fix: 'add a Replica, or decrease min-replicas-to-write; ignore this warning if replicas of another app follow the service',
    },
  ];
}

/** The number of replicas that a write needs. A maximum lag of 0 disables the check. */
function requiredReplicas(directives: FurtherDirectives): number {
  if (directives.integer('min-replicas-max-lag', 'min-slaves-max-lag') === 0) return 0;
  return directives.integer('min-replicas-to-write', 'min-slaves-to-write') ?? 0;
}
