import { type Endpoint, isLoopback } from '../platform/endpoint';
import { isIpAddress } from '../resolve/host-name';
import { FIXED_LIMITS } from './fixed-limits';

/** The port of stunnel on the machine of the client, as in the Aiven document. */
const ACCEPT_PORT = 6380;

/** The port of stunnel if the terminator uses the default one on the same machine. */
const OTHER_ACCEPT_PORT = 16380;

/**
 * The stunnel.conf of the Aiven document for a client without TLS, with verification of the certificate.
 * @param endpoint The terminator.
 * @param caFile The file with the CA certificate on the machine of the client. Defaults to the CAs of the machine.
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
