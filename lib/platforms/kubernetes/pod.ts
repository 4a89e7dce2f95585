import type { DeploymentV1SpecTemplate } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import type { Keepalive, StoredFiles } from '../../core/render/workload';
import { containerOf, filesVolume, graceOf, type PodPart, SOCKET } from './container';
import { admittedTo, labelsOf, selectorOf } from './labels';
import type { KubernetesTarget } from './target';

/** The pods of a workload, and of those that share its unix socket. */
export function podTemplate(
  [main, ...beside]: readonly [PodPart, ...PodPart[]],
  { imagePullSecret }: Pick<KubernetesTarget, 'imagePullSecret'>,
): DeploymentV1SpecTemplate {
  const { workload } = main;
  const parts = [main, ...beside];
  const keepalive = parts.map((part) => part.workload.keepalive).find((known) => known !== undefined);
  return {
    metadata: {
      labels: {
        ...labelsOf(workload),
        ...Object.assign({}, ...workload.reach.joins.map((join) => admittedTo(join.workload))),
      },
      annotations: Object.assign({}, ...parts.map(({ files }) => files.annotations)),
    },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: Math.max(...parts.map((part) => graceOf(part.workload))),
      securityContext: {
        // Claims, files and sockets are written and read by the group of the server.
        fsGroup: String(workload.user.id),
        fsGroupChangePolicy: 'OnRootMismatch',
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
        ...(keepalive && { sysctl: sysctlsOf(keepalive) }),
      },
      ...(imagePullSecret !== undefined && { imagePullSecrets: [{ name: imagePullSecret }] }),
      container: parts.map(containerOf),
      volume: [
        ...parts.map(filesVolumeOf),
        // A file system in memory: what it holds counts as memory of the pod.
        ...(workload.socketOf === undefined
          ? []
          : [{ name: SOCKET, emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } }]),
      ],
      // For a single copy too: another number of copies then leaves those alone that run.
      topologySpreadConstraint: [spreadOver(workload.name)],
    },
  };
}

/** The files of a container as one folder, readable by the group of the pod. */
function filesVolumeOf({ workload, files }: PodPart) {
  return {
    name: filesVolume(workload),
    projected: [
      {
        defaultMode: '0440',
        sources: [
          ...(files.configMap === undefined ? [] : [{ configMap: [{ name: files.configMap }] }]),
          ...(files.secret === undefined ? [] : [{ secret: [{ name: files.secret }] }]),
          ...(workload.stored ? [{ secret: [storedSecret(workload.stored)] }] : []),
        ],
      },
    ],
  };
}

/** What the cluster keeps comes and changes under the names that the configuration has for it. */
function storedSecret({ store, files }: StoredFiles) {
  return { name: store, items: [...files].map(([path, key]) => ({ key, path })) };
}

/** No node has two pods more than another, where there is a choice. */
function spreadOver(workload: string) {
  return {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: [{ matchLabels: selectorOf(workload) }],
  };
}

/** All of them are among the sysctls that Kubernetes calls safe. */
function sysctlsOf({ idleSeconds, intervalSeconds, probes }: Keepalive) {
  return [
    { name: 'net.ipv4.tcp_keepalive_time', value: String(idleSeconds) },
    { name: 'net.ipv4.tcp_keepalive_intvl', value: String(intervalSeconds) },
    { name: 'net.ipv4.tcp_keepalive_probes', value: String(probes) },
  ];
}
