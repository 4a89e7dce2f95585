import { Flavor } from '../../../../lib/core/catalog/flavor';
import { RedisVersion } from '../../../../lib/core/catalog/redis-version';
import { checkPrimary, type PrimaryFacts } from '../../../../lib/core/resolve/constructs/primary';
import { specOf } from '../../../support/core';

const PRIMARY: PrimaryFacts = {
  path: 'test/Redis',
  name: 'redis',
  version: RedisVersion.V7_0,
  flavor: Flavor.AOF_AND_RDB,
  hasReplicationLogin: true,
  isNeighbour: true,
};

function ids(primary: Partial<PrimaryFacts>, version = RedisVersion.V7_0, acceptDataLoss = false): string[] {
  const replica = { path: 'test/Replica', name: 'replica', spec: specOf({ version }) };
  return checkPrimary(replica, { ...PRIMARY, ...primary }, acceptDataLoss).map(({ id }) => id);
}

describe('a replica', () => {
  test('follows a durable primary of its own or an older version on its engine', () => {
    expect(ids({})).toEqual([]);
    expect(ids({ flavor: Flavor.RDB_ONLY })).toEqual([]);
    expect(ids({}, RedisVersion.V8_4)).toEqual([]);
  });

  test('does not follow a newer primary, whose data set it cannot read', () => {
    expect(ids({}, RedisVersion.V6_2)).toEqual(['replica-newer-needed']);
  });

  test('follows a memory-only primary only if the loss of data is accepted', () => {
    expect(ids({ flavor: Flavor.MEMORY_ONLY })).toEqual(['memory-only-primary']);
    expect(ids({ flavor: Flavor.MEMORY_ONLY }, RedisVersion.V7_0, true)).toEqual([]);
    expect(ids({ flavor: undefined })).toEqual([]);
  });

  test('needs a private network or a terminator of its primary that it can verify', () => {
    const via = {
      path: 'test/Tls',
      isService: false,
      isOfPrimary: true,
      hasCa: true,
      isReachable: true,
      hasServerName: true,
    };
    expect(ids({ isNeighbour: false })).toEqual(['no-private-path']);
    expect(ids({ isNeighbour: false, via })).toEqual([]);
    expect(ids({ isNeighbour: false, via: { ...via, isReachable: false } })).toEqual(['no-private-path']);
    expect(ids({ isNeighbour: false, via: { ...via, hasServerName: false } })).toEqual(['bad-host-name']);
    expect(ids({ via: { ...via, isOfPrimary: false, hasCa: false } })).toEqual(['other-service', 'no-ca']);
  });

  test('needs the login of replicas', () => {
    expect(ids({ hasReplicationLogin: false })).toEqual(['no-replication-login']);
  });

  test('does not follow itself', () => {
    expect(ids({ name: 'replica' })).toEqual(['replica-of-itself']);
  });
});
