import type { TlsProtocol } from '../catalog/capabilities';
import type { Listener } from './listener';

/** How a terminator reaches Redis. */
export enum BackendTransport {
  /**
   * Over a unix socket in a volume that both containers share: no DNS, no network, and more throughput than over
   * the bridge network. Redis sees no client addresses: `CLIENT LIST` shows the socket.
   */
  UNIX_SOCKET = 'unix-socket',
  /** Over the private network. `CLIENT LIST` shows the address of the terminator. */
  TCP = 'tcp',
}

/** A TLS terminator, everything said and checked. */
export interface TerminatorSpec {
  readonly image?: string;
  readonly name?: string;
  /** Where clients connect on the host. Undefined: not published. */
  readonly listener?: Listener;
  /** Host names and addresses that the certificate has to hold, the first being the one clients use. */
  readonly certificateHosts: readonly string[];
  readonly protocols: readonly TlsProtocol[];
  readonly transport: BackendTransport;
  /** How many terminators run under one name. */
  readonly copies: number;
  readonly sessionTimeoutSeconds: number;
  readonly drainSeconds: number;
  readonly maxConnections: number;
  readonly memoryMebibytes: number;
}
