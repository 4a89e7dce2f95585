/**
 * The severity of a violation of a policy rule.
 *
 * @example
 * const rules = [PolicyRule.durableFlavors({ severity: PolicySeverity.WARNING })];
 * Aspects.of(this).add(new RedisPolicy({ rules }));
 */
export class PolicySeverity {
  /** A violation stops the synth. This is the default. */
  public static readonly ERROR = new PolicySeverity('error');
  /** `cdktf synth` and the review report a violation as a warning. */
  public static readonly WARNING = new PolicySeverity('warning');

  private constructor(
    /** `error` or `warning`. */
    public readonly word: string,
  ) {}

  /** `error` or `warning`. */
  public toString(): string {
    return this.word;
  }
}
