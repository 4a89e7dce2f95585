import type { TlsProtocol } from '../catalog/tls-version';
import type { Login } from '../credentials/secret';
import { lines, type Template } from '../credentials/template';
import type { Endpoint } from '../platform/endpoint';
import {
  acceptedConnections,
  allConnections,
  extraSessions,
  HEALTH_CONNECTIONS,
} from '../resolve/proxy-limits';
import { duration } from '../text/duration';
import { FIXED_LIMITS } from './fixed-limits';
import { HEALTH_PORT, PATHS, REDIS_PORT, TLS_PORT } from './paths';
import { CLOSES_SESSIONS, GONE_TIMING, SERVING_TIMING, servingCheck } from './proxy-checks';

/** The settings that all proxies have. */
interface ProxyLimits {
  readonly maxConnections: number;
  readonly sessionTimeoutSeconds: number;
  readonly drainSeconds: number;
}

/** A terminator: a proxy that accepts TLS from clients and connects to Redis without TLS. */
export interface TerminatorConfig extends ProxyLimits {
  readonly protocols: readonly TlsProtocol[];
  /** The address of Redis: its unix socket, or its private endpoint. */
  readonly backend: 'unix-socket' | Endpoint;
  /** The login of the health check. Without it, it is not known whether clients must log in. */
  readonly probe?: Login;
  readonly loginTimeoutSeconds: number;
  readonly maxConnectionsPerSource?: number;
}

/** A replication link: a proxy that a replica connects to without TLS, and that connects to the terminator of its primary over TLS. */
export interface LinkConfig extends ProxyLimits {
  readonly terminator: Endpoint;
  /** The name that must be in the certificate of the terminator. */
  readonly serverName: string;
  /** Login of the health check. */
  readonly probe?: Login;
}

/** The haproxy.cfg of a TLS terminator. */
export function terminatorCfg(config: TerminatorConfig): Template {
  const { backend, probe, maxConnections } = config;
  const overSocket = backend === 'unix-socket';
  const address = overSocket ? `unix@${PATHS.socket}` : `${backend} ${RESOLVED}`;
  return haproxyCfg(config, {
    bind: `bind :${TLS_PORT} ssl crt ${PATHS.config}/server.pem ${tlsOptions(config.protocols)} alpn ${LINK_PROTOCOL}`,
    probe,
    rules: [...perSource(config.maxConnectionsPerSource), ...(probe === undefined ? [] : FIRST_BYTES)],
    choice: probe === undefined ? [] : [`    use_backend redis if ${FROM_LINK} or ${BEGINS_WITH_LOGIN}`],
    server: address,
    check: address,
    presence: overSocket ? undefined : GONE_TIMING,
    withoutLogin:
      probe === undefined
        ? undefined
        : {
            seconds: config.loginTimeoutSeconds,
            server: `${address} maxconn ${extraSessions(maxConnections)}${overSocket ? '' : ` track redis/redis ${CLOSES_SESSIONS}`}`,
          },
    resolves: !overSocket,
  });
}

/** The haproxy.cfg of the link of a replica to a primary behind TLS. */
export function linkCfg(config: LinkConfig): Template {
  const { terminator, serverName } = config;
  const tls =
    `${terminator} ssl verify required ca-file ${PATHS.config}/ca.pem sni str(${serverName}) check-sni ${serverName} ` +
    `verifyhost ${serverName} ssl-min-ver TLSv1.2 ${RESOLVED}`;
  return haproxyCfg(config, {
    bind: `bind :${REDIS_PORT}`,
    probe: config.probe,
    rules: [],
    choice: [],
    server: `${tls} alpn ${LINK_PROTOCOL}`,
    check: tls,
    presence: `${GONE_TIMING} no-check-ssl`,
    resolves: true,
  });
}

/**
 * The protocol (ALPN) by which a terminator knows the link of a replica. A replica sends PING before it logs in, and can be silent
 * while its primary saves, so the limits for sessions without a login must not apply to it. Other servers ignore it.
 */
const LINK_PROTOCOL = 'cdktf-redis-link';

const FROM_LINK = `{ ssl_fc_alpn ${LINK_PROTOCOL} }`;

/** Whether the first command of a session is AUTH or HELLO, as one line or as an array. */
const BEGINS_WITH_LOGIN =
  '{ req.payload(0,0) -m reg -i ^(\\*[0-9]+\\r\\n\\$[0-9]+\\r\\n)?(auth|hello)[[:space:]] }';

/** A client that sends nothing after its handshake is disconnected. */
const FIRST_BYTES = [
  `    tcp-request inspect-delay ${FIXED_LIMITS.handshakeSeconds}s`,
  '    tcp-request content accept if { req.len gt 0 }',
  '    tcp-request content reject',
];

