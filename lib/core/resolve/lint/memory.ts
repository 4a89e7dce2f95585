import { MEBIBYTE } from '../../catalog/memory-size';
import { parseByteSize } from '../byte-size';
import { derivedMaxMemory, memoryFor } from '../memory';
import type { Finding, FurtherDirectives, Rule } from './linted-server';

/**
 * maxmemory does not count the output buffers of replicas (`freeMemoryGetNotCountedMemory` in evict.c). Since 7.0 they
 * share memory with the backlog, which is counted, so only the part above the backlog is not counted.
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
      `client-output-buffer-limit allows a replica an output buffer ${size} that maxMemory does not count: together ` +
        `with maxMemory ${mebibytes(spec.maxMemoryBytes)} it can use all of memory ${spec.memoryMebibytes} MiB, and ` +
        'the kernel would kill Redis',
      'decrease the hard limit or maxMemory, or increase memory',
    ),
  ];
};

/** maxmemory counts the backlog, which is never released after it is full. A replica ignores maxmemory. */
export const backlogAboveMaxMemory: Rule = ({ spec, role, directives }) => {
  const backlog = directives.bytes(BACKLOG) ?? 0;
  const isAbove = role === 'primary' && backlog >= spec.maxMemoryBytes;
  if (!isAbove) return [];
  return [
    buffers(
      `repl-backlog-size ${mebibytes(backlog)} counts towards maxMemory ${mebibytes(spec.maxMemoryBytes)}: when the ` +
        'backlog is full, no memory is left for data',
      'decrease repl-backlog-size, or increase maxMemory',
    ),
  ];
};

/** maxmemory also counts the buffers of clients, so a limit above maxmemory takes effect too late. */
export const clientsAboveMaxMemory: Rule = ({ spec, role, directives }) => {
  const word = directives.word(CLIENTS) ?? '0';
  const isAbove = word.endsWith('%')
    ? Number(word.slice(0, -1)) >= 100
    : parseByteSize(word) >= spec.maxMemoryBytes;
  if (role === 'replica' || !isAbove) return [];
  return [
    buffers(
      `${CLIENTS} ${word} allows the buffers of clients to use all of maxMemory ` +
        `${mebibytes(spec.maxMemoryBytes)} before Redis disconnects a client`,
      `decrease ${CLIENTS}, for example to 5%`,
    ),
  ];
};

const BACKLOG = 'repl-backlog-size';
const CLIENTS = 'maxmemory-clients';

/**
 * The hard limit for replicas in bytes, or 0 for no limit. The value of the directive consists of groups of client
 * class, hard limit, soft limit and seconds.
 */
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

/** A maxMemory above the derived default leaves too little memory for everything that maxmemory does not count. */
export const maxMemoryWithoutHeadroom: Rule = ({ spec }) => {
  const { flavor, memoryMebibytes } = spec;
  const maxMemory = spec.maxMemoryBytes / MEBIBYTE;
  const derived = derivedMaxMemory(memoryMebibytes, flavor);
  if (maxMemory <= derived || maxMemory >= memoryMebibytes) return [];
  const uncounted = [
    ...(flavor.isDurable ? ['the pages that are copied while a fork saves'] : []),
    'the output buffers of replicas',
    ...(flavor.appendsToFile ? ['the buffer of the append-only file'] : []),
    'fragmentation',
  ];
  return [
    {
      id: 'maxmemory-without-headroom',
      message:
        `maxMemory ${maxMemory} MiB leaves ${memoryMebibytes - maxMemory} MiB of memory ${memoryMebibytes} MiB for ` +
        `everything that it does not count: ${uncounted.slice(0, -1).join(', ')} and ${uncounted.at(-1)}`,
      given: `maxMemory ${maxMemory} MiB, memory ${memoryMebibytes} MiB`,
      allowed: `up to ${derived} MiB, the default`,
      fix:
        `leave maxMemory out to use ${derived} MiB, or increase memory to ${memoryFor(maxMemory, flavor)} MiB: the ` +
        'kernel kills Redis when it has used all of memory',
    },
  ];
};
