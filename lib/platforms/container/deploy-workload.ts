import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Workload } from '../../core/render/workload';
import { dependOn } from '../../stack/dependencies';
import { StackRegistry } from '../../stack/stack-registry';
import type { Deployed, Platform } from '../platform';

/** Deploys a workload, after claiming the names and ports that nobody else on its engine may have. */
export function deployWorkload(
  scope: Construct,
  platform: Platform,
  workload: Workload,
  after: readonly ITerraformDependable[],
): Deployed {
  const services = StackRegistry.of(scope);
  services.report(scope, platform._problems(scope));
  services.claim({
    path: scope.node.path,
    engine: platform._engine,
    ...platform._claims(workload),
  });
  return platform._deploy(scope, workload, dependOn(scope, after));
}
