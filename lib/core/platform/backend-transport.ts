/**
 * How a TLS terminator connects to its server.
 *
 * @example
 * const service = new RedisService(this, 'Redis');
 * new TlsTerminator(this, 'Tls', { service, transport: BackendTransport.TCP });
 */
export enum BackendTransport {
  /**
   * Over a unix socket that both containers share. It needs neither DNS nor a network, and has a higher throughput than
   * a bridge network. `CLIENT LIST` shows the socket instead of client addresses.
   */
  UNIX_SOCKET = 'unix-socket',
  /** Over the private network. `CLIENT LIST` shows the address of the terminator. */
  TCP = 'tcp',
}
