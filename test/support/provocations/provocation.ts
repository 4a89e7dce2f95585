import type { ProblemId } from '../../../lib/core/problems/problem-kinds';
import type { Build, Context } from '../synth';

/** A stack named `test` that provokes one kind of problem, and what the synth says of it. */
export interface Provocation {
  readonly build: Build;
  readonly context?: Context;
  readonly path: string;
  readonly message: string;
  readonly given?: string;
  readonly allowed?: string;
  readonly fix: string;
}

/** Provocations by the kind of problem. */
export type Provocations = Partial<Record<ProblemId, Provocation>>;
