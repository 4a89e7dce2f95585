/** Names of the Kubernetes objects of a workload. They are a contract: another claim is another data set. */
export const kubernetesNames = {
  /** The StatefulSet or Deployment, the Service that clients look up, the policy and the budget. */
  workload: (workload: string) => workload,
  /** The ConfigMap and the Secret with the files. */
  files: (workload: string) => `${workload}-files`,
  /** The Service that gives each pod its name. */
  pods: (workload: string) => `${workload}-pods`,
  /** A claim, as the StatefulSet names those of its templates. A template has the name of its volume. */
  claim: (workload: string, volume: string, ordinal: number) => `${volume}-${workload}-${ordinal}`,
};

/** Whether a namespace, a class or a secret can have a name, or a cluster its domain. */
export function isObjectName(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(name);
}
