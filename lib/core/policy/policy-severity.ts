/** What becomes of a violation of a rule. */
export class PolicySeverity {
  /** It stops the synth. The default. */
  public static readonly ERROR = new PolicySeverity('error');
  /** `cdktf synth` and the review tell of it. */
  public static readonly WARNING = new PolicySeverity('warning');

  private constructor(
    /** In one word: `error` or `warning`. */
    public readonly word: string,
  ) {}

  /** In one word: `error` or `warning`. */
  public toString(): string {
    return this.word;
  }
}
