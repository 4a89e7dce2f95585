import type { ITerraformDependable } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import type { Flavor } from './core/catalog/flavor';
import type { RedisVersion } from './core/catalog/redis-version';
import type { ServerLogins } from './core/credentials/logins';
import type { Endpoint } from './core/endpoint';
import { ServiceCredentials } from './credentials';
import type { Platform } from './platforms/platform';

/**
 * What a terminator or a replica needs of a service.
 * @internal
 */
export interface ServiceLink {
  /** Name of the workload. Undefined: the service was imported. */
  readonly workload?: string;
  /** Where it runs. Undefined: the service was imported. */
  readonly platform?: Platform;
  /** Logins that are known: all of a service of this app, those given of an imported one. */
  readonly logins: Partial<ServerLogins>;
  /** What has to be there before something connects. */
  readonly dependables: readonly ITerraformDependable[];
}

/** A Redis service: a RedisService, a Replica, or one that was imported. */
export interface IRedisService extends IConstruct {
  /** Minor line of the server. */
  readonly version: RedisVersion;

  /** How it keeps data. Not known of every imported service. */
  readonly flavor?: Flavor;

  /** Where terminators and replicas reach it without TLS: on its private network. */
  readonly endpoint: Endpoint;

  /** Where clients reach it without TLS on the host, if plaintext was asked for. */
  readonly plaintextEndpoint?: Endpoint;

  /** Seconds after which Redis closes an idle connection; 0 never. */
  readonly idleTimeoutSeconds: number;

  /** How clients connect: `redis`, and `redis+ssl` where a TlsTerminator stands in front. */
  readonly credentials: ServiceCredentials;

  /** @internal */
  readonly _link: ServiceLink;
}

/** What all Redis services have in common. */
export abstract class RedisServiceBase extends Construct implements IRedisService {
  public abstract readonly version: RedisVersion;
  public abstract readonly flavor?: Flavor;
  public abstract readonly endpoint: Endpoint;
  public abstract readonly plaintextEndpoint?: Endpoint;
  public abstract readonly idleTimeoutSeconds: number;
  /** How clients connect: `redis`, and `redis+ssl` where a TlsTerminator stands in front. */
  public readonly credentials: ServiceCredentials = new ServiceCredentials(this);
  /** @internal */
  public abstract readonly _link: ServiceLink;
}
