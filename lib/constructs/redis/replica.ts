import type { Construct } from 'constructs';
import type { Flavor } from '../../core/catalog/flavor';
import type { ServerVersion } from '../../core/catalog/server-version';
import { Endpoint, isLoopback } from '../../core/platform/endpoint';
import { isIpAddress } from '../../core/resolve/host-name';
import { checkPrimary } from '../../core/resolve/primary';
import type { RedisServerProps } from '../../core/resolve/redis-server-props';
import { resolveRedis } from '../../core/resolve/resolve-redis';
import { usersOf } from '../../core/resolve/users';
import { DockerPlatform } from '../../platforms/docker';
import { neighbourOn } from '../../platforms/neighbour';
import type { Platform } from '../../platforms/platform';
import { NO_LOGIN } from '../../stack/logins';
import { placedContextOf } from '../../stack/resolve-context';
import type { ITlsTerminator } from '../tls/terminators';
import { ImportedRedisService } from './imported-redis-service';
import { deployServer, serverName } from './redis-server';
import { type IRedisService, RedisServiceBase, type ServiceLink } from './redis-service-base';
import { deployReplicationLink } from './replication-link';

/** What a Replica can be told. */
export interface ReplicaProps extends RedisServerProps {
  /** The service that it follows. It can be a replica itself. */
  readonly primary: IRedisService;

  /**
   * Terminator in front of the primary, to follow it over TLS with the certificate verified: for a replica
   * elsewhere.
   * @default - over the private network of the primary
   */
  readonly via?: ITlsTerminator;

  /**
   * How many replicas run under one name, on a platform that can, each with data of its own.
   * @default 1
   */
  readonly copies?: number;

  /**
   * Accepts that a restart of a memory-only primary empties this replica too.
   * @default false
   */
  readonly acceptDataLossOnPrimaryRestart?: boolean;

  /**
   * Where it runs.
   * @default - where the primary runs
   */
  readonly platform?: Platform;
}

/**
 * A read-only Redis server that follows another one. It has credentials of its own, can have a TlsTerminator
 * of its own, and can be followed in turn.
 */
export class Replica extends RedisServiceBase {
  public readonly version: ServerVersion;
  public readonly flavor?: Flavor;
  public readonly endpoint: Endpoint;
  public readonly plaintextEndpoint?: Endpoint;
  public readonly idleTimeoutSeconds: number;
  /** The service that it follows. */
  public readonly primary: IRedisService;
  /** @internal */
  public readonly _link: ServiceLink;

  constructor(scope: Construct, id: string, props: ReplicaProps) {
    super(scope, id);
    const { via } = props;
    const primary = props.primary ?? ImportedRedisService.missing(this, 'primary');
    const platform = props.platform ?? primary._link.platform ?? new DockerPlatform();
    const { spec, problems } = resolveRedis(
      props,
      { version: primary.version, flavor: primary.flavor, ...usersOf(primary._link.server?.spec) },
      placedContextOf(this, platform._facts),
      'replica',
    );
    const name = serverName(this, spec);
    const neighbour = neighbourOn(platform, primary._link);
    const login = primary._link.logins.replication;
    const refusals = checkPrimary(
      { path: this.node.path, name, spec },
      {
        path: primary.node.path,
        name: primary._link.workload ?? primary.endpoint.host,
        version: primary.version,
        flavor: primary.flavor,
        server: primary._link.server,
        hasReplicationLogin: login !== undefined,
        isNeighbour: neighbour !== undefined,
        via: via && {
          path: via.node.path,
          isOfPrimary: via.service === undefined || via.service === primary,
          hasCa: via.caCertificate !== undefined,
          isReachable:
            neighbourOn(platform, via._link) !== undefined ||
            (via._link.isPublished && !isLoopback(via.endpoint.host)),
          hasServerName: !isIpAddress(via.serverName),
        },
      },
      props.acceptDataLossOnPrimaryRestart ?? false,
    );

    const link =
      via && deployReplicationLink(this, { replica: name, platform, via, probe: primary._link.logins.probe });
    const nearby =
      neighbour === undefined
        ? primary.endpoint
        : new Endpoint(platform._facts.peer(neighbour), primary.endpoint.port);
    const nearest = link?.workload ?? neighbour;
    const server = deployServer(
      this,
      { spec, problems: [...problems, ...(props.primary ? refusals : [])] },
      {
        platform,
        primary: { endpoint: link?.endpoint ?? nearby, login: login ?? NO_LOGIN },
        joins: nearest === undefined ? [] : [{ workload: nearest, network: 'isolated' }],
        after: link?.dependables ?? primary._link.dependables,
        follows: { primary, via: via?.node.path },
      },
    );

    this.version = spec.version;
    this.flavor = spec.flavor;
    this.endpoint = server.endpoint;
    this.plaintextEndpoint = server.plaintextEndpoint;
    this.idleTimeoutSeconds = spec.idleTimeoutSeconds;
    this.primary = primary;
    this._link = server.link;
  }
}
