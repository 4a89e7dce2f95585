import fc from 'fast-check';
import { FLAVORS, Flavor } from '../../../lib/core/catalog/flavor';
import { MemorySize } from '../../../lib/core/catalog/memory-size';
import { resolveMemory } from '../../../lib/core/spec/memory';
import { collector } from '../../support/core';

const flavors = fc.constantFrom(...FLAVORS);

function ids(props: { memory?: MemorySize; maxMemory?: MemorySize }): string[] {
  const problems = collector();
  resolveMemory(props, Flavor.AOF_AND_RDB, problems);
  return problems.all.map(({ id }) => id);
}

describe('the memory of a server', () => {
  test('is 512 MiB, of which data may take 60 %, or 75 % where nothing forks', () => {
    expect(resolveMemory({}, Flavor.AOF_AND_RDB, collector())).toEqual({
      memoryMebibytes: 512,
      maxMemoryBytes: 307 * 1024 * 1024,
    });
    expect(resolveMemory({}, Flavor.MEMORY_ONLY, collector())).toEqual({
      memoryMebibytes: 512,
      maxMemoryBytes: 384 * 1024 * 1024,
    });
  });

  test('always leaves room above the derived maxmemory', () => {
    fc.assert(
      fc.property(fc.integer({ min: 64, max: 16777216 }), flavors, (mebibytes, flavor) => {
        const problems = collector();
        const spec = resolveMemory({ memory: MemorySize.mebibytes(mebibytes) }, flavor, problems);
        expect(problems.all).toEqual([]);
        expect(spec.memoryMebibytes).toBe(mebibytes);
        expect(Number.isInteger(spec.maxMemoryBytes)).toBe(true);
        expect(spec.maxMemoryBytes).toBeGreaterThan(0);
        expect(spec.maxMemoryBytes).toBeLessThanOrEqual(mebibytes * 0.75 * 1024 * 1024);
      }),
    );
  });

  test('is refused, or what was given, for any two numbers', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), flavors, (memory, maxMemory, flavor) => {
        const problems = collector();
        const spec = resolveMemory(
          { memory: MemorySize.mebibytes(memory), maxMemory: MemorySize.mebibytes(maxMemory) },
          flavor,
          problems,
        );
        const isRight =
          Number.isInteger(memory) &&
          Number.isInteger(maxMemory) &&
          maxMemory >= 1 &&
          memory > maxMemory &&
          memory >= 64;
        expect(problems.all.length === 0).toBe(isRight);
        if (isRight) expect(spec).toEqual({ memoryMebibytes: memory, maxMemoryBytes: maxMemory * 1048576 });
      }),
    );
  });

  test.each([0, -1, 63, 64.5, Number.NaN, Number.POSITIVE_INFINITY])('of %p MiB is refused', (mebibytes) => {
    expect(ids({ memory: MemorySize.mebibytes(mebibytes) })).toEqual(['bad-memory']);
  });

  test.each([
    [512, 512],
    [512, 1024],
  ])('of %i MiB is refused with a maxmemory of %i MiB', (memory, maxMemory) => {
    expect(ids({ memory: MemorySize.mebibytes(memory), maxMemory: MemorySize.mebibytes(maxMemory) })).toEqual(
      ['maxmemory-above-memory'],
    );
  });
});
