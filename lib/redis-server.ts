import type { Construct } from 'constructs';
import type { Primary } from './core/config/redis-conf';
import { Endpoint } from './core/endpoint';
import { REDIS_PORT } from './core/paths';
import { redisWorkload } from './core/render-redis';
import type { PlannedServer } from './core/review/server';
import type { Resolved } from './core/spec/context';
import { checkImageVersion } from './core/spec/image-version';
import { nameOf } from './core/spec/names';
import type { RedisSpec } from './core/spec/redis-spec';
import type { Reach } from './core/workload';
import { deployWorkload } from './deploy-workload';
import type { Platform } from './platforms/platform';
import type { ServiceLink } from './redis-service-base';
import { createLogins } from './terraform/logins';
import { contextOf } from './terraform/resolve-context';
import { StackServices } from './terraform/stack-services';

/** Where a server runs, and the primary that it follows. */
interface ServerSurroundings {
  readonly platform: Platform;
  readonly primary?: Primary;
  readonly joins?: Reach['joins'];
  readonly after?: ServiceLink['dependables'];
  /** Construct paths of the primary and of the terminator on the way, for the review. */
  readonly follows?: { readonly primary: string; readonly via?: string };
}

/** A server with its resources. */
interface Server {
  readonly endpoint: Endpoint;
  readonly plaintextEndpoint?: Endpoint;
  readonly link: ServiceLink;
  readonly planned: PlannedServer;
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
  StackServices.of(scope).report(scope, problems);

  const logins = createLogins(scope, spec);
  const workload = redisWorkload(spec, { name, logins, primary, follows: follows?.primary, joins });
  const image = workload.image ?? platform._imageFor(scope, workload.imageKey);
  StackServices.of(scope).report(scope, checkImageVersion(spec.version, image, contextOf(scope)));
  const { dependables } = deployWorkload(scope, platform, workload, after);

  const endpoint = new Endpoint(platform._facts.host(name), REDIS_PORT);
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
    planned: {
      path: scope.node.path,
      name,
      spec,
      endpoint,
      image,
      audiences: platform._facts.audiences,
      volumes: platform._volumes(workload),
      follows,
    },
  };
}
