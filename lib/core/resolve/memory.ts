import type { Flavor } from '../catalog/flavor';
import { MemorySize } from '../catalog/memory-size';
import type { Problems } from '../problems/problems';
import { described } from '../text/described';

import { checkCapability, type PlacedContext } from './placed-context';

/** The minimum memory of a container, in mebibytes. */
const MIN = 64;

/** The maximum memory, in mebibytes: 64 TiB. A larger amount is a mistake. */
const MAX = 64 * 1024 * 1024;

/**
 * The share of the memory that data can use. A durable server forks to save, and the fork needs room for the pages
 * that are copied during writes. A server that never forks needs room only for buffers and fragmentation.
 */
const SHARE = { durable: 0.6, memoryOnly: 0.75 } as const;

/** Memory of a server. */
interface Memory {
  readonly memoryMebibytes: number;
  readonly maxMemoryBytes: number;
}

/** Checks the memory of a server and derives maxmemory. */
export function resolveMemory(
  props: { readonly memory?: MemorySize; readonly maxMemory?: MemorySize },
  flavor: Flavor,
  problems: Problems,
): Memory {
  const memory = checkMemory('memory', props.memory ?? MemorySize.mebibytes(512), MIN, problems);
  const derived = MemorySize.mebibytes(derivedMaxMemory(memory.toMebibytes(), flavor));
  if (props.maxMemory === undefined) return sizes(memory, derived);
  const maxMemory = checkMemory('maxMemory', props.maxMemory, 1, problems);
  if (maxMemory.toMebibytes() >= memory.toMebibytes()) {
    problems.add('maxmemory-above-memory', {
      message: 'maxMemory must be below memory, or the kernel kills Redis before it reaches maxMemory',
      given: `maxMemory ${maxMemory}, memory ${memory}`,
      allowed: `below ${memory}; the default is ${derived}`,
      fix: 'increase memory, decrease maxMemory, or leave maxMemory out',
    });
  }
  return sizes(memory, maxMemory);
}

/** The memory for data that is derived from the memory of a container, in mebibytes. */
export function derivedMaxMemory(memoryMebibytes: number, flavor: Flavor): number {
  return Math.floor(memoryMebibytes * shareOf(flavor));
}

/** The memory that a container needs for a given amount of data, in mebibytes. */
export function memoryFor(maxMemoryMebibytes: number, flavor: Flavor): number {
  return Math.ceil(maxMemoryMebibytes / shareOf(flavor));
}

/** The disk space of a server as a multiple of its memory: an append-only file, its rewrite and a snapshot. */
const FILES = 3;

/** Checks the size of the data volume in mebibytes. Returns undefined if the volumes of the platform have no size. */
export function resolveVolumeSize(
  given: MemorySize | undefined,
  memoryMebibytes: number,
  problems: Problems,
  context: PlacedContext,
): number | undefined {
  checkCapability('volumeSizes', 'volumeSize', given && String(given), problems, context);
  if (!context.platform.capabilities.volumeSizes) return undefined;
  const size = given ?? MemorySize.mebibytes(Math.max(FILES * memoryMebibytes, 1024));
  return checkMemory('volumeSize', size, memoryMebibytes, problems).toMebibytes();
}

function shareOf(flavor: Flavor): number {
  return flavor.isDurable ? SHARE.durable : SHARE.memoryOnly;
}

/** Adds a problem if an amount of memory is too small or not a whole number of mebibytes, and returns the minimum then. */
export function checkMemory(prop: string, size: MemorySize, min: number, problems: Problems): MemorySize {
  // The argument of a factory can be anything.
  const isSize = size instanceof MemorySize;
  const amount: unknown = isSize ? size.toMebibytes() : size;
  const isNumber = isSize && typeof amount === 'number';
  if (isNumber && Number.isInteger(amount) && amount >= min && amount <= MAX) return size;
  problems.add('bad-memory', {
    message: `${prop} must be a whole number of mebibytes, at least ${min}`,
    given: isNumber ? `${amount} MiB` : described(amount),
    allowed: `${min} MiB to ${MAX} MiB (64 TiB), known at synth`,
    fix: `set ${prop} to MemorySize.mebibytes(...) or MemorySize.gibibytes(...)`,
  });
  return MemorySize.mebibytes(min);
}

function sizes(memory: MemorySize, maxMemory: MemorySize): Memory {
  return { memoryMebibytes: memory.toMebibytes(), maxMemoryBytes: maxMemory.toBytes() };
}
