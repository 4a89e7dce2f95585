/** The kind of Kubernetes object that a Terraform resource type creates. */
export interface ManifestKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The name of its definition in the OpenAPI schema of Kubernetes. */
  readonly definition: string;
  /** Attributes of the Terraform provider that are not in the Kubernetes object. */
  readonly ofProvider: readonly string[];
}

/** The resource types that the library creates, with their kinds of objects. */
export const MANIFEST_KINDS: Readonly<Record<string, ManifestKind>> = {
  kubernetes_stateful_set_v1: {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    definition: 'io.k8s.api.apps.v1.StatefulSet',
    ofProvider: ['wait_for_rollout', 'timeouts'],
  },
  kubernetes_deployment_v1: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    definition: 'io.k8s.api.apps.v1.Deployment',
    ofProvider: ['wait_for_rollout', 'timeouts'],
  },
  kubernetes_service_v1: {
    apiVersion: 'v1',
    kind: 'Service',
    definition: 'io.k8s.api.core.v1.Service',
    ofProvider: ['wait_for_load_balancer', 'timeouts'],
  },
  kubernetes_config_map_v1: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    definition: 'io.k8s.api.core.v1.ConfigMap',
    ofProvider: [],
  },
  kubernetes_secret_v1: {
    apiVersion: 'v1',
    kind: 'Secret',
    definition: 'io.k8s.api.core.v1.Secret',
    ofProvider: ['timeouts'],
  },
  kubernetes_persistent_volume_claim_v1: {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    definition: 'io.k8s.api.core.v1.PersistentVolumeClaim',
    ofProvider: ['wait_until_bound', 'timeouts'],
  },
  kubernetes_network_policy_v1: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    definition: 'io.k8s.api.networking.v1.NetworkPolicy',
    ofProvider: [],
  },
  kubernetes_pod_disruption_budget_v1: {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    definition: 'io.k8s.api.policy.v1.PodDisruptionBudget',
    ofProvider: [],
  },
};
