import type { Problem } from '../../problems/problem';
import type { Problems } from '../../problems/problems';
import { extraSessions } from '../proxy-limits';
import type { RedisSpec } from '../redis-spec';
import type { TerminatorSpecification } from '../terminator-specification';
import { FurtherDirectives } from './linted-server';

/** The default of `maxclients` in every line. */
const DEFAULT_MAX_CLIENTS = 10000;

/**
 * The clients of a server that are no clients of its terminators: health checks of the container and of terminators, replicas and
 * their transfers, exporters, and administrators who use the unix socket. They must find a slot even if all terminators are full.
 */
export const RESERVED_CLIENTS = 32;

/**
 * The number of client TLS sessions per GiB, from HAProxy's documentation ("about 8000 concurrent TLS connections
 * (client-side only) per GB of RAM", intro.txt, 3.5). The default memory is enough for the default number of sessions.
 */
const SESSIONS_PER_GIBIBYTE = 8000;

/** The number of clients that a server accepts, or NaN if it is only known at apply. */
function maxClientsOf(spec: RedisSpec): number {
  return new FurtherDirectives(spec.directives).integer('maxclients') ?? DEFAULT_MAX_CLIENTS;
}

/** A terminator of a server. */
interface CountedTerminator {
  readonly path: string;
  readonly transport: string;
  readonly copies: number;
  readonly maxConnections: number;
}

/**
 * Warns if the terminators of a server together accept so many sessions that no reserve is left, or if the server accepts too few
 * clients for the reserve alone. Needs the complete app.
 */
export function lintSessions(
  path: string,
  spec: RedisSpec,
  terminators: readonly CountedTerminator[],
): readonly Problem[] {
  const maxClients = maxClientsOf(spec);
  const count = ({ transport, copies, maxConnections }: CountedTerminator) =>
    // Over the socket, every copy of the server has a terminator of its own.
    (transport === 'unix-socket' ? 1 : copies / spec.copies) *
    (maxConnections + extraSessions(maxConnections));
  const sessions = Math.ceil(terminators.reduce((sum, terminator) => sum + count(terminator), 0));
  const isAbove = terminators.length > 0 && sessions + RESERVED_CLIENTS > maxClients;
  if (!isAbove) return [];
  const which = terminators.map((terminator) => terminator.path).join(', ');
  return [
    {
      id: 'connections-above-maxclients',
      path,
      message:
        `the terminators accept up to ${sessions} sessions, a tenth of maxConnections for those without a login included, and ` +
        `${RESERVED_CLIENTS} clients are reserved for health checks, replicas, exporters and administrators: together more than ` +
        `the ${maxClients} clients that the server accepts, so that Redis would refuse some of them with an error`,
      given: `${sessions} sessions of ${which}, maxclients ${maxClients}`,
      allowed: `up to ${Math.max(0, maxClients - RESERVED_CLIENTS)} sessions`,
      fix: `decrease maxConnections, or set the directive maxclients of the service to at least ${sessions + RESERVED_CLIENTS}`,
    },
  ];
}

/** Warns if a terminator accepts more sessions than its memory allows, unless it has errors anyway. */
export function lintTerminator(
  { maxConnections, memoryMebibytes }: TerminatorSpecification,
  problems: Problems,
): void {
  if (problems.hasErrors) return;
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
