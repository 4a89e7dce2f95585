import { Audience } from '../../core/platform/audience';
import { BackendTransport } from '../../core/platform/backend-transport';
import type { ContainerFacts } from '../container/container-facts';
import { kubernetesNames } from './names';
import { ServiceType } from './service-type';

/**
 * The facts about a Kubernetes cluster. A terminator reaches Redis over TCP by default. If it ran in the same pod as Redis, a
 * new certificate would restart Redis too.
 */
export function kubernetesFacts(
  namespace: string,
  domain: string,
  serviceType = ServiceType.CLUSTER_IP,
): ContainerFacts {
  return {
    name: 'Kubernetes',
    capabilities: { volumeSizes: true, copies: true, storedCertificates: true },
    defaultTransport: BackendTransport.TCP,
    audiences: {
      server: Audience.ADMITTED_PODS,
      terminator: Audience.CLUSTER_PODS,
      published: () => audienceOf(serviceType),
    },
    hostOf: (workload) => `${workload}.${namespace}.svc.${domain}`,
    peerOf: (workload) => `${kubernetesNames.pods(workload)}.${namespace}.svc.${domain}`,
    aliasesOf: (workload) => [`${workload}.${namespace}.svc`, `${workload}.${namespace}`, workload],
  };
}

/** The audience of a Service of the given type. */
function audienceOf(type: ServiceType): Audience {
  if (type === ServiceType.NODE_PORT) return Audience.CLUSTER_NODES;
  return type === ServiceType.LOAD_BALANCER ? Audience.LOAD_BALANCER : Audience.CLUSTER_PODS;
}
