import { appliesTo, checkException, hasEnded } from '../../../lib/core/policy/exceptions';
import type { PolicyException } from '../../../lib/core/policy/policy-exception';
import { CONTEXT, collector, UNKNOWN } from '../../support/core';

const EXCEPTION: PolicyException = { path: 'prod/Cache', reason: 'it holds sessions', until: '2028-02-29' };

function problemsOf(differences: Partial<Record<keyof PolicyException, unknown>>) {
  const problems = collector();
  const exception = JSON.parse(JSON.stringify({ ...EXCEPTION, ...differences }));
  checkException(exception, 'durable flavors only', problems, CONTEXT);
  return problems.all;
}

describe('an exception', () => {
  test.each([
    ['prod/Cache', true],
    ['prod/Cache/Part', true],
    ['prod/Cache2', false],
    ['prod', false],
    ['other/prod/Cache', false],
  ])('is for %s: %p', (path, isCovered) => {
    expect(appliesTo(EXCEPTION, path)).toBe(isCovered);
  });

  test.each([
    ['2028-02-28T12:00:00Z', false],
    ['2028-02-29T23:59:59Z', false],
    ['2028-03-01T00:00:00Z', true],
    ['2028-02-29T23:30:00-01:00', true],
  ])('has ended at %s: %p', (now, isEnded) => {
    expect(hasEnded(EXCEPTION, new Date(now))).toBe(isEnded);
  });

  test('with all values is accepted', () => {
    expect(problemsOf({})).toEqual([]);
  });

  test.each([
    ['path', '', "path of an exception to 'durable flavors only' is empty", "''"],
    ['path', UNKNOWN, "path of an exception to 'durable flavors only' is empty", 'a token'],
    ['path', undefined, "path of an exception to 'durable flavors only' is empty", "'undefined'"],
    ['reason', ' \n', "reason of an exception to 'durable flavors only' is empty", "' \\n'"],
    ['reason', UNKNOWN, "reason of an exception to 'durable flavors only' is empty", 'a token'],
    ['reason', undefined, "reason of an exception to 'durable flavors only' is empty", "'undefined'"],
  ])('without %s (%j) is refused', (prop, value, message, given) => {
    expect(problemsOf({ [prop]: value })).toEqual([
      expect.objectContaining({ id: 'bad-policy-exception', message, given, fix: expect.any(String) }),
    ]);
  });

  test.each([
    '',
    'soon',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '2027-02-29',
    '2027-2-1',
    '2027-03-31T00:00:00Z',
    '20270331',
    ' 2027-03-31',
    '2027-03-31\n',
    '+02027-03-31',
    20270331,
    UNKNOWN,
    undefined,
  ])('that ends on %j is refused, and never ends', (until) => {
    expect(problemsOf({ until })).toEqual([
      expect.objectContaining({
        id: 'bad-policy-exception',
        message: "until of an exception to 'durable flavors only' is not a valid date",
        allowed: 'YYYY-MM-DD, known at synth',
      }),
    ]);
    expect(hasEnded({ ...EXCEPTION, until: String(until) }, new Date('9999-12-31'))).toBe(false);
  });

  test('is refused with all its problems at once', () => {
    expect(problemsOf({ path: '', reason: '', until: '' })).toHaveLength(3);
  });
});
