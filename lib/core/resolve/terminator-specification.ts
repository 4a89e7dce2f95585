import type { TlsVersion } from '../catalog/tls-version';
import type { BackendTransport } from '../platform/backend-transport';
import type { Listener } from './listener';

/** The specification of a TLS terminator: its properties, resolved and validated. */
export interface TerminatorSpecification {
  /**
   * Image that was asked for.
   * @default - the platform chooses
   */
  readonly image?: string;

  /**
   * Name that was asked for.
   * @default - derived from the construct path
   */
  readonly name?: string;

  /**
   * Where clients connect from outside the private network.
   * @default - the terminator is not published
   */
  readonly listener?: Listener;

  /** Host names and addresses that the certificate must include. The first is the one that clients use. */
  readonly certificateHosts: string[];

  /** Versions of TLS that are accepted, lowest first. */
  readonly protocols: TlsVersion[];

  /** How the terminator reaches the server. */
  readonly transport: BackendTransport;

  /** How many terminators run under one name. */
  readonly copies: number;

  /** Seconds after which a session without traffic is closed. */
  readonly sessionTimeoutSeconds: number;

  /** Seconds that sessions have to finish when the terminator is replaced or stopped. */
  readonly drainSeconds: number;

  /** Sessions at the same time. */
  readonly maxConnections: number;

  /**
   * Connections at the same time from one address.
   * @default - no limit
   */
  readonly maxConnectionsPerSource?: number;

  /** Seconds without traffic after which a session is closed that does not begin with a login. */
  readonly loginTimeoutSeconds: number;

  /** Memory limit. */
  readonly memoryMebibytes: number;
}
