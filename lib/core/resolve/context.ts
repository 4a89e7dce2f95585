import type { Problem } from '../problems/problem';

/**
 * Everything that a resolver must know about its surroundings. It keeps the core independent of cdktf and of the machine.
 */
export interface ResolveContext {
  /** The path of the construct whose props are resolved. */
  readonly path: string;
  /** Whether a value is a token, which is only known at apply. Its value is not checked then. */
  isUnknown(value: unknown): boolean;
  /** The time of the synth. */
  readonly now: Date;
}

/** The result of a resolver: a specification, and its problems. */
export interface Resolved<Spec> {
  readonly spec: Spec;
  readonly problems: readonly Problem[];
}
