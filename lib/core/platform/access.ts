import type { Audience } from './audience';

/**
 * Who can open a connection to a port, and at which address. A platform returns one for each way to a server or a terminator,
 * for the review. Whoever opens a connection still needs the password.
 *
 * @example
 * import { Access, Audience } from 'cdktf-redis';
 *
 * // In a platform of your own, for a server in a private subnet:
 * const access: Access = { audience: Audience.PRIVATE_NETWORK, host: 'redis.internal', port: 6379 };
 */
export interface Access {
  /** Who can open a connection. */
  readonly audience: Audience;

  /**
   * Name of the Docker network on which the containers of the audience are.
   * @default - the audience is on no Docker network
   */
  readonly network?: string;

  /**
   * Host name or IP address to connect to.
   * @default - it is only known after the apply, such as the address of a container
   */
  readonly host?: string;

  /** TCP port to connect to. */
  readonly port: number;
}
