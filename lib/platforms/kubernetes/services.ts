import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import type { Construct } from 'constructs';
import type { Workload } from '../../core/render/workload';
import { nonDisruptive } from '../../stack/digest';
import { selectorOf } from './labels';
import { metadataOf } from './metadata';
import { kubernetesNames } from './names';
import { ServiceType } from './service-type';
import type { KubernetesTarget } from './target';

/** The Service under whose name a workload is reached. What is published has the type of the platform. */
export function createService(
  scope: Construct,
  workload: Workload,
  pods: string,
  target: KubernetesTarget,
): ServiceV1 {
  const { name, port, published, role } = workload;
  const { provider, serviceType } = target;
  const isPublished = published.length > 0;
  const isNodePort = serviceType === ServiceType.NODE_PORT;
  const ports = published.map((each) => ({
    name: each.port === port ? role.kind : `${role.kind}-${each.port}`,
    port: each.port,
    targetPort: String(each.inside),
    protocol: 'TCP',
    ...(isNodePort && { nodePort: each.port }),
  }));
  const own = { name: role.kind, port, targetPort: String(port), protocol: 'TCP' };
  const service = new ServiceV1(scope, 'Service', {
    provider,
    metadata: metadataOf(workload, kubernetesNames.workload(name), target),
    spec: {
      type: (isPublished ? serviceType : ServiceType.CLUSTER_IP)._word,
      selector: selectorOf(pods),
      port: ports.some((each) => each.port === port) ? ports : [own, ...ports],
    },
  });
  return nonDisruptive(service);
}

/** The Service without an address that gives each pod of a StatefulSet its name, as long as it serves. */
export function createPodsService(scope: Construct, workload: Workload, target: KubernetesTarget): ServiceV1 {
  const { name, port, role } = workload;
  const service = new ServiceV1(scope, 'PodsService', {
    provider: target.provider,
    metadata: metadataOf(workload, kubernetesNames.pods(name), target),
    spec: {
      type: 'ClusterIP',
      clusterIp: 'None',
      selector: selectorOf(name),
      port: [{ name: role.kind, port, targetPort: String(port), protocol: 'TCP' }],
    },
  });
  return nonDisruptive(service);
}
