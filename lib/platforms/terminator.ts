import type { ITerraformDependable } from 'cdktf';
import type { Login, Secret } from '../core/credentials/secret';
import type { Access } from '../core/platform/access';
import type { Audience } from '../core/platform/audience';
import type { Endpoint } from '../core/platform/endpoint';
import type { TerminatorSpecification } from '../core/resolve/terminator-specification';
import type { PlatformProblem } from './platform-problem';

/** A TLS terminator that a construct asks a platform for. */
export interface TerminatorRequest {
  /** The resolved and validated properties of the terminator. */
  readonly specification: TerminatorSpecification;

  /** Name of the terminator. No other server or terminator of the location may have it. */
  readonly name: string;

  /** The service behind the terminator. */
  readonly service: TerminatedServer;

  /** The certificate that clients see. */
  readonly certificate: TerminatorCertificate;

  /** Resources that must exist before the terminator starts. */
  readonly dependencies: ITerraformDependable[];
}

/** The server behind a terminator. */
export interface TerminatedServer {
  /** Construct path of the service. */
  readonly path: string;

  /**
   * Name of the server, if it runs in the location of the terminator.
   * @default - the server runs elsewhere
   */
  readonly name?: string;

  /** Where the server accepts connections without TLS. */
  readonly endpoint: Endpoint;

  /**
   * Login for health checks of the server.
   * @default - none: health checks must do without
   */
  readonly healthCheckLogin?: Login;
}

/** The certificate of a terminator: in PEM, or stored by the platform. */
export interface TerminatorCertificate {
  /**
   * The certificate, followed by its intermediate certificates (PEM).
   * @default - the platform stores the certificate
   */
  readonly certificateChain?: string;

  /**
   * Private key of the certificate (PEM).
   * @default - the platform stores the certificate
   */
  readonly privateKey?: Secret;

  /**
   * Name under which the platform stores certificate and private key, where something else renews them.
   * @default - the certificate is given in PEM
   */
  readonly storeName?: string;

  /**
   * The host names and addresses in the certificate.
   * @default - not known
   */
  readonly names?: string[];

  /**
   * Which CA certificate clients need, in words. Another text means that clients need another one.
   * @default - not known
   */
  readonly authority?: string;
}

/** A TLS terminator that a platform provides. */
export interface ProvidedTerminator {
  /** Where clients connect. */
  readonly endpoint: Endpoint;

  /** Who can reach the terminator. */
  readonly audience: Audience;

  /**
   * Every way to open a connection to the terminator, for the review.
   * @default - the review states only the endpoint
   */
  readonly access?: Access[];

  /**
   * Image that the terminator runs, for the review.
   * @default - the terminator runs no image that is known
   */
  readonly image?: string;

  /** Resources that must exist before anything connects to the terminator. */
  readonly dependables: ITerraformDependable[];

  /**
   * Reasons why the platform cannot provide the terminator. They stop the synth.
   * @default - none
   */
  readonly problems?: PlatformProblem[];
}
