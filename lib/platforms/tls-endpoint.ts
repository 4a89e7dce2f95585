import type { TlsVersion } from '../core/catalog/tls-version';
import type { Endpoint } from '../core/platform/endpoint';

/** Where something accepts connections over TLS, and how its certificate is verified. */
export interface TlsEndpoint {
  /** Host and port. */
  readonly endpoint: Endpoint;

  /** DNS name that the certificate includes. */
  readonly serverName: string;

  /**
   * CA certificate (PEM) that the certificate is verified with.
   * @default - a CA that clients trust already
   */
  readonly caCertificate?: string;
}

/** Where a server itself accepts connections over TLS. */
export interface ServerTlsEndpoint extends TlsEndpoint {
  /** Versions of TLS that the server accepts, lowest first. */
  readonly protocols: TlsVersion[];
}
