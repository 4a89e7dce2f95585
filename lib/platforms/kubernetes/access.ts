import type { Access } from '../../core/platform/access';
import { Audience } from '../../core/platform/audience';
import type { Workload } from '../../core/render/workload';
import type { ContainerFacts } from '../container/container-facts';

/**
 * Every way to open a connection to a workload: at its Service, and from the node of each pod, which network policies do not
 * stop.
 */
export function accessTo(
  { name, port, published, servesClients }: Workload,
  { audiences, hostOf }: ContainerFacts,
): readonly Access[] {
  const host = hostOf(name);
  return [
    ...published.map((listener): Access => ({ audience: audiences.published(), port: listener.port })),
    { audience: servesClients ? Audience.CLUSTER_PODS : Audience.ADMITTED_PODS, host, port },
    { audience: Audience.NODE_OF_POD, port },
  ];
}
