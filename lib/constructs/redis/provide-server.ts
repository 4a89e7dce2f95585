import type { ITerraformDependable } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { ServiceLogins } from '../../core/credentials/logins';
import type { Endpoint } from '../../core/platform/endpoint';
import type { Problem } from '../../core/problems/problem';
import type { Resolved } from '../../core/resolve/context';
import { lintSessions } from '../../core/resolve/lint/terminator';
import { nameOf } from '../../core/resolve/names';
import type { RedisSpec } from '../../core/resolve/redis-spec';
import type { DeployedServer } from '../../core/review/server';
import type { Platform } from '../../platforms/platform';
import { reportProblems } from '../../platforms/report-problems';
import type { PrimaryConnection } from '../../platforms/server';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import { dependOn } from '../../stack/scopes';
import { StackRegistry } from '../../stack/stack-registry';
import type { ServiceLink } from '../interfaces';

/** Where a server runs, and the primary that it follows. */
interface ServerSurroundings {
  readonly platform: Platform;
  readonly primary?: PrimaryConnection;
  /** Resources of any stack that must exist before the server starts. */
  readonly dependencies: readonly ITerraformDependable[];
  /** The service that it follows, and the construct path of the terminator on the way. */
  readonly follows?: { readonly primary: IConstruct; readonly via?: string };
}

/** A server with its resources. */
interface Server {
  readonly endpoint: Endpoint;
  readonly plaintextEndpoint?: Endpoint;
  readonly tls?: TlsEndpoint;
  readonly link: ServiceLink;
}

/** Name of a server. */
export function serverName(scope: Construct, spec: RedisSpec): string {
  return spec.name ?? nameOf(scope.node.path);
}

/** Has a platform provide a resolved server: what RedisService and Replica have in common. */
export function provideServer(
  scope: Construct,
  { spec, problems }: Resolved<RedisSpec>,
  { platform, primary, dependencies, follows }: ServerSurroundings,
): Server {
  const name = serverName(scope, spec);
  const registry = StackRegistry.of(scope);
  registry.report(scope, problems);
  const provided = platform.provideServer(scope, {
    specification: spec,
    _specification: spec,
    name,
    primary,
    dependencies: [...dependOn(scope, dependencies)],
  });
  const { endpoint, plaintextEndpoint, tls, logins, dependables } = provided;
  const acceptsPlaintext = provided.acceptsPlaintext ?? tls === undefined;
  if (spec.plaintext !== undefined && !acceptsPlaintext) {
    registry.report(scope, [plaintextOnTlsOnly(scope, platform.facts.name)]);
  }
  reportProblems(scope, platform, provided.problems);
  const planned: DeployedServer = {
    path: scope.node.path,
    name,
    spec,
    endpoint: acceptsPlaintext ? (plaintextEndpoint ?? endpoint) : undefined,
    tls,
    audience: provided.audience,
    access: provided.access,
    image: provided.image,
    plan: provided.plan,
    memoryMebibytes: provided.memoryMebibytes,
    volumes: provided.volumes ?? [],
    passwords: passwordsOf(logins),
    follows: follows && {
      primary: follows.primary.node.path,
      via: follows.via,
      isBeside: primary?.name !== undefined,
    },
    location: platform.location,
  };
  registry.registerServer(scope, planned, follows?.primary);
  registry.reportLater(scope, () => lintSessions(scope.node.path, spec, registry.terminatorsOf(scope)));
  return {
    endpoint,
    plaintextEndpoint,
    tls,
    link: {
      name,
      platform,
      server: { spec, role: primary === undefined ? 'primary' : 'replica' },
      acceptsPlaintext,
      logins,
      dependables,
    },
  };
}

function passwordsOf({ client, users = [] }: ServiceLogins): DeployedServer['passwords'] {
  return {
    client: client?.password._source,
    users: new Map(
      users.flatMap(({ username, password: { _source } }): [string, string][] =>
        username === undefined || _source === undefined ? [] : [[username, _source]],
      ),
    ),
  };
}

function plaintextOnTlsOnly({ node }: Construct, platform: string): Problem {
  return {
    id: 'tls-only-service',
    path: node.path,
    message: `plaintext is asked for, but on ${platform} the service only accepts TLS`,
    given: 'plaintext true',
    fix: 'leave plaintext out, and use redisSsl of the credentials',
  };
}
