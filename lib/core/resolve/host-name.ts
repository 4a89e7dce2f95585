import { isIP } from 'node:net';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';

/** Whether a text is an IPv4 or IPv6 address. An address with a zone is not valid, because the zone differs on each host. */
export function isIpAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%');
}

/**
 * Whether a host name is valid in a certificate: labels of letters, digits and hyphens of at most 63 characters, and at
 * most 253 characters in total (RFC 1123). The first label can be a wildcard.
 */
export function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(text) &&
    !/^[\d.]+$/.test(text)
  );
}

/** Whether clients can connect to a host: an IP address, or a host name without a wildcard. */
export function isHost(text: string): boolean {
  return isIpAddress(text) || (isHostName(text) && !text.startsWith('*'));
}

/** Adds a problem if clients cannot connect to a host, or if it is not valid in a certificate. */
export function checkHostName(prop: string, host: string, problems: Problems, context: ResolveContext): void {
  if (context.isUnknown(host) || isHost(host)) return;
  problems.add('bad-host-name', {
    message: `${prop} is not a valid IP address or host name`,
    given: shown(host),
    allowed: NAMES,
    fix: `set ${prop} to a host name without scheme, port or path`,
  });
}

/** Adds a problem if a name is not valid in a certificate. The first label can be a wildcard. */
export function checkAlternativeName(name: string, problems: Problems, context: ResolveContext): void {
  if (context.isUnknown(name) || isIpAddress(name) || isHostName(name)) return;
  problems.add('bad-host-name', {
    message: 'alternativeNames contains a name that is not a valid IP address or host name',
    given: shown(name),
    allowed: `${NAMES}; the first label can be *`,
    fix: 'use host names and IP addresses without scheme, port or path',
  });
}

const NAMES =
  'an IP address, or labels of letters, digits and hyphens separated by dots, at most 253 characters';
