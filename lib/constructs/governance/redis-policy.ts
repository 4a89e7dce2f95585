import type { IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PolicyRule } from '../../core/policy/policy-rule';
import { makePolicy } from '../../stack/policy-aspects';

/** Properties of RedisPolicy. */
export interface RedisPolicyProps {
  /** The rules. Each rule can be used only once. */
  readonly rules: PolicyRule[];
}

/**
 * Rules for all services and terminators at or below a construct. Add the policy as an aspect. A violation is an error that
 * stops the synth, unless the rule has the severity `PolicySeverity.WARNING` or an exception. You can add several policies;
 * an exception applies only to its own policy.
 *
 * If the context value `cdktf-redis:policy` of the app is `report`, violations do not stop the synth. All files are written,
 * and `cdktf-redis review` shows the violations and exits with 1. `cdktf synth` and `cdktf deploy` still fail, because
 * violations are error annotations.
 *
 * @example
 * Aspects.of(this).add(
 *   new RedisPolicy({ rules: [PolicyRule.tls12OrLater(), PolicyRule.noPlaintextOutsideLoopback()] }),
 * );
 */
export class RedisPolicy implements IAspect {
  constructor({ rules }: RedisPolicyProps) {
    makePolicy(this, rules);
  }

  /**
   * Does nothing. The policy is checked once for the whole app, together with all other problems.
   * @param _node Any construct.
   */
  public visit(_node: IConstruct): void {}
}
