import type { MemorySize } from '../catalog/memory-size';
import type { BackendTransport } from '../platform/backend-transport';

/** What a TLS terminator can be told of itself, whatever it stands in front of. */
export interface TlsTerminatorSettings {
  /**
   * Port of the host that clients connect to.
   * @default 6380
   */
  readonly port?: number;

  /**
   * Address of the host that connections are accepted on.
   * @default '127.0.0.1'
   */
  readonly listenAddress?: string;

  /**
   * Host name or address that clients connect to. The certificate is for it.
   * @default - `localhost` on a loopback address, otherwise the address
   */
  readonly hostName?: string;

  /**
   * Further host names and addresses for the certificate of a private CA.
   * @default - the loopback address where clients use `localhost`, and the name of the container
   */
  readonly alternativeNames?: string[];

  /**
   * Whether the port is published on the host. Otherwise only containers on the terminator's networks reach it.
   * @default true
   */
  readonly published?: boolean;

  /**
   * How it reaches Redis.
   * @default - over a unix socket where both run on one engine, otherwise over TCP
   */
  readonly transport?: BackendTransport;

  /**
   * How many terminators run under one name, on a platform that can. Together they take `copies` times
   * `maxConnections` sessions.
   * @default 1
   */
  readonly copies?: number;

  /**
   * Seconds after which a session without traffic is closed (`timeout tunnel`).
   * @default 43200 - the 12 hours of the Aiven document
   */
  readonly sessionTimeoutSeconds?: number;

  /**
   * Seconds that sessions have to finish what is under way when the terminator is replaced or stopped. New
   * connections are refused meanwhile.
   * @default 5
   */
  readonly drainSeconds?: number;

  /**
   * Sessions at the same time. Further clients wait.
   * @default 2000
   */
  readonly maxConnections?: number;

  /**
   * Memory of the container, at least 64 MiB. The default holds the default number of sessions.
   * @default MemorySize.mebibytes(256)
   */
  readonly memory?: MemorySize;

  /**
   * Image of HAProxy 2.4 or later, with a tag or a digest.
   * @default - the platform's image
   */
  readonly image?: string;

  /**
   * Name of the container, and beginning of the names of its volumes and networks. Unique on the engine.
   * @default - made from the construct path, which holds the name of the stack
   */
  readonly name?: string;
}
