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
import { checkedProps } from '../../stack/checked-props';
import { partsAtApply } from '../../stack/connection-url';
import { checkForeignPassword, given } from '../../stack/logins';
import { contextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import { isToken } from '../../stack/tokens';
import type { ServiceLink } from '../interfaces';
import { RedisServiceBase } from './redis-service-base';

/**
 * The facts about a service that another app or a managed cloud service runs. Set `url`, or `host` and `port`.
 *
 * @example
 * // A managed service with TLS.
 * const ca = new TerraformVariable(this, 'ca', {});
 * const password = new TerraformVariable(this, 'password', { sensitive: true });
 * RedisService.fromRedisServiceAttributes(this, 'Cache', {
 *   host: 'cache.example.com',
 *   port: 12345,
 *   tls: true,
 *   caCertificate: ca.stringValue,
 *   password: password.stringValue,
 * });
 */
export interface RedisServiceAttributes {
  /**
   * The host name or IP address.
   * @default - the host of `url`
   */
  readonly host?: string;

  /**
   * The TCP port, 1 to 65535.
   * @default - the port of `url`, or 6379
   */
  readonly port?: number;

  /**
   * The connection URL, such as `rediss://cache.example.com:12345`, instead of host and port. A URL with a password must be
   * a sensitive value that is only known at apply. Terraform then reads host, port, username and password from it. It cannot
   * read a password with percent-encoded characters: pass host, port and password instead. A URL must not select a database.
   * @default - `host` and `port`
   */
  readonly url?: string;

  /**
   * Whether the service accepts only TLS. It does not need a TlsTerminator then: use `credentials.redisSsl`.
   * @default - the scheme of `url`; true if the URL is only known at apply; false with `host`
   */
  readonly tls?: boolean;

  /**
   * The CA certificate (PEM) that verifies the certificate of the service. A Replica needs it.
   * @default - a CA that clients already trust
   */
  readonly caCertificate?: string;

  /**
   * The DNS name in the certificate of the service.
   * @default - the host
   */
  readonly serverName?: string;

  /**
   * The version of the server.
   * @default RedisVersion.DEFAULT
   */
  readonly version?: ServerVersion;

  /**
   * How the server keeps its data.
   * @default - not known
   */
  readonly flavor?: Flavor;

  /**
   * The number of seconds after which Redis closes an idle connection. 0 means never.
   * @default 0
   */
  readonly idleTimeoutSeconds?: number;

  /**
   * The user name of clients.
   * @default - the user of `url`, or `default` in Redis 6.0 and later
   */
  readonly username?: string;

  /**
   * The password of clients, a sensitive value.
   * @default - the password of `url`, or no password
   */
  readonly password?: string;

  /**
   * The user name of replicas.
   * @default - `replication` in Redis 6.0 and later
   */
  readonly replicationUsername?: string;

  /**
   * The password of replicas, a sensitive value.
   * @default - the password of clients below Redis 6.0; otherwise no Replica can follow the service
   */
  readonly replicationPassword?: string;
}

/** An imported service. It creates no resources. */
export class ImportedRedisService extends RedisServiceBase {
  /** A placeholder for a service that is missing or not valid, so that all problems can be reported at once. */
  public static missing(scope: Construct): ImportedRedisService {
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
    attributes = checkedProps(this, 'RedisServiceAttributes', attributes);
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

    checkForeignPassword(this, 'PasswordCheck', 'The password', attributes.password ?? parts?.password);
    checkForeignPassword(
      this,
      'ReplicationPasswordCheck',
      'replicationPassword',
      attributes.replicationPassword,
    );

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
