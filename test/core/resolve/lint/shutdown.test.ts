import { Flavor } from '../../../../lib/core/catalog/flavor';
import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import { findingIds } from '../../../support/lint';

const large = { memory: MemorySize.gibibytes(4) };

describe('the grace time of a server with snapshots only', () => {
  test('causes a warning if a full server could not save in it', () => {
    expect(findingIds({ ...large, flavor: Flavor.RDB_ONLY })).toEqual(['grace-below-save']);
    expect(findingIds({ ...large, flavor: Flavor.RDB_ONLY, stopGraceSeconds: 122 })).toEqual([
      'grace-below-save',
    ]);
    expect(findingIds({ ...large, flavor: Flavor.RDB_ONLY, stopGraceSeconds: 123 })).toEqual([]);
    expect(findingIds({ flavor: Flavor.RDB_ONLY })).toEqual([]);
  });

  test.each([Flavor.AOF_AND_RDB, Flavor.MEMORY_ONLY])('causes no warning with the flavor %s', (flavor) => {
    expect(findingIds({ ...large, flavor })).toEqual([]);
  });

  test('causes no warning at a replica, which has the data from its primary', () => {
    expect(findingIds({ ...large, flavor: Flavor.RDB_ONLY }, 'replica')).toEqual([]);
  });
});
