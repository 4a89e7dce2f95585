import type { MemorySize } from '../catalog/memory-size';
import type { Severity } from '../problems/problem-kinds';
import type { Demand } from './demand';
import * as demands from './demands';
import type { PolicyException, PolicyRuleOptions } from './policy-exception';
import { PolicySeverity } from './policy-severity';

/**
 * What a RedisPolicy demands of every service and terminator that it is about. What is only known at apply is never
 * against a rule, and a service that is not of the app is none of its business.
 */
export class PolicyRule {
  /**
   * No service is reached without TLS from outside of this host and of private networks. An address that is only known
   * at apply counts as outside: it cannot be shown to be a loopback one.
   */
  public static noPlaintextOutsideLoopback(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(demands.NO_PLAINTEXT_OUTSIDE_LOOPBACK, options);
  }

  /** No terminator accepts TLS 1.0 or 1.1. */
  public static tls12OrLater(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(demands.TLS_12_OR_LATER, options);
  }

  /** Every service keeps its data on disk. */
  public static durableFlavors(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(demands.DURABLE_FLAVORS, options);
  }

  /** No service runs a version that upstream mends no more. A line that the catalog does not know passes. */
  public static noVersionPastEndOfLife(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(demands.NO_VERSION_PAST_END_OF_LIFE, options);
  }

  /**
   * No service runs a patch release with known remote code execution or data loss bugs. A line that the catalog does not
   * know passes, and so does an end of life: that is a rule of its own.
   */
  public static safePatchReleases(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(demands.SAFE_PATCH_RELEASES, options);
  }

  /** Terraform refuses to destroy the data volume of every service that keeps data on disk. */
  public static deletionProtection(options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(demands.DELETION_PROTECTION, options);
  }

  /**
   * No service may take more memory.
   * @param size The most that `memory` of a service may be.
   * @param options Severity and exceptions.
   */
  public static memoryAtMost(size: MemorySize, options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(demands.memoryAtMost(size), options);
  }

  /**
   * No terminator shows a certificate that is valid for longer. A certificate of your own that Terraform reads passes:
   * its days are not known at synth.
   * @param days A whole number of days, 1 to 36500.
   * @param options Severity and exceptions.
   */
  public static certificatesValidAtMost(days: number, options?: PolicyRuleOptions): PolicyRule {
    return new PolicyRule(demands.certificatesValidAtMost(days), options);
  }

  /** @internal */
  public readonly _severity: Severity;
  /** @internal */
  public readonly _exceptions: readonly PolicyException[];

  private constructor(
    /** @internal */
    public readonly _demand: Demand,
    { severity = PolicySeverity.ERROR, exceptions = [] }: PolicyRuleOptions = {},
  ) {
    this._severity = severity === PolicySeverity.WARNING ? 'warning' : 'error';
    this._exceptions = exceptions;
  }

  /** What is demanded, in words. */
  public toString(): string {
    return this._demand.statement;
  }
}
