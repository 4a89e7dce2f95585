export { ConnectionOutputs, type ConnectionOutputsProps } from './connection-outputs';
export { CommandRule } from './core/catalog/command-rule';
export { Flavor } from './core/catalog/flavor';
export { KeyPattern } from './core/catalog/key-pattern';
export { MemorySize } from './core/catalog/memory-size';
export { EvictionPolicy, FsyncPolicy, RemovalPolicy } from './core/catalog/policies';
export { RedisVersion } from './core/catalog/redis-version';
export { ServerVersion } from './core/catalog/server-version';
export { UserManagement } from './core/catalog/user-management';
export { ValkeyVersion } from './core/catalog/valkey-version';
export { Endpoint } from './core/endpoint';
export type { PolicyException, PolicyRuleOptions } from './core/policy/policy-exception';
export { PolicyRule } from './core/policy/policy-rule';
export { PolicySeverity } from './core/policy/policy-severity';
export type { RedisServerProps, SavePoint } from './core/spec/redis-server-props';
export type { RedisUser } from './core/spec/redis-user';
export { BackendTransport } from './core/spec/terminator-spec';
export type { TlsTerminatorSettings } from './core/spec/tls-terminator-settings';
export { type RedisCredential, ServiceCredentials } from './credentials';
export type { RedisServiceAttributes } from './imported-redis-service';
export type { TlsTerminatorAttributes } from './imported-tls-terminator';
export { DockerPlatform, type DockerPlatformProps } from './platforms/docker';
export { Platform } from './platforms/platform';
export {
  PrivateCertificateAuthority,
  type PrivateCertificateAuthorityProps,
} from './private-certificate-authority';
export { RedisPolicy, type RedisPolicyProps } from './redis-policy';
export { RedisService, type RedisServiceProps } from './redis-service';
export { type IRedisService, RedisServiceBase } from './redis-service-base';
export { RegulatedWorkload } from './regulated-workload';
export { Replica, type ReplicaProps } from './replica';
export { Review } from './review';
export type { ITlsTerminator } from './terminators';
export { type IssuedCertificateOptions, type PemCertificate, TlsCertificate } from './tls-certificate';
export { TlsTerminator, type TlsTerminatorProps } from './tls-terminator';
