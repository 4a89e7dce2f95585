import fc from 'fast-check';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import type { ServerVersion } from '../../../lib/core/catalog/server-version';
import { ValkeyVersion } from '../../../lib/core/catalog/valkey-version';
import { redisConf } from '../../../lib/core/render/redis-conf';
import { resolveRedis } from '../../../lib/core/resolve/constructs/resolve-redis';
import { resolveDirectives } from '../../../lib/core/resolve/directives';
import { CONTEXT, collector, generatedLogins, UNKNOWN } from '../../support/core';

function resolved(given: { [name: string]: string }, version: ServerVersion = RedisVersion.V7_0) {
  const problems = collector();
  const directives = resolveDirectives(given, version, problems, CONTEXT);
  return { directives, problems: problems.all };
}

function confOf(directives: { [name: string]: string }): string[] {
  const { spec } = resolveRedis({ version: RedisVersion.V7_0, directives }, {}, CONTEXT);
  return redisConf(spec, generatedLogins(true)).toString().split('\n');
}

/** Strings with the characters that could end a line, a quote or a name. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('\n', '\r', '\0', '"', "'", '\\', '#', ' ', 'a', '\u2028', '\u0085'))
    .map((all) => all.join('')),
);

describe('additional directives', () => {
  test('keep their order and their values, and are written in lower case', () => {
    expect(resolved({ HZ: '20', 'lua-time-limit': '1000', databases: '4' }).directives).toEqual([
      { name: 'hz', value: '20' },
      { name: 'lua-time-limit', value: '1000' },
      { name: 'databases', value: '4' },
    ]);
  });

  test.each([
    ['hz', '"20"'],
    ['notify-keyspace-events', '""'],
    ['client-output-buffer-limit', ' normal "0"  0 0 '],
    ['ignore-warnings', "'a \\' b'"],
    ['ignore-warnings', 'a#b'],
    ['ignore-warnings', 'a\\'],
  ])('are passed on unchanged: %s %p', (name, value) => {
    expect(resolved({ [name]: value })).toEqual({ directives: [{ name, value }], problems: [] });
  });

  test('are refused with the allowed values, and the version whose default would apply', () => {
    expect(resolved({ HZ: 'abc' })).toEqual({
      directives: [],
      problems: [
        {
          id: 'bad-directive-value',
          path: 'test/Redis',
          message: 'hz must be a whole number from 1 to 500',
          given: "'abc'",
          allowed: 'a whole number from 1 to 500',
          fix: 'set hz to a whole number from 1 to 500, or leave it out to use the default of Redis 7.0',
        },
      ],
    });
  });

  test('are checked against the values of their line', () => {
    const samples = { 'maxmemory-samples': '100' };
    expect(resolved(samples, RedisVersion.V7_2).problems).toEqual([]);
    expect(resolved(samples, RedisVersion.V7_4).problems).toMatchObject([
      { allowed: 'a whole number from 1 to 64' },
    ]);
    expect(resolved(samples, ValkeyVersion.of('8.0')).problems).toHaveLength(1);
  });

  test('are checked against each other if one makes the other not valid', () => {
    const order = { 'array-sparse-kmin': '20', 'array-sparse-kmax': '40' };
    expect(resolved(order, RedisVersion.of('8.8')).problems).toMatchObject([{ id: 'bad-directive-value' }]);
  });

  test('are not checked if the value is only known at apply', () => {
    expect(resolved({ hz: UNKNOWN }).problems).toEqual([]);
  });

  test.each(['', ' ', '20\nsave ""', '20\r', '20\0', '"open', '20\u0085', '"a"b'])(
    'are refused if they are not a single line: %p',
    (value) => {
      const { directives, problems } = resolved({ hz: value });
      expect(directives).toEqual([]);
      expect(problems).toMatchObject([
        { id: 'bad-directive-value', message: 'the value of hz is not a single line with closed quotes' },
      ]);
    },
  );

  test('that no line has are refused with the nearest name, in upper and lower case', () => {
    expect(resolved({ 'Lua-Time-Limt': '1' }).problems).toEqual([
      expect.objectContaining({ id: 'unknown-directive', fix: "did you mean 'lua-time-limit'?" }),
    ]);
  });

  test('that another line has are refused with the lines that have them', () => {
    expect(resolved({ 'io-threads': '2' }, RedisVersion.V5_0).problems).toEqual([
      expect.objectContaining({ id: 'unknown-directive', allowed: 'from Redis 6.0' }),
    ]);
    expect(resolved({ 'gopher-enabled': 'yes' }, RedisVersion.V7_0).problems).toEqual([
      expect.objectContaining({ id: 'unknown-directive', allowed: 'in Redis 6.0 to 6.2' }),
    ]);
  });

  test('that a later patch release added are refused with that release', () => {
    const refused = (name: string, version: string) =>
      resolved({ [name]: 'yes' }, RedisVersion.of(version)).problems[0]?.allowed;
    expect(refused('lua-enable-deprecated-api', '7.2.4')).toBe('from Redis 7.2.11');
    expect(refused('lua-enable-deprecated-api', '7.0')).toBe('from Redis 7.2.11');
    expect(refused('lua-enable-deprecated-api', '5.0')).toBe('from Redis 6.2');
    expect(refused('lua-enable-deprecated-api', '7.2')).toBeUndefined();
  });

  test('of the library are refused with a fix, in upper and lower case, and without the value', () => {
    expect(resolved({ RequirePass: 'canary-value' }).problems).toEqual([
      {
        id: 'owned-directive',
        path: 'test/Redis',
        message: 'the directive requirepass cannot be set, because the library controls it',
        given: "directives: { 'requirepass': ... }",
        fix: 'use the prop password',
      },
    ]);
  });
});

describe('a directive that is set twice', () => {
  test.each([
    [{ HZ: '10', hz: '20' }, "'HZ' and 'hz'"],
    [{ 'slave-priority': '10', 'Replica-Priority': '20' }, "'slave-priority' and 'Replica-Priority'"],
    [{ 'lua-time-limit': '10', 'busy-reply-threshold': '20' }, "'lua-time-limit' and 'busy-reply-threshold'"],
  ])('as in %j is refused once, with both names', (given, names) => {
    expect(resolved(given).problems).toEqual([
      expect.objectContaining({
        id: 'directive-given-twice',
        message: `${names} are names of the same directive, which must be set only once`,
      }),
    ]);
  });
});

describe('hostile directives', () => {
  test('never add a second line to redis.conf, with any value', () => {
    const without = confOf({ 'ignore-warnings': '20' });
    fc.assert(
      fc.property(hostile, (value) => {
        const accepted = resolved({ 'ignore-warnings': value }).directives.length === 1;
        const lines = confOf({ 'ignore-warnings': value });
        if (!accepted) expect(lines).toEqual(confOf({}));
        else expect([...lines.slice(0, -2), 'ignore-warnings 20', '']).toEqual(without);
      }),
      { numRuns: 1000 },
    );
  });

  test('never reach redis.conf through their name', () => {
    const without = confOf({});
    fc.assert(
      fc.property(hostile, hostile, (name, value) => {
        expect(confOf({ [`${name}\nsave`]: value, [`hz ${name}`]: value, [`hz${name}\n`]: value })).toEqual(
          without,
        );
      }),
    );
  });
});
