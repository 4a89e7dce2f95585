import type { Problem } from '../problems/problem';
import { Problems } from '../problems/problems';
import type { ResolveContext } from '../resolve/context';
import type { Demand, Reviewed, Violation } from './demand';
import { checkException, covers, isOver } from './exceptions';
import type { PolicyRule } from './policy-rule';

/** The rules that hold for everything below one construct. */
export interface Policy {
  /** Path of that construct. Null: the whole app. */
  readonly scope: string | null;
  readonly rules: readonly PolicyRule[];
}

/** What is wrong with a policy, what is against it, and the exceptions that nothing needs. */
export function policyProblems(
  policy: Policy,
  review: Reviewed,
  context: ResolveContext,
): readonly Problem[] {
  const wrong = checkPolicy(policy, context);
  const found = policy.rules.map((rule) => ({ rule, violations: violationsOf(rule, review, context) }));
  return [
    ...wrong,
    ...found.flatMap(({ rule, violations }) =>
      violations.flatMap((violation) => held(policy, rule, violation, context)),
    ),
    // Of a wrong exception it is told that it is wrong.
    ...(wrong.length > 0
      ? []
      : found.flatMap(({ rule, violations }) => notNeeded(policy, rule, violations, review))),
  ];
}

function checkPolicy({ rules }: Policy, context: ResolveContext): readonly Problem[] {
  const problems = new Problems(context.path);
  rules.forEach(({ _demand: demand, _exceptions: exceptions }, index) => {
    demand.check?.(problems, context);
    if (rules.findIndex(({ _demand: { id } }) => id === demand.id) < index) {
      problems.add('policy-rule-twice', {
        message: `the policy has the same rule twice: it demands ${statements(rules, demand).join(', and ')}`,
        fix: 'keep one of them, with the exceptions of both',
      });
    }
    for (const exception of exceptions) checkException(exception, demand.statement, problems, context);
  });
  return problems.all;
}

function statements(rules: readonly PolicyRule[], { id }: Demand): readonly string[] {
  return rules.filter(({ _demand }) => _demand.id === id).map(String);
}

/** Nothing is against a demand that is wrong itself. */
function violationsOf(
  { _demand: demand }: PolicyRule,
  review: Reviewed,
  context: ResolveContext,
): readonly Violation[] {
  const problems = new Problems(context.path);
  demand.check?.(problems, context);
  return problems.hasErrors ? [] : demand.violations(review);
}

/** A violation as a problem, unless an exception lets it pass. */
function held(
  policy: Policy,
  { _demand: { id, statement }, _severity, _exceptions }: PolicyRule,
  { message, ...violation }: Violation,
  { now }: ResolveContext,
): readonly Problem[] {
  const exceptions = _exceptions.filter((exception) => covers(exception, violation.path));
  if (exceptions.some((exception) => !isOver(exception, now))) return [];
  const last = exceptions
    .map(({ until }) => until)
    .sort()
    .at(-1);
  const ended = last === undefined ? '' : `; the exception to it ended on ${last}`;
  return [
    {
      id,
      severity: _severity,
      message: `${message}, and ${nameOf(policy)} demands ${statement}${ended}`,
      ...violation,
    },
  ];
}

function notNeeded(
  policy: Policy,
  { _demand: { statement }, _exceptions }: PolicyRule,
  violations: readonly Violation[],
  { services, terminators }: Reviewed,
): readonly Problem[] {
  return _exceptions
    .filter((exception) => !violations.some(({ path }) => covers(exception, path)))
    .map((exception) => {
      const isThere = [...services, ...terminators].some(({ path }) => covers(exception, path));
      const nothing = isThere ? 'nothing is against it' : 'no service and no terminator is';
      return {
        id: 'exception-not-needed',
        path: exception.path,
        message: `${nameOf(policy)} makes an exception to '${statement}', and ${nothing} at or below ${exception.path}`,
        fix: isThere ? 'take the exception out' : 'correct its path, or take the exception out',
      };
    });
}

function nameOf({ scope }: Policy): string {
  return `the policy of ${scope ?? 'the app'}`;
}
