import fc from 'fast-check';
import { knowsDirective } from '../../lib/core/catalog/directive-lookup';
import { DIRECTIVES } from '../../lib/core/catalog/directives';
import { FLAVORS } from '../../lib/core/catalog/flavor';
import { VERSION_FACTS } from '../../lib/core/catalog/version-facts';
import { versionOf } from '../../lib/core/catalog/version-string';
import { isError } from '../../lib/core/problems/problem';
import { redisWorkload } from '../../lib/core/render/redis-workload';
import { resolveRedis } from '../../lib/core/resolve/constructs/resolve-redis';
import type { RedisServerProps } from '../../lib/core/resolve/redis-server-props';
import { CONTEXT, generatedLogins, givenLogins } from '../support/core';
import { hostileString } from '../support/hostile-text';
import { splitArgs } from '../support/readers/arguments';
import { readRedisConf } from '../support/readers/server-files';

/** Arbitrary directives of every version, with valid and hostile values. */
const props: fc.Arbitrary<RedisServerProps> = fc
  .tuple(fc.constantFrom(...VERSION_FACTS), fc.constantFrom(...FLAVORS))
  .chain(([{ engine, line }, flavor]) => {
    const names = DIRECTIVES.map(({ name }) => name).filter((name) => knowsDirective(engine, line, name));
    const texts = ['syslog-ident', 'proc-title-template', 'replica-announce-ip', 'slave-announce-ip'];
    const name = fc.oneof(
      fc.constantFrom(...names),
      fc.constantFrom(...names.filter((it) => texts.includes(it))),
    );
    const plain = fc.constantFrom(
      'yes',
      'no',
      '0',
      '1',
      '100',
      '64mb',
      '"1"',
      "'yes'",
      ' 1 ',
      'normal 0 0 0',
      '""',
    );
    return fc.record({
      version: fc.constant(versionOf(engine, line)),
      flavor: fc.constant(flavor),
      directives: fc.dictionary(name, fc.oneof(plain, hostileString, quoted), { minKeys: 1, maxKeys: 3 }),
    });
  });

/** Lines of the library that a directive replaces. */
const BUFFER_LIMITS = ['client-output-buffer-limit', 'maxmemory-clients'];

/** A hostile text in quotes, as in redis.conf. */
const quoted = hostileString.map((text) => JSON.stringify(text));

/** The files of a server, by name. */
function filesOf(given: RedisServerProps): ReadonlyMap<string, string> {
  const { spec } = resolveRedis(given, {}, CONTEXT);
  const logins = spec.version.isAtLeast('6.0') ? generatedLogins(true) : givenLogins();
  const { files } = redisWorkload(spec, { name: 'redis', logins });
  return new Map([...files].map(([name, text]) => [name, String(text)]));
}

describe('an accepted directive', () => {
  test('adds one line with the given value to redis.conf, and changes no other line or file', () => {
    let taken = 0;
    fc.assert(
      fc.property(props, (given) => {
        if (resolveRedis(given, {}, CONTEXT).problems.some(isError)) return;
        taken++;
        const wanted = Object.entries(given.directives ?? {}).map(([name, value]) => [
          name,
          ...splitArgs(value),
        ]);
        const without = filesOf({ ...given, directives: {} });
        for (const [name, text] of filesOf(given)) {
          const before = without.get(name) ?? '';
          if (name === 'redis.conf') {
            // A limit of the library for buffers gives way to the one that is given.
            const kept = readRedisConf(before).filter(
              ([line = '']) => !BUFFER_LIMITS.includes(line) || !(line in (given.directives ?? {})),
            );
            expect(readRedisConf(text)).toEqual([...kept, ...wanted]);
          }
          if (name !== 'redis.conf' && name !== 'convert.conf') expect(text).toBe(before);
        }
      }),
      { numRuns: 600, seed: 1 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});
