import { PATHS } from '../../core/render/paths';
import type { Workload } from '../../core/render/workload';
import { escapeTemplate } from '../../stack/reveal';
import type { WorkloadFiles } from './files';
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
      ...workload.volumes.map(({ name, mountPath }) => ({ name, mountPath })),
      ...(workload.socketOf === undefined ? [] : [{ name: SOCKET, mountPath: PATHS.socketFolder }]),
    ],
    ...probesOf(workload),
    ...lifecycleOf(workload),
  };
}

/** Seconds until no node sends new clients to a pod that ends. */
const LEFT_BY_NODES = 3;

/** Seconds until no resolver has the name of a pod that ends: DNS of a cluster lets it be kept for 5. */
const LEFT_BY_RESOLVERS = 6;

/**
 * A stop is SIGTERM here, and comes when nobody finds the pod any more: who connects to one that is gone gets no answer, not
 * even a refusal, and a replica waits for that for a minute. Whoever is connected is served until then. What ends in an
 * orderly way by another signal gets that one first, and all of its grace.
 */
function lifecycleOf({ stopSignal, stopGraceSeconds }: Workload) {
  const signal = stopSignal.replace(/^SIG/, '');
  const command =
    stopSignal === 'SIGTERM'
      ? `sleep ${LEFT_BY_RESOLVERS}`
      : `sleep ${LEFT_BY_NODES}; kill -${signal} 1; sleep ${stopGraceSeconds}`;
  return { lifecycle: { preStop: [{ exec: { command: ['sh', '-c', command] } }] } };
}

/** Seconds that a pod has to end. */
export function graceOf({ stopSignal, stopGraceSeconds }: Workload): number {
  return stopGraceSeconds + (stopSignal === 'SIGTERM' ? LEFT_BY_RESOLVERS : LEFT_BY_NODES);
}
