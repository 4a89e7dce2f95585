import type { ITerraformDependable } from 'cdktf';
import type { ServiceLogins } from '../core/credentials/logins';
import type { Login } from '../core/credentials/secret';
import type { Access } from '../core/platform/access';
import type { Audience } from '../core/platform/audience';
import type { Endpoint } from '../core/platform/endpoint';
import type { RedisSpec } from '../core/resolve/redis-spec';
import type { ServerSpecification } from '../core/resolve/server-specification';
import type { PlatformProblem } from './platform-problem';
import type { ServerTlsEndpoint, TlsEndpoint } from './tls-endpoint';

/** A server that a construct asks a platform for. */
export interface ServerRequest {
  /** The resolved and validated properties of the server. */
  readonly specification: ServerSpecification;

  /**
   * The specification with what only the library needs.
   * @internal
   */
  readonly _specification: RedisSpec;

  /** Name of the server. No other server or terminator of the location may have it. */
  readonly name: string;

  /**
   * The primary that the server follows.
   * @default - the server is a primary
   */
  readonly primary?: PrimaryConnection;

  /** Resources that must exist before the server starts. */
  readonly dependencies: ITerraformDependable[];
}

/** How a replica reaches its primary. */
export interface PrimaryConnection {
  /** Construct path of the primary. */
  readonly path: string;

  /**
   * Name of the primary, if it runs in the location of the replica.
   * @default - the primary runs elsewhere
   */
  readonly name?: string;

  /** Where the primary accepts replicas without TLS. Use `tls` instead if it is set. */
  readonly endpoint: Endpoint;

  /**
   * Login of replicas.
   * @default - the platform connects its own replicas
   */
  readonly login?: Login;

  /**
   * How the primary is followed over TLS.
   * @default - without TLS, over the private network of the location
   */
  readonly tls?: PrimaryTlsConnection;
}

/** How a replica reaches its primary over TLS. */
export interface PrimaryTlsConnection extends TlsEndpoint {
  /**
   * Name of the terminator of the primary, if it runs in the location of the replica.
   * @default - TLS is ended elsewhere
   */
  readonly terminatorName?: string;

  /**
   * Login for health checks of the primary.
   * @default - none: health checks must do without
   */
  readonly healthCheckLogin?: Login;
}

/** A server that a platform provides. */
export interface ProvidedServer {
  /** Where terminators and replicas connect: without TLS, unless the server only accepts TLS. */
  readonly endpoint: Endpoint;

  /**
   * Where clients outside the private network connect without TLS.
   * @default - nowhere
   */
  readonly plaintextEndpoint?: Endpoint;

  /**
   * Where the server itself accepts TLS, without a TlsTerminator in front of it.
   * @default - the server accepts no TLS
   */
  readonly tls?: ServerTlsEndpoint;

  /**
   * Whether the server accepts connections without TLS.
   * @default - true if `tls` is not set, false if it is set
   */
  readonly acceptsPlaintext?: boolean;

  /** Who can reach the server. */
  readonly audience: Audience;

  /**
   * Every way to open a connection to the server, for the review.
   * @default - the review states only the endpoints
   */
  readonly access?: Access[];

  /** The logins that are known. */
  readonly logins: ServiceLogins;

  /** Resources that must exist before anything connects to the server. */
  readonly dependables: ITerraformDependable[];

  /**
   * Image that the server runs, for the review.
   * @default - the server runs no image that is known
   */
  readonly image?: string;

  /**
   * Plan that the platform bills the server by, for the review.
   * @default - the platform has no plans
   */
  readonly plan?: string;

  /**
   * Memory limit of the server, for the review.
   * @default - not known
   */
  readonly memoryMebibytes?: number;

  /**
   * Volumes with the data of the server, each named by everything that makes it another volume, for the review.
   * @default - none that are known
   */
  readonly volumes?: string[];

  /**
   * Reasons why the platform cannot provide the server. They stop the synth.
   * @default - none
   */
  readonly problems?: PlatformProblem[];
}
