import type { Construct } from 'constructs';
import type { Flavor } from '../../core/catalog/flavor';
import type { ServerVersion } from '../../core/catalog/server-version';
import type { Endpoint } from '../../core/platform/endpoint';
import { resolveRedis } from '../../core/resolve/constructs/resolve-redis';
import { lintFollowers } from '../../core/resolve/lint/replication';

import type { RedisServerProps } from '../../core/resolve/redis-server-props';
import type { DeployedServer } from '../../core/review/server';
import { described } from '../../core/text/described';
import { DockerPlatform } from '../../platforms/docker';
import type { Platform } from '../../platforms/platform';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import { checkedProps } from '../../stack/checked-props';
import { VERSION_CONTEXT } from '../../stack/context-keys';
import { placedContextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import type { IRedisService, ServiceLink } from '../interfaces';
import { ImportedRedisService, type RedisServiceAttributes } from './imported-redis-service';
import { provideServer } from './provide-server';
import { RedisServiceBase } from './redis-service-base';

/** Properties of RedisService. */
export interface RedisServiceProps extends RedisServerProps {
  /**
   * Where the service runs.
   * @default - the Docker engine of the Docker provider of the stack
   */
  readonly platform?: Platform;
}

/**
 * A Redis or Valkey server with the persistence of its flavor, a private network of its own, generated passwords and a
 * protected data volume. Clients cannot reach it until you add a TlsTerminator, or set `plaintext: true`.
 *
 * @example
 * const service = new RedisService(this, 'Redis', {
 *   version: RedisVersion.V7_2,
 *   flavor: Flavor.AOF_AND_RDB,
 *   memory: MemorySize.gibibytes(1),
 * });
 * new TlsTerminator(this, 'Tls', { service, port: 6380 });
 */
export class RedisService extends RedisServiceBase {
  /**
   * Imports a service that another app or a managed cloud service runs, for example to add a terminator or a replica.
   * @param scope The scope of the construct.
   * @param id The id of the construct.
   * @param attributes The facts about the service.
   */
  public static fromRedisServiceAttributes(
    scope: Construct,
    id: string,
    attributes: RedisServiceAttributes,
  ): IRedisService {
    return new ImportedRedisService(scope, id, attributes);
  }

  public readonly version: ServerVersion;
  public readonly flavor?: Flavor;
  public readonly endpoint: Endpoint;
  public readonly plaintextEndpoint?: Endpoint;
  public readonly tls?: TlsEndpoint;
  public readonly idleTimeoutSeconds: number;
  /** @internal */
  public readonly _link: ServiceLink;

  constructor(scope: Construct, id: string, props: RedisServiceProps = {}) {
    super(scope, id);
    props = checkedProps(this, 'RedisServiceProps', props);
    const platform = props.platform ?? new DockerPlatform();
    const resolved = resolveRedis(
      props,
      { versionString: versionInContext(this) },
      placedContextOf(this, platform.facts),
    );
    const server = provideServer(this, resolved, { platform, dependencies: [] });
    const registry = StackRegistry.of(this);
    registry.reportLater(this, () =>
      lintFollowers(this.node.path, resolved.spec, copiesOf(registry.replicasOf(this))),
    );

    this.version = resolved.spec.version;
    this.flavor = resolved.spec.flavor;
    this.endpoint = server.endpoint;
    this.plaintextEndpoint = server.plaintextEndpoint;
    this.tls = server.tls;
    this.idleTimeoutSeconds = resolved.spec.idleTimeoutSeconds;
    this._link = server.link;
  }
}

/** The total number of servers of some replicas. */
function copiesOf(replicas: readonly DeployedServer[]): number {
  return replicas.reduce((sum, { spec }) => sum + spec.copies, 0);
}

/** The version string in the context. A number is not valid: JSON cannot tell 8.10 from 8.1. */
function versionInContext(scope: Construct): string | undefined {
  const version: unknown = scope.node.tryGetContext(VERSION_CONTEXT);
  return version === undefined || typeof version === 'string' ? version : described(version);
}
