import { Construct } from 'constructs';
import type { Flavor } from '../../core/catalog/flavor';
import type { ServerVersion } from '../../core/catalog/server-version';
import type { Endpoint } from '../../core/platform/endpoint';
import { textOrDescribed } from '../../core/text/described';
import { printable } from '../../core/text/printable';
import { shown } from '../../core/text/shown';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import type { IRedisService, ServiceCredentials, ServiceLink } from '../interfaces';
import { UserCredentials, userNames } from './credentials';

/**
 * The base class of all Redis services: RedisService, Replica, and imported services.
 *
 * @example
 * const services: RedisServiceBase[] = [new RedisService(this, 'Sessions'), new RedisService(this, 'Jobs')];
 * for (const service of services) new TlsTerminator(service, 'Tls', { service, port: 6380 + services.indexOf(service) });
 */
export abstract class RedisServiceBase extends Construct implements IRedisService {
  public abstract readonly version: ServerVersion;
  public abstract readonly flavor?: Flavor;
  public abstract readonly endpoint: Endpoint;
  public abstract readonly plaintextEndpoint?: Endpoint;
  public abstract readonly tls?: TlsEndpoint;
  public abstract readonly idleTimeoutSeconds: number;
  /** The credentials of clients: `redis`, and `redisSsl` if the service has TLS or a TlsTerminator. */
  public readonly credentials: ServiceCredentials = new UserCredentials(this);
  /** @internal */
  public abstract readonly _link: ServiceLink;

  /**
   * Returns the credentials of one of the declared users.
   * @param user The name of the user.
   * @throws Error if the service does not have the user.
   */
  public credentialsOf(user: string): ServiceCredentials {
    const known = userNames(this);
    if (known.includes(user)) return new UserCredentials(this, user);
    throw new Error(
      printable(
        `[${this.node.path}] has no credentials of the user ${shown(textOrDescribed(user))}. ` +
          `Fix: ${known.length > 0 ? `use one of ${known.join(', ')}, or ` : ''}add it to users.`,
      ),
    );
  }
}
