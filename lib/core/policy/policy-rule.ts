import type { MemorySize } from '../catalog/memory-size';
import type { Severity } from '../problems/problem-kinds';
import * as checks from './checks';
import type { PolicyException, PolicyRuleOptions } from './policy-exception';
import { PolicySeverity } from './policy-severity';
import type { RuleCheck } from './rule-check';

/**
 * A rule that all services and terminators of a RedisPolicy must follow. A value that is only known at apply never
 * violates a rule. Imported services are not checked.
 *
 * @example
 * Aspects.of(this).add(
 *   new RedisPolicy({ rules: [PolicyRule.durableFlavors(), PolicyRule.memoryAtMost(MemorySize.gibibytes(4))] }),
 * );
 */
export class PolicyRule {
  /**
   * Services must not be reachable without TLS from outside this host and private networks. An address that is only
   * known at apply counts as outside.
   */
  public static noPlaintextOutsideLoopback(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(checks.NO_PLAINTEXT_OUTSIDE_LOOPBACK, options);
  }

  /** Terminators must not accept TLS 1.0 or 1.1. */
  public static tls12OrLater(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(checks.TLS_12_OR_LATER, options);
  }

  /** Services must keep their data on disk. */
  public static durableFlavors(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(checks.DURABLE_FLAVORS, options);
  }

  /** Services must not run a version that is past its end of life. A line that is not in the catalog is allowed. */
  public static noVersionPastEndOfLife(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(checks.NO_VERSION_PAST_END_OF_LIFE, options);
  }

  /**
   * Services must not run a patch release with known remote code execution or data loss bugs. A line that is not in the
   * catalog is allowed, and so is a line that is past its end of life: `noVersionPastEndOfLife` checks that.
   */
  public static safePatchReleases(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(checks.SAFE_PATCH_RELEASES, options);
  }

  /** Terraform must refuse to destroy the data volume of services that keep data on disk. */
  public static deletionProtection(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(checks.DELETION_PROTECTION, options);
  }

  /**
   * Services must not use more than the given memory.
   * @param size The maximum of the prop `memory`.
   * @param options Severity and exceptions.
   */
  public static memoryAtMost(size: MemorySize, options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(checks.memoryAtMost(size), options);
  }

  /**
   * Certificates of terminators must not be valid for longer than the given number of days. A certificate that is only
   * known at apply is allowed.
   * @param days A whole number of days, 1 to 36500.
   * @param options Severity and exceptions.
   */
  public static certificatesValidAtMost(days: number, options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(checks.certificatesValidAtMost(days), options);
  }

  private constructor(
    /** @internal */
    public readonly _check: RuleCheck,
    /**
     * The options as they were given. RedisPolicy checks their types.
     * @internal
     */
    public readonly _options: PolicyRuleOptions = {},
  ) {}

  /**
   * The same rule with other options.
   * @internal
   */
  public _with(options: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(this._check, options);
  }

  /** @internal */
  public get _severity(): Severity {
    return this._options.severity === PolicySeverity.WARNING ? 'warning' : 'error';
  }

  /** @internal */
  public get _exceptions(): readonly PolicyException[] {
    return this._options.exceptions ?? [];
  }

  /** Describes the rule, for example `durable flavors only`. */
  public toString(): string {
    return this._check.statement;
  }
}
