import type { PlatformFacts } from '../../core/platform-facts';
import { BackendTransport } from '../../core/spec/terminator-spec';

/**
 * What a Kubernetes cluster has. A terminator reaches Redis over TCP when nothing is said: beside it in the pod, a new
 * certificate would restart Redis too.
 */
export function kubernetesFacts(namespace: string, domain: string): PlatformFacts {
  return {
    name: 'Kubernetes',
    has: { 'host-addresses': false, 'volume-sizes': true, copies: true, 'stored-certificates': true },
    transport: BackendTransport.TCP,
    host: (workload) => `${workload}.${namespace}.svc.${domain}`,
    aliases: (workload) => [`${workload}.${namespace}.svc`, `${workload}.${namespace}`, workload],
  };
}
