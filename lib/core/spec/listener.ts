import { isIPv6 } from 'node:net';
import { isLoopback, isWildcard } from '../endpoint';
import { checkPort, shown } from './checks';
import type { Problems, ResolveContext } from './context';
import { checkHostName, isIpAddress } from './host-name';

/** A port of the host, and the endpoint that clients use for it. */
export interface Listener {
  /** Address of the host that connections are accepted on. */
  readonly address: string;
  /** Host name or address that clients use. */
  readonly host: string;
  readonly port: number;
}

/** What the user said of a listener, and how its props are called. */
interface ListenerInput {
  readonly address?: string;
  readonly host?: string;
  readonly port?: number;
  readonly defaultPort: number;
  readonly addressProp: string;
  readonly hostProp: string;
  readonly portProp: string;
}

/** Checks and completes a listener. */
export function resolveListener(input: ListenerInput, problems: Problems, context: ResolveContext): Listener {
  const address = checkAddress(input, problems, context);
  if (isWildcard(address) && input.host === undefined) {
    problems.add('host-name-needed', {
      message: `${input.addressProp} stands for every address, so the name that clients use cannot be told from it`,
      given: shown(address),
      fix: `set ${input.hostProp} to the host name or address that clients connect to`,
    });
  }
  const host = input.host ?? (isLoopback(address) ? 'localhost' : address);
  checkHostName(input.hostProp, host, problems, context);
  const port = checkPort(input.portProp, input.port, input.defaultPort, problems, context);
  return { address, host, port };
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

/** The sockets of the host that cannot be taken twice. */
export function collide(
  a: Pick<Listener, 'address' | 'port'>,
  b: Pick<Listener, 'address' | 'port'>,
): boolean {
  return a.port === b.port && (a.address === b.address || isWildcard(a.address) || isWildcard(b.address));
}
