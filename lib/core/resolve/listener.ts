import { isIPv6 } from 'node:net';
import { isLoopback, isWildcard } from '../platform/endpoint';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';
import { checkPort } from './checks';
import type { ResolveContext } from './context';
import { checkHostName, isIpAddress } from './host-name';
import { checkCapability, type PlacedContext } from './placed-context';

/** A published port, and the endpoint that clients use for it. */
export interface Listener {
  /** Address of the host that connections are accepted on. Undefined: the platform has none to choose. */
  readonly address?: string;
  /** Host name or address that clients use. */
  readonly host: string;
  readonly port: number;
}

/** What the user said of a listener, and how its props are called. */
interface ListenerInput {
  readonly address?: string;
  readonly host?: string;
  readonly port?: number;
  /** Name of the workload that listens. */
  readonly name: string;
  readonly defaultPort: number;
  readonly addressProp: string;
  readonly hostProp: string;
  readonly portProp: string;
}

/** Checks and completes a listener. */
export function resolveListener(input: ListenerInput, problems: Problems, context: PlacedContext): Listener {
  const { platform } = context;
  const given = input.address === undefined ? undefined : shown(input.address);
  checkCapability('host-addresses', input.addressProp, given, problems, context);
  const address = platform.has['host-addresses'] ? checkAddress(input, problems, context) : undefined;
  const host = input.host ?? (address === undefined ? platform.host(input.name) : hostOf(address));
  if (address !== undefined && isWildcard(address) && input.host === undefined) {
    problems.add('host-name-needed', {
      message: `${input.addressProp} stands for every address, so the name that clients use cannot be told from it`,
      given: shown(address),
      fix: `set ${input.hostProp} to the host name or address that clients connect to`,
    });
  }
  checkHostName(input.hostProp, host, problems, context);
  const port = checkPort(input.portProp, input.port, input.defaultPort, problems, context);
  return { address, host, port };
}

/** The name that clients use for an address when nothing is said. */
function hostOf(address: string): string {
  return isLoopback(address) ? 'localhost' : address;
}

/** The address in its canonical spelling, so that two spellings of one address are seen to be one. */
function checkAddress(
  { address = '127.0.0.1', addressProp, hostProp }: ListenerInput,
  problems: Problems,
  context: ResolveContext,
): string {
  if (context.isUnknown(address)) return address;
  if (isIpAddress(address))
    return isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
  problems.add('bad-address', {
    message: `${addressProp} is not an IP address`,
    given: shown(address),
    allowed: 'an IPv4 or IPv6 address of the host, or 0.0.0.0 or :: for all',
    fix: `give an address, and the name that clients use as ${hostProp}`,
  });
  return '127.0.0.1';
}

/** A port of a host, on one of its addresses. */
export interface HostPort {
  readonly address: string;
  readonly port: number;
}

/** The sockets of the host that cannot be taken twice. */
export function collide(a: HostPort, b: HostPort): boolean {
  return a.port === b.port && (a.address === b.address || isWildcard(a.address) || isWildcard(b.address));
}
