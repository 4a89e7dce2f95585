import { Testing } from 'cdktf';
import { type Build, type Context, newApp, newStack, warningsOf } from './synth';

/** What a synth says of a stack: the text of its one error (empty when it succeeds), and the warnings. */
export interface Verdict {
  readonly error: string;
  readonly warnings: readonly string[];
}

/** Builds and synthesizes a stack named `test`, and catches its error. */
export function verdictOn(build: Build, context: Context = {}): Verdict {
  const stack = newStack(newApp(context));
  build(stack);
  return { error: messageOf(() => Testing.synth(stack)), warnings: warningsOf(stack) };
}

/** The ids of the problems in the error of a synth, in order. */
export function problemIds(build: Build, context: Context = {}): string[] {
  return [...verdictOn(build, context).error.matchAll(/^\[.*\((?<id>[a-z-]+)\)$/gm)].map(
    ({ groups }) => groups?.id ?? '',
  );
}

/** The message of the error that an action throws; empty when it throws none. */
export function messageOf(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
