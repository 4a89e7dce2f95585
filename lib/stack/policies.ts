import type { IConstruct } from 'constructs';
import { policyProblems } from '../core/policy/policy';
import type { Problem } from '../core/problems/problem';
import { PROBLEM_KINDS } from '../core/problems/problem-kinds';
import { Problems } from '../core/problems/problems';
import { shown } from '../core/text/shown';
import { earlyReviewsOf } from './collect-review';
import { checkContextKeys, POLICY_CONTEXT } from './context-keys';
import { propProblemsOf, rulesOf } from './policy-aspects';
import { contextOf } from './resolve-context';
import { APP } from './scopes';
import type { TreeContents } from './tree-contents';

/** The value of the context with which a violation of a policy is reported and does not stop the synth. */
const REPORT = 'report';

/** Checks an app against all its policies. */
export function violationsIn(contents: TreeContents, root: IConstruct): readonly Problem[] {
  const problems = [...checkContext(root), ...checkContextKeys(root)];
  if (contents.policies.length === 0) return problems;
  const reviewsBelow = earlyReviewsOf(contents);
  return [
    ...problems,
    ...contents.policies.flatMap(({ at, aspect }) => {
      const scope = at.node.path === '' ? null : at.node.path;
      const context = { ...contextOf(at), path: scope ?? APP };
      return [
        ...propProblemsOf(aspect).map((problem) => ({ ...problem, path: context.path })),
        ...policyProblems({ scope, rules: rulesOf(aspect) }, reviewsBelow(at), context),
      ];
    }),
  ];
}

/** Whether a problem does not stop the synth because it violates a policy, and the context asks to report violations. */
export function isOnlyReported({ id }: Problem, { node: { root } }: IConstruct): boolean {
  return PROBLEM_KINDS[id].isOfPolicy === true && root.node.tryGetContext(POLICY_CONTEXT) === REPORT;
}

function checkContext({ node }: IConstruct): readonly Problem[] {
  const problems = new Problems(APP);
  const given: unknown = node.tryGetContext(POLICY_CONTEXT);
  if (given !== undefined && given !== REPORT) {
    problems.add('bad-context', {
      message: `the context value of ${POLICY_CONTEXT} is not valid`,
      given: shown(String(given)),
      allowed: REPORT,
      fix: `leave ${POLICY_CONTEXT} out so that policy violations stop the synth, or set it to ${REPORT}`,
    });
  }
  return problems.all;
}
