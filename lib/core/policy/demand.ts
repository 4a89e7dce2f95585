import type { Problem } from '../problems/problem';
import type { ProblemId } from '../problems/problem-kinds';
import type { Problems } from '../problems/problems';
import type { ResolveContext } from '../resolve/context';
import type { UnplacedService, UnplacedTerminator } from '../review/schema';

/** What a rule looks at: the review of all that is below the construct to which its policy was added. */
export interface Reviewed {
  readonly services: readonly UnplacedService[];
  readonly terminators: readonly UnplacedTerminator[];
}

/** What is against a rule, as a problem will tell it. */
export type Violation = Omit<Problem, 'id' | 'severity'>;

/** What a rule demands. */
export interface Demand {
  /** Of the rule in a review, and of the problem that a violation is. */
  readonly id: ProblemId;
  /** What is demanded, in words that can follow "demands". */
  readonly statement: string;
  /** Notes what is wrong with the demand itself. */
  check?(problems: Problems, context: ResolveContext): void;
  /** All that is against it. What is not known at synth is not. */
  violations(review: Reviewed): readonly Violation[];
}
