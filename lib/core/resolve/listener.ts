import { isIPv6 } from 'node:net';
import { isLoopback, isWildcard } from '../platform/endpoint';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';
import { checkPort } from './checks';
import type { ResolveContext } from './context';
import { checkHostName, isIpAddress } from './host-name';
import { checkCapability, type PlacedContext } from './placed-context';

/** A published port, and the endpoint that clients connect to. */
export interface Listener {
  /**
   * The host address that accepts connections.
   * @default - the platform does not support host addresses
   */
  readonly address?: string;

  /** The host name or IP address that clients connect to. */
  readonly host: string;

  /** The TCP port. */
  readonly port: number;
}

/** The props of a listener, and their names. */
interface ListenerInput {
  readonly address?: string;
  readonly host?: string;
  readonly port?: number;
  /** The name of the workload that listens. */
  readonly name: string;
  readonly defaultPort: number;
  readonly addressProp: string;
  readonly hostProp: string;
  readonly portProp: string;
}

/** Checks the props of a listener and applies the defaults. */
export function resolveListener(input: ListenerInput, problems: Problems, context: PlacedContext): Listener {
  const { platform } = context;
  const given = input.address === undefined ? undefined : shown(input.address);
  checkCapability('hostAddresses', input.addressProp, given, problems, context);
  const address = platform.capabilities.hostAddresses ? checkAddress(input, problems, context) : undefined;
  const host = input.host ?? (address === undefined ? platform.hostOf(input.name) : hostOf(address));
  if (address !== undefined && isWildcard(address) && input.host === undefined) {
    problems.add('host-name-needed', {
      message: `${input.hostProp} is required, because ${input.addressProp} stands for all addresses of the host`,
      given: shown(address),
      fix: `set ${input.hostProp} to the host name or address that clients connect to`,
    });
  }
  checkHostName(input.hostProp, host, problems, context);
  const port = checkPort(input.portProp, input.port, input.defaultPort, problems, context);
  return { address, host, port };
}

/** The default host name that clients use for an address. */
function hostOf(address: string): string {
  return isLoopback(address) ? 'localhost' : address;
}

/** Returns the address in its canonical form, so that two spellings of an address are equal. */
function checkAddress(
  { address = '127.0.0.1', addressProp, hostProp }: ListenerInput,
  problems: Problems,
  context: ResolveContext,
): string {
  if (context.isUnknown(address)) return address;
  if (isIpAddress(address))
    return isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
  problems.add('bad-address', {
    message: `${addressProp} is not a valid IP address`,
    given: shown(address),
    allowed: 'an IPv4 or IPv6 address of the host, or 0.0.0.0 or :: for all addresses',
    fix: `set ${addressProp} to an IP address, and ${hostProp} to the host name that clients use`,
  });
  return '127.0.0.1';
}
