import { Annotations, type TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Reservation } from '../core/problems/clashes';
import { isError, type Problem, printableProblem, severityOf } from '../core/problems/problem';
import type { ProblemReview } from '../core/review/schema';

/** Set by the program `cdktf`, which writes all files and then fails on error annotations itself. */
const CONTINUE_ON_ERRORS = 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS';

/** A problem with the construct that it belongs to. */
export interface LocatedProblem {
  readonly construct: IConstruct;
  readonly problem: Problem;
}

/** A check of a construct that runs when the app is complete. */
interface LateCheck {
  readonly construct: IConstruct;
  readonly check: () => readonly Problem[];
}

/** What the constructs of one stack have registered. */
export class StackRecord {
  /** Problems that stop the synth. */
  public readonly errors: LocatedProblem[] = [];
  public readonly lateChecks: LateCheck[] = [];
  public readonly reservations: Reservation[] = [];
  readonly #notes = new Map<string, LocatedProblem>();

  constructor(public readonly stack: TerraformStack) {}

  /** Problems that do not stop the synth, in the order in which they were found. */
  public get notes(): readonly LocatedProblem[] {
    return [...this.#notes.values()];
  }

  /** Adds an annotation for a problem that does not stop the synth, once for each construct. */
  public note(located: LocatedProblem): void {
    const key = keyOf(located);
    if (this.#notes.has(key)) return;
    this.#notes.set(key, located);
    const annotations = Annotations.of(located.construct);
    const text = annotationText(located.problem);
    // Without cdktf's own program, an error annotation of one stack would keep all other stacks from being written.
    if (isError(located.problem) && process.env[CONTINUE_ON_ERRORS] !== undefined) annotations.addError(text);
    else annotations.addWarning(text);
  }
}

/** The text of the annotation for a problem. */
function annotationText(problem: Problem): string {
  const { id, message, fix } = printableProblem(problem);
  return `${message}. Fix: ${fix} (${id})`;
}

/** A problem as reviews show it. */
export function reviewProblem({ problem }: LocatedProblem): ProblemReview {
  const { id, path, message, fix } = printableProblem(problem);
  return { id, severity: severityOf(problem), path, message, fix };
}

/** A key that is the same if the same problem of a construct is found again. */
export function keyOf({ construct, problem }: LocatedProblem): string {
  return `${construct.node.path} ${annotationText(problem)}`;
}
