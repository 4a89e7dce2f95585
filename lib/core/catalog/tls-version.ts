/**
 * A version of TLS.
 *
 * @example
 * import { TlsVersion } from 'cdktf-redis';
 *
 * // In a platform of your own, for a server that accepts TLS itself:
 * const protocols = [TlsVersion.TLS_1_2, TlsVersion.TLS_1_3];
 */
export enum TlsVersion {
  /** TLS 1.0, which current clients reject. */
  TLS_1_0 = 'TLSv1.0',
  /** TLS 1.1, which current clients reject. */
  TLS_1_1 = 'TLSv1.1',
  /** TLS 1.2. */
  TLS_1_2 = 'TLSv1.2',
  /** TLS 1.3. */
  TLS_1_3 = 'TLSv1.3',
}

/** A TLS protocol with the name that HAProxy uses. */
export type TlsProtocol = `${TlsVersion}`;
