import { PersistentVolumeClaimV1 } from '@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1';
import type { Construct } from 'constructs';
import type { Workload, WorkloadVolume } from '../../core/render/workload';
import { nonDisruptive } from '../../stack/digest';
import { metadataOf } from './metadata';
import { kubernetesNames } from './names';
import type { KubernetesTarget } from './target';

/**
 * Makes the claims of a StatefulSet before it does, under the names that it looks for. So Terraform guards them, resizes
 * them in place, and its plan shows when one is to go; the template of a StatefulSet can do none of that.
 */
export function createClaims(
  scope: Construct,
  workload: Workload,
  target: KubernetesTarget,
): readonly PersistentVolumeClaimV1[] {
  return claimsOf(workload).map(({ name, id, volume }) =>
    nonDisruptive(
      new PersistentVolumeClaimV1(scope, id, {
        provider: target.provider,
        metadata: metadataOf(workload, name, target),
        spec: claimSpec(volume, target),
        // Many a class waits for the first pod, which waits for the claim.
        waitUntilBound: false,
        lifecycle: {
          ...(volume.protect && { preventDestroy: true }),
          // The claim of a copy that is to go is in use until the StatefulSet runs less: it has to be destroyed after that.
          createBeforeDestroy: true,
        },
      }),
    ),
  );
}

/** A claim, with its construct id. */
interface Claim {
  readonly name: string;
  readonly id: string;
  readonly volume: WorkloadVolume;
}

/** The claims of a workload: for each volume, one for each copy. Construct ids of a volume `data` do not name it. */
export function claimsOf({ name: workload, volumes, copies }: Workload): readonly Claim[] {
  return volumes.flatMap((volume) =>
    Array.from({ length: copies }, (_, ordinal) => ({
      name: kubernetesNames.claim(workload, volume.name, ordinal),
      id: volume.name === 'data' ? `Claim-${ordinal}` : `Claim-${volume.name}-${ordinal}`,
      volume,
    })),
  );
}

/** The templates that make the pods mount the claims. */
export function claimTemplates({ volumes }: Workload, target: KubernetesTarget) {
  return volumes.map((volume) => ({ metadata: { name: volume.name }, spec: claimSpec(volume, target) }));
}

function claimSpec({ sizeMebibytes }: WorkloadVolume, { storageClass }: KubernetesTarget) {
  return {
    accessModes: ['ReadWriteOnce'],
    ...(storageClass !== undefined && { storageClassName: storageClass }),
    resources: { requests: { storage: `${sizeMebibytes}Mi` } },
  };
}
