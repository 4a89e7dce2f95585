/** The seconds that a drill waits at most for each of these. After a limit, the drill ends or asks again. */
export interface Limits {
  /** An answer of a server. */
  readonly answer: number;
  /** A script that uses up the memory of a server. */
  readonly fill: number;
  /** The end of a process. */
  readonly death: number;
  /** A server that answers again, or a snapshot. */
  readonly start: number;
  /** A replica that has the data of its primary. */
  readonly copy: number;
  /** A container that is healthy again. */
  readonly health: number;
  /** A server that answers, before the keys of the drill are removed. After it, the keys stay. */
  readonly cleanUp: number;
}

/** The default for the longest limits. */
export const LONGEST_SECONDS = 300;

/** The limits of a drill that waits for nothing longer than the given seconds. */
export function limitsOf(seconds: number): Limits {
  const most = (limit: number) => Math.min(limit, seconds);
  return {
    answer: most(15),
    fill: seconds,
    death: most(30),
    start: seconds,
    copy: seconds,
    health: most(60),
    cleanUp: most(30),
  };
}
