import type { Construct } from 'constructs';
import { capabilitiesOf } from '../../core/catalog/capabilities';
import type { Flavor } from '../../core/catalog/flavor';
import { RedisVersion } from '../../core/catalog/redis-version';
import type { ServerVersion } from '../../core/catalog/server-version';
import type { Login } from '../../core/credentials/secret';
import { Endpoint } from '../../core/platform/endpoint';
import { Problems } from '../../core/problems/problems';
import { REDIS_PORT } from '../../core/render/paths';
import { checkPort } from '../../core/resolve/checks';
import { checkHostName } from '../../core/resolve/host-name';
import { checkNumberSetting } from '../../core/resolve/number-settings';
import { checkPassword, checkUserName } from '../../core/resolve/password';
import { checkVersion } from '../../core/resolve/version-and-flavor';
import { given } from '../../stack/logins';
import { contextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import { RedisServiceBase, type ServiceLink } from './redis-service-base';

/** What is known of a service that is not of this app. */
export interface RedisServiceAttributes {
  /** Host name or address, as the terminator or the replica reaches it. */
  readonly host: string;

  /**
   * TCP port.
   * @default 6379
   */
  readonly port?: number;

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
   * @default - `default` from Redis 6.0
   */
  readonly username?: string;

  /**
   * Password of clients, a sensitive value.
   * @default - credentials hold no password
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
  public readonly idleTimeoutSeconds: number;
  /** @internal */
  public readonly _link: ServiceLink;

  constructor(scope: Construct, id: string, attributes: RedisServiceAttributes) {
    super(scope, id);
    const context = contextOf(this);
    const problems = new Problems(context.path);
    checkHostName('host', attributes.host, problems, context);
    checkUserName('username', attributes.username, problems, context);
    checkUserName('replicationUsername', attributes.replicationUsername, problems, context);
    checkPassword('password', attributes.password, problems, context);
    checkPassword('replicationPassword', attributes.replicationPassword, problems, context);
    const port = checkPort('port', attributes.port, REDIS_PORT, problems, context);
    const idleTimeoutSeconds = checkNumberSetting(
      'idleTimeoutSeconds',
      attributes.idleTimeoutSeconds,
      problems,
      context,
    );
    this.version = checkVersion(attributes.version ?? RedisVersion.DEFAULT, problems);
    StackRegistry.of(this).report(this, problems.all);

    this.flavor = attributes.flavor;
    this.endpoint = new Endpoint(attributes.host, port);
    this.plaintextEndpoint = this.endpoint;
    this.idleTimeoutSeconds = idleTimeoutSeconds;
    this._link = { logins: loginsOf(attributes, capabilitiesOf(this.version).acl), dependables: [] };
  }
}

function loginsOf(attributes: RedisServiceAttributes, acl: boolean): ServiceLink['logins'] {
  const login = (username: string, label: string, password: string | undefined): Login | undefined =>
    password === undefined ? undefined : { ...(acl && { username }), password: given(label, password) };
  const client = login(attributes.username ?? 'default', 'password', attributes.password);
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
