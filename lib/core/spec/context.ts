import { isError, type Problem } from '../problems/problem';
import type { ProblemId } from '../problems/problem-kinds';

/**
 * What a resolver may ask and say: whether a value is only known at apply, what time it is, and what is wrong. It
 * keeps the core free of cdktf and of the machine.
 */
export interface ResolveContext {
  /** Path of the construct whose props are resolved. */
  readonly path: string;
  /** Whether a value is a token, unknown until the apply: checks of the value are skipped then. */
  isUnknown(value: unknown): boolean;
  /** When the app is synthesized. */
  readonly now: Date;
}

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

/** What a resolver returns: a specification that can be rendered, and the problems that forbid it. */
export interface Resolved<Spec> {
  readonly spec: Spec;
  readonly problems: readonly Problem[];
}
