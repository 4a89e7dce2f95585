import { isError, type Problem } from './problem';
import type { ProblemId } from './problem-kinds';

/** Collects the problems of one construct. */
export class Problems {
  readonly #all: Problem[] = [];

  constructor(private readonly path: string) {}

  /** Adds a problem of the construct. */
  public add(id: ProblemId, problem: Omit<Problem, 'id' | 'path'>): void {
    this.#all.push({ id, path: this.path, ...problem });
  }

  /** Whether a problem was added that stops the synth. */
  public get hasErrors(): boolean {
    return this.#all.some(isError);
  }

  /** All problems in the order in which they were added. */
  public get all(): readonly Problem[] {
    return this.#all;
  }
}
