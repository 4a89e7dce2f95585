import type { TerraformProvider } from 'cdktf';
import type { ServiceType } from './service-type';

/** Where and how the objects of a workload are made. */
export interface KubernetesTarget {
  readonly provider?: TerraformProvider;
  readonly namespace: string;
  readonly image: string;
  readonly imagePullSecret?: string;
  readonly storageClass?: string;
  /** Type of the Service of what is published. */
  readonly serviceType: ServiceType;
}
