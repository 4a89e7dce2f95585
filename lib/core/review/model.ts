import type { TlsProtocol } from '../catalog/capabilities';
import type { Support } from '../catalog/support';
import type { Audience } from '../platform/audience';
import type { PolicyException } from '../policy/policy-exception';
import type { Severity } from '../problems/problem-kinds';
import type { SavePoint } from '../resolve/redis-server-props';
import type { Loss } from './loss';
import type { Timeouts } from './timeouts';

/**
 * What a reviewer should know of a stack, without secrets: the content of `review.json`. Made from the specifications
 * that are rendered, never read back from what was rendered. What is not there is null. Numbers carry their unit in
 * their name.
 */
export interface StackReview {
  /** Of this format. It grows when a reader would have to change. */
  readonly formatVersion: 1;
  readonly stack: string;
  readonly services: readonly ServiceReview[];
  readonly terminators: readonly TerminatorReview[];
  readonly resources: readonly ResourceReview[];
  /** What is demanded of the stack, and what is let pass. */
  readonly policies: readonly PolicyReview[];
  /** Construct paths of regulated workloads: nothing in them takes or serves plaintext. */
  readonly regulated: readonly string[];
  readonly problems: readonly ProblemReview[];
}

/** Name of the file with the review, beside the stack's `cdk.tf.json`. */
export const REVIEW_FILE = 'review.json';

/** The container of a server or a proxy, as far as it is no container of somebody else. */
export interface ContainerReview {
  /** Where it runs: the provider that makes it, with the host that this names. */
  readonly place: string;
  /** A digest of all that decides what the container is: the same digest, the same container. It holds no secret. */
  readonly configuration: string;
}

/** A server, primary or replica. */
export interface ServiceReview extends ContainerReview {
  /** Construct path. */
  readonly path: string;
  readonly kind: 'RedisService' | 'Replica';
  readonly name: string;
  readonly engine: string;
  /** Line, or patch release where one was named. */
  readonly version: string;
  readonly versionString: string;
  readonly flavor: string;
  /** How many servers run under the one name, each with data of its own. */
  readonly copies: number;
  readonly image: string;
  /** Volumes with its data, each told by all that would make it another one, with another data set. */
  readonly volumes: readonly string[];
  /** Of the patch release that runs. */
  readonly support: Support;
  readonly memory: {
    readonly limitMebibytes: number;
    readonly dataMebibytes: number;
    readonly evictionPolicy: string;
  };
  readonly persistence: {
    readonly savePoints: readonly SavePoint[];
    /** When the append-only file is forced to disk. Null: there is none. */
    readonly fsync: string | null;
    /** What becomes of the data when the service is destroyed. Null: there is none on disk. */
    readonly removal: 'protected' | 'destroyed' | null;
    /** Size of the data volume of each copy. Null: as large as the disk that it is on. */
    readonly volumeMebibytes: number | null;
    /** Whether a memory-only server deletes what a durable flavor left. Otherwise it refuses to start on it. */
    readonly acceptsDataLoss: boolean;
  };
  /** The primary that it follows, and the terminator on the way, by construct path, with the link that connects to it. */
  readonly follows: {
    readonly primary: string;
    readonly via: string | null;
    readonly link: ContainerReview | null;
  } | null;
  /** Construct paths of the replicas of the app that follow it. */
  readonly replicas: readonly string[];
  readonly entrances: readonly Entrance[];
  readonly users: readonly UserReview[];
  /** Who has the last word on users: the code, or also what was saved at runtime. Null: there are no users. */
  readonly userManagement: 'managed' | 'runtime' | null;
  /** Whether a drill may kill it, and lose its data. */
  readonly drillTarget: boolean;
  readonly losses: readonly Loss[];
  /** Seconds after which Redis closes an idle connection; 0 never. */
  readonly idleTimeoutSeconds: number;
  readonly timeouts: readonly Timeouts[];
}

/** A way in, for those who have a password. */
export interface Entrance {
  /** Kind of the credential: `redis` or `redis+ssl`. */
  readonly credential: 'redis' | 'redis+ssl';
  readonly host: string;
  readonly port: number;
  /** Null: without TLS. */
  readonly tls: readonly TlsProtocol[] | null;
  readonly audience: Audience;
  /** Construct path of the terminator. Null: the server itself. */
  readonly terminator: string | null;
}

/** A user of a server, without the password. */
export interface UserReview {
  readonly name: string;
  readonly isOn: boolean;
  /** Rules as in an access control list. */
  readonly rules: readonly string[];
}

/** A TLS terminator. */
export interface TerminatorReview extends ContainerReview {
  readonly path: string;
  readonly name: string;
  readonly image: string;
  /** Construct path of the service behind it. */
  readonly service: string;
  readonly transport: string;
  /** How many run under the one name. */
  readonly copies: number;
  readonly endpoint: { readonly host: string; readonly port: number };
  readonly audience: Audience;
  readonly protocols: readonly TlsProtocol[];
  readonly maxConnections: number;
  readonly sessionTimeoutSeconds: number;
  readonly drainSeconds: number;
  readonly certificate: CertificateReview;
}

/** Where a certificate comes from, and how long it is good for. */
export interface CertificateReview {
  readonly issuer: 'private CA' | 'given';
  readonly names: readonly string[];
  /** Null: not known before the apply. */
  readonly validityDays: number | null;
  readonly renewalDays: number | null;
}

/** A resource that Terraform makes. */
export interface ResourceReview {
  readonly address: string;
  readonly type: string;
  /** Name on the engine, where it has one. */
  readonly name: string | null;
}

/** A problem that did not stop the synth. */
export interface ProblemReview {
  readonly id: string;
  readonly severity: Severity;
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** A policy in force, in a review. */
export interface PolicyReview {
  /** Construct path of what it is about, with everything below. Null: the whole app. */
  readonly scope: string | null;
  readonly rules: readonly PolicyRuleReview[];
}

/** A rule of a policy. Whether its exceptions have ended is not said: a review is the same on any day. */
export interface PolicyRuleReview {
  /** As that of the problem that a violation is. */
  readonly id: string;
  /** What is demanded, in words. */
  readonly statement: string;
  /** Of a violation. */
  readonly severity: Severity;
  readonly exceptions: readonly PolicyException[];
}
