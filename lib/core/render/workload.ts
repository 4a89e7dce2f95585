import type { Template } from '../credentials/template';
import type { Listener } from '../resolve/listener';
import type { WorkloadRole } from './workload-role';

/** What is to run, said without a platform: the platform decides where each part lives, never what is in it. */
export interface Workload {
  /** Which image runs when none is asked for: a server version such as `redis:7.0`, or `haproxy`. */
  readonly imageKey: string;
  readonly image?: string;
  /** User and group inside the image. */
  readonly user: WorkloadUser;
  readonly name: string;
  readonly role: WorkloadRole;
  readonly command: readonly string[];
  /** Signal that ends the process in an orderly way. */
  readonly stopSignal: string;
  readonly stopGraceSeconds: number;
  readonly memoryMebibytes: number;
  /** Files in PATHS.config, by name. */
  readonly files: ReadonlyMap<string, Template>;
  /** Further files in PATHS.config, which the platform keeps and something else renews. */
  readonly stored?: StoredFiles;
  /** The volume at PATHS.data. Undefined: the workload keeps nothing. */
  readonly data?: DataVolume;
  /**
   * Whose unix socket is mounted: the name of the workload that owns it (its own name for Redis itself).
   */
  readonly socketOf?: string;
  /** Which names it looks up: those of other workloads only, or any. */
  readonly lookups: 'workloads' | 'any';
  /** What the workload can reach and be reached on, beside its published ports. */
  readonly reach: Reach;
  /** Whether clients connect to it, and not only other workloads. */
  readonly servesClients: boolean;
  /** Port that it listens on. */
  readonly port: number;
  /** Ports that are published, each with the port inside. */
  readonly published: readonly (Pick<Listener, 'address' | 'port'> & { readonly inside: number })[];
  /** How many of it run under one name, each with data of its own. */
  readonly copies: number;
  /** When TCP takes a silent peer for gone. Undefined: as the machine has it. */
  readonly keepalive?: Keepalive;
  readonly health: Health;
  readonly startupTimeoutSeconds: number;
}

/** A user and its group, which has the same name and number. */
export interface WorkloadUser {
  readonly name: string;
  readonly id: number;
}

/** Files that the platform keeps under one name, where they can change at any time. */
export interface StoredFiles {
  readonly store: string;
  /** Names of the files, each with the key that its content is kept under. */
  readonly files: ReadonlyMap<string, string>;
}

/** A volume for data. */
export interface DataVolume {
  /** Whether it is guarded against destruction. */
  readonly protect: boolean;
  /** Undefined: as large as the disk that it is on. */
  readonly sizeMebibytes?: number;
}

/** How a workload is, as shell commands that end with 0 when it is so. */
export interface Health {
  /** It serves clients. */
  readonly ready: string;
  /** It answers, be it that it cannot serve yet: a restart would not help. */
  readonly alive: string;
  /** It has started. Until then, nobody asks the rest. */
  readonly started: string;
}

/** The keepalive of TCP: a silent peer is asked so many times, and then gone. */
export interface Keepalive {
  readonly idleSeconds: number;
  readonly intervalSeconds: number;
  readonly probes: number;
}

/** Networks in the abstract. */
export interface Reach {
  /** A network of its own, without a way out: peers that connect to this workload join it. */
  readonly isolated: boolean;
  /** A network with a way out. */
  readonly outbound: boolean;
  /** Networks of other workloads that this one connects to. */
  readonly joins: readonly { readonly workload: string; readonly network: 'isolated' | 'outbound' }[];
}
