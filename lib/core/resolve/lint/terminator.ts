import type { Problems } from '../../problems/problems';

import type { RedisSpec } from '../redis-spec';
import type { TerminatorSpec } from '../terminator-spec';
import { FurtherDirectives } from './further-directives';

/** Clients that every line serves at once when `maxclients` is not given. */
const DEFAULT_MAX_CLIENTS = 10000;

/**
 * TLS sessions of clients for which 1 GiB is enough, by HAProxy's own figure ("about 8000 concurrent TLS connections
 * (client-side only) per GB of RAM", intro.txt, 3.5). The default memory holds the default sessions by it.
 */
const SESSIONS_PER_GIBIBYTE = 8000;

/** How many clients all copies of a server serve at once; not a number where that is only known at apply. */
export function maxClientsOf(spec: RedisSpec): number {
  return spec.copies * (new FurtherDirectives(spec.directives).integer('maxclients') ?? DEFAULT_MAX_CLIENTS);
}

/** Notes the contradictions between a terminator, its memory and its service, unless it is refused anyway. */
export function lintTerminator(
  { maxConnections, memoryMebibytes, copies }: TerminatorSpec,
  service: { readonly path: string; readonly maxClients?: number },
  problems: Problems,
): void {
  if (problems.hasErrors) return;
  const { path, maxClients = Number.NaN } = service;
  if (maxConnections * copies > maxClients) {
    problems.add('connections-above-maxclients', {
      message:
        `maxConnections ${maxConnections}${copies === 1 ? '' : ` of each of ${copies} copies`} is more than the ${maxClients} clients that ${path} serves at once: those ` +
        'beyond would be turned away with an error, instead of waiting',
      allowed: `up to ${Math.floor(maxClients / copies)}`,
      fix: 'lower maxConnections, or raise the directive maxclients of the service',
    });
  }
  const needed = Math.ceil((maxConnections * 1024) / SESSIONS_PER_GIBIBYTE);
  if (needed > memoryMebibytes) {
    problems.add('sessions-above-memory', {
      message:
        `memory ${memoryMebibytes} MiB is too little for ${maxConnections} sessions: HAProxy reckons with ` +
        `${SESSIONS_PER_GIBIBYTE} for each GiB, and the kernel would kill it`,
      allowed: `up to ${Math.floor((memoryMebibytes * SESSIONS_PER_GIBIBYTE) / 1024)} sessions`,
      fix: `raise memory to ${needed} MiB, or lower maxConnections`,
    });
  }
}
