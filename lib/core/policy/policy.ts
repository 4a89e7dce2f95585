import type { Problem } from '../problems/problem';
import { Problems } from '../problems/problems';
import type { ResolveContext } from '../resolve/context';
import type { PolicyReview } from '../review/schema';
import { appliesTo, checkException, hasEnded } from './exceptions';
import type { PolicyRule } from './policy-rule';
import type { ReviewedConstructs, RuleCheck, Violation } from './rule-check';

/** A policy: rules for everything below one construct. */
export interface Policy {
  /** The path of that construct, or null for the whole app. */
  readonly scope: string | null;
  readonly rules: readonly PolicyRule[];
}

/** Returns the problems of a policy: settings that are not valid, violations, and exceptions that are not needed. */
export function policyProblems(
  policy: Policy,
  review: ReviewedConstructs,
  context: ResolveContext,
): readonly Problem[] {
  const wrong = checkPolicy(policy, context);
  const found = policy.rules.map((rule) => ({ rule, violations: violationsOf(rule, review, context) }));
  return [
    ...wrong,
    ...found.flatMap(({ rule, violations }) =>
      violations.flatMap((violation) => problemOf(policy, rule, violation, context)),
    ),
    // If the policy is not valid, unused exceptions are not reported.
    ...(wrong.length > 0
      ? []
      : found.flatMap(({ rule, violations }) => unneededExceptions(policy, rule, violations, review))),
  ];
}

function checkPolicy({ rules }: Policy, context: ResolveContext): readonly Problem[] {
  const problems = new Problems(context.path);
  rules.forEach(({ _check: check, _exceptions: exceptions }, index) => {
    check.validate?.(problems, context);
    if (rules.findIndex(({ _check: { id } }) => id === check.id) < index) {
      problems.add('policy-rule-twice', {
        message: `the policy contains the same rule twice: ${statements(rules, check).join(', and ')}`,
        fix: 'remove one of them, and move its exceptions to the other',
      });
    }
    for (const exception of exceptions) checkException(exception, check.statement, problems, context);
  });
  return problems.all;
}

function statements(rules: readonly PolicyRule[], { id }: RuleCheck): readonly string[] {
  return rules.filter(({ _check }) => _check.id === id).map(String);
}

/** Returns the violations of a rule. A rule with arguments that are not valid has none. */
function violationsOf(
  { _check: check }: PolicyRule,
  review: ReviewedConstructs,
  context: ResolveContext,
): readonly Violation[] {
  const problems = new Problems(context.path);
  check.validate?.(problems, context);
  return problems.hasErrors ? [] : check.violations(review);
}

/** Returns a violation as a problem, unless an exception applies. */
function problemOf(
  policy: Policy,
  { _check: { id, statement }, _severity, _exceptions }: PolicyRule,
  { message, ...violation }: Violation,
  { now }: ResolveContext,
): readonly Problem[] {
  const exceptions = _exceptions.filter((exception) => appliesTo(exception, violation.path));
  if (exceptions.some((exception) => !hasEnded(exception, now))) return [];
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

function unneededExceptions(
  policy: Policy,
  { _check: { statement }, _exceptions }: PolicyRule,
  violations: readonly Violation[],
  { services, terminators }: ReviewedConstructs,
): readonly Problem[] {
  return _exceptions
    .filter((exception) => !violations.some(({ path }) => appliesTo(exception, path)))
    .map((exception) => {
      const isThere = [...services, ...terminators].some(({ path }) => appliesTo(exception, path));
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

/** Returns the review of a policy. */
export function reviewPolicy({ scope, rules }: Policy): PolicyReview {
  return {
    scope,
    rules: rules.map(({ _check: { id, statement }, _severity, _exceptions }) => ({
      id,
      statement,
      severity: _severity,
      exceptions: _exceptions.map(({ path, reason, until }) => ({ path, reason, until })),
    })),
  };
}
