/** How long changes interrupt clients: the longest of several rounds on a Docker engine with a small data set. */
export interface Measured {
  /** The kind of machine. */
  readonly machine: string;
  readonly rounds: number;
  /** What a restart takes longer for each GiB of data: it is saved, and loaded again. */
  readonly loadSecondsPerGibibyte: number;
  /** How old the values of a replica become when its primary restarts. */
  readonly staleSeconds: number;
  /** A server restarts. */
  readonly server: MeasuredChange;
  /** A replica restarts. */
  readonly replica: MeasuredChange;
  /** The primary of a replica restarts. */
  readonly replicaOfRestarted: MeasuredChange;
  /** A server restarts together with its replica. */
  readonly serverWithReplica: MeasuredChange;
  /** A replica restarts together with its primary. */
  readonly replicaWithPrimary: MeasuredChange;
  /** A server gets another image, which is on the engine already. */
  readonly image: MeasuredChange;
  /** A terminator restarts. */
  readonly terminator: MeasuredChange;
  /** A certificate is renewed by the same CA. */
  readonly certificate: MeasuredChange;
  /** A terminator gets another port, and clients know it. */
  readonly port: MeasuredChange;
  /** A link restarts with the terminator of the primary: how old the values of the replica become. */
  readonly link: MeasuredChange;
}

/** What clients saw of one kind of change. */
export interface MeasuredChange {
  /** The longest time without an answer, in full seconds. */
  readonly seconds: number;
  /** Whether open sessions ended. */
  readonly sessions: boolean;
}
