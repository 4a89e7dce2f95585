import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Workload } from '../../core/render/workload';
import { dependOn } from '../../stack/scopes';
import { StackRegistry } from '../../stack/stack-registry';
import type { Deployed, Platform } from '../platform';

/** Deploys a workload, after it has reserved the names and ports that no other workload on the same machine or cluster can have. */
export function deployWorkload(
  scope: Construct,
  platform: Platform,
  workload: Workload,
  after: readonly ITerraformDependable[],
): Deployed {
  const registry = StackRegistry.of(scope);
  registry.report(scope, platform._problems(scope));
  registry.reserve({
    path: scope.node.path,
    engine: platform._engine,
    ...platform._reservations(workload),
  });
  return platform._deploy(scope, workload, dependOn(scope, after));
}
