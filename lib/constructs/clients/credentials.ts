import { Lazy } from 'cdktf';
import type { Login } from '../../core/credentials/secret';
import { type Template, template } from '../../core/credentials/template';
import type { Endpoint } from '../../core/platform/endpoint';
import { printable } from '../../core/text/printable';
import { plaintextNumber, plaintextText } from '../../stack/plaintext-values';
import { reveal } from '../../stack/reveal';
import type { IRedisService } from '../redis/redis-service-base';
import { type ITlsTerminator, terminatorsOf } from '../tls/terminators';

/**
 * How a client connects, in its parts and as a URL. Of a `redis+ssl` credential all but the secrets is known at synth. Host,
 * port and URL of a plaintext one are tokens, so that a RegulatedWorkload can refuse them; for a program that needs host
 * and port at synth, `plaintextEndpoint` and `endpoint` of the service have them.
 */
export interface RedisCredential {
  /** `redis` for plaintext, `redis+ssl` for TLS. */
  readonly type: string;

  /** Whether it is the one to use: `redis+ssl` where there is one. */
  readonly isDefault: boolean;

  /** Host name or address. */
  readonly host: string;

  /**
   * TCP port. Of a plaintext credential it is a number token: in a text no digit, dot, plus, minus or e may stand beside
   * it, which cdktf would take for a part of it.
   */
  readonly port: number;

  /** User name; empty below Redis 6.0, which knows none. */
  readonly username: string;

  /** Password, a sensitive value. */
  readonly password: string;

  /** `redis://` or `rediss://` URL with user and password percent-encoded, a sensitive value. */
  readonly url: string;
}

/**
 * The credentials of a service. The plaintext one is reached on the host where plaintext was asked for, and
 * on the private network of the service otherwise.
 */
export class ServiceCredentials {
  /**
   * @param service The service that the credentials are for.
   * @param user One of its users. Undefined: who clients are.
   */
  constructor(
    private readonly service: IRedisService,
    private readonly user?: string,
  ) {}

  /** For plaintext connections: not for regulated or sensitive information. */
  public get redis(): RedisCredential {
    const endpoint = this.service.plaintextEndpoint ?? this.service.endpoint;
    const credential = this.credential('redis', endpoint, this.terminators.length === 0);
    return {
      ...credential,
      host: plaintextText(this.service.node.path, credential.host),
      port: plaintextNumber(this.service.node.path, credential.port),
      url: plaintextText(this.service.node.path, credential.url),
    };
  }

  /**
   * For connections over TLS.
   * @throws Error when no TlsTerminator stands in front of the service yet.
   */
  public get redisSsl(): RedisCredential {
    const [terminator] = this.terminators;
    if (terminator === undefined) {
      throw new Error(
        `[${printable(this.service.node.path)}] has no redis+ssl credential, because no TlsTerminator stands in front of it. ` +
          'Fix: create one with this service before you read redisSsl.',
      );
    }
    return this._through(terminator);
  }

  /**
   * All credentials in the shape that `aptible db` images print for `--connection-url`:
   * `{ version, credentials: [{ type, default, connection_url }] }`. A sensitive value, made at synth, so it
   * holds terminators that are created later too.
   */
  public get connectionUrls(): Record<string, unknown> {
    return this._connectionUrls(() => true);
  }

  /**
   * All credentials, that for plaintext only where it is asked for when cdktf writes them.
   * @internal
   */
  public _connectionUrls(isPlaintextWanted: () => boolean): Record<string, unknown> {
    return {
      version: '1.0',
      credentials: Lazy.anyValue({
        produce: () =>
          [
            ...(isPlaintextWanted() ? [this.redis] : []),
            ...this.terminators.map((terminator) => this._through(terminator)),
          ].map((credential) => ({
            type: credential.type,
            default: credential.isDefault,
            connection_url: credential.url,
          })),
      }),
    };
  }

  /**
   * The credential over one terminator.
   * @internal
   */
  public _through(terminator: ITlsTerminator): RedisCredential {
    return this.credential('redis+ssl', terminator.endpoint, terminator === this.terminators[0]);
  }

  /**
   * The URL as redis-cli takes it: it would send an empty user name along, which a server below 6.0 refuses, so
   * there the password stands alone.
   * @internal
   */
  public _cliUrl(terminator: ITlsTerminator | undefined): string {
    const endpoint = terminator?.endpoint ?? this.service.plaintextEndpoint ?? this.service.endpoint;
    const url = reveal(urlOf(terminator ? 'rediss' : 'redis', endpoint, this.login, ''));
    return terminator ? url : plaintextText(this.service.node.path, url);
  }

  private get login(): Login | undefined {
    const { client } = this.service._link.logins;
    if (this.user === undefined) return client;
    return namedLogins(this.service).find(({ username }) => username === this.user);
  }

  private get terminators(): readonly ITlsTerminator[] {
    return terminatorsOf(this.service);
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
