import type { Construct } from 'constructs';
import type { Flavor } from '../../core/catalog/flavor';
import type { ServerVersion } from '../../core/catalog/server-version';
import type { Endpoint } from '../../core/platform/endpoint';
import { resolveRedis } from '../../core/resolve/constructs/resolve-redis';
import { lintFollowers } from '../../core/resolve/lint/followers';
import type { RedisServerProps } from '../../core/resolve/redis-server-props';
import type { DeployedServer } from '../../core/review/server';
import { DockerPlatform } from '../../platforms/docker';
import type { Platform } from '../../platforms/platform';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import { placedContextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import type { IRedisService, ServiceLink } from '../interfaces';
import { ImportedRedisService, type RedisServiceAttributes } from './imported-redis-service';
import { provideServer } from './provide-server';
import { RedisServiceBase } from './redis-service-base';

/** Key of the context that sets version and flavor of services which name none, as a version string. */
const VERSION_CONTEXT = 'cdktf-redis:version';

/** What a RedisService can be told. */
export interface RedisServiceProps extends RedisServerProps {
  /**
   * Where it runs.
   * @default - the Docker engine of the stack's Docker provider
   */
  readonly platform?: Platform;
}

/**
 * A Redis server with the persistence of its flavor, its own private network, generated passwords and a
 * protected data volume. It is not reachable from the host: put a TlsTerminator in front of it, or ask for
 * plaintext.
 */
export class RedisService extends RedisServiceBase {
  /**
   * A service that is not of this app, for a terminator in front of it or a replica of it.
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

/** The number of servers that some replicas are. */
function copiesOf(replicas: readonly DeployedServer[]): number {
  return replicas.reduce((sum, { spec }) => sum + spec.copies, 0);
}

/** A number in the JSON of a context (7.2) is meant as a string. */
function versionInContext(scope: Construct): string | undefined {
  const version: unknown = scope.node.tryGetContext(VERSION_CONTEXT);
  return version === undefined ? undefined : String(version);
}
