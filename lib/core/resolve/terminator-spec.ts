import type { TlsProtocol } from '../catalog/capabilities';
import type { BackendTransport } from '../platform/backend-transport';
import type { Listener } from './listener';

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
