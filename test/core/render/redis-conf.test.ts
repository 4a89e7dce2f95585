import { Flavor } from '../../../lib/core/catalog/flavor';
import { MemorySize } from '../../../lib/core/catalog/memory-size';
import { EvictionPolicy, FsyncPolicy } from '../../../lib/core/catalog/policies';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { VERSION_FACTS } from '../../../lib/core/catalog/version-facts';
import { Endpoint } from '../../../lib/core/platform/endpoint';
import { redisConf } from '../../../lib/core/render/redis-conf';
import { generatedLogins, givenLogins, specOf } from '../../support/core';
import { expectGolden } from '../../support/golden';

/** Lines that share a redis.conf, whatever the flavor, under the first of them. */
const LINES = new Map([
  ['2.8', ['2.8']],
  ['3.0', ['3.0', '3.2', '4.0', '5.0']],
  ['6.0', ['6.0', '6.2']],
  [
    '7.0',
    [
      ...['7.0', '7.2', '7.4', '8.0', '8.2', '8.4', '8.6', '8.8', '8.10'],
      ...['valkey:7.2', 'valkey:8.0', 'valkey:8.1', 'valkey:9.0', 'valkey:9.1'],
    ],
  ],
]);

const CASES = [...LINES].flatMap(([first, lines]) =>
  lines.flatMap((line) => ['-aof', '', '-nordb'].map((suffix) => ({ line, suffix, first }))),
);

function rendered(line: string, suffix: string): string {
  return redisConf(
    specOf({ versionString: `${line}${suffix}` }),
    generatedLogins(!/^[2-5]/.test(line)),
  ).toString();
}

describe('the redis.conf of a primary', () => {
  test.each(CASES)('of $line$suffix is that of $first$suffix, byte for byte', ({ line, suffix, first }) => {
    expectGolden(`redis-${first}${suffix}.conf`, rendered(line, suffix));
  });

  test('is golden for every line that the catalog knows', () => {
    const known = VERSION_FACTS.map(({ engine, line }) => (engine === 'redis' ? line : `${engine}:${line}`));
    expect([...LINES.values()].flat()).toEqual(known);
  });

  test('holds the settings that were given, and further directives last', () => {
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

  test('quotes a password below 6.0 that was given, because it can hold any character', () => {
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
