import type { MemorySize } from '../catalog/memory-size';
import type { BackendTransport } from '../platform/backend-transport';

/** Settings of a TLS terminator, independent of its service. */
export interface TlsTerminatorSettings {
  /**
   * The host port that clients connect to, 1 to 65535.
   * @default 6380
   */
  readonly port?: number;

  /**
   * The host address that accepts connections: an IPv4 or IPv6 address, or `0.0.0.0` or `::` for all addresses.
   * @default '127.0.0.1'
   */
  readonly listenAddress?: string;

  /**
   * The host name or IP address that clients connect to. The certificate is issued for it.
   * @default - `localhost` for a loopback address, otherwise the address
   */
  readonly hostName?: string;

  /**
   * Additional host names and IP addresses of a certificate from a private CA. A host name can begin with `*`.
   * @default - the loopback address if clients use `localhost`, and the name of the container
   */
  readonly alternativeNames?: string[];

  /**
   * Whether the port is published on the host. If it is not, only containers on the networks of the terminator can
   * connect.
   * @default true
   */
  readonly published?: boolean;

  /**
   * How the terminator connects to its server.
   * @default - the unix socket if both run in the same location, otherwise TCP
   */
  readonly transport?: BackendTransport;

  /**
   * The number of identical terminators under one name, 1 to 100, if the platform supports it. Together they accept
   * `copies` times `maxConnections` sessions.
   * @default 1
   */
  readonly copies?: number;

  /**
   * The number of seconds after which a session without traffic is closed (`timeout tunnel`).
   * @default 43200 - 12 hours, as in the Aiven document
   */
  readonly sessionTimeoutSeconds?: number;

  /**
   * The number of seconds that open sessions have to finish when the terminator is stopped or replaced, 1 to 3600. New
   * connections are refused in this time.
   * @default 5
   */
  readonly drainSeconds?: number;

  /**
   * The maximum number of sessions at the same time, 1 to 100000. Further clients wait up to 10 seconds, and are disconnected then.
   * @default 2000
   */
  readonly maxConnections?: number;

  /**
   * The maximum number of connections at the same time from one IP address, 1 to 100000. Further connections from it are closed.
   * Use it only if the terminator sees the addresses of its clients: clients that connect through the loopback address of a
   * Docker host, through NAT or through a load balancer share one address.
   * @default - no limit
   */
  readonly maxConnectionsPerSource?: number;

  /**
   * The number of seconds without traffic after which a session is closed that does not begin with `AUTH` or `HELLO`, 1 to 3600.
   * Such sessions have a tenth of `maxConnections` to themselves, in addition to it. A client that sends nothing at all is
   * disconnected 10 seconds after its TLS handshake. Both apply only if the terminator knows that clients must log in.
   * @default 60
   */
  readonly loginTimeoutSeconds?: number;

  /**
   * The memory of the container, at least 64 MiB. The default is enough for the default number of sessions.
   * @default MemorySize.mebibytes(256)
   */
  readonly memory?: MemorySize;

  /**
   * The image of HAProxy 2.4 or later, with a tag or a digest.
   * @default - the image of the platform
   */
  readonly image?: string;

  /**
   * The name of the container, and the prefix of the names of its volumes and networks. It must be unique in its
   * location.
   * @default - derived from the construct path, which includes the name of the stack
   */
  readonly name?: string;
}
