import { type Endpoint, isLoopback } from '../platform/endpoint';
import { isIpAddress } from '../resolve/host-name';
import { FIXED_LIMITS } from './fixed-limits';

/** Port on which stunnel offers the service on the client's machine, as in the Aiven document. */
const ACCEPT_PORT = 6380;

/** In its place where the terminator itself has that port on this machine. */
const OTHER_ACCEPT_PORT = 16380;

/**
 * The stunnel.conf of the Aiven document for a client that speaks no TLS, with the certificate verified.
 * @param endpoint The terminator.
 * @param caFile File with the CA certificate on the client's machine. Undefined: the CAs of the machine.
 */
export function stunnelConf(endpoint: Endpoint, caFile: string | undefined): string {
  const accept = isLoopback(endpoint.host) && endpoint.port === ACCEPT_PORT ? OTHER_ACCEPT_PORT : ACCEPT_PORT;
  return [
    'client = yes',
    'foreground = yes',
    'debug = info',
    'delay = yes',
    '',
    '[redis]',
    `accept = 127.0.0.1:${accept}`,
    `connect = ${endpoint}`,
    `TIMEOUTclose = ${FIXED_LIMITS.stunnelCloseSeconds}`,
    'verifyChain = yes',
    `${isIpAddress(endpoint.host) ? 'checkIP' : 'checkHost'} = ${endpoint.host}`,
    caFile === undefined ? 'CApath = /etc/ssl/certs' : `CAfile = ${caFile}`,
    '',
  ].join('\n');
}
