import { noteDifferences } from '../../../../lib/core/impact/from-reviews/notes';
import type { PolicyReview, ProblemReview } from '../../../../lib/core/review/schema';

const NOTHING = { problems: [], policies: [], regulated: [] };
const OLD: ProblemReview = {
  id: 'end-of-life',
  severity: 'warning',
  path: 'prod/Redis',
  message: 'Redis 7.0 is past its end',
  fix: 'f',
};
const PORT: ProblemReview = {
  id: 'bad-port',
  severity: 'error',
  path: 'prod/Tls',
  message: 'no port',
  fix: 'f',
};

describe('the problems of a change', () => {
  const findings = (before: ProblemReview[], after: ProblemReview[]) =>
    noteDifferences({ ...NOTHING, problems: before }, { ...NOTHING, problems: after });

  test('are told where they were noted: new ones weaker, gone ones stronger', () => {
    expect(findings([OLD], [PORT])).toEqual(
      new Map([
        ['prod/Tls', [{ tendency: 'weaker', what: 'error bad-port', before: null, after: 'no port' }]],
        [
          'prod/Redis',
          [{ tendency: 'stronger', what: 'warning end-of-life', before: OLD.message, after: null }],
        ],
      ]),
    );
  });

  test('are not told where they stay, whatever their fix says', () => {
    expect(findings([OLD], [{ ...OLD, fix: 'another' }]).size).toBe(0);
  });

  test('that say something else are others', () => {
    const told = findings([OLD], [{ ...OLD, message: 'Redis 6.0 is past its end' }]).get('prod/Redis');
    expect(told?.map(({ tendency }) => tendency).sort()).toEqual(['stronger', 'weaker']);
  });
});

describe('the policies of a change', () => {
  const rule = {
    id: 'policy-tls',
    statement: 'TLS 1.2 or later',
    severity: 'error' as const,
    exceptions: [{ path: 'prod/Old', reason: 'moves', until: '2030-01-31' }],
  };
  const policy = (differences: Partial<typeof rule> | { severity: 'warning' } = {}): PolicyReview => ({
    scope: null,
    rules: [{ ...rule, ...differences }],
  });
  const told = (before: readonly PolicyReview[], after: readonly PolicyReview[]) =>
    [...noteDifferences({ ...NOTHING, policies: before }, { ...NOTHING, policies: after })].flatMap(
      ([path, findings]) =>
        findings.map(
          ({ tendency, what, before: was, after: is }) => `${path}: ${tendency} ${what}: ${was} -> ${is}`,
        ),
    );
  const exception = 'exception to policy-tls for prod/Old';
  const moves = 'until the end of 2030-01-31: moves';

  test('that stay are not told', () => {
    expect(told([policy()], [policy()])).toEqual([]);
  });

  test('are weaker without a rule, and with one more exception', () => {
    expect(told([policy()], [])).toEqual([
      'the app: weaker rule policy-tls: requires TLS 1.2 or later -> null',
      `the app: stronger ${exception}: ${moves} -> null`,
    ]);
    expect(told([policy({ exceptions: [] })], [policy()])).toEqual([
      `the app: weaker ${exception}: null -> ${moves}`,
    ]);
  });

  test('are weaker where a rule only advises, and where an exception ends later', () => {
    expect(told([policy()], [policy({ severity: 'warning' })])).toEqual([
      'the app: weaker rule policy-tls: requires TLS 1.2 or later -> recommends TLS 1.2 or later',
    ]);
    const later = policy({ exceptions: [{ ...rule.exceptions[0], until: '2030-02-01' }] });
    expect(told([policy()], [later])).toEqual([
      `the app: weaker ${exception}: ${moves} -> until the end of 2030-02-01: moves`,
    ]);
    expect(told([later], [policy()])[0]).toMatch(/^the app: stronger exception/);
  });

  test('are changed where a rule demands something else, or an exception has another reason', () => {
    const other = policy({ statement: 'TLS 1.3', exceptions: [{ ...rule.exceptions[0], reason: 'stays' }] });
    expect(told([policy()], [other]).map((finding) => finding.split(' ')[2])).toEqual(['changed', 'changed']);
  });

  test('are told apart by what they are about', () => {
    expect(
      told([policy()], [{ ...policy(), scope: 'prod' }]).map((finding) => finding.split(': ')[0]),
    ).toEqual([...['the app', 'the app'], ...['prod', 'prod']]);
  });
});

describe('a regulated workload', () => {
  test('that is no longer tagged is weaker, and a new one stronger', () => {
    const findings = (before: string[], after: string[]) =>
      noteDifferences({ ...NOTHING, regulated: before }, { ...NOTHING, regulated: after });
    const text = 'must not use or offer plaintext connections';
    expect(findings(['prod/Billing'], []).get('prod/Billing')).toEqual([
      { tendency: 'weaker', what: 'regulated workload', before: text, after: null },
    ]);
    expect(findings([], ['prod/Billing']).get('prod/Billing')?.[0].tendency).toBe('stronger');
  });
});
