import type { SavePoint } from '../../resolve/redis-server-props';
import type { Tendency } from './model';

/** How save points move: a snapshot that is due sooner, after as many changes, is stronger. */
export function savePointTendency(before: readonly SavePoint[], after: readonly SavePoint[]): Tendency {
  const counts = [...before, ...after].map(({ changes }) => changes);
  const sooner = counts.some((count) => due(after, count) < due(before, count));
  const later = counts.some((count) => due(after, count) > due(before, count));
  return sooner === later ? 'changed' : sooner ? 'stronger' : 'weaker';
}

/** Seconds until a snapshot is due after so many changes. */
function due(savePoints: readonly SavePoint[], count: number): number {
  return Math.min(...savePoints.filter(({ changes }) => changes <= count).map(({ seconds }) => seconds));
}
