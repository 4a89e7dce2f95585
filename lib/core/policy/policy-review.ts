import type { Severity } from '../problems/problem-kinds';
import type { Policy } from './policy';
import type { PolicyException } from './policy-exception';

/** A policy in force, in a review. */
export interface PolicyReview {
  /** Construct path of what it is about, with everything below. Null: the whole app. */
  readonly scope: string | null;
  readonly rules: readonly PolicyRuleReview[];
}

/** A rule of a policy. Whether its exceptions have ended is not said: a review is the same on any day. */
export interface PolicyRuleReview {
  /** As that of the problem that a violation is. */
  readonly id: string;
  /** What is demanded, in words. */
  readonly statement: string;
  /** Of a violation. */
  readonly severity: Severity;
  readonly exceptions: readonly PolicyException[];
}

/** The review of a policy. */
export function reviewPolicy({ scope, rules }: Policy): PolicyReview {
  return {
    scope,
    rules: rules.map(({ _demand: { id, statement }, _severity, _exceptions }) => ({
      id,
      statement,
      severity: _severity,
      exceptions: _exceptions.map(({ path, reason, until }) => ({ path, reason, until })),
    })),
  };
}
