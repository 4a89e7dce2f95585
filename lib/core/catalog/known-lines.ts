import type { Engine } from './engine';
import { compareNumbers } from './numbers';

/** The lines that know something, by engine: no last line while the newest still does. A row of a table holds it. */
type KnownLines = { readonly [engine in Engine]?: readonly [since: string, until?: string] };

/** The first and the last minor line of an engine that know something, or undefined when none does. */
export function linesOf(
  fact: KnownLines | undefined,
  engine: Engine,
): { since: string; until?: string } | undefined {
  const lines = fact?.[engine];
  if (lines === undefined) return undefined;
  const [since, until] = lines;
  return until === undefined ? { since } : { since, until };
}

/** Whether a version is among some lines. One newer than the newest of a table is taken for its newest line. */
export function isAmong(lines: { since: string; until?: string } | undefined, version: string): boolean {
  if (lines === undefined || compareNumbers(version, lines.since) < 0) return false;
  return lines.until === undefined || compareNumbers(version, lines.until) <= 0;
}
