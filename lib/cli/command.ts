/** Where a command writes. */
export interface Io {
  /** What was asked for. */
  out(text: string): void;
  /** What is wrong. */
  err(text: string): void;
  /** Whether what was asked for may have colours: a terminal shows it. */
  readonly isColoured?: boolean;
}

/** A command of the program. */
export interface Command {
  readonly name: string;
  /** What it does, in one line. */
  readonly about: string;
  /** Its name and what can follow it, in one line. */
  readonly usage: string;
  /** What `--help` says below the usage. */
  readonly help: string;
  /**
   * Runs it and returns the exit code.
   * @param args What stands behind the name.
   * @throws UsageError at once when they are not those that it takes.
   */
  run(args: readonly string[], io: Io): number | Promise<number>;
}
