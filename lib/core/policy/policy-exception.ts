import type { PolicySeverity } from './policy-severity';

/** An exception of a policy rule, which the review shows. */
export interface PolicyException {
  /** The path of a construct, such as `prod/Cache`. The exception applies to it and to everything below it. */
  readonly path: string;

  /** Why the exception is made, for the readers of the review. */
  readonly reason: string;

  /** The last day of the exception in UTC, as `YYYY-MM-DD`. From the next day on, the rule applies again. */
  readonly until: string;
}

/** Options of a policy rule. */
export interface PolicyRuleOptions {
  /**
   * The severity of a violation.
   * @default PolicySeverity.ERROR
   */
  readonly severity?: PolicySeverity;

  /**
   * Exceptions of the rule. An exception that is not needed is a warning.
   * @default - none
   */
  readonly exceptions?: PolicyException[];
}
