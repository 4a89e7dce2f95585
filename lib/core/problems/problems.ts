import { isError, type Problem } from './problem';
import type { ProblemId } from './problem-kinds';

/** Collects the problems of one construct. */
export class Problems {
  readonly #all: Problem[] = [];

  constructor(private readonly path: string) {}

  /** Notes a problem. */
  public add(id: ProblemId, problem: Omit<Problem, 'id' | 'path'>): void {
    this.#all.push({ id, path: this.path, ...problem });
  }

  /** Whether something was noted that stops the synth. */
  public get hasErrors(): boolean {
    return this.#all.some(isError);
  }

  /** All that was noted, in order. */
  public get all(): readonly Problem[] {
    return this.#all;
  }
}
