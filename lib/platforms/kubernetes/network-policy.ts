import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import type { Construct } from 'constructs';
import type { Workload } from '../../core/render/workload';
import { nonDisruptive } from '../../stack/digest';
import { admittedTo, selectorOf } from './labels';
import { metadataOf } from './metadata';
import { kubernetesNames } from './names';
import type { KubernetesTarget } from './target';

/**
 * Who may connect to a workload, on its port and no other one, and where it may connect to itself. The cluster needs
 * a network plugin that enforces policies.
 */
export function createNetworkPolicy(
  scope: Construct,
  workload: Workload,
  pods: string,
  target: KubernetesTarget,
): void {
  const { name, port, reach, servesClients } = workload;
  const isBesideServer = pods !== name;
  // A workload beside a server goes the ways of that one, which has a policy of its own.
  const isClosed = !reach.outbound && !isBesideServer;
  const policy = new NetworkPolicyV1(scope, 'NetworkPolicy', {
    provider: target.provider,
    metadata: metadataOf(workload, kubernetesNames.workload(name), target),
    spec: {
      podSelector: { matchLabels: selectorOf(pods) },
      policyTypes: isClosed ? ['Ingress', 'Egress'] : ['Ingress'],
      ingress: [
        {
          ports: [{ port: String(port), protocol: 'TCP' }],
          ...(!servesClients && { from: [{ podSelector: { matchLabels: admittedTo(name) } }] }),
        },
      ],
      ...(isClosed && { egress: [NAMES, ...reach.joins.map((join) => wayTo(join.workload))] }),
    },
  });
  nonDisruptive(policy);
}

/** Names are looked up at the DNS server of the cluster, wherever that runs. */
const NAMES = {
  ports: [
    { port: '53', protocol: 'UDP' },
    { port: '53', protocol: 'TCP' },
  ],
};

function wayTo(workload: string) {
  return { to: [{ podSelector: { matchLabels: selectorOf(workload) } }] };
}
