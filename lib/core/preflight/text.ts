import type { Level, PreflightFinding } from './findings';

/** What a preflight found. The keys are those of `preflight --json`, and contract. */
export interface PreflightReport {
  /** Whether there is no failure. */
  readonly ok: boolean;
  /** Failures first. */
  readonly findings: readonly PreflightFinding[];
}

const WORDS: Readonly<Record<Level, string>> = { failure: 'FAILURE', warning: 'warning', fine: 'ok' };
const LEVELS: readonly Level[] = ['failure', 'warning', 'fine'];

/** Sorts findings: failures first, then in the given order. */
export function reportOf(findings: readonly PreflightFinding[]): PreflightReport {
  const sorted = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
  return { ok: sorted.every(({ level }) => level !== 'failure'), findings: sorted };
}

/** Rows of a table: level, server or image, and what was found. The fix is on a line of its own. */
export function preflightRows({ findings }: PreflightReport): readonly (readonly string[])[] {
  return findings.flatMap(({ level, about, meaning, fix }) => [
    [WORDS[level], about, meaning],
    ...(fix === undefined ? [] : [['', '', `  ${fix}`]]),
  ]);
}

/** The line below the table. */
export function preflightSummary({ ok, findings }: PreflightReport): string {
  if (findings.length === 0) return 'This plan stops no server on Docker, and needs no new image.\n';
  return ok
    ? 'Nothing that was checked speaks against this apply.\n'
    : 'DO NOT APPLY THIS PLAN YET: writes can be lost, or a service can stay down.\n';
}
