/** A reason why a platform cannot provide something. It stops the synth, in the one error that lists all problems. */
export interface PlatformProblem {
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;

  /**
   * The value that was given. Never a secret.
   * @default - not shown
   */
  readonly given?: string;

  /**
   * What is allowed.
   * @default - not shown
   */
  readonly allowed?: string;

  /** What to do instead. */
  readonly fix: string;
}
