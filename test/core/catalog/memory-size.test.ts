import { MemorySize } from '../../../lib/core/catalog/memory-size';

describe('an amount of memory', () => {
  test.each([
    [MemorySize.mebibytes(512), 512, 536870912, '512 MiB'],
    [MemorySize.mebibytes(1024), 1024, 1073741824, '1 GiB'],
    [MemorySize.gibibytes(1.5), 1536, 1610612736, '1536 MiB'],
    [MemorySize.gibibytes(4), 4096, 4294967296, '4 GiB'],
  ])('of %s is the same in every unit', (size, mebibytes, bytes, printed) => {
    expect([size.toMebibytes(), size.toBytes(), size.toString()]).toEqual([mebibytes, bytes, printed]);
  });
});
