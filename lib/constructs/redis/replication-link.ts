import { Construct } from 'constructs';
import type { Login } from '../../core/credentials/secret';
import { lines } from '../../core/credentials/template';
import { Endpoint } from '../../core/platform/endpoint';
import { linkCfg } from '../../core/render/haproxy-cfg';
import { haproxyWorkload } from '../../core/render/haproxy-workload';
import { REDIS_PORT, TLS_PORT } from '../../core/render/paths';
import { DEFAULT_SESSION_TIMEOUT_SECONDS } from '../../core/resolve/resolve-terminator';
import { deployWorkload } from '../../platforms/container/deploy-workload';
import { neighbourOn } from '../../platforms/neighbour';
import type { Platform } from '../../platforms/platform';
import { StackRegistry } from '../../stack/stack-registry';
import type { ITlsTerminator } from '../tls/terminators';
import type { ServiceLink } from './redis-service-base';

/** What a link connects. */
interface LinkEnds {
  /** Name of the replica. */
  readonly replica: string;
  readonly platform: Platform;
  /** Terminator of the primary. */
  readonly via: ITlsTerminator;
  /** Login of the health check at the primary. */
  readonly probe?: Login;
}

/** A link that was deployed: what its replica connects to. */
interface ReplicationLink {
  /** Name of its workload, whose isolated network the replica joins. */
  readonly workload: string;
  readonly endpoint: Endpoint;
  readonly dependables: ServiceLink['dependables'];
}

const DRAIN_SECONDS = 5;

/**
 * Deploys the way from a replica to a primary behind TLS: an HAProxy on a private network with the replica
 * that encrypts, and verifies the terminator against its CA and name. Redis' own TLS stays off. It comes before
 * the replica, which would otherwise wait for its name.
 */
export function deployReplicationLink(
  parent: Construct,
  { replica, platform, via, probe }: LinkEnds,
): ReplicationLink {
  const scope = new Construct(parent, 'Link');
  StackRegistry.of(scope).registerLink(parent, scope);
  const name = `${replica}-link`;
  const neighbour = neighbourOn(platform, via._link);
  const cfg = linkCfg({
    terminator:
      neighbour === undefined ? via.endpoint : new Endpoint(platform._facts.host(neighbour), TLS_PORT),
    serverName: via.serverName,
    probe,
    maxConnections: 100,
    sessionTimeoutSeconds: DEFAULT_SESSION_TIMEOUT_SECONDS,
    drainSeconds: DRAIN_SECONDS,
  });
  const workload = haproxyWorkload({
    name,
    role: { kind: 'link', serves: parent.node.path },
    files: new Map([
      ['haproxy.cfg', cfg],
      ['ca.pem', lines(via.caCertificate ?? '')],
    ]),
    memoryMebibytes: 128,
    drainSeconds: DRAIN_SECONDS,
    startupTimeoutSeconds: 60,
    servesClients: false,
    port: REDIS_PORT,
    published: [],
    copies: 1,
    reach: {
      isolated: true,
      outbound: true,
      joins: neighbour === undefined ? [] : [{ workload: neighbour, network: 'outbound' }],
    },
  });
  const { dependables } = deployWorkload(scope, platform, workload, via._link.dependables);
  return { workload: name, endpoint: new Endpoint(platform._facts.host(name), REDIS_PORT), dependables };
}
