/** A version of TLS. */
export enum TlsVersion {
  /** TLS 1.0, which current clients refuse. */
  TLS_1_0 = 'TLSv1.0',
  /** TLS 1.1, which current clients refuse. */
  TLS_1_1 = 'TLSv1.1',
  /** TLS 1.2. */
  TLS_1_2 = 'TLSv1.2',
  /** TLS 1.3. */
  TLS_1_3 = 'TLSv1.3',
}

/** A TLS protocol, as HAProxy names it. */
export type TlsProtocol = `${TlsVersion}`;
