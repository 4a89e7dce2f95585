import type { TlsProtocol } from '../catalog/tls-version';
import type { Login } from '../credentials/secret';
import { lines, type Template, template } from '../credentials/template';
import type { Endpoint } from '../platform/endpoint';
import { duration } from '../text/duration';
import { FIXED_LIMITS } from './fixed-limits';
import { HEALTH_PORT, PATHS, REDIS_PORT, TLS_PORT } from './paths';
import { authCommand } from './probe';

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
  /** The login of the health check. Without it, a server that gives any answer is up. */
  readonly probe?: Login;
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
  const { backend } = config;
  return haproxyCfg(config, {
    bind: `bind :${TLS_PORT} ssl crt ${PATHS.config}/server.pem ${tlsOptions(config.protocols)}`,
    probe: config.probe,
    server: backend === 'unix-socket' ? `unix@${PATHS.socket}` : `${backend} ${RESOLVED}`,
    resolves: backend !== 'unix-socket',
  });
}

/** The haproxy.cfg of the link of a replica to a primary behind TLS. */
export function linkCfg(config: LinkConfig): Template {
  const { terminator, serverName } = config;
  return haproxyCfg(config, {
    bind: `bind :${REDIS_PORT}`,
    probe: config.probe,
    server:
      `${terminator} ssl verify required ca-file ${PATHS.config}/ca.pem sni str(${serverName}) check-sni ${serverName} ` +
      `verifyhost ${serverName} ssl-min-ver TLSv1.2 ${RESOLVED}`,
    resolves: true,
  });
}

/** HAProxy must start even if the name does not resolve yet, and must find the new address of a replaced container. */
const RESOLVED = 'resolvers system init-addr last,libc,none';

/** The differences between a terminator and a link. */
interface Faces {
  readonly bind: string;
  readonly probe?: Login;
  readonly server: string;
  readonly resolves: boolean;
}

function haproxyCfg(limits: ProxyLimits, faces: Faces): Template {
  const { handshakeSeconds, halfClosedSeconds } = FIXED_LIMITS;
  return lines(
    'global',
    '    log stdout format raw local0 notice',
    `    maxconn ${limits.maxConnections}`,
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
    '    default_backend redis',
    '',
    'backend redis',
    '    option tcp-check',
    ...check(faces.probe),
    `    server redis ${faces.server} check inter 2s fall 2 rise 1 on-marked-down shutdown-sessions`,
    '',
    'frontend health',
    '    mode http',
    `    bind 127.0.0.1:${HEALTH_PORT}`,
    '    monitor-uri /healthz',
    '    monitor fail if { nbsrv(redis) lt 1 }',
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
];

/**
 * The health check of a server. A server that loads its data is down. A server whose disk is full is up: it rejects
 * writes (`-MISCONF`), but serves reads.
 */
function check(probe: Login | undefined): (string | Template)[] {
  if (probe === undefined) {
    return [
      '    tcp-check send PING\\r\\n',
      '    tcp-check expect rstring ^(\\+PONG|-NOAUTH|-NOPERM|-MISCONF)',
    ];
  }
  return [
    template`    tcp-check send "${authCommand(probe, 'haproxy-redis')}\\r\\n"`,
    '    tcp-check expect string +OK',
    '    tcp-check send PING\\r\\n',
    '    tcp-check expect rstring ^(\\+PONG|-MISCONF)',
  ];
}

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
