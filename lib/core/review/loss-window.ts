import type { SavePoint } from '../resolve/redis-server-props';
import type { LossWindow } from './schema';

/**
 * Save points read as windows, fewest writes first: so many writes wait for so long. A save point that asks for more
 * changes than another one, and for no less time, is never the one that is due. Fewer changes than any save point
 * asks for wait for more.
 */
export function snapshotWindows(savePoints: readonly SavePoint[]): readonly LossWindow[] {
  const effective = [...savePoints]
    .sort((a, b) => a.changes - b.changes || a.seconds - b.seconds)
    .filter(({ seconds }, index, all) => all.slice(0, index).every((fewer) => seconds < fewer.seconds));
  const windows = effective.map(
    ({ seconds, changes }, index): LossWindow => ({
      seconds,
      fromWrites: changes,
      toWrites: index + 1 < effective.length ? effective[index + 1].changes - 1 : null,
    }),
  );
  const [first] = effective;
  return first !== undefined && first.changes > 1
    ? [{ seconds: null, fromWrites: 1, toWrites: first.changes - 1 }, ...windows]
    : windows;
}

/** A window in words, such as `up to 900 s with 1 to 9 changes`. */
export function windowText({ seconds, fromWrites, toWrites }: LossWindow): string {
  const range = toWrites === null ? `${fromWrites} or more` : `${fromWrites} to ${toWrites}`;
  const changes = fromWrites === toWrites ? counted(fromWrites) : `${range} changes`;
  return seconds === null ? `${changes}, however old they are` : `up to ${seconds} s with ${changes}`;
}

function counted(changes: number): string {
  return changes === 1 ? '1 change' : `${changes} changes`;
}
