import type { Problems } from '../../problems/problems';
import type { RedisSpec } from '../redis-spec';
import type { TerminatorSpecification } from '../terminator-specification';
import { FurtherDirectives } from './linted-server';

/** The default of `maxclients` in every line. */
const DEFAULT_MAX_CLIENTS = 10000;

/**
 * The number of client TLS sessions per GiB, from HAProxy's documentation ("about 8000 concurrent TLS connections
 * (client-side only) per GB of RAM", intro.txt, 3.5). The default memory is enough for the default number of sessions.
 */
const SESSIONS_PER_GIBIBYTE = 8000;

/** The number of clients that all copies of a server accept, or NaN if it is only known at apply. */
export function maxClientsOf(spec: RedisSpec): number {
  return spec.copies * (new FurtherDirectives(spec.directives).integer('maxclients') ?? DEFAULT_MAX_CLIENTS);
}

/** Warns if a terminator accepts more sessions than its service or its memory allows, unless it has errors anyway. */
export function lintTerminator(
  { maxConnections, memoryMebibytes, copies }: TerminatorSpecification,
  service: { readonly path: string; readonly maxClients?: number },
  problems: Problems,
): void {
  if (problems.hasErrors) return;
  const { path, maxClients = Number.NaN } = service;
  if (maxConnections * copies > maxClients) {
    problems.add('connections-above-maxclients', {
      message:
        `maxConnections ${maxConnections}${copies === 1 ? '' : ` of each of ${copies} copies`} is more than the ` +
        `${maxClients} clients that ${path} accepts: further clients would get an error instead of waiting`,
      allowed: `up to ${Math.floor(maxClients / copies)}`,
      fix: 'decrease maxConnections, or increase the directive maxclients of the service',
    });
  }
  const needed = Math.ceil((maxConnections * 1024) / SESSIONS_PER_GIBIBYTE);
  if (needed > memoryMebibytes) {
    problems.add('sessions-above-memory', {
      message:
        `memory ${memoryMebibytes} MiB is too small for ${maxConnections} sessions: HAProxy needs 1 GiB for ` +
        `${SESSIONS_PER_GIBIBYTE} sessions, and the kernel would kill it`,
      allowed: `up to ${Math.floor((memoryMebibytes * SESSIONS_PER_GIBIBYTE) / 1024)} sessions`,
      fix: `increase memory to ${needed} MiB, or decrease maxConnections`,
    });
  }
}
