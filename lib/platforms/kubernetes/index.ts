export { KubernetesPlatform, type KubernetesPlatformProps } from './kubernetes-platform';
export { ServiceType } from './service-type';
