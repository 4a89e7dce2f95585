import type { IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PolicyRule } from '../../core/policy/policy-rule';
import { makePolicy } from '../../stack/policy-aspects';

/** What a RedisPolicy can be told. */
export interface RedisPolicyProps {
  /** What is demanded, each rule once. */
  readonly rules: PolicyRule[];
}

/**
 * What a platform team demands of every service and terminator at or below a construct, as an aspect:
 * `Aspects.of(app).add(new RedisPolicy({ rules: [...] }))`. What is against it stops the synth, in the one error that
 * tells of all problems of the app, unless the rule says that it is a warning or has an exception. Several policies hold
 * side by side, and an exception is one of its own policy only.
 *
 * With `report` as `cdktf-redis:policy` in the context of the app, what is against a policy does not stop the synth:
 * everything is written, and `cdktf-redis review` shows it and ends with 1. `cdktf synth` and `cdktf deploy` fail as well,
 * on error annotations.
 */
export class RedisPolicy implements IAspect {
  constructor({ rules }: RedisPolicyProps) {
    makePolicy(this, rules);
  }

  /**
   * Does nothing. cdktf visits stack after stack, and none for an aspect of the app: the policy is held against the whole
   * app at once, when all its problems are told.
   * @param _node Any construct.
   */
  public visit(_node: IConstruct): void {}
}
