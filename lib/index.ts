export { ConnectionOutputs, type ConnectionOutputsProps } from './constructs/clients/connection-outputs';
export { RedisPolicy, type RedisPolicyProps } from './constructs/governance/redis-policy';
export { RegulatedWorkload } from './constructs/governance/regulated-workload';
export { Review } from './constructs/governance/review';
export {
  type IRedisService,
  type ITlsTerminator,
  type RedisCredential,
  ServiceCredentials,
} from './constructs/interfaces';
export type { RedisServiceAttributes } from './constructs/redis/imported-redis-service';
export { RedisService, type RedisServiceProps } from './constructs/redis/redis-service';
export { RedisServiceBase } from './constructs/redis/redis-service-base';
export { Replica, type ReplicaProps } from './constructs/redis/replica';
export type { TlsTerminatorAttributes } from './constructs/tls/imported-tls-terminator';
export {
  PrivateCertificateAuthority,
  type PrivateCertificateAuthorityProps,
} from './constructs/tls/private-certificate-authority';
export {
  type IssuedCertificateOptions,
  type PemCertificate,
  TlsCertificate,
} from './constructs/tls/tls-certificate';
export { TlsTerminator, type TlsTerminatorProps } from './constructs/tls/tls-terminator';
export { CommandRule } from './core/catalog/command-rule';
export { Flavor } from './core/catalog/flavor';
export { KeyPattern } from './core/catalog/key-pattern';
export { MemorySize } from './core/catalog/memory-size';
export { EvictionPolicy, FsyncPolicy, RemovalPolicy } from './core/catalog/policies';
export { RedisVersion } from './core/catalog/redis-version';
export { ServerVersion } from './core/catalog/server-version';
export { TlsVersion } from './core/catalog/tls-version';
export { UserManagement } from './core/catalog/user-management';
export { ValkeyVersion } from './core/catalog/valkey-version';
export type { ServiceLogins } from './core/credentials/logins';
export { type Login, Secret } from './core/credentials/secret';
export type { Access } from './core/platform/access';
export { Audience } from './core/platform/audience';
export { BackendTransport } from './core/platform/backend-transport';
export { Endpoint } from './core/platform/endpoint';
export type { IPlatformFacts, PlatformCapabilities } from './core/platform/platform-facts';
export type { PolicyException, PolicyRuleOptions } from './core/policy/policy-exception';
export { PolicyRule } from './core/policy/policy-rule';
export { PolicySeverity } from './core/policy/policy-severity';
export type { Listener } from './core/resolve/listener';
export type { RedisServerProps, SavePoint } from './core/resolve/redis-server-props';
export type { RedisUser, UserSpecification } from './core/resolve/redis-user';
export type { ServerDirective, ServerSpecification } from './core/resolve/server-specification';
export type { TerminatorSpecification } from './core/resolve/terminator-specification';
export type { TlsTerminatorSettings } from './core/resolve/tls-terminator-settings';
export { DockerPlatform, type DockerPlatformProps } from './platforms/docker';
export { Platform } from './platforms/platform';
export type { PlatformProblem } from './platforms/platform-problem';
export type {
  PrimaryConnection,
  PrimaryTlsConnection,
  ProvidedServer,
  ServerRequest,
} from './platforms/server';
export type {
  ProvidedTerminator,
  TerminatedServer,
  TerminatorCertificate,
  TerminatorRequest,
} from './platforms/terminator';
export type { ServerTlsEndpoint, TlsEndpoint } from './platforms/tls-endpoint';
