import type { Audience } from '../../core/platform/audience';
import { BackendTransport } from '../../core/platform/backend-transport';
import type { PlatformFacts } from '../../core/platform/platform-facts';

import { kubernetesNames } from './names';
import { ServiceType } from './service-type';

/**
 * What a Kubernetes cluster has. A terminator reaches Redis over TCP when nothing is said: beside it in the pod, a new
 * certificate would restart Redis too.
 */
export function kubernetesFacts(
  namespace: string,
  domain: string,
  serviceType = ServiceType.CLUSTER_IP,
): PlatformFacts {
  return {
    name: 'Kubernetes',
    has: { 'host-addresses': false, 'volume-sizes': true, copies: true, 'stored-certificates': true },
    transport: BackendTransport.TCP,
    audiences: {
      server: 'admitted pods',
      terminator: 'pods of its cluster',
      published: () => audienceOf(serviceType),
    },
    host: (workload) => `${workload}.${namespace}.svc.${domain}`,
    peer: (workload) => `${kubernetesNames.pods(workload)}.${namespace}.svc.${domain}`,
    aliases: (workload) => [`${workload}.${namespace}.svc`, `${workload}.${namespace}`, workload],
  };
}

/** Who reaches a Service of a type. */
function audienceOf(type: ServiceType): Audience {
  if (type === ServiceType.NODE_PORT) return 'who reaches a node of its cluster';
  return type === ServiceType.LOAD_BALANCER ? 'who reaches its load balancer' : 'pods of its cluster';
}
