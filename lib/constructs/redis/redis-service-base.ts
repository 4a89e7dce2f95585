import type { ITerraformDependable } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import type { Flavor } from '../../core/catalog/flavor';
import type { ServerVersion } from '../../core/catalog/server-version';
import type { ServerLogins } from '../../core/credentials/logins';
import type { Endpoint } from '../../core/platform/endpoint';
import type { KnownServer } from '../../core/resolve/lint/linted-server';
import { printable } from '../../core/text/printable';
import { shown } from '../../core/text/shown';
import type { Platform } from '../../platforms/platform';
import { ServiceCredentials, userNames } from '../clients/credentials';

/**
 * What a terminator or a replica needs of a service.
 * @internal
 */
export interface ServiceLink {
  /** Name of the workload. Undefined: the service was imported. */
  readonly workload?: string;
  /** Where it runs. Undefined: the service was imported. */
  readonly platform?: Platform;
  /** Its settings. Undefined: the service was imported. */
  readonly server?: KnownServer;
  /** Logins that are known: all of a service of this app, those given of an imported one. */
  readonly logins: Partial<ServerLogins>;
  /** What has to be there before something connects. */
  readonly dependables: readonly ITerraformDependable[];
}

/** A Redis service: a RedisService, a Replica, or one that was imported. */
export interface IRedisService extends IConstruct {
  /** Version of the server. */
  readonly version: ServerVersion;

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

  /**
   * How clients connect as one of the declared users.
   * @param user Name of the user.
   * @throws Error when the service has no such user.
   */
  credentialsOf(user: string): ServiceCredentials;

  /** @internal */
  readonly _link: ServiceLink;
}

/** What all Redis services have in common. */
export abstract class RedisServiceBase extends Construct implements IRedisService {
  public abstract readonly version: ServerVersion;
  public abstract readonly flavor?: Flavor;
  public abstract readonly endpoint: Endpoint;
  public abstract readonly plaintextEndpoint?: Endpoint;
  public abstract readonly idleTimeoutSeconds: number;
  /** How clients connect: `redis`, and `redis+ssl` where a TlsTerminator stands in front. */
  public readonly credentials: ServiceCredentials = new ServiceCredentials(this);
  /** @internal */
  public abstract readonly _link: ServiceLink;

  /**
   * How clients connect as one of the declared users.
   * @param user Name of the user.
   * @throws Error when the service has no such user.
   */
  public credentialsOf(user: string): ServiceCredentials {
    const known = userNames(this);
    if (known.includes(user)) return new ServiceCredentials(this, user);
    throw new Error(
      printable(
        `[${this.node.path}] has no credentials of the user ${shown(user)}. ` +
          `Fix: ${known.length > 0 ? `take one of ${known.join(', ')}, or ` : ''}declare it in users.`,
      ),
    );
  }
}
