import type { IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PolicyRule } from '../../core/policy/policy-rule';
import { Problems } from '../../core/problems/problems';
import { checkProps } from '../../core/props/check-props';
import { makePolicy } from '../../stack/policy-aspects';
import { isToken } from '../../stack/tokens';

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
  constructor(props: RedisPolicyProps) {
    const problems = new Problems('');
    const { rules } = checkProps('RedisPolicyProps', props, problems, isToken, ' of RedisPolicy');
    const checked = rules.map((rule) =>
      rule._with(checkProps('PolicyRuleOptions', rule._options, problems, isToken, ` of the rule '${rule}'`)),
    );
    makePolicy(this, checked, problems.all);
  }

  /**
   * Does nothing. The policy is checked once for the whole app, together with all other problems.
   * @param _node Any construct.
   */
  public visit(_node: IConstruct): void {}
}
