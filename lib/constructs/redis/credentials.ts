import { Lazy } from 'cdktf';
import type { Login } from '../../core/credentials/secret';
import { type Template, template } from '../../core/credentials/template';
import type { Endpoint } from '../../core/platform/endpoint';
import { printable } from '../../core/text/printable';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import { AppRegistry } from '../../stack/app-registry';
import { plaintextNumber, plaintextText } from '../../stack/plaintext-values';
import { reveal } from '../../stack/reveal';
import {
  type IRedisService,
  type ITlsTerminator,
  type RedisCredential,
  ServiceCredentials,
} from '../interfaces';

/** The credentials of one user of a service. */
export class UserCredentials extends ServiceCredentials {
  /**
   * @param service The service that the credentials are for.
   * @param user One of its users. Undefined: the client user.
   */
  constructor(
    private readonly service: IRedisService,
    private readonly user?: string,
  ) {
    super();
  }

  public override get redis(): RedisCredential {
    const { path } = this.service.node;
    if (!this.service._link.acceptsPlaintext) {
      throw new Error(
        `[${printable(path)}] has no redis credential, because the service only accepts TLS. Fix: use redisSsl.`,
      );
    }
    const credential = this.credential(
      'redis',
      this.plaintextEndpoint,
      tlsEndpointsOf(this.service).length === 0,
    );
    return {
      ...credential,
      host: plaintextText(path, credential.host),
      port: plaintextNumber(path, credential.port),
      url: plaintextText(path, credential.url),
    };
  }

  public override get redisSsl(): RedisCredential {
    const [first] = tlsEndpointsOf(this.service);
    if (first === undefined) {
      throw new Error(
        `[${printable(this.service.node.path)}] has no redis+ssl credential, because no TlsTerminator stands in front of it. ` +
          (AppRegistry.of(this.service).serverAt(this.service) === undefined
            ? 'Fix: if this imported service accepts TLS, pass tls: true or a rediss:// url to fromRedisServiceAttributes. ' +
              'If not, create a TlsTerminator with this service before you read redisSsl.'
            : 'Fix: create one with this service before you read redisSsl.'),
      );
    }
    return this._over(first);
  }

  public override get connectionUrls(): Record<string, unknown> {
    return this._connectionUrls(undefined, () => true);
  }

  /** @internal */
  public override _connectionUrls(
    chosen: TlsEndpoint | undefined,
    isPlaintextWanted: () => boolean,
  ): Record<string, unknown> {
    const all = (): readonly RedisCredential[] => {
      const known = tlsEndpointsOf(this.service);
      const endpoints = chosen === undefined || known.includes(chosen) ? known : [chosen, ...known];
      const first = chosen ?? endpoints[0];
      return [
        ...(this.service._link.acceptsPlaintext && isPlaintextWanted()
          ? [{ ...this.redis, isDefault: first === undefined }]
          : []),
        ...endpoints.map((tls) => ({ ...this._over(tls), isDefault: tls === first })),
      ];
    };
    return {
      version: '1.0',
      credentials: Lazy.anyValue({
        produce: () =>
          all().map(({ type, isDefault, url }) => ({ type, default: isDefault, connection_url: url })),
      }),
    };
  }

  /** @internal */
  public override _over(tls: TlsEndpoint): RedisCredential {
    return this.credential('redis+ssl', tls.endpoint, tls === tlsEndpointsOf(this.service)[0]);
  }

  /** @internal */
  public override _cliUrl(tls: TlsEndpoint | undefined): string {
    if (tls !== undefined) return reveal(urlOf('rediss', tls.endpoint, this.login, ''));
    return plaintextText(
      this.service.node.path,
      reveal(urlOf('redis', this.plaintextEndpoint, this.login, '')),
    );
  }

  private get plaintextEndpoint(): Endpoint {
    return this.service.plaintextEndpoint ?? this.service.endpoint;
  }

  private get login(): Login | undefined {
    const { client } = this.service._link.logins;
    if (this.user === undefined) return client;
    return namedLogins(this.service).find(({ username }) => username === this.user);
  }

  private credential(type: 'redis' | 'redis+ssl', endpoint: Endpoint, isDefault: boolean): RedisCredential {
    const { login } = this;
    return {
      type,
      isDefault,
      host: endpoint.host,
      port: endpoint.port,
      username: login?.username ?? '',
      password: login ? reveal(template`${{ secret: login.password, encoding: 'plain' }}`) : '',
      url: reveal(urlOf(type === 'redis' ? 'redis' : 'rediss', endpoint, login)),
    };
  }
}

/**
 * Where clients of a service connect over TLS: at the service itself, and at its terminators in the order of the construct
 * tree. The first is the default.
 */
export function tlsEndpointsOf(service: IRedisService): readonly TlsEndpoint[] {
  return [...(service.tls ? [service.tls] : []), ...terminatorsOf(service)];
}

/** The terminators in front of a service, in the order of the construct tree. */
export function terminatorsOf(service: IRedisService): readonly ITlsTerminator[] {
  return AppRegistry.of(service).terminatorsOf(service) as readonly ITlsTerminator[];
}

/** The names that clients of a service can have. */
export function userNames(service: IRedisService): string[] {
  return [...new Set(namedLogins(service).flatMap(({ username }) => username ?? []))];
}

function namedLogins({ _link: { logins } }: IRedisService): readonly Login[] {
  return [...(logins.client ? [logins.client] : []), ...(logins.users ?? [])];
}

function urlOf(scheme: string, endpoint: Endpoint, login: Login | undefined, nobody = ':'): Template {
  if (login === undefined) return template`${scheme}://${endpoint.toString()}`;
  const user = login.username === undefined ? nobody : `${login.username}:`;
  return template`${scheme}://${user}${{ secret: login.password, encoding: 'url' }}@${endpoint.toString()}`;
}
