import { Flavor } from '../../../lib/core/catalog/flavor';
import { MemorySize } from '../../../lib/core/catalog/memory-size';
import { compareNumbers } from '../../../lib/core/catalog/numbers';
import { EvictionPolicy, FsyncPolicy } from '../../../lib/core/catalog/policies';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { Endpoint } from '../../../lib/core/platform/endpoint';
import { redisConf } from '../../../lib/core/render/redis-conf';
import { generatedLogins, givenLogins, specOf } from '../../support/core';
import { expectGolden } from '../../support/golden';
import { ALL_LINES, REDIS_LINES } from '../../support/lines';

/** The first lines of Redis whose redis.conf differs from that of the line before. Valkey began as Redis 7.2. */
const CHANGES = ['2.8', '3.0', '5.0', '6.0', '7.0'];

const CASES = ALL_LINES.flatMap((line) => {
  const since = line.startsWith('valkey:') ? '7.2' : line;
  const first = CHANGES.filter((change) => compareNumbers(change, since) <= 0).at(-1);
  return ['-aof', '', '-nordb'].map((suffix) => ({ line, suffix, first }));
});

function rendered(line: string, suffix: string): string {
  return redisConf(
    specOf({ versionString: `${line}${suffix}` }),
    generatedLogins(!/^[2-5]/.test(line)),
  ).toString();
}

describe('the redis.conf of a primary', () => {
  test.each(CASES)('of $line$suffix equals the golden file of $first$suffix', ({ line, suffix, first }) => {
    expectGolden(`redis-${first}${suffix}.conf`, rendered(line, suffix));
  });

  test.each(CHANGES.slice(1))('of %s differs from that of the line before', (line) => {
    const before = REDIS_LINES[REDIS_LINES.indexOf(line) - 1];
    expect(rendered(line, '-nordb')).not.toBe(rendered(before, '-nordb'));
  });

  test('contains the given settings, and additional directives at the end', () => {
    const spec = specOf({
      version: RedisVersion.V7_0,
      savePoints: [
        { seconds: 3600, changes: 1 },
        { seconds: 30, changes: 500 },
      ],
      fsyncPolicy: FsyncPolicy.ALWAYS,
      memory: MemorySize.gibibytes(2),
      maxMemory: MemorySize.mebibytes(1500),
      evictionPolicy: EvictionPolicy.VOLATILE_LFU,
      idleTimeoutSeconds: 600,
      directives: {
        HZ: '20',
        'notify-keyspace-events': '""',
        'client-output-buffer-limit': 'pubsub 32mb 8mb 60',
      },
    });
    expectGolden('redis-custom.conf', redisConf(spec, generatedLogins(true)).toString());
  });

  test('quotes a given password below 6.0, because it can contain any character', () => {
    const spec = specOf({ version: RedisVersion.V5_0, flavor: Flavor.RDB_ONLY });
    expectGolden('redis-5.0-given-password.conf', redisConf(spec, givenLogins()).toString());
  });
});

describe('the redis.conf of a replica', () => {
  const endpoint = new Endpoint('primary', 6379);

  test.each(['4.0', '5.0', '6.0', '8.4'])('of %s follows its primary in the words of its line', (line) => {
    const logins = generatedLogins(RedisVersion.of(line).isAtLeast('6.0'));
    const spec = specOf({ version: RedisVersion.of(line), flavor: Flavor.AOF_AND_RDB });
    expectGolden(
      `redis-${line}-replica.conf`,
      redisConf(spec, logins, { endpoint, login: logins.replication }).toString(),
    );
  });
});