/** Refuses connections from an address that has too many already. */
function perSource(limit: number | undefined): string[] {
  if (limit === undefined) return [];
  return [
    '    stick-table type ipv6 size 100k expire 10m store conn_cur',
    '    tcp-request connection track-sc0 src',
    `    tcp-request connection reject if { sc0_conn_cur gt ${limit} }`,
  ];
}

/** HAProxy must start even if the name does not resolve yet, and must find the new address of a replaced container. */
const RESOLVED = 'resolvers system init-addr last,libc,none';

/** The differences between a terminator and a link. */
interface Faces {
  readonly bind: string;
  readonly probe?: Login;
  /** Rules for new connections. */
  readonly rules: readonly string[];
  /** Rules that choose where a session goes. Without them, all go to Redis. */
  readonly choice: readonly string[];
  /** The server of sessions, and the same server for checks. */
  readonly server: string;
  readonly check: string;
  /** The check that closes the sessions of a server that is gone. Not set if nothing else needs to close them. */
  readonly presence?: string;
  /** The server of sessions that do not begin with a login, and the seconds until they are closed. */
  readonly withoutLogin?: { readonly seconds: number; readonly server: string };
  readonly resolves: boolean;
}

function haproxyCfg(limits: ProxyLimits, faces: Faces): Template {
  const { handshakeSeconds, halfClosedSeconds } = FIXED_LIMITS;
  const { maxConnections } = limits;
  const { presence, withoutLogin } = faces;
  return lines(
    'global',
    '    log stdout format raw local0 notice',
    '    # Clients, and a reserve for the health endpoint.',
    `    maxconn ${allConnections(maxConnections)}`,
    `    hard-stop-after ${limits.drainSeconds}s`,
    '',
    'defaults',
    '    log global',
    '    mode tcp',
    '    timeout connect 3s',
    '    retries 1',
    '    # Until both sides are connected; from then on the tunnel timeout takes over.',
    `    timeout client ${handshakeSeconds}s`,
    `    timeout server ${handshakeSeconds}s`,
    `    timeout queue ${handshakeSeconds}s`,
    `    timeout client-fin ${halfClosedSeconds}s`,
    `    timeout server-fin ${halfClosedSeconds}s`,
    `    timeout tunnel ${duration(limits.sessionTimeoutSeconds)}`,
    '    timeout check 5s',
    '    # Finds half-open peers. How soon is a setting of the container: HAProxy below 2.3 has no word for it.',
    '    option clitcpka',
    '    option srvtcpka',
    ...(faces.resolves ? RESOLVERS : []),
    '',
    'frontend clients',
    `    ${faces.bind}`,
    '    # Open sessions, and as many handshakes.',
    `    maxconn ${acceptedConnections(maxConnections)}`,
    '    tcp-request connection reject if { nbsrv(serving) lt 1 }',
    ...faces.rules,
    ...faces.choice,
    `    default_backend ${withoutLogin === undefined ? 'redis' : 'without-login'}`,
    '',
    'backend redis',
    `    server redis ${faces.server} maxconn ${maxConnections}${presence === undefined ? '' : ` ${presence} ${CLOSES_SESSIONS}`}`,
    ...(withoutLogin === undefined
      ? []
      : [
          '',
          '# Sessions that do not begin with AUTH or HELLO have slots of their own, and are closed soon without traffic.',
          'backend without-login',
          `    timeout tunnel ${duration(withoutLogin.seconds)}`,
          `    server redis ${withoutLogin.server}`,
        ]),
    '',
    '# No sessions: decides whether new ones are accepted.',
    'backend serving',
    ...servingCheck(faces.probe),
    `    server redis ${faces.check} ${SERVING_TIMING}`,
    '',
    'frontend health',
    '    mode http',
    `    bind 127.0.0.1:${HEALTH_PORT}`,
    `    maxconn ${HEALTH_CONNECTIONS}`,
    '    monitor-uri /healthz',
    '    monitor fail if { nbsrv(serving) lt 1 }',
  );
}

const RESOLVERS = [
  '',
  'resolvers system',
  '    parse-resolv-conf',
  '    resolve_retries 3',
  '    timeout resolve 1s',
  '    timeout retry 1s',
  '    hold valid 5s',
  '    # A name that does not resolve closes no session: the checks decide whether the server is gone.',
  ...['nx', 'timeout', 'refused', 'other'].map((answer) => `    hold ${answer} 12h`),
];

/**
 * The TLS options of a terminator. TLS 1.0 needs security level 0, because OpenSSL 3 rejects its signatures at level 1 and
 * above. Other versions use the ciphers with forward secrecy and authenticated encryption.
 */
function tlsOptions(protocols: readonly TlsProtocol[]): string {
  const range = `ssl-min-ver ${protocols.at(0)} ssl-max-ver ${protocols.at(-1)}`;
  return protocols.includes('TLSv1.0')
    ? `${range} ciphers DEFAULT:@SECLEVEL=0`
    : `${range} ciphers ECDHE+AESGCM:ECDHE+CHACHA20`;
}
