/** A write that a server acknowledged. Times are milliseconds of one clock. */
export interface Acknowledged {
  readonly number: number;
  readonly sentAt: number;
  readonly acknowledgedAt: number;
}

/** What became of the writes of a drill. */
export interface Measured {
  /** Writes that were acknowledged. */
  readonly written: number;
  readonly lost: number;
  /** Between the oldest lost write and the last acknowledged one: how long before its death a server forgot. */
  readonly lostSeconds: number;
  /** Between the first write and the last acknowledged one. */
  readonly wroteSeconds: number;
  readonly ratePerSecond: number;
}

/**
 * Holds writes that were acknowledged, in their order, against those that are still there. A write that was sent and not
 * acknowledged counts for nothing: its client knows that it may be lost.
 */
export function measure(acknowledged: readonly Acknowledged[], survivors: ReadonlySet<number>): Measured {
  const lost = acknowledged.filter(({ number }) => !survivors.has(number));
  const wroteSeconds = secondsSince(acknowledged[0], acknowledged);
  return {
    written: acknowledged.length,
    lost: lost.length,
    lostSeconds: secondsSince(lost[0], acknowledged),
    wroteSeconds,
    ratePerSecond: wroteSeconds > 0 ? acknowledged.length / wroteSeconds : 0,
  };
}

/** Counted from when a write was sent: it is no younger than that. */
function secondsSince(write: Acknowledged | undefined, acknowledged: readonly Acknowledged[]): number {
  const last = acknowledged.at(-1);
  return write === undefined || last === undefined ? 0 : (last.acknowledgedAt - write.sentAt) / 1000;
}
