import { lines } from '../../core/credentials/template';
import { Endpoint } from '../../core/platform/endpoint';
import { linkCfg } from '../../core/render/haproxy-cfg';
import type { ProxyIdentity } from '../../core/render/haproxy-workload';
import { REDIS_PORT, TLS_PORT } from '../../core/render/paths';
import { DEFAULT_SESSION_TIMEOUT_SECONDS } from '../../core/resolve/constructs/resolve-terminator';
import type { PrimaryTlsConnection } from '../server';

const DRAIN_SECONDS = 5;

/** One for each copy of a replica, and for health checks. */
const MAX_CONNECTIONS = 100;

/**
 * The way from a replica to a primary behind TLS: an HAProxy on a private network with the replica that encrypts, and
 * verifies the terminator against its CA and name. Redis' own TLS stays off. It comes before the replica, which would
 * otherwise wait for its name.
 * @param name Name of the link.
 * @param path Construct path of the replica.
 * @param hostOf The host name by which a terminator of the location is found.
 */
export function replicationLink(
  name: string,
  path: string,
  { endpoint, serverName, caCertificate, terminatorName, healthCheckLogin }: PrimaryTlsConnection,
  hostOf: (terminator: string) => string,
): ProxyIdentity {
  const cfg = linkCfg({
    terminator: terminatorName === undefined ? endpoint : new Endpoint(hostOf(terminatorName), TLS_PORT),
    serverName,
    probe: healthCheckLogin,
    maxConnections: MAX_CONNECTIONS,
    sessionTimeoutSeconds: DEFAULT_SESSION_TIMEOUT_SECONDS,
    drainSeconds: DRAIN_SECONDS,
  });
  return {
    name,
    role: { kind: 'link', serves: path },
    files: new Map([
      ['haproxy.cfg', cfg],
      ['ca.pem', lines(caCertificate ?? '')],
    ]),
    memoryMebibytes: 128,
    maxConnections: MAX_CONNECTIONS,
    drainSeconds: DRAIN_SECONDS,
    startupTimeoutSeconds: 60,
    servesClients: false,
    port: REDIS_PORT,
    published: [],
    copies: 1,
    reach: {
      isolated: true,
      outbound: true,
      joins: terminatorName === undefined ? [] : [{ workload: terminatorName, network: 'outbound' }],
    },
  };
}
