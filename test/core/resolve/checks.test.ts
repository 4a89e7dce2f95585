import { checkInteger, checkPort } from '../../../lib/core/resolve/checks';
import { shown } from '../../../lib/core/text/shown';
import { collector, CONTEXT as KNOWN } from '../../support/core';

/** Stands for a number that is not known before the apply. */
const UNKNOWN_NUMBER = -1.5;
const CONTEXT = { ...KNOWN, isUnknown: (value: unknown) => value === UNKNOWN_NUMBER };

describe('a number in a range', () => {
  const RANGE = { min: 1, max: 10, fallback: 5 };

  test.each([
    [undefined, 5],
    [1, 1],
    [10, 10],
  ])('given as %p is %p', (given, expected) => {
    const problems = collector();
    expect(checkInteger('hz', given, RANGE, problems, CONTEXT)).toBe(expected);
    expect(problems.all).toEqual([]);
  });

  test.each([0, 11, 1.5, Number.NaN, Number.NEGATIVE_INFINITY])(
    'given as %p is refused, and the default is used instead',
    (given) => {
      const problems = collector();
      expect(checkInteger('hz', given, RANGE, problems, CONTEXT)).toBe(5);
      expect(problems.all).toEqual([
        {
          id: 'bad-number',
          path: 'test/Redis',
          message: 'hz must be a whole number from 1 to 10',
          given: String(given),
          allowed: '1 to 10',
          fix: 'set hz to a number from 1 to 10, or leave it out to use 5',
        },
      ]);
    },
  );

  test('given as text is refused with the reason', () => {
    const problems = collector();
    const text: unknown = '6';
    expect(checkInteger('hz', text as number, RANGE, problems, CONTEXT)).toBe(5);
    expect(problems.all).toEqual([expect.objectContaining({ given: "'6' (text, not a number)" })]);
  });

  test('is refused if it is only known at apply, and the default is used instead', () => {
    const problems = collector();
    expect(checkInteger('hz', UNKNOWN_NUMBER, RANGE, problems, CONTEXT)).toBe(5);
    expect(problems.all).toEqual([
      {
        id: 'bad-number',
        path: 'test/Redis',
        message: 'hz must be known at synth, because the library calculates with it',
        given: 'a token',
        allowed: '1 to 10',
        fix: 'set hz to a literal number',
      },
    ]);
  });
});

describe('a port', () => {
  test.each([
    [undefined, 6379, []],
    [1, 1, []],
    [65535, 65535, []],
    [0, 6379, ['bad-port']],
    [65536, 6379, ['bad-port']],
    [UNKNOWN_NUMBER, 6379, ['bad-port']],
  ])('given as %p is %p, with the problems %j', (given, expected, ids) => {
    const problems = collector();
    expect(checkPort('port', given, 6379, problems, CONTEXT)).toBe(expected);
    expect(problems.all.map(({ id }) => id)).toEqual(ids);
  });
});

describe('a value as an error shows it', () => {
  test.each([
    ['redis', "'redis'"],
    ['a\nb\u0000"', "'a\\nb\\u0000\\\"'"],
    ['a'.repeat(60), `'${'a'.repeat(60)}'`],
    ['a'.repeat(61), `'${'a'.repeat(57)}...'`],
    ['\u202e\u00a0\u2028', "'\\u202e\\u00a0\\u2028'"],
    [`${'a'.repeat(56)}\u{1f600}\u{1f600}bc`, `'${'a'.repeat(56)}...'`],
    ['\n'.repeat(40), `'${'\\n'.repeat(28)}...'`],
    ['redis://redis.example.com:6379/0', "'redis://redis.example.com:6379/0'"],
    ['rediss://default:secret@redis.example.com', "'rediss://...@redis.example.com'"],
    ['//:secret@redis.example.com', "'//...@redis.example.com'"],
  ])('of %j is %s', (value, expected) => {
    expect(shown(value)).toBe(expected);
  });

  test.each(['p@secret', 'p/secret', 'secret?', 'secret#', 'secret:', 'secret\n'])(
    'never contains the password %j of a URL, encoded or not',
    (password) => {
      expect(shown(`rediss://default:${password}@redis.example.com:6380/0`)).not.toContain('secret');
    },
  );
});
