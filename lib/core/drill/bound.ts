import type { Loss } from '../review/schema';
import type { Measured } from './measured';

/** What a review states of an event, at the rate of a drill. */
export interface Bound {
  readonly worst: Loss['worst'];
  /** All lost writes are of so many last seconds. Null where no seconds bound them. */
  readonly seconds: number | null;
}

/** What decides when a snapshot is on disk, once its save point is due. */
export interface SaveTiming {
  /** How often in a second the server looks whether one is due. */
  readonly hz: number;
  /** What it takes to write one. */
  readonly saveSeconds: number;
}

/**
 * The bound of a loss. Of several windows the one counts that is over first at this rate: its seconds have passed, and
 * it took `fromWrites / rate` for so many writes to come.
 * @param lateSeconds How much later than due what is due can be on disk.
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
 * How late a snapshot can be. `serverCron` of Redis (src/server.c) begins one when enough keys changed and
 * `unixtime - lastsave > seconds`: in whole seconds, so up to one second late, and looked for `hz` times in a second.
 * `lastsave` is when the previous one was complete (`backgroundSaveDoneHandlerDisk`, src/rdb.c), but what it holds is
 * older by the time it took; and until the next one is complete, it is the previous one that is loaded. Valkey has the
 * same code.
 */
export function snapshotLateness({ hz, saveSeconds }: SaveTiming): number {
  return 1 + 1 / hz + 2 * saveSeconds;
}

/** Whether no more was lost than was stated. */
export function isWithin({ lost, lostSeconds }: Measured, { worst, seconds }: Bound): boolean {
  if (worst === 'nothing') return lost === 0;
  return worst === 'everything' || seconds === null || lostSeconds <= seconds;
}

/** Whether more could have been lost than was stated: a drill that wrote for less than a window cannot tell. */
export function couldTell({ wroteSeconds }: Measured, { worst, seconds }: Bound): boolean {
  return worst !== 'a window' || (seconds !== null && wroteSeconds > seconds);
}
