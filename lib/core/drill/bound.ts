import type { Loss } from '../review/schema';
import type { Measured } from './measured';

/** The loss that a review states for an event, at the write rate of a drill. */
export interface Bound {
  readonly worst: Loss['worst'];
  /** Only writes of this number of last seconds can be lost. Null if no number of seconds limits the loss. */
  readonly seconds: number | null;
}

/** How fast a snapshot is on disk after its save point is due. */
export interface SaveTiming {
  /** How many times per second the server checks whether a save point is due. */
  readonly hz: number;
  /** The seconds that it takes to write a snapshot. */
  readonly saveSeconds: number;
}

/**
 * Calculates the bound of a loss. The window that ends first at this rate counts: a window ends after its seconds, and not
 * before `fromWrites / rate`, the time for its number of writes.
 * @param lateSeconds How many seconds late data can reach the disk.
 */
export function boundOf(
  { worst, windows }: Pick<Loss, 'worst' | 'windows'>,
  ratePerSecond: number,
  lateSeconds: number,
): Bound {
  const ends = windows.flatMap(({ seconds, fromWrites }) =>
    seconds === null ? [] : [Math.max(seconds, fromWrites / ratePerSecond)],
  );
  return { worst, seconds: ends.length === 0 ? null : Math.min(...ends) + lateSeconds };
}

/**
 * How many seconds late a snapshot can be. `serverCron` of Redis (src/server.c) starts a snapshot when enough keys changed
 * and `unixtime - lastsave > seconds`. It compares whole seconds, which adds up to one second, and checks `hz` times per
 * second. `lastsave` is the time when the previous snapshot was complete (`backgroundSaveDoneHandlerDisk`, src/rdb.c), but
 * its data is older by the time that it took; and until the next snapshot is complete, the previous one is loaded. Valkey
 * has the same code.
 */
export function snapshotLateness({ hz, saveSeconds }: SaveTiming): number {
  return 1 + 1 / hz + 2 * saveSeconds;
}

/** Whether the measured loss is not above the stated one. */
export function isWithin({ lost, lostSeconds }: Measured, { worst, seconds }: Bound): boolean {
  if (worst === 'nothing') return lost === 0;
  return worst === 'everything' || seconds === null || lostSeconds <= seconds;
}

/** Whether the drill could measure more than the stated loss. A drill that wrote for less than the window cannot. */
export function couldTell({ wroteSeconds }: Measured, { worst, seconds }: Bound): boolean {
  return worst !== 'a window' || (seconds !== null && wroteSeconds > seconds);
}
