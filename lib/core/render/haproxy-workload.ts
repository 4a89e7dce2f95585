import type { Template } from '../credentials/template';
import { allConnections } from '../resolve/proxy-limits';
import { PROXY_KEEPALIVE } from './fixed-limits';

import { HEALTH_PORT, PATHS } from './paths';
import { reloadScript } from './reload-script';
import type { Reach, Workload } from './workload';
import type { CompanionRole } from './workload-role';

/** The properties of a proxy. */
export interface ProxyIdentity {
  readonly name: string;
  readonly role: CompanionRole;
  readonly image?: string;
  /** haproxy.cfg and the files that it uses. */
  readonly files: ReadonlyMap<string, Template>;
  /** Its certificate, if another program renews it. */
  readonly stored?: Workload['stored'];
  readonly memoryMebibytes: number;
  readonly maxConnections: number;
  readonly drainSeconds: number;
  readonly startupTimeoutSeconds: number;
  readonly servesClients: boolean;
  readonly port: number;
  readonly published: Workload['published'];
  readonly copies: number;
  readonly reach: Reach;
  readonly socketOf?: string;
}

/** Master and worker, in the foreground. */
const PROXY = ['haproxy', '-W', '-db', '-f', `${PATHS.config}/haproxy.cfg`];

/** The files that HAProxy has open besides its sessions. */
const OWN_FILES = 1_000;

/** The user id in the official images. */
const UID = 99;

const HEALTH_URL = `http://127.0.0.1:${HEALTH_PORT}/healthz`;

/** Alpine images have wget but no bash; Debian images have bash but no wget. */
const READY =
  `wget -q -O /dev/null ${HEALTH_URL} 2> /dev/null || bash -c 'exec 3<> /dev/tcp/127.0.0.1/${HEALTH_PORT} && ` +
  `printf "GET /healthz HTTP/1.0\\r\\n\\r\\n" >&3 && head -n 1 <&3 | grep -q " 200 "'`;
const ALIVE = `nc -z 127.0.0.1 ${HEALTH_PORT} 2> /dev/null || bash -c 'exec 3<> /dev/tcp/127.0.0.1/${HEALTH_PORT}'`;

/** A proxy without its server is not ready, but it has started, so a restart would not help. */
const HEALTH = { ready: READY, alive: ALIVE, started: ALIVE };

/**
 * The workload of a proxy. SIGUSR1 starts a graceful stop: HAProxy accepts no new connections, and closes the last ones
 * after the drain time (`hard-stop-after`), so the grace period is longer.
 */
export function haproxyWorkload(identity: ProxyIdentity): Workload {
  const { drainSeconds, files, maxConnections, ...rest } = identity;
  const { stored } = rest;
  return {
    ...rest,
    files: stored ? new Map([...files, ['start', reloadScript(PROXY)]]) : files,
    imageKey: 'haproxy',
    identity: 'interchangeable',
    volumes: [],
    user: { name: 'haproxy', id: UID },
    command: stored ? ['sh', `${PATHS.config}/start`] : PROXY,
    stopSignal: 'SIGUSR1',
    lookups: 'any',
    stopGraceSeconds: drainSeconds + 10,
    keepalive: PROXY_KEEPALIVE,
    health: HEALTH,
    check: [...PROXY.slice(0, 1), '-c', ...PROXY.slice(-2)],
    // Each connection of a client is two connections.
    openFiles: 2 * allConnections(maxConnections) + OWN_FILES,
  };
}
