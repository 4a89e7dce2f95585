import { StatefulSetV1, type StatefulSetV1Config } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import type { Construct } from 'constructs';
import { nonDisruptive } from '../../stack/digest';
import { StackRegistry } from '../../stack/stack-registry';
import { claimTemplates } from './claims';
import type { PodPart } from './container';
import { selectorOf } from './labels';
import { metadataOfPods } from './metadata';
import { kubernetesNames } from './names';
import { podTemplate } from './pod';
import type { KubernetesTarget } from './target';

const INDEX = 'server-sets';

/** The pods of a server, each with its name and its claim. A terminator that shares the socket joins them. */
export class ServerSet extends StatefulSetV1 {
  /** The pods of a server of the same stack. */
  public static find(scope: Construct, workload: string): ServerSet | undefined {
    return StackRegistry.of(scope).index<ServerSet>(INDEX).find(workload)[0];
  }

  private readonly parts: [PodPart, ...PodPart[]];

  constructor(
    scope: Construct,
    part: PodPart,
    private readonly target: KubernetesTarget,
    meta: Pick<StatefulSetV1Config, 'dependsOn'>,
  ) {
    const { workload } = part;
    const seconds = String(
      workload.copies * (workload.startupTimeoutSeconds + workload.stopGraceSeconds) + 60,
    );
    super(scope, 'StatefulSet', {
      ...meta,
      provider: target.provider,
      metadata: metadataOfPods(scope, workload, target),
      spec: specOf([part], target),
      timeouts: { create: `${seconds}s`, update: `${seconds}s`, delete: `${seconds}s` },
      // A changed template would replace the set: claims are resized themselves.
      lifecycle: { ignoreChanges: ['spec[0].volume_claim_template'] },
    });
    // The number of copies and the room that they have change in place; how long Terraform waits is nothing of theirs.
    nonDisruptive(this, [
      'metadata.annotations',
      'spec.replicas',
      'spec.volume_claim_template.spec.resources',
      'timeouts',
    ]);
    StackRegistry.of(scope).index<ServerSet>(INDEX).add(workload.name, this);
    this.parts = [part];
  }

  /** Lets a workload run beside the server, in the same pods. */
  public join(part: PodPart): void {
    this.parts.push(part);
    this.putSpec(specOf(this.parts, this.target));
  }
}

function specOf(
  parts: readonly [PodPart, ...PodPart[]],
  target: KubernetesTarget,
): StatefulSetV1Config['spec'] {
  const [{ workload }] = parts;
  return {
    serviceName: kubernetesNames.pods(workload.name),
    replicas: String(workload.copies),
    // Copies do not wait for each other.
    podManagementPolicy: 'Parallel',
    updateStrategy: [{ type: 'RollingUpdate' }],
    // Claims go when Terraform says so.
    persistentVolumeClaimRetentionPolicy: [{ whenDeleted: 'Retain', whenScaled: 'Retain' }],
    selector: { matchLabels: selectorOf(workload.name) },
    template: podTemplate(parts, target),
    volumeClaimTemplate: claimTemplates(workload, target),
  };
}
