/** The output streams of a command. */
export interface Io {
  /** Writes the result. */
  out(text: string): void;
  /** Writes an error message. */
  err(text: string): void;
  /** Whether the result can have colours, because a terminal shows it. */
  readonly isColoured?: boolean;
}

/** A command of the program. */
export interface Command {
  readonly name: string;
  /** What the command does, in one line. */
  readonly about: string;
  /** The name and the arguments, in one line. */
  readonly usage: string;
  /** The text of `--help` below the usage. */
  readonly help: string;
  /**
   * Runs the command and returns the exit code.
   * @param args The arguments after the name of the command.
   * @throws UsageError immediately if the arguments are not valid.
   */
  run(args: readonly string[], io: Io): number | Promise<number>;
}
