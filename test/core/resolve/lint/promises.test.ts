import { Flavor } from '../../../../lib/core/catalog/flavor';
import { EvictionPolicy, FsyncPolicy } from '../../../../lib/core/catalog/policies';
import { findingIds, findingMessages } from '../../../support/lint';

const { AOF_AND_RDB, RDB_ONLY, MEMORY_ONLY } = Flavor;

describe('an evicting policy', () => {
  test('causes a warning on a durable flavor, for all keys or for those with an expiry', () => {
    expect(findingMessages({ evictionPolicy: EvictionPolicy.ALLKEYS_RANDOM, flavor: AOF_AND_RDB })).toEqual([
      'allkeys-random deletes keys when maxMemory is reached, although the flavor AOF + RDB promises to keep them',
    ]);
    expect(findingMessages({ evictionPolicy: EvictionPolicy.VOLATILE_TTL, flavor: RDB_ONLY })).toEqual([
      'volatile-ttl deletes keys that have an expiry when maxMemory is reached, although the flavor RDB-Only ' +
        'Persistence promises to keep them',
    ]);
  });

  test('causes no warning on a memory-only cache', () => {
    expect(findingIds({ evictionPolicy: EvictionPolicy.ALLKEYS_LRU, flavor: MEMORY_ONLY })).toEqual([]);
  });

  test('causes a warning at the primary, whose deletions a replica repeats', () => {
    expect(findingIds({ evictionPolicy: EvictionPolicy.ALLKEYS_LRU }, 'replica')).toEqual([]);
  });

  test.each([AOF_AND_RDB, RDB_ONLY, MEMORY_ONLY])(
    'causes no warning if it is noeviction, on the flavor %s',
    (flavor) => {
      expect(findingIds({ evictionPolicy: EvictionPolicy.NO_EVICTION, flavor })).toEqual([]);
    },
  );
});

describe('an append-only file', () => {
  test('causes a warning if the kernel decides when it is flushed, on a primary and on a replica', () => {
    expect(findingIds({ fsyncPolicy: FsyncPolicy.NO })).toEqual(['fsync-left-to-kernel']);
    expect(findingIds({ fsyncPolicy: FsyncPolicy.NO }, 'replica')).toEqual(['fsync-left-to-kernel']);
  });

  test('causes no warning if it is flushed to disk', () => {
    expect(findingIds({ fsyncPolicy: FsyncPolicy.EVERYSEC })).toEqual([]);
    expect(findingIds({ fsyncPolicy: FsyncPolicy.ALWAYS })).toEqual([]);
  });
});

describe('a drill target', () => {
  test('causes a warning, because a drill destroys data on purpose', () => {
    expect(findingIds({ drillTarget: true })).toEqual(['drill-target']);
    expect(findingIds({ drillTarget: true }, 'replica')).toEqual(['drill-target']);
    expect(findingIds({ drillTarget: false })).toEqual([]);
  });
});
