import type { PolicySeverity } from './policy-severity';

/** What one rule of a policy lets pass, for how long and why. The review shows it. */
export interface PolicyException {
  /** Path of a construct, such as `prod/Cache`: the exception is for it and for everything below it. */
  readonly path: string;

  /** Why it is let pass, for those who read the review. */
  readonly reason: string;

  /**
   * The last day on which it holds, as `YYYY-MM-DD`, in UTC. From the next day on the violation is back, whatever else
   * has changed.
   */
  readonly until: string;
}

/** What can be said of every rule of a policy. */
export interface PolicyRuleOptions {
  /**
   * What becomes of a violation.
   * @default PolicySeverity.ERROR
   */
  readonly severity?: PolicySeverity;

  /**
   * What the rule lets pass. One that nothing needs is warned of.
   * @default - nothing
   */
  readonly exceptions?: PolicyException[];
}
