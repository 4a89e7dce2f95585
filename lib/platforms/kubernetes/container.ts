import { PATHS } from '../../core/paths';
import type { Workload } from '../../core/workload';
import { escapeTemplate } from '../../terraform/reveal';
import type { WorkloadFiles } from './files';
import { CLAIM_TEMPLATE } from './names';
import { probesOf } from './probes';

/** A workload as it stands in a pod: alone, or beside the server whose socket it shares. */
export interface PodPart {
  readonly workload: Workload;
  readonly files: WorkloadFiles;
  readonly image: string;
}

/** Name of the volume with the unix socket of a pod. */
export const SOCKET = 'socket';

/** Name of the volume with the files of a container. */
export function filesVolume({ name }: Workload): string {
  return `files-${name}`;
}

/** The container that runs a workload: unprivileged, read-only, bounded. */
export function containerOf({ workload, image }: PodPart) {
  const memory = `${workload.memoryMebibytes}Mi`;
  return {
    name: workload.name,
    image: escapeTemplate(image),
    command: [...workload.command],
    port: [{ name: workload.role.kind, containerPort: workload.port, protocol: 'TCP' }],
    resources: { requests: { memory }, limits: { memory } },
    securityContext: {
      runAsUser: String(workload.user.id),
      runAsGroup: String(workload.user.id),
      runAsNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      privileged: false,
      capabilities: { drop: ['ALL'] },
    },
    volumeMount: [
      { name: filesVolume(workload), mountPath: PATHS.config, readOnly: true },
      ...(workload.data ? [{ name: CLAIM_TEMPLATE, mountPath: PATHS.data }] : []),
      ...(workload.socketOf === undefined ? [] : [{ name: SOCKET, mountPath: PATHS.socketFolder }]),
    ],
    ...probesOf(workload),
    ...lifecycleOf(workload),
  };
}

/** Seconds until every node knows that a pod ends and sends it no more clients. */
const LEAVING_SECONDS = 3;

/**
 * A stop is SIGTERM here. What ends in an orderly way by another signal gets that one first, once no new clients come,
 * and all of its grace.
 */
function lifecycleOf({ stopSignal, stopGraceSeconds }: Workload) {
  if (stopSignal === 'SIGTERM') return {};
  const signal = stopSignal.replace(/^SIG/, '');
  const command = `sleep ${LEAVING_SECONDS}; kill -${signal} 1; sleep ${stopGraceSeconds}`;
  return { lifecycle: { preStop: [{ exec: { command: ['sh', '-c', command] } }] } };
}

/** Seconds that a pod has to end. */
export function graceOf({ stopSignal, stopGraceSeconds }: Workload): number {
  return stopSignal === 'SIGTERM' ? stopGraceSeconds : stopGraceSeconds + LEAVING_SECONDS;
}
