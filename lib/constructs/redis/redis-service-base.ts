import { Construct } from 'constructs';
import type { Flavor } from '../../core/catalog/flavor';
import type { ServerVersion } from '../../core/catalog/server-version';
import type { Endpoint } from '../../core/platform/endpoint';
import { printable } from '../../core/text/printable';
import { shown } from '../../core/text/shown';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import type { IRedisService, ServiceCredentials, ServiceLink } from '../interfaces';
import { UserCredentials, userNames } from './credentials';

/** What all Redis services have in common. */
export abstract class RedisServiceBase extends Construct implements IRedisService {
  public abstract readonly version: ServerVersion;
  public abstract readonly flavor?: Flavor;
  public abstract readonly endpoint: Endpoint;
  public abstract readonly plaintextEndpoint?: Endpoint;
  public abstract readonly tls?: TlsEndpoint;
  public abstract readonly idleTimeoutSeconds: number;
  /** How clients connect: `redis`, and `redis+ssl` if the service has TLS or a TlsTerminator in front of it. */
  public readonly credentials: ServiceCredentials = new UserCredentials(this);
  /** @internal */
  public abstract readonly _link: ServiceLink;

  /**
   * How clients connect as one of the declared users.
   * @param user Name of the user.
   * @throws Error if the service has no such user.
   */
  public credentialsOf(user: string): ServiceCredentials {
    const known = userNames(this);
    if (known.includes(user)) return new UserCredentials(this, user);
    throw new Error(
      printable(
        `[${this.node.path}] has no credentials of the user ${shown(user)}. ` +
          `Fix: ${known.length > 0 ? `take one of ${known.join(', ')}, or ` : ''}declare it in users.`,
      ),
    );
  }
}
