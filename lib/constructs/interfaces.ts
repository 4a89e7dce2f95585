import type { ITerraformDependable } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Flavor } from '../core/catalog/flavor';
import type { ServerVersion } from '../core/catalog/server-version';
import type { ServiceLogins } from '../core/credentials/logins';
import type { Endpoint } from '../core/platform/endpoint';
import type { KnownServer } from '../core/resolve/lint/linted-server';
import type { Platform } from '../platforms/platform';
import type { TlsEndpoint } from '../platforms/tls-endpoint';

/**
 * Everything that a client needs to connect, as separate values and as a URL. All values of a `redis+ssl` credential except
 * secrets are known at synth. Host, port and URL of a plaintext credential are tokens, so that a RegulatedWorkload can
 * reject them; use `plaintextEndpoint` or `endpoint` of the service for a host and a port that are known at synth.
 */
export interface RedisCredential {
  /** The type: `redis` for plaintext, `redis+ssl` for TLS. */
  readonly type: string;

  /** Whether this is the default credential, which clients should use: `redis+ssl` if the service has one. */
  readonly isDefault: boolean;

  /** The host name or IP address. */
  readonly host: string;

  /**
   * The TCP port. The port of a plaintext credential is a number token: in a text, no digit, dot, plus, minus or e may stand next
   * to it, because cdktf would read it as part of the token.
   */
  readonly port: number;

  /** The user name. It is empty below Redis 6.0, which has no users. */
  readonly username: string;

  /** The password, a sensitive value. */
  readonly password: string;

  /** The `redis://` or `rediss://` URL with percent-encoded user and password, a sensitive value. */
  readonly url: string;
}

/**
 * The credentials of a service. The plaintext credential is for the published host port if `plaintext` is set, and
 * otherwise for the private network of the service.
 *
 * @example
 * const service = new RedisService(this, 'Redis');
 * new TlsTerminator(this, 'Tls', { service });
 * const credentials: ServiceCredentials = service.credentials;
 * new TerraformOutput(this, 'url', { value: credentials.redisSsl.url, sensitive: true });
 */
export abstract class ServiceCredentials {
  /**
   * The credential for connections without TLS. Do not use it for regulated or sensitive information.
   * @throws Error if the service only accepts TLS.
   */
  public abstract readonly redis: RedisCredential;

  /**
   * The credential for connections over TLS: to the service itself if it has TLS, otherwise through its first TlsTerminator.
   * @throws Error if the service has neither TLS nor a TlsTerminator yet.
   */
  public abstract readonly redisSsl: RedisCredential;

  /**
   * All credentials in the shape that `aptible db` images print for `--connection-url`:
   * `{ version, credentials: [{ type, default, connection_url }] }`. A sensitive value. It is created at synth, so it
   * includes terminators that are created later.
   */
  public abstract readonly connectionUrls: Record<string, unknown>;

  /**
   * The credential for connections over TLS to an endpoint of the service or of a terminator.
   * @internal
   */
  public abstract _over(tls: TlsEndpoint): RedisCredential;

  /**
   * All credentials.
   * @param chosen Where the default credential connects. Undefined: where `redisSsl` does, or else without TLS.
   * @param isPlaintextWanted Whether the plaintext credential is included, asked when cdktf writes it.
   * @internal
   */
  public abstract _connectionUrls(
    chosen: TlsEndpoint | undefined,
    isPlaintextWanted: () => boolean,
  ): Record<string, unknown>;

  /**
   * The URL as redis-cli reads it: it would send an empty user name, which a server below 6.0 refuses, so the password
   * stands alone there.
   * @internal
   */
  public abstract _cliUrl(tls: TlsEndpoint | undefined): string;
}

/** A Redis service: a RedisService, a Replica, or a service that was imported. */
export interface IRedisService extends IConstruct {
  /** Version of the server. */
  readonly version: ServerVersion;

  /** How the server keeps data. Not known of every imported service. */
  readonly flavor?: Flavor;

  /**
   * Where terminators and replicas connect. Without TLS, on the private network of the service; if the service only accepts
   * TLS, this is the same as `tls.endpoint`.
   */
  readonly endpoint: Endpoint;

  /** Where clients connect without TLS on the host, if plaintext was asked for. */
  readonly plaintextEndpoint?: Endpoint;

  /** Where the service itself accepts TLS, without a TlsTerminator: a managed service, or one that was imported with TLS. */
  readonly tls?: TlsEndpoint;

  /** Seconds after which Redis closes an idle connection; 0 never. */
  readonly idleTimeoutSeconds: number;

  /** How clients connect: `redis`, and `redis+ssl` if the service has TLS or a TlsTerminator in front of it. */
  readonly credentials: ServiceCredentials;

  /**
   * How clients connect as one of the declared users.
   * @param user Name of the user.
   * @throws Error if the service has no such user.
   */
  credentialsOf(user: string): ServiceCredentials;

  /** @internal */
  readonly _link: ServiceLink;
}

/** A TLS terminator: a TlsTerminator, or a terminator that was imported. */
export interface ITlsTerminator extends IConstruct {
  /** Where clients connect over TLS. */
  readonly endpoint: Endpoint;

  /** CA certificate (PEM) that clients verify with. If it is not set, clients trust the CA already. */
  readonly caCertificate?: string;

  /** DNS name that the certificate includes, whatever address clients connect to. */
  readonly serverName: string;

  /** Service behind the terminator. It is not set if the terminator was imported. */
  readonly service?: IRedisService;

  /** @internal */
  readonly _link: TerminatorLink;
}

/**
 * What a terminator or a replica must know about a service.
 * @internal
 */
export interface ServiceLink {
  /** Name of the server. Undefined: the service was imported. */
  readonly name?: string;
  /** Where the server runs. Undefined: the service was imported. */
  readonly platform?: Platform;
  /** The settings of the server. Undefined: the service was imported. */
  readonly server?: KnownServer;
  /** Whether the server accepts connections without TLS. */
  readonly acceptsPlaintext: boolean;
  /** The logins that are known: all of a service of this app, those given of an imported one. */
  readonly logins: ServiceLogins;
  /** Resources that must exist before anything connects. */
  readonly dependables: readonly ITerraformDependable[];
}

/**
 * What a replica behind a terminator must know about it.
 * @internal
 */
export interface TerminatorLink {
  /** Name of the terminator. Undefined: it was imported. */
  readonly name?: string;
  /** Where the terminator runs. Undefined: it was imported. */
  readonly platform?: Platform;
  /** Resources that must exist before anything connects. */
  readonly dependables: readonly ITerraformDependable[];
  /** Whether its endpoint can be reached from other locations. */
  readonly isPublished: boolean;
}
