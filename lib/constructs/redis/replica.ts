import type { Construct } from 'constructs';
import type { Flavor } from '../../core/catalog/flavor';
import type { ServerVersion } from '../../core/catalog/server-version';
import { type Endpoint, isLoopback } from '../../core/platform/endpoint';
import { checkPrimary, type PrimaryFacts } from '../../core/resolve/constructs/primary';
import { resolveRedis } from '../../core/resolve/constructs/resolve-redis';
import { isIpAddress } from '../../core/resolve/host-name';
import type { RedisServerProps } from '../../core/resolve/redis-server-props';
import { usersOf } from '../../core/resolve/users';
import { DockerPlatform } from '../../platforms/docker';
import type { Platform } from '../../platforms/platform';
import { nameInLocation } from '../../platforms/same-location';
import type { PrimaryTlsConnection } from '../../platforms/server';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import { checkedProps } from '../../stack/checked-props';
import { placedContextOf } from '../../stack/resolve-context';
import type { IRedisService, ITlsTerminator, ServiceLink } from '../interfaces';
import { ImportedRedisService } from './imported-redis-service';
import { provideServer, serverName } from './provide-server';
import { RedisServiceBase } from './redis-service-base';

/** Properties of Replica. */
export interface ReplicaProps extends RedisServerProps {
  /** The service that the replica follows. It can be a replica itself. */
  readonly primary: IRedisService;

  /**
   * The terminator of the primary, for a replica in another location. The replica connects over TLS and verifies the
   * certificate.
   * @default - the replica connects over the private network of the primary
   */
  readonly via?: ITlsTerminator;

  /**
   * The number of replicas under one name, 1 to 100, if the platform supports it. Each has its own data volume.
   * @default 1
   */
  readonly copies?: number;

  /**
   * Whether this replica can follow a memory-only primary. When such a primary restarts, it is empty, and the replica
   * deletes its copy of the data.
   * @default false
   */
  readonly acceptDataLossOnPrimaryRestart?: boolean;

  /**
   * Where the replica runs.
   * @default - where the primary runs
   */
  readonly platform?: Platform;
}

/**
 * A read-only server that replicates another one. It has its own credentials, and can have its own TlsTerminator and its
 * own replicas.
 *
 * @example
 * const primary = new RedisService(this, 'Redis');
 * new Replica(this, 'Replica', { primary });
 */
export class Replica extends RedisServiceBase {
  public readonly version: ServerVersion;
  public readonly flavor?: Flavor;
  public readonly endpoint: Endpoint;
  public readonly plaintextEndpoint?: Endpoint;
  public readonly tls?: TlsEndpoint;
  public readonly idleTimeoutSeconds: number;
  /** The service that the replica follows. */
  public readonly primary: IRedisService;
  /** @internal */
  public readonly _link: ServiceLink;

  constructor(scope: Construct, id: string, props: ReplicaProps) {
    super(scope, id);
    props = checkedProps(this, 'ReplicaProps', props);
    const { via } = props;
    const primary = props.primary ?? ImportedRedisService.missing(this);
    const platform = props.platform ?? primary._link.platform ?? new DockerPlatform();
    const { spec, problems } = resolveRedis(
      props,
      { version: primary.version, flavor: primary.flavor, ...usersOf(primary._link.server?.spec) },
      placedContextOf(this, platform.facts),
      'replica',
    );
    const name = serverName(this, spec);
    const { replication: login } = primary._link.logins;
    const primaryName = nameInLocation(platform, primary._link);
    const route = routeOverTls(platform, primary, via);
    const refusals = checkPrimary(
      { path: this.node.path, name, spec },
      {
        path: primary.node.path,
        name: primary._link.name ?? primary.endpoint.host,
        version: primary.version,
        flavor: primary.flavor,
        server: primary._link.server,
        hasReplicationLogin: login !== undefined || primaryName !== undefined,
        isNeighbour: primaryName !== undefined,
        via: route?.facts,
      },
      props.acceptDataLossOnPrimaryRestart ?? false,
    );

    const server = provideServer(
      this,
      { spec, problems: [...problems, ...(props.primary ? refusals : [])] },
      {
        platform,
        primary: {
          path: primary.node.path,
          name: primaryName,
          endpoint: primary.endpoint,
          login,
          tls: route?.connection,
        },
        dependencies: (via ?? primary)._link.dependables,
        follows: { primary, via: via?.node.path },
      },
    );

    this.version = spec.version;
    this.flavor = spec.flavor;
    this.endpoint = server.endpoint;
    this.plaintextEndpoint = server.plaintextEndpoint;
    this.tls = server.tls;
    this.idleTimeoutSeconds = spec.idleTimeoutSeconds;
    this.primary = primary;
    this._link = server.link;
  }
}

/** How a primary is followed over TLS, and what is checked of that. */
interface RouteOverTls {
  readonly facts: NonNullable<PrimaryFacts['via']>;
  readonly connection: PrimaryTlsConnection;
}

/** The way over TLS: through a terminator, or to a primary elsewhere that only accepts TLS. */
function routeOverTls(
  platform: Platform,
  primary: IRedisService,
  via: ITlsTerminator | undefined,
): RouteOverTls | undefined {
  const { logins, acceptsPlaintext } = primary._link;
  const own = nameInLocation(platform, primary._link) === undefined && !acceptsPlaintext && primary.tls;
  const tls = via ?? (own || undefined);
  if (tls === undefined) return undefined;
  const { endpoint, serverName, caCertificate } = tls;
  const terminatorName = via && nameInLocation(platform, via._link);
  return {
    facts: {
      path: (via ?? primary).node.path,
      isService: via === undefined,
      isOfPrimary: via?.service === undefined || via.service === primary,
      hasCa: caCertificate !== undefined,
      isReachable:
        via === undefined ||
        terminatorName !== undefined ||
        (via._link.isPublished && !isLoopback(endpoint.host)),
      hasServerName: !isIpAddress(serverName),
    },
    connection: { endpoint, serverName, caCertificate, terminatorName, healthCheckLogin: logins.probe },
  };
}
