import type { IConstruct } from 'constructs';
import { policyProblems } from '../core/policy/policy';
import type { Problem } from '../core/problems/problem';
import { PROBLEM_KINDS } from '../core/problems/problem-kinds';
import { Problems } from '../core/problems/problems';
import { shown } from '../core/text/shown';

import { collectReviewed } from './collect-review';
import { allPolicies } from './policies';
import { contextOf } from './resolve-context';
import { APP, isInStack } from './scopes';

/** Key of the context that lets what is against a policy be reported in place of stopping the synth, and its value. */
const POLICY_CONTEXT = 'cdktf-redis:policy';
const REPORT = 'report';

/** A problem with the construct to annotate with it. */
interface HeldProblem {
  readonly construct: IConstruct;
  readonly problem: Problem;
}

/**
 * Holds all policies against an app.
 * @param otherwise A construct of a stack, for what belongs to no construct of a stack.
 */
export function heldProblems(otherwise: IConstruct): readonly HeldProblem[] {
  const { root } = otherwise.node;
  return [
    ...checkContext(root).map((problem) => ({ construct: otherwise, problem })),
    ...allPolicies(root).flatMap(({ at, ...policy }) =>
      policyProblems(policy, collectReviewed(at), {
        ...contextOf(at),
        path: policy.scope ?? APP,
      }).map((problem) => ({ construct: constructAt(problem.path, root) ?? otherwise, problem })),
    ),
  ];
}

/** Whether a problem is only to be reported: it is against a policy, and the context of the app says so. */
export function isOnlyReported({ id }: Problem, { node: { root } }: IConstruct): boolean {
  return PROBLEM_KINDS[id].isOfPolicy === true && root.node.tryGetContext(POLICY_CONTEXT) === REPORT;
}

function checkContext({ node }: IConstruct): readonly Problem[] {
  const problems = new Problems(APP);
  const given: unknown = node.tryGetContext(POLICY_CONTEXT);
  if (given !== undefined && given !== REPORT) {
    problems.add('bad-context', {
      message: `the context ${POLICY_CONTEXT} is none that the library knows`,
      given: shown(String(given)),
      allowed: REPORT,
      fix: `leave ${POLICY_CONTEXT} out, so that what is against a policy stops the synth, or set it to ${REPORT}`,
    });
  }
  return problems.all;
}

/** The construct at a path, or the nearest one above it, of those in a stack. */
function constructAt(path: string, root: IConstruct): IConstruct | undefined {
  return root.node
    .findAll()
    .filter(({ node }) => path === node.path || path.startsWith(`${node.path}/`))
    .filter(isInStack)
    .at(-1);
}
