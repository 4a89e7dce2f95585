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
