import fc from 'fast-check';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { redisConf } from '../../../lib/core/config/redis-conf';
import { resolveDirectives } from '../../../lib/core/spec/directives';
import { resolveRedis } from '../../../lib/core/spec/resolve-redis';
import { CONTEXT, collector, generatedLogins, UNKNOWN } from '../../support/core';

function resolved(given: { [name: string]: string }, version = RedisVersion.V7_0) {
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

describe('further directives', () => {
  test('keep their order and their values, and are written in lower case', () => {
    expect(resolved({ HZ: '20', 'lua-time-limit': '1000', databases: '4' }).directives).toEqual([
      ['hz', '20'],
      ['lua-time-limit', '1000'],
      ['databases', '4'],
    ]);
  });

  test.each([
    '20',
    '""',
    '"a b" c',
    "'a b'",
    '"a \\" b"',
    "'a \\' b'",
    'a"b c" d',
    ' a \'b\'  "c" ',
    'normal 0 0 0',
    'a#b',
    'a\\',
  ])('take the value %p', (value) => {
    expect(resolved({ hz: value })).toEqual({ directives: [['hz', value]], problems: [] });
  });

  test('skip the check of a value that is not known before the apply', () => {
    expect(resolved({ hz: UNKNOWN }).problems).toEqual([]);
  });

  test.each([
    '',
    ' ',
    '20\nsave ""',
    '20\r',
    '20\0',
    '"open',
    "open'",
    '"a\\"',
    '20\u0085',
    '"a"b',
    '"a"b"',
    '"a""b"',
    "'a'b",
    'a"b"c',
    '"a"\u00a0b',
  ])('refuse the value %p', (value) => {
    const { directives, problems } = resolved({ hz: value });
    expect(directives).toEqual([]);
    expect(problems.map(({ id }) => id)).toEqual(['bad-directive-value']);
  });

  test('that no line knows are refused with the nearest name, in any case', () => {
    expect(resolved({ 'Lua-Time-Limt': '1' }).problems).toEqual([
      expect.objectContaining({ id: 'unknown-directive', fix: "did you mean 'lua-time-limit'?" }),
    ]);
  });

  test('that another line knows are refused with the lines that do', () => {
    expect(resolved({ 'io-threads': '2' }, RedisVersion.V5_0).problems).toEqual([
      expect.objectContaining({ id: 'unknown-directive', allowed: 'from Redis 6.0' }),
    ]);
    expect(resolved({ 'gopher-enabled': 'yes' }, RedisVersion.V7_0).problems).toEqual([
      expect.objectContaining({ id: 'unknown-directive', allowed: 'in Redis 6.0 to 6.2' }),
    ]);
  });

  test('of the library are refused with what to do instead, in any case, and without the value', () => {
    expect(resolved({ RequirePass: 'canary-value' }).problems).toEqual([
      {
        id: 'owned-directive',
        path: 'test/Redis',
        message: 'the directive requirepass is written by the library',
        given: "directives: { 'requirepass': ... }",
        fix: 'use the prop password',
      },
    ]);
  });
});

describe('hostile directives', () => {
  test('never add a line beside their own to redis.conf, whatever their value', () => {
    const without = confOf({ hz: '20' });
    fc.assert(
      fc.property(hostile, (value) => {
        const accepted = resolved({ hz: value }).directives.length === 1;
        const lines = confOf({ hz: value });
        if (!accepted) expect(lines).toEqual(confOf({}));
        else expect([...lines.slice(0, -2), 'hz 20', '']).toEqual(without);
      }),
      { numRuns: 1000 },
    );
  });

  test('never reach redis.conf by their name, whatever it is', () => {
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
