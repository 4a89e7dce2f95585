import type { Flavor } from '../catalog/flavor';
import { MemorySize } from '../catalog/memory-size';
import type { Problems } from '../problems/problems';

import { checkCapability, type PlacedContext } from './placed-context';

/** The least memory of a container, in mebibytes. */
const LEAST = 64;

/** The most memory that is taken for meant, in mebibytes: 64 TiB. */
const MOST = 64 * 1024 * 1024;

/**
 * Parts of the memory that data may take: a durable server forks to save, and a fork under writes needs room
 * for copied pages; one that never forks needs room for buffers and fragmentation only.
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
  const memory = checkMemory('memory', props.memory ?? MemorySize.mebibytes(512), LEAST, problems);
  const derived = MemorySize.mebibytes(derivedMaxMemory(memory.toMebibytes(), flavor));
  if (props.maxMemory === undefined) return sizes(memory, derived);
  const maxMemory = checkMemory('maxMemory', props.maxMemory, 1, problems);
  if (maxMemory.toMebibytes() >= memory.toMebibytes()) {
    problems.add('maxmemory-above-memory', {
      message:
        'maxMemory leaves no room below memory, so the kernel would kill Redis before it refuses a write',
      given: `maxMemory ${maxMemory}, memory ${memory}`,
      allowed: `below ${memory}; ${derived} is what the library derives`,
      fix: 'raise memory, lower maxMemory or leave maxMemory out',
    });
  }
  return sizes(memory, maxMemory);
}

/** What data may take of the memory of a container, in mebibytes. */
export function derivedMaxMemory(memoryMebibytes: number, flavor: Flavor): number {
  return Math.floor(memoryMebibytes * shareOf(flavor));
}

/** The least memory of a container of which data may take so much, in mebibytes. */
export function memoryFor(maxMemoryMebibytes: number, flavor: Flavor): number {
  return Math.ceil(maxMemoryMebibytes / shareOf(flavor));
}

/** How many times its memory a server needs on disk: for an append-only file, its rewrite and a snapshot. */
const FILES = 3;

/** Checks the size of the data volume. Undefined: the platform gives volumes no size. */
export function resolveVolumeSize(
  given: MemorySize | undefined,
  memoryMebibytes: number,
  problems: Problems,
  context: PlacedContext,
): number | undefined {
  checkCapability('volume-sizes', 'volumeSize', given && String(given), problems, context);
  if (!context.platform.has['volume-sizes']) return undefined;
  const size = given ?? MemorySize.mebibytes(Math.max(FILES * memoryMebibytes, 1024));
  return checkMemory('volumeSize', size, memoryMebibytes, problems).toMebibytes();
}

function shareOf(flavor: Flavor): number {
  return flavor.isDurable ? SHARE.durable : SHARE.memoryOnly;
}

/** Notes an amount of memory that is too small or not whole; the least stands in for it. */
export function checkMemory(prop: string, size: MemorySize, least: number, problems: Problems): MemorySize {
  const amount = size.toMebibytes();
  if (Number.isInteger(amount) && amount >= least && amount <= MOST) return size;
  problems.add('bad-memory', {
    message: `${prop} is not a whole number of mebibytes in its range`,
    given: `${amount} MiB`,
    allowed: `${least} MiB to ${MOST} MiB (64 TiB), known at synth`,
    fix: `set ${prop} with MemorySize.mebibytes(...) or MemorySize.gibibytes(...)`,
  });
  return MemorySize.mebibytes(least);
}

function sizes(memory: MemorySize, maxMemory: MemorySize): Memory {
  return { memoryMebibytes: memory.toMebibytes(), maxMemoryBytes: maxMemory.toBytes() };
}
