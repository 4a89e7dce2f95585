import { MEBIBYTE } from '../../catalog/memory-size';
import { derivedMaxMemory, memoryFor } from '../memory';
import type { Rule } from './linted-server';

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
