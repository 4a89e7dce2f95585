import { printable } from '../text/printable';
import { PROBLEM_KINDS, type ProblemId, type Severity } from './problem-kinds';

/** An error or a warning, with what to do about it. */
export interface Problem {
  readonly id: ProblemId;
  /** The severity. Defaults to the severity of its kind. */
  readonly severity?: Severity;
  /** The path of the construct. */
  readonly path: string;
  /** What is wrong, subject first, without a full stop. */
  readonly message: string;
  /** What was given. Never a secret. */
  readonly given?: string;
  /** What is allowed. */
  readonly allowed?: string;
  /** What to do: an imperative with the names of the API. */
  readonly fix: string;
}

/** The severity of a problem. */
export function severityOf({ id, severity }: Problem): Severity {
  return severity ?? PROBLEM_KINDS[id].severity;
}

/** Whether a problem stops the synth. */
export function isError(problem: Problem): boolean {
  return severityOf(problem) === 'error';
}

/** Makes all texts of a problem printable, because a construct path, for example, can contain any character. */
export function printableProblem({ id, severity, path, message, given, allowed, fix }: Problem): Problem {
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

/** Formats a problem for people, in several lines. */
export function describe(problem: Problem): string {
  const { id, path, message, given, allowed, fix } = printableProblem(problem);
  return [
    `[${path}] ${message} (${id})`,
    ...(given === undefined ? [] : [`    given:   ${given}`]),
    ...(allowed === undefined ? [] : [`    allowed: ${allowed}`]),
    `    fix:     ${fix}`,
  ].join('\n');
}

/** Formats all errors as one text. */
export function describeAll(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `cdktf-redis found ${count}; nothing was synthesized.\n\n${problems.map(describe).join('\n\n')}\n`;
}
