import { capabilitiesOf } from '../../catalog/capabilities';
import { MemorySize } from '../../catalog/memory-size';
import type { ServerVersion } from '../../catalog/server-version';
import { TlsVersion } from '../../catalog/tls-version';
import { BackendTransport } from '../../platform/backend-transport';
import { Problems } from '../../problems/problems';
import { shown } from '../../text/shown';
import { checkInteger } from '../checks';
import type { Resolved } from '../context';
import { resolveCopies } from '../copies';
import { checkAlternativeName } from '../host-name';
import { lintTerminator } from '../lint/terminator';
import { type Listener, resolveListener } from '../listener';
import { checkMemory } from '../memory';
import { checkImage, checkName } from '../names';
import type { PlacedContext } from '../placed-context';
import type { TerminatorSpecification } from '../terminator-specification';
import type { TlsTerminatorSettings } from '../tls-terminator-settings';

/** The session timeout of the Aiven document: 12 hours. */
export const DEFAULT_SESSION_TIMEOUT_SECONDS = 43200;

/** The service of a terminator. */
export interface TerminatedService {
  readonly path: string;
  readonly version: ServerVersion;
  readonly idleTimeoutSeconds: number;
  /** Whether the terminator can use its unix socket. */
  readonly sharesSocket: boolean;
  /** Whether it accepts connections without TLS. */
  readonly acceptsPlaintext: boolean;
  /** Whether the terminator can reach it: it runs in the same location, or is imported with an address. */
  readonly isReachable: boolean;
}

/** Resolves and validates the props of a terminator. Returns a frozen specification and all problems at once. */
export function resolveTerminator(
  props: TlsTerminatorSettings,
  service: TerminatedService,
  defaultName: string,
  context: PlacedContext,
): Resolved<TerminatorSpecification> {
  const problems = new Problems(context.path);
  const number = (
    prop:
      | 'sessionTimeoutSeconds'
      | 'drainSeconds'
      | 'maxConnections'
      | 'maxConnectionsPerSource'
      | 'loginTimeoutSeconds',
    range: [number, number, number],
  ) =>
    checkInteger(prop, props[prop], { min: range[0], max: range[1], fallback: range[2] }, problems, context);
  const workloadName = props.name ?? defaultName;
  const listener =
    props.published === false
      ? undefined
      : resolveListener(
          {
            address: props.listenAddress,
            host: props.hostName,
            port: props.port,
            name: workloadName,
            defaultPort: 6380,
            addressProp: 'listenAddress',
            hostProp: 'hostName',
            portProp: 'port',
          },
          problems,
          context,
        );
  for (const name of props.alternativeNames ?? []) checkAlternativeName(name, problems, context);
  checkUnpublished(props, problems);
  const image = checkImage(props.image, problems, context);
  const name = checkName(props.name, problems);
  const transport = resolveTransport(props.transport, service, problems, context);
  const spec: TerminatorSpecification = {
    image,
    name,
    listener,
    certificateHosts: certificateHosts(props, listener, [
      context.platform.hostOf(workloadName),
      ...context.platform.aliasesOf(workloadName),
    ]),
    protocols: [...capabilitiesOf(service.version).tlsProtocols],
    transport,
    copies: resolveCopies(props.copies, problems, context),
    sessionTimeoutSeconds: number('sessionTimeoutSeconds', [1, 2147483, DEFAULT_SESSION_TIMEOUT_SECONDS]),
    drainSeconds: number('drainSeconds', [1, 3600, 5]),
    maxConnections: number('maxConnections', [1, 100000, 2000]),
    maxConnectionsPerSource:
      props.maxConnectionsPerSource === undefined
        ? undefined
        : number('maxConnectionsPerSource', [1, 100000, 100000]),
    loginTimeoutSeconds: number('loginTimeoutSeconds', [1, 3600, 60]),
    memoryMebibytes: checkMemory(
      'memory',
      props.memory ?? MemorySize.mebibytes(256),
      64,
      problems,
    ).toMebibytes(),
  };
  checkCopies(spec, problems);
  checkService(service, spec, problems);
  lintTerminator(spec, problems);
  return { spec: Object.freeze(spec), problems: problems.all };
}

function checkUnpublished(props: TlsTerminatorSettings, problems: Problems): void {
  const given = (['port', 'listenAddress', 'hostName'] as const).filter((prop) => props[prop] !== undefined);
  if (props.published !== false || given.length === 0) return;
  problems.add('setting-without-effect', {
    message: `${given.join(' and ')} ${given.length === 1 ? 'has' : 'have'} no effect, because published is false`,
    given: given.map((prop) => `${prop}: ${shown(String(props[prop]))}`).join(', '),
    fix: 'leave it out, or leave published out',
  });
}

function certificateHosts(
  { alternativeNames = [] }: TlsTerminatorSettings,
  { host, address }: Partial<Listener> = {},
  hosts: readonly string[],
): string[] {
  const loopback = host === 'localhost' && address !== undefined ? [address] : [];
  return [...new Set([host ?? hosts[0], ...loopback, ...alternativeNames, ...hosts])];
}

function resolveTransport(
  given: BackendTransport | undefined,
  service: TerminatedService,
  problems: Problems,
  { platform }: PlacedContext,
): BackendTransport {
  if (given === BackendTransport.UNIX_SOCKET && !service.sharesSocket) {
    problems.add('no-socket', {
      message: `the terminator cannot use the unix socket of ${service.path}, because they run in different places`,
      given: 'transport UNIX_SOCKET',
      fix: 'leave transport out, or use BackendTransport.TCP',
    });
  }
  return given ?? (service.sharesSocket ? platform.defaultTransport : BackendTransport.TCP);
}

/** A terminator that shares a socket with its server runs exactly once per server. */
function checkCopies({ copies, transport }: TerminatorSpecification, problems: Problems): void {
  if (copies === 1 || transport !== BackendTransport.UNIX_SOCKET) return;
  problems.add('setting-without-effect', {
    message: 'copies has no effect with the unix socket, because the terminator runs once, next to Redis',
    given: `copies ${copies}`,
    fix: 'leave copies out, or use BackendTransport.TCP',
  });
}

function checkService(service: TerminatedService, spec: TerminatorSpecification, problems: Problems): void {
  if (!service.acceptsPlaintext) {
    problems.add('tls-only-service', {
      message: `${service.path} only accepts TLS, so no terminator can stand in front of it`,
      fix: 'remove the TlsTerminator: clients connect with redisSsl of the credentials of the service',
    });
  }
  if (!service.isReachable) {
    problems.add('no-private-path', {
      message: `the terminator cannot reach ${service.path}, which runs in another place`,
      fix: 'leave platform out to run the terminator where the service runs',
    });
  }
  if (service.idleTimeoutSeconds > spec.sessionTimeoutSeconds) {
    problems.add('idle-timeout-above-session', {
      message:
        `the terminator closes idle connections after ${spec.sessionTimeoutSeconds} s, before Redis does, so ` +
        'idleTimeoutSeconds of the service has no effect',
      given: `idleTimeoutSeconds ${service.idleTimeoutSeconds} of ${service.path}`,
      allowed: `up to ${spec.sessionTimeoutSeconds}`,
      fix: 'decrease idleTimeoutSeconds of the service, or increase sessionTimeoutSeconds of the terminator',
    });
  }
  if (spec.protocols.includes(TlsVersion.TLS_1_0)) {
    problems.add('old-tls', {
      message: `the terminator accepts TLS 1.0 and 1.1 for ${service.version}, which current clients reject`,
      fix: 'use version 6.0 or later to accept only TLS 1.2 and 1.3',
    });
  }
}
