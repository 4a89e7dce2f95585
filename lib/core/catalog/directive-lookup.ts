import { DIRECTIVES, type DirectiveFact } from './directives';

type Engine = 'redis' | 'valkey';

const FACTS: ReadonlyMap<string, DirectiveFact> = new Map(DIRECTIVES.map((fact) => [fact.name, fact]));

/**
 * The first and the last minor line of an engine that know a directive, or undefined when none does. There is
 * no last line while the newest line of the table still knows it.
 */
export function linesKnowing(engine: Engine, name: string): { since: string; until?: string } | undefined {
  const lines = FACTS.get(name.toLowerCase())?.[engine];
  if (lines === undefined) return undefined;
  const [since, until] = lines;
  return until === undefined ? { since } : { since, until };
}

/**
 * Whether a minor line such as `7.2` knows a directive, in upper or lower case as the server reads it. A line
 * newer than the newest of the table is taken to know what the newest knows.
 */
export function knowsDirective(engine: Engine, minorLine: string, name: string): boolean {
  const lines = linesKnowing(engine, name);
  if (lines === undefined || compareLines(minorLine, lines.since) < 0) return false;
  return lines.until === undefined || compareLines(minorLine, lines.until) <= 0;
}

/**
 * The directive of a minor line whose name is closest to the given one, the first in the alphabet among equals;
 * undefined when more than two letters and more than a third of the given name would have to change.
 */
export function nearestDirective(engine: Engine, minorLine: string, name: string): string | undefined {
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let limit = Math.max(2, Math.floor(wanted.length / 3));
  for (const { name: candidate } of DIRECTIVES) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    if (!knowsDirective(engine, minorLine, candidate)) continue;
    const distance = editDistance(wanted, candidate);
    if (distance > limit) continue;
    nearest = candidate;
    limit = distance - 1;
  }
  return nearest;
}

function compareLines(left: string, right: string): number {
  const [leftMajor, leftMinor] = left.split('.').map(Number);
  const [rightMajor, rightMinor] = right.split('.').map(Number);
  return leftMajor - rightMajor || leftMinor - rightMinor;
}

/** Letters to insert, drop, replace or swap with their neighbour to make one word of the other. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = left[row - 1] === right[column - 1] ? 0 : 1;
      let best = Math.min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + replaced);
      if (
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1] &&
        row > 1 &&
        column > 1
      ) {
        best = Math.min(best, beforePrevious[column - 2] + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length];
}
