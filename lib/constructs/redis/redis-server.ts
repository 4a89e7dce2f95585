import type { Construct, IConstruct } from 'constructs';
import { Endpoint } from '../../core/platform/endpoint';
import { REDIS_PORT } from '../../core/render/paths';
import type { Primary } from '../../core/render/redis-conf';
import { redisWorkload } from '../../core/render/redis-workload';
import type { Reach } from '../../core/render/workload';
import type { Resolved } from '../../core/resolve/context';
import { checkImageVersion } from '../../core/resolve/image-version';
import { nameOf } from '../../core/resolve/names';
import type { RedisSpec } from '../../core/resolve/redis-spec';
import type { DeployedServer } from '../../core/review/server';
import { deployWorkload } from '../../platforms/container/deploy-workload';
import type { Platform } from '../../platforms/platform';
import { createLogins } from '../../stack/logins';
import { contextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import type { ServiceLink } from './redis-service-base';

/** Where a server runs, and the primary that it follows. */
interface ServerSurroundings {
  readonly platform: Platform;
  readonly primary?: Primary;
  readonly joins?: Reach['joins'];
  readonly after?: ServiceLink['dependables'];
  /** The service that it follows, and the construct path of the terminator on the way. */
  readonly follows?: { readonly primary: IConstruct; readonly via?: string };
}

/** A server with its resources. */
interface Server {
  readonly endpoint: Endpoint;
  readonly plaintextEndpoint?: Endpoint;
  readonly link: ServiceLink;
}

/** Name of the workload of a server. */
export function serverName(scope: Construct, spec: RedisSpec): string {
  return spec.name ?? nameOf(scope.node.path);
}

/** Materialises, renders and deploys a resolved server: what RedisService and Replica have in common. */
export function deployServer(
  scope: Construct,
  { spec, problems }: Resolved<RedisSpec>,
  { platform, primary, joins, after = [], follows }: ServerSurroundings,
): Server {
  const name = serverName(scope, spec);
  const registry = StackRegistry.of(scope);
  registry.report(scope, problems);

  const logins = createLogins(scope, spec);
  const workload = redisWorkload(spec, { name, logins, primary, follows: follows?.primary.node.path, joins });
  const image = workload.image ?? platform._imageFor(scope, workload.imageKey);
  registry.report(scope, checkImageVersion(spec.version, image, contextOf(scope)));
  const { dependables } = deployWorkload(scope, platform, workload, after);

  const endpoint = new Endpoint(platform._facts.host(name), REDIS_PORT);
  const planned: DeployedServer = {
    path: scope.node.path,
    name,
    spec,
    endpoint,
    image,
    audiences: platform._facts.audiences,
    volumes: platform._volumes(workload),
    follows: follows && { primary: follows.primary.node.path, via: follows.via },
  };
  registry.registerServer(scope, planned, follows?.primary);
  return {
    endpoint,
    plaintextEndpoint: spec.plaintext && new Endpoint(spec.plaintext.host, spec.plaintext.port),
    link: {
      workload: name,
      platform,
      server: { spec, role: primary === undefined ? 'primary' : 'replica' },
      logins,
      dependables,
    },
  };
}
