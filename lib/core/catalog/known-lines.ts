import type { Engine } from './engine';
import { compareNumbers } from './numbers';

/** The lines that have something, by engine. There is no last line if the newest line still has it. */
type KnownLines = { readonly [engine in Engine]?: readonly [since: string, until?: string] };

/** Returns the first and the last minor line of an engine that have something, or undefined if no line has it. */
export function linesOf(
  fact: KnownLines | undefined,
  engine: Engine,
): { since: string; until?: string } | undefined {
  const lines = fact?.[engine];
  if (lines === undefined) return undefined;
  const [since, until] = lines;
  return until === undefined ? { since } : { since, until };
}

/** Whether a version is in a range of lines. A version that is newer than the table counts as its newest line. */
export function isAmong(lines: { since: string; until?: string } | undefined, version: string): boolean {
  if (lines === undefined || compareNumbers(version, lines.since) < 0) return false;
  return lines.until === undefined || compareNumbers(version, lines.until) <= 0;
}
