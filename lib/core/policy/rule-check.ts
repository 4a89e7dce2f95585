import type { Problem } from '../problems/problem';
import type { ProblemId } from '../problems/problem-kinds';
import type { Problems } from '../problems/problems';
import type { ResolveContext } from '../resolve/context';
import type { UnplacedService, UnplacedTerminator } from '../review/schema';

/** The part of the review that a rule checks: everything below the construct of its policy. */
export interface ReviewedConstructs {
  readonly services: readonly UnplacedService[];
  readonly terminators: readonly UnplacedTerminator[];
}

/** A violation of a rule: a problem without its id and severity. */
export type Violation = Omit<Problem, 'id' | 'severity'>;

/** The check of a policy rule. */
export interface RuleCheck {
  /** The id of the rule in the review, and of the problem of a violation. */
  readonly id: ProblemId;
  /** What the rule requires, as text that can follow "requires". */
  readonly statement: string;
  /** Adds a problem if the arguments of the rule are not valid. */
  validate?(problems: Problems, context: ResolveContext): void;
  /** Returns all violations. A value that is not known at synth is not a violation. */
  violations(review: ReviewedConstructs): readonly Violation[];
}
