import type { EngineLine } from '../catalog/engine';
import type { Flavor } from '../catalog/flavor';

/**
 * A workload before and after a change: what the judge has to know, whoever read it. A reader leaves out what it does not
 * know.
 */
export interface WorkloadChange {
  /** Construct path. */
  readonly path: string;
  /** Name of its kind: see `KINDS`. */
  readonly kind: string;
  readonly transition: Transition;
  /** Whether it, or its data, was there before the change. */
  readonly existed: boolean;
  readonly before: WorkloadState;
  readonly after: WorkloadState;
  readonly data: VolumeChange;
  /** Whether a network, a Service or another volume is taken from it while it runs. */
  readonly isCut?: boolean;
  /** What is generated anew, although the code is the same: the CA certificate, or passwords of users. */
  readonly renewed?: { readonly authority?: boolean; readonly passwords?: readonly string[] };
  /** The image that is pulled, if it is not there, while the workload is stopped. */
  readonly pulls?: string;
  /** Whether its image changes, and the reader does not know which version is in it. */
  readonly hidesRelease?: boolean;
}

/** Whether a workload that runs is stopped and started again. */
export function isRestarting({ transition }: WorkloadChange): boolean {
  return transition === 'restart';
}

/** What happens to the process. */
export type Transition =
  /** It starts, and did not run before. */
  | 'start'
  | 'stay'
  | 'restart'
  | 'remove'
  /** Terraform no longer manages it, and it runs on. */
  | 'forget'
  /** Its stack is no longer in the code: it runs until somebody destroys that stack. */
  | 'orphan'
  /** It did not run before, and does not run afterwards. */
  | 'absent';

/** A workload on one side of a change. */
export interface WorkloadState {
  readonly copies: number;
  /** Construct path of the server whose connections or data it handles. */
  readonly serves?: string;
  /** Construct path of the primary that it follows. If it is not set, it is a primary. */
  readonly follows?: string;
  readonly flavor?: Flavor;
  /** Engine and version. If it is not set, the reader does not know which one runs. */
  readonly release?: Release;
  /** Room for data, and which keys are evicted when it is used up. */
  readonly memory?: { readonly dataMebibytes: number; readonly evictionPolicy: string };
  /** Whether a memory-only server deletes the files of a durable one. If it is not set, nobody knows. */
  readonly acceptsDataLoss?: boolean;
  /** What its clients need to connect. If it is not set, the reader does not know. */
  readonly clients?: ClientNeeds;
}

/** What clients need to connect. If a part is not set, the reader does not know it, or it has none. */
export interface ClientNeeds {
  /** Host and port for clients: null if it has none. */
  readonly endpoint?: { readonly host: string; readonly port?: number } | null;
  /** The users that can log in. */
  readonly users?: readonly NeededUser[];
  readonly protocols?: readonly string[];
  /** The names in its certificate. */
  readonly names?: readonly string[];
  /** Which CA certificate clients need, in words. */
  readonly authority?: string;
}

/** A user that can log in. */
export interface NeededUser {
  readonly name: string;
  /** Where the password comes from, in words. */
  readonly password?: string;
  /** Rules as in an access control list of the latest version. */
  readonly rights: readonly string[];
}

/** An engine and a version. */
export interface Release {
  /** For people, such as `Redis 8.4`. */
  readonly name: string;
  /** If it is not set, this library does not know the version. */
  readonly line?: EngineLine;
}

/** What happens to the data volumes. */
export interface VolumeChange {
  readonly fate:
    | 'kept'
    /** An empty one is created. */
    | 'created'
    /** It is destroyed, and an empty one is created. */
    | 'replaced'
    | 'destroyed'
    /** It would be destroyed, and Terraform refuses that. */
    | 'protected'
    /** It stays, and the workload uses another one. */
    | 'left';
  /** The volume or the location, in words, if it is `protected` or `left`. */
  readonly where?: string;
  /** Whether `prevent_destroy` protected it before the change. */
  readonly wasProtected?: boolean;
  /** Construct path of a removed workload whose volume this one uses. */
  readonly takenFrom?: string;
}
