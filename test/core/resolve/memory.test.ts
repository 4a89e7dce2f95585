import fc from 'fast-check';
import { FLAVORS, Flavor } from '../../../lib/core/catalog/flavor';
import { MemorySize } from '../../../lib/core/catalog/memory-size';
import { resolveMemory } from '../../../lib/core/resolve/memory';
import { collector } from '../../support/core';

/** The most memory that is taken, in mebibytes: 64 TiB. */
const MOST = 67108864;

/** Any number, and often a whole one near the ends of the range. */
const amounts = fc.oneof(
  fc.double(),
  fc.integer({ min: -1, max: 200 }),
  fc.integer({ min: MOST - 3, max: MOST + 3 }),
);

const flavors = fc.constantFrom(...FLAVORS);

function ids(props: { memory?: MemorySize; maxMemory?: MemorySize }): string[] {
  const problems = collector();
  resolveMemory(props, Flavor.AOF_AND_RDB, problems);
  return problems.all.map(({ id }) => id);
}

describe('the memory of a server', () => {
  test('given as text is refused with the reason', () => {
    const problems = collector();
    const text: unknown = '512';
    resolveMemory({ memory: MemorySize.mebibytes(text as number) }, Flavor.AOF_AND_RDB, problems);
    expect(problems.all).toEqual([expect.objectContaining({ id: 'bad-memory', given: "'512' (a text)" })]);
  });

  test('is 512 MiB, of which data can use 60 %, or 75 % if the server never forks', () => {
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
      fc.property(fc.integer({ min: 64, max: MOST }), flavors, (mebibytes, flavor) => {
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

  test('is refused or the given one, for any two numbers', () => {
    fc.assert(
      fc.property(amounts, amounts, flavors, (memory, maxMemory, flavor) => {
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
          memory >= 64 &&
          memory <= MOST;
        expect(problems.all.length === 0).toBe(isRight);
        if (isRight) expect(spec).toEqual({ memoryMebibytes: memory, maxMemoryBytes: maxMemory * 1048576 });
      }),
    );
  });

  test.each([0, -1, 63, 64.5, MOST + 1, Number.NaN, Number.POSITIVE_INFINITY])(
    'of %p MiB is refused',
    (mebibytes) => {
      expect(ids({ memory: MemorySize.mebibytes(mebibytes) })).toEqual(['bad-memory']);
    },
  );

  test('ends at the limits of its range, like maxmemory', () => {
    expect(ids({ memory: MemorySize.mebibytes(64) })).toEqual([]);
    expect(ids({ memory: MemorySize.gibibytes(65536) })).toEqual([]);
    expect(ids({ memory: MemorySize.mebibytes(MOST), maxMemory: MemorySize.mebibytes(MOST - 1) })).toEqual(
      [],
    );
    expect(ids({ maxMemory: MemorySize.mebibytes(MOST + 1) })).toEqual(['bad-memory']);
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
