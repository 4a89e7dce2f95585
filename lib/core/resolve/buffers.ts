import { capabilitiesOf } from '../catalog/capabilities';
import { MEBIBYTE } from '../catalog/memory-size';
import type { RedisSpec } from './redis-spec';

/** The part of a specification that decides the limits of buffers. */
type BufferSpec = Pick<RedisSpec, 'version' | 'memoryMebibytes' | 'maxMemoryBytes' | 'directives'>;

/** No limit is smaller, because ordinary answers would not fit. */
const SMALLEST = 4 * MEBIBYTE;

/** The default of Redis for subscribers, which is enough for a large server too. */
const SUBSCRIBER = 32 * MEBIBYTE;

/**
 * The directives that limit the buffers of clients and replicas. What clients do not read counts towards maxmemory, but an answer is
 * written even if maxmemory is reached, and the buffers of replicas do not count. So all of them must fit between maxmemory and the
 * memory of the container, beside the pages that a fork copies:
 *
 * - From 7.0 on, all clients together have half of it (`maxmemory-clients`): Redis disconnects those with the largest buffers. The
 *   limit of one client is the same, because the total is only checked between two commands.
 * - Below 7.0, there are only limits for each client, so only some slow clients fit at the same time: 8 readers, or 32 subscribers.
 *   A reader that leaves a quarter of its limit unread for a minute is disconnected too.
 * - Replicas have a quarter of it: together from 7.0 on, each of them below.
 * - Below 7.0, an unfinished command of a client has the same limit as an answer. A replica has no such limit, because the primary
 *   decides how large a command can be.
 *
 * A directive of the user comes later in redis.conf, so it wins for its class of clients.
 */
export function bufferDirectives(spec: BufferSpec, role: 'primary' | 'replica'): string[] {
  const { version } = spec;
  const isGiven = (name: string) => spec.directives.some((directive) => directive.name === name);
  const { clientEviction, replicaWord } = capabilitiesOf(version);
  const room = spec.memoryMebibytes * MEBIBYTE - spec.maxMemoryBytes;
  const share = (parts: number) => Math.max(SMALLEST, Math.floor(room / parts));
  const subscriber = Math.min(SUBSCRIBER, share(clientEviction ? 4 : 32));
  const limit = (client: string, ...numbers: number[]) =>
    `client-output-buffer-limit ${client} ${numbers.join(' ')}`;
  return [
    clientEviction
      ? limit('normal', share(2), 0, 0)
      : limit('normal', share(8), Math.floor(share(8) / 4), 60),
    limit('pubsub', subscriber, Math.floor(subscriber / 4), 60),
    limit(replicaWord, share(4), 0, 0),
    ...(clientEviction && !isGiven('maxmemory-clients') ? [`maxmemory-clients ${share(2)}`] : []),
    ...(!clientEviction &&
    version.isAtLeast('5.0') &&
    role === 'primary' &&
    !isGiven('client-query-buffer-limit')
      ? [`client-query-buffer-limit ${share(8)}`]
      : []),
  ];
}
