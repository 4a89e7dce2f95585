import { FLAVORS, Flavor } from '../../../lib/core/catalog/flavor';
import { FsyncPolicy, RemovalPolicy } from '../../../lib/core/catalog/policies';
import { OWNED_DIRECTIVES } from '../../../lib/core/resolve/owned-directives';
import { DEFAULT_SAVE_POINTS, resolvePersistence } from '../../../lib/core/resolve/persistence';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import { collector } from '../../support/core';

function messages(props: RedisServerProps, flavor: Flavor): string[] {
  const problems = collector();
  resolvePersistence(props, flavor, problems);
  expect(new Set(problems.all.map(({ id }) => id))).toEqual(
    new Set(problems.all.length === 0 ? [] : ['persistence-contradiction']),
  );
  return problems.all.map(({ message }) => message);
}

describe('the persistence of a server', () => {
  test.each(FLAVORS)('of the flavor %s is by default as in the Aptible document', (flavor) => {
    expect(resolvePersistence({}, flavor, collector())).toEqual({
      savePoints: flavor.savesSnapshots ? DEFAULT_SAVE_POINTS : [],
      fsyncPolicy: FsyncPolicy.EVERYSEC,
    });
  });

  test('must not be set for data on disk on a memory-only server', () => {
    expect(
      messages(
        {
          savePoints: [{ seconds: 900, changes: 1 }],
          fsyncPolicy: FsyncPolicy.EVERYSEC,
          removalPolicy: RemovalPolicy.PROTECT,
        },
        Flavor.MEMORY_ONLY,
      ),
    ).toEqual([
      'savePoints has no effect, because the flavor writes no snapshots',
      'fsyncPolicy has no effect, because the flavor writes no append-only file',
      'removalPolicy PROTECT has no effect, because the flavor keeps no data on disk',
    ]);
  });

  test('must not be set for an append-only file on an RDB-only server, which needs snapshots', () => {
    expect(messages({ savePoints: [], fsyncPolicy: FsyncPolicy.NO }, Flavor.RDB_ONLY)).toEqual([
      'savePoints must not be empty, because the flavor writes snapshots',
      'fsyncPolicy has no effect, because the flavor writes no append-only file',
    ]);
  });

  test.each(FLAVORS)('of the flavor %s can be destroyed with the stack', (flavor) => {
    expect(messages({ removalPolicy: RemovalPolicy.DESTROY }, flavor)).toEqual([]);
  });

  test('of a durable server can be protected explicitly', () => {
    expect(messages({ removalPolicy: RemovalPolicy.PROTECT }, Flavor.AOF_AND_RDB)).toEqual([]);
    expect(messages({ removalPolicy: RemovalPolicy.PROTECT }, Flavor.RDB_ONLY)).toEqual([]);
  });

  test.each([
    'save',
    'appendonly',
    'appendfsync',
    'no-appendfsync-on-rewrite',
    'aof-load-truncated',
    'stop-writes-on-bgsave-error',
    'rdb-del-sync-files',
    'repl-diskless-sync',
    'dir',
    'dbfilename',
    'appendfilename',
    'appenddirname',
    'shutdown-on-sigterm',
    'shutdown-on-sigint',
  ])('cannot be changed by the directive %s, which the library controls', (name) => {
    expect(OWNED_DIRECTIVES.has(name)).toBe(true);
  });
});
