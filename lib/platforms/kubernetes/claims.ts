import { PersistentVolumeClaimV1 } from '@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1';
import type { Construct } from 'constructs';
import type { DataVolume, Workload } from '../../core/render/workload';
import { nonDisruptive } from '../../stack/digest';
import { metadataOf } from './metadata';
import { CLAIM_TEMPLATE, kubernetesNames } from './names';
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
  const { data } = workload;
  if (data === undefined) return [];
  return claimNames(workload).map((name, ordinal) =>
    nonDisruptive(
      new PersistentVolumeClaimV1(scope, `Claim-${ordinal}`, {
        provider: target.provider,
        metadata: metadataOf(workload, name, target),
        spec: claimSpec(data, target),
        // Many a class waits for the first pod, which waits for the claim.
        waitUntilBound: false,
        lifecycle: {
          ...(data.protect && { preventDestroy: true }),
          // The claim of a copy that is to go is in use until the StatefulSet runs less: it has to be destroyed after that.
          createBeforeDestroy: true,
        },
      }),
    ),
  );
}

/** Names of the claims of a workload, one for each copy. */
export function claimNames({ data, name, copies }: Workload): readonly string[] {
  if (data === undefined) return [];
  return Array.from({ length: copies }, (_, ordinal) => kubernetesNames.claim(name, ordinal));
}

/** The template that makes the pods mount the claims. */
export function claimTemplate({ data }: Workload, target: KubernetesTarget) {
  return data === undefined ? [] : [{ metadata: { name: CLAIM_TEMPLATE }, spec: claimSpec(data, target) }];
}

function claimSpec({ sizeMebibytes }: DataVolume, { storageClass }: KubernetesTarget) {
  return {
    accessModes: ['ReadWriteOnce'],
    ...(storageClass !== undefined && { storageClassName: storageClass }),
    resources: { requests: { storage: `${sizeMebibytes}Mi` } },
  };
}
