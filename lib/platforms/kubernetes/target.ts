import type { TerraformProvider } from 'cdktf';
import type { ServiceType } from './service-type';

/** The properties of the Kubernetes objects that run a workload. */
export interface KubernetesTarget {
  readonly provider?: TerraformProvider;
  readonly namespace: string;
  readonly image: string;
  readonly imagePullSecret?: string;
  readonly storageClass?: string;
  /** The type of the Service that publishes the ports of the workload. */
  readonly serviceType: ServiceType;
}
