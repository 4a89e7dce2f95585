import { Construct } from 'constructs';
import { linkCfg } from './core/config/haproxy-cfg';
import { lines } from './core/config/text';
import type { Login } from './core/credentials/secret';
import { Endpoint } from './core/endpoint';
import { REDIS_PORT, TLS_PORT } from './core/paths';
import { haproxyWorkload } from './core/render-haproxy';
import { DEFAULT_SESSION_TIMEOUT_SECONDS } from './core/spec/resolve-terminator';
import { deployWorkload } from './deploy-workload';
import { neighbourOn } from './platforms/neighbour';
import type { Platform } from './platforms/platform';
import type { ServiceLink } from './redis-service-base';
import type { ITlsTerminator } from './terminators';

/** What a link connects. */
interface LinkEnds {
  /** Name of the replica. */
  readonly name: string;
  readonly platform: Platform;
  /** Terminator of the primary. */
  readonly via: ITlsTerminator;
  /** The replica itself. */
  readonly server: ServiceLink;
  /** Login of the health check at the primary. */
  readonly probe?: Login;
}

/** Where a replica finds its primary: the link, on the private network of the replica. */
export function linkEndpoint(replica: string): Endpoint {
  return new Endpoint(linkName(replica), REDIS_PORT);
}

/**
 * Deploys the way from a replica to a primary behind TLS: an HAProxy on the private network of the replica
 * that encrypts, and verifies the terminator against its CA and name. Redis' own TLS stays off.
 */
export function deployReplicationLink(
  replica: Construct,
  { name, platform, via, server, probe }: LinkEnds,
): void {
  const scope = new Construct(replica, 'Link');
  const neighbour = neighbourOn(platform, via._link);
  const terminator = neighbour === undefined ? via.endpoint : new Endpoint(neighbour, TLS_PORT);
  const drainSeconds = 5;
  const workload = haproxyWorkload({
    name: linkName(name),
    files: new Map([
      [
        'haproxy.cfg',
        linkCfg({
          terminator,
          serverName: via.serverName,
          probe,
          maxConnections: 100,
          sessionTimeoutSeconds: DEFAULT_SESSION_TIMEOUT_SECONDS,
          drainSeconds,
        }),
      ],
      ['ca.pem', lines(via.caCertificate ?? '')],
    ]),
    memoryMebibytes: 128,
    drainSeconds,
    startupTimeoutSeconds: 60,
    published: [],
    joins: [
      { workload: name, network: 'isolated' },
      ...(neighbour === undefined ? [] : [{ workload: neighbour, network: 'outbound' } as const]),
    ],
  });
  deployWorkload(scope, platform, workload, [...server.dependables, ...via._link.dependables]);
}

function linkName(replica: string): string {
  return `${replica}-link`;
}
