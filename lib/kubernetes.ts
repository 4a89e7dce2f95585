/**
 * What is for Kubernetes only: `cdktf-redis/kubernetes`. A file of its own, so that nobody else loads the provider.
 */
export {
  KubernetesPlatform,
  type KubernetesPlatformProps,
  ServiceType,
} from './platforms/kubernetes';
export { ServiceBinding, type ServiceBindingProps } from './platforms/kubernetes/service-binding';
export { StoredCertificate, type StoredCertificateProps } from './platforms/kubernetes/stored-certificate';
