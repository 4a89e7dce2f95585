import { Flavor } from '../../../lib/core/catalog/flavor';
import { type Policy, policyProblems } from '../../../lib/core/policy/policy';
import { PolicyRule } from '../../../lib/core/policy/policy-rule';
import { PolicySeverity } from '../../../lib/core/policy/policy-severity';
import { CONTEXT } from '../../support/core';
import { reviewedService } from '../../support/reviewed';

const volatile = { flavor: Flavor.MEMORY_ONLY };
const REVIEW = {
  services: [
    reviewedService(volatile, 'prod/Cache'),
    reviewedService(volatile, 'prod/team/Cache'),
    reviewedService({ versionString: '7.0' }, 'prod/Old'),
  ],
  terminators: [],
};

/** What is told of, each as `severity id path`. */
function found(...rules: Policy['rules']): string[] {
  return policyProblems({ scope: 'prod', rules }, REVIEW, CONTEXT).map(
    ({ severity, id, path }) => `${severity ?? 'as its kind'} ${id} ${path}`,
  );
}

describe('a policy', () => {
  test('reports all violations of all its rules', () => {
    expect(
      found(
        PolicyRule.noVersionPastEndOfLife({ severity: PolicySeverity.WARNING }),
        PolicyRule.durableFlavors(),
      ),
    ).toEqual([
      'warning policy-end-of-life prod/Old',
      'error policy-durability prod/Cache',
      'error policy-durability prod/team/Cache',
    ]);
  });

  test('allows what an exception is for, and nothing else', () => {
    const exceptions = [{ path: 'prod/team', reason: 'theirs', until: '2027-03-31' }];
    expect(found(PolicyRule.durableFlavors({ exceptions }))).toEqual(['error policy-durability prod/Cache']);
  });

  test('allows what one of two exceptions is for until it ends, and then reports when the last one ended', () => {
    const exceptions = [
      { path: 'prod', reason: 'all', until: '2026-06-30' },
      { path: 'prod/team', reason: 'theirs', until: '2027-03-31' },
    ];
    const on = (now: string) =>
      policyProblems({ scope: null, rules: [PolicyRule.durableFlavors({ exceptions })] }, REVIEW, {
        ...CONTEXT,
        now: new Date(now),
      }).map(({ path, message }) => `${path} ${message.split('; ')[1]}`);
    expect(on('2026-06-30')).toEqual([]);
    expect(on('2027-03-31')).toEqual(['prod/Cache its exception ended on 2026-06-30']);
    expect(on('2027-04-01')).toEqual([
      'prod/Cache its exception ended on 2026-06-30',
      'prod/team/Cache its exception ended on 2027-03-31',
    ]);
  });

  test('reports that the path of an exception can be wrong if nothing is there', () => {
    const exceptions = [{ path: 'prod/Gone', reason: 'it was', until: '2027-03-31' }];
    const problems = policyProblems(
      { scope: null, rules: [PolicyRule.noVersionPastEndOfLife({ exceptions })] },
      { services: [], terminators: [] },
      CONTEXT,
    );
    expect(problems).toEqual([
      {
        id: 'exception-not-needed',
        path: 'prod/Gone',
        message:
          "the policy of the app has an exception to 'no version past its end of life', but there is no service or terminator at or below prod/Gone",
        fix: 'correct its path, or remove the exception',
      },
    ]);
  });

  test('does not report unneeded exceptions while it has other problems', () => {
    const exceptions = [{ path: 'prod/Gone', reason: '', until: '2027-03-31' }];
    expect(found(PolicyRule.tls12OrLater({ exceptions }))).toEqual([
      `as its kind bad-policy-exception ${CONTEXT.path}`,
    ]);
  });

  test('contains each rule only once, even with different limits', () => {
    expect(
      found(
        PolicyRule.certificatesValidAtMost(90),
        PolicyRule.tls12OrLater(),
        PolicyRule.certificatesValidAtMost(30),
        PolicyRule.certificatesValidAtMost(10),
      ),
    ).toEqual([
      `as its kind policy-rule-twice ${CONTEXT.path}`,
      `as its kind policy-rule-twice ${CONTEXT.path}`,
    ]);
  });

  test('without rules reports nothing', () => {
    expect(found()).toEqual([]);
  });
});
