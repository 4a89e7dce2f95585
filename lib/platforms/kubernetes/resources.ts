import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Workload } from '../../core/render/workload';
import { nonDisruptive } from '../../stack/digest';
import { StackRegistry } from '../../stack/stack-registry';
import { createClaims } from './claims';
import type { PodPart } from './container';
import { createFiles } from './files';
import { selectorOf } from './labels';
import { metadataOf, metadataOfPods } from './metadata';
import { kubernetesNames } from './names';
import { createNetworkPolicy } from './network-policy';
import { podTemplate } from './pod';
import { ServerSet } from './server-set';
import { createPodsService, createService } from './services';
import type { KubernetesTarget } from './target';

/** Makes the Kubernetes objects of a workload. Construct ids are a contract: another id is another object. */
export function deployToKubernetes(
  scope: Construct,
  workload: Workload,
  after: readonly ITerraformDependable[],
  target: KubernetesTarget,
): readonly ITerraformDependable[] {
  const pods = workload.socketOf ?? workload.name;
  const part = { workload, files: createFiles(scope, workload, target), image: target.image };
  createNetworkPolicy(scope, workload, pods, target);
  const service = createService(scope, workload, pods, target);
  return [service, ...createPods(scope, part, pods, after, target)];
}

/** The pods, or for what shares the socket of a server a container in the pods of that one. */
function createPods(
  scope: Construct,
  part: PodPart,
  pods: string,
  after: readonly ITerraformDependable[],
  target: KubernetesTarget,
): readonly ITerraformDependable[] {
  const { workload } = part;
  if (pods !== workload.name) return joinPods(scope, part, pods);
  createBudget(scope, workload, target);
  if (workload.identity === 'interchangeable') return [createDeployment(scope, part, after, target)];
  const before = [createPodsService(scope, workload, target), ...createClaims(scope, workload, target)];
  return [new ServerSet(scope, part, target, { dependsOn: [...after, ...before] })];
}

function joinPods(scope: Construct, part: PodPart, pods: string): readonly ITerraformDependable[] {
  const set = ServerSet.find(scope, pods);
  if (set !== undefined) {
    set.join(part);
    return [set];
  }
  StackRegistry.of(scope).report(scope, [
    {
      id: 'no-socket',
      path: scope.node.path,
      message: 'the terminator cannot share a pod with its service, because the service is in another stack',
      given: 'transport UNIX_SOCKET',
      fix: 'leave transport out, or use BackendTransport.TCP',
    },
  ]);
  return [];
}

function createDeployment(
  scope: Construct,
  part: PodPart,
  after: readonly ITerraformDependable[],
  target: KubernetesTarget,
): DeploymentV1 {
  const { workload } = part;
  const deployment = new DeploymentV1(scope, 'Deployment', {
    provider: target.provider,
    metadata: metadataOfPods(scope, workload, target),
    spec: {
      replicas: String(workload.copies),
      // A new one serves before an old one goes.
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '1', maxUnavailable: '0' } },
      selector: { matchLabels: selectorOf(workload.name) },
      template: podTemplate([part], target),
    },
    dependsOn: [...after],
  });
  return nonDisruptive(deployment, ['metadata.annotations', 'spec.replicas']);
}

/** Of several copies one may go at a time. For a single one a budget would keep its node from ever being emptied. */
function createBudget(scope: Construct, workload: Workload, target: KubernetesTarget): void {
  if (workload.copies === 1) return;
  const budget = new PodDisruptionBudgetV1(scope, 'DisruptionBudget', {
    provider: target.provider,
    metadata: metadataOf(workload, kubernetesNames.workload(workload.name), target),
    spec: { maxUnavailable: '1', selector: { matchLabels: selectorOf(workload.name) } },
  });
  nonDisruptive(budget);
}
