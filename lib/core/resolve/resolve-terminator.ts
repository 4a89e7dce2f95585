import { capabilitiesOf } from '../catalog/capabilities';
import { MemorySize } from '../catalog/memory-size';
import type { ServerVersion } from '../catalog/server-version';
import { BackendTransport } from '../platform/backend-transport';
import { Problems } from '../problems/problems';
import { shown } from '../text/shown';
import { checkInteger } from './checks';
import type { Resolved } from './context';
import { resolveCopies } from './copies';
import { checkAlternativeName } from './host-name';
import { lintTerminator } from './lint/terminator';
import { type Listener, resolveListener } from './listener';
import { checkMemory } from './memory';
import { checkImage, checkName } from './names';
import type { PlacedContext } from './placed-context';
import type { TerminatorSpec } from './terminator-spec';
import type { TlsTerminatorSettings } from './tls-terminator-settings';

/** The session timeout of the Aiven document: 12 hours. */
export const DEFAULT_SESSION_TIMEOUT_SECONDS = 43200;

/** The service in front of which the terminator stands. */
export interface TerminatedService {
  readonly path: string;
  readonly version: ServerVersion;
  readonly idleTimeoutSeconds: number;
  /** How many clients it serves at once. Undefined: it was imported. */
  readonly maxClients?: number;
  /** Whether its unix socket can be shared with the terminator. */
  readonly sharesSocket: boolean;
  /** Whether it can be reached at all: on the same engine, or imported with an address. */
  readonly isReachable: boolean;
}

/** Props of a terminator to its specification: defaulted, frozen, and all problems at once. */
export function resolveTerminator(
  props: TlsTerminatorSettings,
  service: TerminatedService,
  defaultName: string,
  context: PlacedContext,
): Resolved<TerminatorSpec> {
  const problems = new Problems(context.path);
  const number = (
    prop: 'sessionTimeoutSeconds' | 'drainSeconds' | 'maxConnections',
    range: [number, number, number],
  ) =>
    checkInteger(
      prop,
      props[prop],
      { least: range[0], most: range[1], otherwise: range[2] },
      problems,
      context,
    );
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
  const spec: TerminatorSpec = {
    image,
    name,
    listener,
    certificateHosts: certificateHosts(props, listener, [
      context.platform.host(workloadName),
      ...context.platform.aliases(workloadName),
    ]),
    protocols: capabilitiesOf(service.version).tlsProtocols,
    transport,
    copies: resolveCopies(props.copies, problems, context),
    sessionTimeoutSeconds: number('sessionTimeoutSeconds', [1, 2147483, DEFAULT_SESSION_TIMEOUT_SECONDS]),
    drainSeconds: number('drainSeconds', [1, 3600, 5]),
    maxConnections: number('maxConnections', [1, 100000, 2000]),
    memoryMebibytes: checkMemory(
      'memory',
      props.memory ?? MemorySize.mebibytes(256),
      64,
      problems,
    ).toMebibytes(),
  };
  checkCopies(spec, problems);
  notice(service, spec, problems);
  lintTerminator(spec, service, problems);
  return { spec: Object.freeze(spec), problems: problems.all };
}

function checkUnpublished(props: TlsTerminatorSettings, problems: Problems): void {
  const given = (['port', 'listenAddress', 'hostName'] as const).filter((prop) => props[prop] !== undefined);
  if (props.published !== false || given.length === 0) return;
  problems.add('setting-without-effect', {
    message: `${given.join(' and ')} would have no effect, because published is false`,
    given: given.map((prop) => `${prop}: ${shown(String(props[prop]))}`).join(', '),
    fix: 'leave it out, or publish the terminator',
  });
}

function certificateHosts(
  { alternativeNames = [] }: TlsTerminatorSettings,
  { host, address }: Partial<Listener> = {},
  hosts: readonly string[],
): readonly string[] {
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
      message: `the unix socket of ${service.path} is not on the engine of this terminator`,
      given: 'transport UNIX_SOCKET',
      fix: 'leave transport out, or take BackendTransport.TCP',
    });
  }
  return given ?? (service.sharesSocket ? platform.transport : BackendTransport.TCP);
}

/** Who shares a socket with a server is there as often as the server. */
function checkCopies({ copies, transport }: TerminatorSpec, problems: Problems): void {
  if (copies === 1 || transport !== BackendTransport.UNIX_SOCKET) return;
  problems.add('setting-without-effect', {
    message: 'copies would have no effect: over the unix socket a terminator runs beside Redis, once',
    given: `copies ${copies}`,
    fix: 'leave copies out, or take BackendTransport.TCP',
  });
}

function notice(service: TerminatedService, spec: TerminatorSpec, problems: Problems): void {
  if (!service.isReachable) {
    problems.add('no-private-path', {
      message: `${service.path} is on another engine, and not reachable from there`,
      fix: 'leave platform out, to run the terminator where the service runs',
    });
  }
  if (service.idleTimeoutSeconds > spec.sessionTimeoutSeconds) {
    problems.add('idle-timeout-above-session', {
      message:
        `this terminator closes an idle connection after ${spec.sessionTimeoutSeconds} s, before Redis would: ` +
        'the terminator is the hop that cuts first',
      given: `idleTimeoutSeconds ${service.idleTimeoutSeconds} of ${service.path}`,
      allowed: `up to ${spec.sessionTimeoutSeconds}`,
      fix: 'lower idleTimeoutSeconds of the service, or raise sessionTimeoutSeconds of the terminator',
    });
  }
  if (spec.protocols.includes('TLSv1.0')) {
    problems.add('old-tls', {
      message: `TLS 1.0 and 1.1, which current clients refuse, are accepted for ${service.version}`,
      fix: 'run version 6.0 or later for TLS 1.2 and 1.3 only',
    });
  }
}
