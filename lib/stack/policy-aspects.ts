import type { IAspect } from 'cdktf';
import type { PolicyRule } from '../core/policy/policy-rule';
import type { Problem } from '../core/problems/problem';

/** The rules of an aspect that is a policy. It is the same for every copy of this library that an app loads. */
const RULES = Symbol.for('cdktf-redis.policy-rules');

/** The problems of the props of a policy. */
const PROBLEMS = Symbol.for('cdktf-redis.policy-problems');

/** An aspect that is a policy. */
export interface PolicyAspect extends IAspect {
  readonly [RULES]: readonly PolicyRule[];
  readonly [PROBLEMS]: readonly Problem[];
}

/** Makes an aspect a policy. */
export function makePolicy(
  aspect: IAspect,
  rules: readonly PolicyRule[],
  problems: readonly Problem[],
): void {
  Object.defineProperties(aspect, { [RULES]: { value: rules }, [PROBLEMS]: { value: problems } });
}

/** Whether an aspect is a policy. */
export function isPolicy(aspect: IAspect): aspect is PolicyAspect {
  return RULES in aspect;
}

/** The rules of a policy. */
export function rulesOf(policy: PolicyAspect): readonly PolicyRule[] {
  return policy[RULES];
}

/** The problems of the props of a policy. */
export function propProblemsOf(policy: PolicyAspect): readonly Problem[] {
  return policy[PROBLEMS];
}
