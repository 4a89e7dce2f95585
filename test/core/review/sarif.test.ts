import { PROBLEM_KINDS } from '../../../lib/core/problems/problem-kinds';
import { reviewSarif, type SarifPlaces } from '../../../lib/core/review/sarif';
import type { ProblemReview, StackReview } from '../../../lib/core/review/schema';
import { expectGolden } from '../../support/golden';
import { HOSTILE, hostileReview, sampleReviews } from '../../support/review-sample';

const reviews = sampleReviews();

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly baselineState?: string;
}

interface Rule {
  readonly id: string;
  readonly defaultConfiguration: { readonly level: string };
}

interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Rule[] } };
  readonly results: readonly Result[];
}

function runOf(some: readonly StackReview[], places?: SarifPlaces, base?: readonly StackReview[]): Run {
  const { version, runs }: { version: string; runs: Run[] } = JSON.parse(reviewSarif(some, places, base));
  expect(version).toBe('2.1.0');
  expect(runs).toHaveLength(1);
  return runs[0];
}

function withProblem(problem: Partial<StackReview['problems'][number]>): StackReview {
  return {
    ...reviews[0],
    problems: [
      {
        id: 'end-of-life',
        severity: 'warning',
        path: 'prod/Redis',
        message: 'old',
        fix: 'renew',
        ...problem,
      },
    ],
  };
}

describe('a review as SARIF', () => {
  test('is a valid log', () => {
    expectGolden('review.sarif.json', reviewSarif(reviews));
  });

  test('is the same every time, for every order of the stacks', () => {
    expect(reviewSarif([...sampleReviews()].reverse())).toBe(reviewSarif(reviews));
  });

  test('has a rule for each kind of problem in it, and each result refers to its rule', () => {
    const { tool, results } = runOf(reviews);
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(tool.driver.name).toBe('cdktf-redis');
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(results.map(({ ruleId }) => ruleId))).toEqual(new Set(ids));
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
    for (const rule of tool.driver.rules) {
      expect(rule).toMatchObject({ defaultConfiguration: { level: 'warning' } });
    }
    expect(tool.driver.rules).toContainEqual(
      expect.objectContaining({ shortDescription: { text: PROBLEM_KINDS['plaintext-exposed'].about } }),
    );
  });

  test('has the level of the problem, not of its kind', () => {
    const levelOf = (problem: Partial<ProblemReview>) => runOf([withProblem(problem)]).results[0].level;
    expect(levelOf({ id: 'end-of-life', severity: 'error' })).toBe('error');
    expect(levelOf({ id: 'end-of-life' })).toBe('warning');
  });

  test('has rules with the level of the kind, which is warning for an unknown kind', () => {
    const levelOf = (id: string) => runOf([withProblem({ id })]).tool.driver.rules[0].defaultConfiguration;
    expect(levelOf('bad-port')).toEqual({ level: 'error' });
    expect(levelOf('end-of-life')).toEqual({ level: 'warning' });
    expect(levelOf('of-a-later-release')).toEqual({ level: 'warning' });
    expect(levelOf('constructor')).toEqual({ level: 'warning' });
  });

  test('shows the fix, the construct and the file of the stack', () => {
    const [result] = runOf([withProblem({ path: 'prod/team/Redis' })]).results;
    expect(result.message.text).toBe('prod/team/Redis: old. Fix: renew.');
    expect(result.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'cdktf.out/stacks/prod/cdk.tf.json' },
          region: { startLine: 1 },
        },
        logicalLocations: [{ name: 'Redis', fullyQualifiedName: 'prod/team/Redis', kind: 'resource' }],
      },
    ]);
  });

  test('identifies a problem by its fingerprint, wherever the file is', () => {
    const prints = (places?: SarifPlaces) =>
      runOf(reviews, places).results.map(({ partialFingerprints }) => partialFingerprints);
    expect(prints(() => ({ uri: 'elsewhere.json', line: 7 }))).toEqual(prints());
    expect(new Set(prints().map((print) => JSON.stringify(print))).size).toBe(prints().length);
  });

  test('treats a problem with another message as another problem', () => {
    const print = (message: string) =>
      runOf([withProblem({ message })]).results[0].partialFingerprints['cdktfRedisProblem/v1'];
    expect(print('old')).toMatch(/^[0-9a-f]{64}$/);
    expect(print('older')).not.toBe(print('old'));
  });

  test('escapes links and placeholders in hostile messages, and stays valid JSON', () => {
    const [{ message }] = runOf([withProblem({ message: HOSTILE })]).results;
    expect(message.text).not.toMatch(/\]\(|(?<!\{)\{0\}/);
    expect(message.text).toContain('<script>');
    expect(() => runOf([hostileReview()])).not.toThrow();
  });

  test('has no rules and no results if there are no problems', () => {
    const { tool, results } = runOf([{ ...reviews[0], problems: [] }]);
    expect({ rules: tool.driver.rules, results }).toEqual({ rules: [], results: [] });
  });
});

describe('a change as SARIF', () => {
  const [kept, gone, added] = ['end-of-life', 'old-tls', 'plaintext-exposed'].map((id) => ({
    id,
    severity: 'warning' as const,
    path: 'prod/Redis',
    message: id,
    fix: 'renew',
  }));
  const [before, after] = [
    [kept, gone],
    [added, kept],
  ].map((problems): StackReview => ({ ...reviews[0], problems }));

  test('marks every problem as new, unchanged or absent', () => {
    const { tool, results } = runOf([after], undefined, [before]);
    expect(results.map(({ ruleId, baselineState }) => `${baselineState} ${ruleId}`)).toEqual([
      'new plaintext-exposed',
      'unchanged end-of-life',
      'absent old-tls',
    ]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['end-of-life', 'old-tls', 'plaintext-exposed']);
  });

  test('has only new problems if there was nothing, and only unchanged ones if nothing changes', () => {
    const states = (base: readonly StackReview[]) =>
      runOf([after], undefined, base).results.map(({ baselineState }) => baselineState);
    expect(states([])).toEqual(['new', 'new']);
    expect(states([after])).toEqual(['unchanged', 'unchanged']);
  });

  test('has no such marks without a base', () => {
    expect(runOf([after]).results.some((result) => 'baselineState' in result)).toBe(false);
  });
});
