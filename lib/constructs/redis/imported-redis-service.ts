import type { Construct } from 'constructs';
import { capabilitiesOf } from '../../core/catalog/capabilities';
import type { Flavor } from '../../core/catalog/flavor';
import { RedisVersion } from '../../core/catalog/redis-version';
import type { ServerVersion } from '../../core/catalog/server-version';
import type { ServiceLogins } from '../../core/credentials/logins';
import type { Login } from '../../core/credentials/secret';
import { Endpoint } from '../../core/platform/endpoint';
import { Problems } from '../../core/problems/problems';
import { parseCertificates, unlessBlank } from '../../core/resolve/given-certificate';
import { checkNumberSetting } from '../../core/resolve/number-settings';
import { checkPassword, checkUserName } from '../../core/resolve/password';
import { parseUrl, resolveServiceAddress, type UrlParts } from '../../core/resolve/service-address';
import { checkVersion } from '../../core/resolve/version-and-flavor';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import { partsAtApply } from '../../stack/connection-url';
import { given } from '../../stack/logins';
import { contextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import { isToken } from '../../stack/tokens';
import type { ServiceLink } from '../interfaces';
import { RedisServiceBase } from './redis-service-base';

/**
 * What is known of a service that another app or a cloud runs. Set `url`, or `host` and `port`.
 * @example
 *
 * // A managed service with TLS, whose provider has the parts of the connection as attributes.
 * RedisService.fromRedisServiceAttributes(this, 'Cache', {
 *   host: 'cache.example.com',
 *   port: 12345,
 *   tls: true,
 *   caCertificate: projectCa.stringValue,
 *   password: cachePassword.stringValue,
 * });
 */
export interface RedisServiceAttributes {
  /**
   * Host name or address.
   * @default - the host of `url`
   */
  readonly host?: string;

  /**
   * TCP port.
   * @default - the port of `url`, or else 6379
   */
  readonly port?: number;

  /**
   * Connection URL, such as `rediss://cache.example.com:12345`, in place of host and port. A URL with a password must be a
   * sensitive value that Terraform reads at apply. Terraform then reads host, port, username and password from it; a password
   * with percent-encoded characters cannot be read, so pass host, port and password instead.
   * @default - `host` and `port`
   */
  readonly url?: string;

  /**
   * Whether the service accepts TLS, and nothing else. It needs no TlsTerminator then: `credentials.redisSsl` connects to it.
   * @default - as the scheme of `url` says; true if the URL is only known at apply; false with `host`
   */
  readonly tls?: boolean;

  /**
   * CA certificate (PEM) that the certificate of the service is verified with. A Replica needs it.
   * @default - a CA that clients trust already
   */
  readonly caCertificate?: string;

  /**
   * DNS name that the certificate of the service includes.
   * @default - the host
   */
  readonly serverName?: string;

  /**
   * Version of the server.
   * @default RedisVersion.DEFAULT
   */
  readonly version?: ServerVersion;

  /**
   * How it keeps data.
   * @default - not known
   */
  readonly flavor?: Flavor;

  /**
   * Seconds after which Redis closes an idle connection.
   * @default 0
   */
  readonly idleTimeoutSeconds?: number;

  /**
   * User name of clients.
   * @default - the user of `url`, or else `default` from Redis 6.0
   */
  readonly username?: string;

  /**
   * Password of clients, a sensitive value.
   * @default - the password of `url`; without it, credentials have no password
   */
  readonly password?: string;

  /**
   * User name of replicas.
   * @default - `replication` from Redis 6.0
   */
  readonly replicationUsername?: string;

  /**
   * Password of replicas, a sensitive value.
   * @default - that of clients below Redis 6.0; otherwise no Replica can follow the service
   */
  readonly replicationPassword?: string;
}

/** A service that is not of this app. It makes no resources. */
export class ImportedRedisService extends RedisServiceBase {
  /** Stands in for a service that was not given, so that all problems can be told at once. */
  public static missing(scope: Construct, prop: string): ImportedRedisService {
    StackRegistry.of(scope).report(scope, [
      {
        id: 'missing-service',
        path: scope.node.path,
        message: `${prop} is missing`,
        given: `${prop}: undefined`,
        allowed: 'a RedisService, a Replica or RedisService.fromRedisServiceAttributes(...)',
        fix: `pass ${prop}`,
      },
    ]);
    return new ImportedRedisService(scope, 'MissingService', { host: 'missing' });
  }

  public readonly version: ServerVersion;
  public readonly flavor?: Flavor;
  public readonly endpoint: Endpoint;
  public readonly plaintextEndpoint?: Endpoint;
  public readonly tls?: TlsEndpoint;
  public readonly idleTimeoutSeconds: number;
  /** @internal */
  public readonly _link: ServiceLink;

  constructor(scope: Construct, id: string, attributes: RedisServiceAttributes) {
    super(scope, id);
    const context = contextOf(this);
    const problems = new Problems(context.path);
    checkUserName('username', attributes.username, problems, context);
    checkUserName('replicationUsername', attributes.replicationUsername, problems, context);
    checkPassword('password', attributes.password, problems, context);
    checkPassword('replicationPassword', attributes.replicationPassword, problems, context);
    parseCertificates('caCertificate', attributes.caCertificate, problems, context);
    const parts = this.partsOf(attributes, problems);
    const { host, port, tls, serverName } = resolveServiceAddress(attributes, parts, problems, context);
    const idleTimeoutSeconds = checkNumberSetting(
      'idleTimeoutSeconds',
      attributes.idleTimeoutSeconds,
      problems,
      context,
    );
    this.version = checkVersion(attributes.version ?? RedisVersion.DEFAULT, problems);
    StackRegistry.of(this).report(this, problems.all);

    this.flavor = attributes.flavor;
    this.endpoint = new Endpoint(host, port);
    this.plaintextEndpoint = tls ? undefined : this.endpoint;
    this.tls = tls
      ? { endpoint: this.endpoint, serverName, caCertificate: unlessBlank(attributes.caCertificate) }
      : undefined;
    this.idleTimeoutSeconds = idleTimeoutSeconds;
    this._link = {
      acceptsPlaintext: !tls,
      logins: loginsOf(attributes, parts, capabilitiesOf(this.version).acl),
      dependables: [],
    };
  }

  private partsOf({ url, tls, password }: RedisServiceAttributes, problems: Problems): UrlParts | undefined {
    if (url === undefined) return undefined;
    if (!isToken(url)) return parseUrl(url, tls ?? true, problems, contextOf(this));
    return partsAtApply(this, url, { tls: tls ?? true, needsPassword: password === undefined });
  }
}

function loginsOf(
  attributes: RedisServiceAttributes,
  parts: UrlParts | undefined,
  acl: boolean,
): ServiceLogins {
  const login = (username: string, label: string, password: string | undefined): Login | undefined =>
    password === undefined ? undefined : { ...(acl && { username }), password: given(label, password) };
  const client = login(
    attributes.username ?? parts?.username ?? 'default',
    'password',
    attributes.password ?? parts?.password,
  );
  return {
    client,
    probe: client,
    replication: acl
      ? login(
          attributes.replicationUsername ?? 'replication',
          'replication password',
          attributes.replicationPassword,
        )
      : client,
  };
}
