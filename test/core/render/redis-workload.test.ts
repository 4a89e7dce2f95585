import { Flavor } from '../../../lib/core/catalog/flavor';
import { RemovalPolicy } from '../../../lib/core/catalog/policies';
import { Endpoint } from '../../../lib/core/platform/endpoint';
import { redisWorkload } from '../../../lib/core/render/redis-workload';
import type { Workload } from '../../../lib/core/render/workload';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import { generatedLogins, specOf } from '../../support/core';

function workload(props: RedisServerProps, isReplica = false): Workload {
  const spec = specOf(props);
  const logins = generatedLogins(spec.version.isAtLeast('6.0'));
  const primary = { endpoint: new Endpoint('primary', 6379), login: logins.replication };
  return redisWorkload(spec, {
    name: 'redis',
    logins,
    ...(isReplica && { primary, follows: 'test/Primary' }),
  });
}

const DATA = { name: 'data', mountPath: '/data' };

describe('the workload of a server', () => {
  test('contains users only if the version supports them', () => {
    expect([...workload({ versionString: '6.0' }).files.keys()]).toEqual([
      'start',
      'convert.conf',
      'redis.conf',
      'users.acl',
      'probe',
    ]);
    expect([...workload({ versionString: '5.0-nordb' }).files.keys()]).toEqual([
      'start',
      'redis.conf',
      'probe',
    ]);
  });

  test.each([
    [Flavor.AOF_AND_RDB, { protect: true }],
    [Flavor.RDB_ONLY, { protect: true }],
    [Flavor.MEMORY_ONLY, { protect: false }],
  ])('stores data according to its flavor %s', (flavor, data) => {
    expect(workload({ flavor }).volumes).toEqual([{ ...DATA, ...data }]);
    expect(workload({ flavor }).identity).toBe('stable');
  });

  test.each([
    [Flavor.AOF_AND_RDB, 'aof'],
    [Flavor.RDB_ONLY, 'rdb'],
    [Flavor.MEMORY_ONLY, 'nordb'],
  ])('has labels for the flavor %s and for its primary', (flavor, word) => {
    const role = { kind: 'server', version: 'redis:8.4', flavor: word, drillTarget: false };
    expect(workload({ flavor }).role).toMatchObject({ ...role, follows: undefined });
    expect(workload({ flavor }, true).role).toMatchObject({ ...role, follows: 'test/Primary' });
  });

  test('does not protect the data if the removal policy is DESTROY', () => {
    expect(workload({ removalPolicy: RemovalPolicy.DESTROY }).volumes).toEqual([{ ...DATA, protect: false }]);
  });

  test('is isolated and publishes nothing, unless plaintext is enabled', () => {
    expect(workload({}).reach).toEqual({ isolated: true, outbound: false, joins: [] });
    expect(workload({}).published).toEqual([]);
    expect(workload({ plaintext: true }).reach).toEqual({ isolated: true, outbound: true, joins: [] });
    expect(workload({ plaintext: true, plaintextPort: 7000 }).published).toEqual([
      { address: '127.0.0.1', host: 'localhost', port: 7000, inside: 6379 },
    ]);
  });

  test('is healthy with a full disk, because a restart would not help and it serves reads', () => {
    expect(workload({}).health.ready).toBe(
      "redis-cli -s /run/cdktf-redis/redis.sock < /etc/cdktf-redis/probe | grep -qE 'PONG|MISCONF|BUSY|MASTERDOWN|NOPERM|NOAUTH|max number of clients'",
    );
  });
});
