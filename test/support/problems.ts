import { Testing } from 'cdktf';
import { type Build, type Context, newApp, newStack, warningsOf } from './synth';

/** The result of a synth: the error message, empty if it succeeds, and the warnings. */
export interface Verdict {
  readonly error: string;
  readonly warnings: readonly string[];
}

/** Builds and synthesizes a stack named `test`, and catches the error. */
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

/** The message of the error that an action throws, or an empty text if it throws none. */
export function messageOf(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
