import type { Problem } from '../problems/problem';

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

/** What a resolver returns: a specification that can be rendered, and the problems that forbid it. */
export interface Resolved<Spec> {
  readonly spec: Spec;
  readonly problems: readonly Problem[];
}
