/** A write that a server acknowledged. The times are milliseconds of the same clock. */
export interface Acknowledged {
  readonly number: number;
  readonly sentAt: number;
  readonly acknowledgedAt: number;
}

/** The result of the writes of a drill. */
export interface Measured {
  /** The number of acknowledged writes. */
  readonly written: number;
  readonly lost: number;
  /** The seconds between the oldest lost write and the last acknowledged one. */
  readonly lostSeconds: number;
  /** The seconds between the first write and the last acknowledged one. */
  readonly wroteSeconds: number;
  readonly ratePerSecond: number;
}

/**
 * Compares the acknowledged writes, in their order, with those that still exist. A write that was not acknowledged does
 * not count, because its client knows that it can be lost.
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

/** The seconds since a write was sent. It can be older than its acknowledgement, but not older than that. */
function secondsSince(write: Acknowledged | undefined, acknowledged: readonly Acknowledged[]): number {
  const last = acknowledged.at(-1);
  return write === undefined || last === undefined ? 0 : (last.acknowledgedAt - write.sentAt) / 1000;
}
