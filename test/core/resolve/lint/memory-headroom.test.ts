import fc from 'fast-check';
import { FLAVORS, Flavor } from '../../../../lib/core/catalog/flavor';
import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import { derivedMaxMemory, memoryFor } from '../../../../lib/core/resolve/memory';
import { findingIds, findings } from '../../../support/lint';

const flavors = fc.constantFrom(...FLAVORS);
const memories = fc.integer({ min: 64, max: 65536 });

/** Enough for a full server of any of these sizes to save. */
const stopGraceSeconds = 3600;

function maxMemory(flavor: Flavor, memory: number, mebibytes: number) {
  return {
    ...{ flavor, stopGraceSeconds },
    ...{ memory: MemorySize.mebibytes(memory), maxMemory: MemorySize.mebibytes(mebibytes) },
  };
}

describe('a maxMemory', () => {
  test('causes a warning above the default, with the remaining memory and what needs it', () => {
    expect(findings(maxMemory(Flavor.RDB_ONLY, 1000, 900))).toEqual([
      {
        id: 'maxmemory-without-headroom',
        path: 'test/Redis',
        message:
          'maxMemory 900 MiB leaves 100 MiB of memory 1000 MiB for everything that it does not count: the pages that are copied while a fork saves, the output buffers of replicas and fragmentation',
        given: 'maxMemory 900 MiB, memory 1000 MiB',
        allowed: 'up to 600 MiB, the default',
        fix: 'leave maxMemory out to use 600 MiB, or increase memory to 1500 MiB: the kernel kills Redis when it has used all of memory',
      },
    ]);
  });

  test('of a memory-only server leaves less room', () => {
    const [finding] = findings(maxMemory(Flavor.MEMORY_ONLY, 1000, 900));
    expect(finding.message).toMatch(/does not count: the output buffers of replicas and fragmentation$/);
    expect(findingIds(maxMemory(Flavor.MEMORY_ONLY, 1000, 750))).toEqual([]);
    expect(findingIds(maxMemory(Flavor.RDB_ONLY, 1000, 750))).toEqual(['maxmemory-without-headroom']);
  });

  test('causes a warning from the first mebibyte above the default up to the memory', () => {
    fc.assert(
      fc.property(flavors, memories, (flavor, memory) => {
        const derived = derivedMaxMemory(memory, flavor);
        expect(findingIds(maxMemory(flavor, memory, derived))).toEqual([]);
        expect(findingIds(maxMemory(flavor, memory, derived + 1))).toEqual(['maxmemory-without-headroom']);
        expect(findingIds(maxMemory(flavor, memory, memory))).toEqual(['maxmemory-above-memory']);
      }),
    );
  });

  test('causes no warning if it is the default', () => {
    fc.assert(
      fc.property(flavors, memories, (flavor, memory) => {
        expect(findingIds({ flavor, stopGraceSeconds, memory: MemorySize.mebibytes(memory) })).toEqual([]);
      }),
    );
  });
});

describe('the memory in a fix', () => {
  test('is enough for the given maxMemory, and one mebibyte less is not', () => {
    fc.assert(
      fc.property(flavors, fc.integer({ min: 50, max: 1000000 }), (flavor, wanted) => {
        const memory = memoryFor(wanted, flavor);
        expect(derivedMaxMemory(memory, flavor)).toBeGreaterThanOrEqual(wanted);
        expect(derivedMaxMemory(memory - 1, flavor)).toBeLessThan(wanted);
      }),
    );
  });
});
