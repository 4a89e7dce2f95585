import type { Problem } from '../problems/problem';
import { Problems } from '../problems/problems';
import type { ResolveContext } from '../resolve/context';
import type { Demand, Reviewed, Violation } from './demand';
import { checkException, covers, isOver } from './exceptions';
import type { PolicyRule } from './policy-rule';

/** A policy: rules for everything below one construct. */
export interface Policy {
  /** The path of that construct, or null for the whole app. */
  readonly scope: string | null;
  readonly rules: readonly PolicyRule[];
}

/** Returns the problems of a policy: settings that are not valid, violations, and exceptions that are not needed. */
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
    // If the policy is not valid, unused exceptions are not reported.
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
        message: `the policy contains the same rule twice: ${statements(rules, demand).join(', and ')}`,
        fix: 'remove one of them, and move its exceptions to the other',
      });
    }
    for (const exception of exceptions) checkException(exception, demand.statement, problems, context);
  });
  return problems.all;
}

function statements(rules: readonly PolicyRule[], { id }: Demand): readonly string[] {
  return rules.filter(({ _demand }) => _demand.id === id).map(String);
}

/** Returns the violations of a rule. A rule with arguments that are not valid has none. */
function violationsOf(
  { _demand: demand }: PolicyRule,
  review: Reviewed,
  context: ResolveContext,
): readonly Violation[] {
  const problems = new Problems(context.path);
  demand.check?.(problems, context);
  return problems.hasErrors ? [] : demand.violations(review);
}

/** Returns a violation as a problem, unless an exception applies. */
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
  const ended = last === undefined ? '' : `; its exception ended on ${last}`;
  return [
    {
      id,
      severity: _severity,
      message: `${message}, but ${nameOf(policy)} requires ${statement}${ended}`,
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
      const nothing = isThere ? 'no violation' : 'no service or terminator';
      return {
        id: 'exception-not-needed',
        path: exception.path,
        message: `${nameOf(policy)} has an exception to '${statement}', but there is ${nothing} at or below ${exception.path}`,
        fix: isThere ? 'remove the exception' : 'correct its path, or remove the exception',
      };
    });
}

function nameOf({ scope }: Policy): string {
  return `the policy of ${scope ?? 'the app'}`;
}
