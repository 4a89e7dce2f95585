import { printable } from '../text/printable';
import { PROBLEM_KINDS, type ProblemId, type Severity } from './problem-kinds';

/** One thing that is wrong, or that a user should know, with the way out. */
export interface Problem {
  readonly id: ProblemId;
  /** How grave it is. Undefined: as its kind says. */
  readonly severity?: Severity;
  /** Path of the construct. */
  readonly path: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What was given. Never a secret. */
  readonly given?: string;
  /** What is allowed. */
  readonly allowed?: string;
  /** What to do, in the words of the API. */
  readonly fix: string;
}

/** How grave a problem is. */
export function severityOf({ id, severity }: Problem): Severity {
  return severity ?? PROBLEM_KINDS[id].severity;
}

/** Whether the synth has to stop. */
export function isError(problem: Problem): boolean {
  return severityOf(problem) === 'error';
}

/** A problem in texts of which a reader sees all: a construct path, for one, can hold any character. */
export function told({ id, severity, path, message, given, allowed, fix }: Problem): Problem {
  return {
    id,
    ...(severity !== undefined && { severity }),
    path: printable(path),
    message: printable(message),
    ...(given !== undefined && { given: printable(given) }),
    ...(allowed !== undefined && { allowed: printable(allowed) }),
    fix: printable(fix),
  };
}

/** A problem for people, over several lines. */
export function describe(problem: Problem): string {
  const { id, path, message, given, allowed, fix } = told(problem);
  return [
    `[${path}] ${message} (${id})`,
    ...(given === undefined ? [] : [`    given:   ${given}`]),
    ...(allowed === undefined ? [] : [`    allowed: ${allowed}`]),
    `    fix:     ${fix}`,
  ].join('\n');
}

/** All errors in one text. */
export function describeAll(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `cdktf-redis found ${count}; nothing was synthesized.\n\n${problems.map(describe).join('\n\n')}\n`;
}
