import { MEBIBYTE } from '../../catalog/memory-size';
import { parseByteSize } from '../byte-size';
import type { FurtherDirectives } from './further-directives';
import type { Finding, Rule } from './linted-server';

/**
 * The output buffers of replicas are not counted in maxmemory (`freeMemoryGetNotCountedMemory` in evict.c). From 7.0
 * on they share their memory with the backlog, which is counted: only what goes beyond it comes on top.
 */
export const replicaBufferAboveMemory: Rule = ({ spec, directives }) => {
  const limit = replicaHardLimit(directives);
  if (limit === undefined) return [];
  const shared = spec.version.isAtLeast('7.0') ? (directives.bytes(BACKLOG) ?? MEBIBYTE) : 0;
  const uncounted = limit === 0 ? Number.POSITIVE_INFINITY : limit - shared;
  const isAbove = uncounted > 0 && spec.maxMemoryBytes + uncounted >= spec.memoryMebibytes * MEBIBYTE;
  if (!isAbove) return [];
  const size = limit === 0 ? 'without a limit' : `of ${mebibytes(limit)}`;
  return [
    buffers(
      `client-output-buffer-limit allows a replica a buffer ${size}, which maxMemory does not count: with ` +
        `maxMemory ${mebibytes(spec.maxMemoryBytes)} it reaches memory ${spec.memoryMebibytes} MiB, and the kernel ` +
        'would kill Redis',
      'lower the hard limit or maxMemory, or raise memory',
    ),
  ];
};

/** The backlog is counted in maxmemory, which a replica ignores, and stays for good once it is filled. */
export const backlogAboveMaxMemory: Rule = ({ spec, role, directives }) => {
  const backlog = directives.bytes(BACKLOG) ?? 0;
  const isAbove = role === 'primary' && backlog >= spec.maxMemoryBytes;
  if (!isAbove) return [];
  return [
    buffers(
      `repl-backlog-size ${mebibytes(backlog)} counts towards maxMemory ${mebibytes(spec.maxMemoryBytes)}: once it is ` +
        'filled, nothing is left for data',
      'lower repl-backlog-size, or raise maxMemory',
    ),
  ];
};

/** The buffers of clients count towards maxmemory too: a limit above it takes hold too late. */
export const clientsAboveMaxMemory: Rule = ({ spec, role, directives }) => {
  const word = directives.word(CLIENTS) ?? '0';
  const isAbove = word.endsWith('%')
    ? Number(word.slice(0, -1)) >= 100
    : parseByteSize(word) >= spec.maxMemoryBytes;
  if (role === 'replica' || !isAbove) return [];
  return [
    buffers(
      `${CLIENTS} ${word} lets the buffers of clients take all of maxMemory ${mebibytes(spec.maxMemoryBytes)} before ` +
        'a client is cut off',
      `lower ${CLIENTS}, for example to 5%`,
    ),
  ];
};

const BACKLOG = 'repl-backlog-size';
const CLIENTS = 'maxmemory-clients';

/** Hard limit for replicas in bytes, 0 for none: the value is groups of class, hard limit, soft limit and seconds. */
function replicaHardLimit(directives: FurtherDirectives): number | undefined {
  const words = directives.words('client-output-buffer-limit') ?? [];
  const limits = words.flatMap((word, index) =>
    index % 4 === 0 && ['replica', 'slave'].includes(word.toLowerCase()) ? [words[index + 1] ?? ''] : [],
  );
  const last = limits.at(-1);
  return last === undefined ? undefined : parseByteSize(last);
}

function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / MEBIBYTE)} MiB`;
}

function buffers(message: string, fix: string): Finding {
  return { id: 'buffers-above-memory', message, fix };
}
