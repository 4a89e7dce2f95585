import type { IAspect } from 'cdktf';
import type { PolicyRule } from '../core/policy/policy-rule';

/** The rules of an aspect that is a policy. It is the same for every copy of this library that an app loads. */
const RULES = Symbol.for('cdktf-redis.policy-rules');

/** An aspect that is a policy. */
export interface PolicyAspect extends IAspect {
  readonly [RULES]: readonly PolicyRule[];
}

/** Makes an aspect a policy. */
export function makePolicy(aspect: IAspect, rules: readonly PolicyRule[]): void {
  Object.defineProperty(aspect, RULES, { value: rules });
}

/** Whether an aspect is a policy. */
export function isPolicy(aspect: IAspect): aspect is PolicyAspect {
  return RULES in aspect;
}

/** The rules of a policy. */
export function rulesOf(policy: PolicyAspect): readonly PolicyRule[] {
  return policy[RULES];
}
