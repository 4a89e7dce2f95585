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
  test('carries users only where the version has them', () => {
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
  ])('keeps data as its flavor %s says', (flavor, data) => {
    expect(workload({ flavor }).volumes).toEqual([{ ...DATA, ...data }]);
    expect(workload({ flavor }).identity).toBe('stable');
  });

  test.each([
    [Flavor.AOF_AND_RDB, 'aof'],
    [Flavor.RDB_ONLY, 'rdb'],
    [Flavor.MEMORY_ONLY, 'nordb'],
  ])('says that it is a server of the flavor %s, and which primary it follows', (flavor, word) => {
    const role = { kind: 'server', flavor: word, drillTarget: false };
    expect(workload({ flavor }).role).toEqual(role);
    expect(workload({ flavor }, true).role).toEqual({ ...role, follows: 'test/Primary' });
  });

  test('leaves data unprotected when the removal policy says so', () => {
    expect(workload({ removalPolicy: RemovalPolicy.DESTROY }).volumes).toEqual([{ ...DATA, protect: false }]);
  });

  test('is isolated and publishes nothing, unless plaintext is asked for', () => {
    expect(workload({}).reach).toEqual({ isolated: true, outbound: false, joins: [] });
    expect(workload({}).published).toEqual([]);
    expect(workload({ plaintext: true }).reach).toEqual({ isolated: true, outbound: true, joins: [] });
    expect(workload({ plaintext: true, plaintextPort: 7000 }).published).toEqual([
      { address: '127.0.0.1', host: 'localhost', port: 7000, inside: 6379 },
    ]);
  });

  test('takes full disks for healthy: a restart would not help, and reads are served', () => {
    expect(workload({}).health.ready).toBe(
      "redis-cli -s /run/cdktf-redis/redis.sock < /etc/cdktf-redis/probe | grep -qE 'PONG|MISCONF'",
    );
  });
});
