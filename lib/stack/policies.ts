import { Aspects, type IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Policy } from '../core/policy/policy';
import type { PolicyRule } from '../core/policy/policy-rule';

/** An aspect that is a policy. */
interface PolicyAspect extends IAspect {
  readonly _policyRules: readonly PolicyRule[];
}

/** A policy with the construct that it was added to. */
export interface PlacedPolicy extends Policy {
  readonly at: IConstruct;
}

/** All policies of an app, in the order of the construct tree. */
export function allPolicies(root: IConstruct): readonly PlacedPolicy[] {
  return root.node
    .findAll()
    .flatMap((at) =>
      [...new Set(Aspects.of(at).all)]
        .filter((aspect): aspect is PolicyAspect => '_policyRules' in aspect)
        .map(({ _policyRules: rules }) => ({ at, scope: at.node.path === '' ? null : at.node.path, rules })),
    );
}

/** The policies that are about something at or below a construct. */
export function policiesFor(scope: IConstruct): readonly PlacedPolicy[] {
  return allPolicies(scope.node.root).filter(
    ({ at }) => scope.node.scopes.includes(at) || at.node.scopes.includes(scope),
  );
}
