import type { Template } from '../credentials/template';
import type { Listener } from '../resolve/listener';
import type { WorkloadRole } from './workload-role';

/** A platform-neutral description of what a container runs. The platform decides where each part is stored, never its content. */
export interface Workload {
  /** The key of the default image: a server version such as `redis:7.0`, or `haproxy`. */
  readonly imageKey: string;
  readonly image?: string;
  /** The user and the group in the image. */
  readonly user: WorkloadUser;
  readonly name: string;
  readonly role: WorkloadRole;
  /**
   * `stable`: each copy keeps its name and its volumes when it is replaced, and the old one stops before a new one starts.
   * `interchangeable`: any copy can take over from another one, so it has no volumes.
   */
  readonly identity: 'stable' | 'interchangeable';
  readonly command: readonly string[];
  /** The signal for an orderly stop. */
  readonly stopSignal: string;
  readonly stopGraceSeconds: number;
  readonly memoryMebibytes: number;
  /** The files in PATHS.config by name. */
  readonly files: ReadonlyMap<string, Template>;
  /** Additional files in PATHS.config, which the platform stores and another program renews. */
  readonly stored?: StoredFiles;
  /** Its own volumes, which outlive it. Each copy has its own ones. */
  readonly volumes: readonly WorkloadVolume[];
  /**
   * Whose unix socket is mounted: the name of the workload that owns it (its own name for Redis itself).
   */
  readonly socketOf?: string;
  /** The names that it resolves: only those of other workloads, or any. */
  readonly lookups: 'workloads' | 'any';
  /** The networks of the workload, in addition to its published ports. */
  readonly reach: Reach;
  /** Whether clients connect to it, and not only other workloads. */
  readonly servesClients: boolean;
  /** The port that it listens on. */
  readonly port: number;
  /** The published ports, each with the port inside the container. */
  readonly published: readonly (Pick<Listener, 'address' | 'port'> & { readonly inside: number })[];
  /** The number of copies under one name, each with its own data. */
  readonly copies: number;
  /** When TCP closes the connection of a silent peer. Defaults to the settings of the machine. */
  readonly keepalive?: Keepalive;
  readonly health: Health;
  /**
   * A script that waits until the workload serves clients, beside it and with its files and its socket. It ends with an error,
   * and prints the reason, as soon as the workload cannot serve them.
   */
  readonly gate?: Template;
  /** A command that checks the files without starting the workload. It prints what is wrong with them. */
  readonly check?: readonly string[];
  /** The most files and connections that it has open at the same time. */
  readonly openFiles: number;
  readonly startupTimeoutSeconds: number;
}

/** A user and its group, which has the same name and number. */
export interface WorkloadUser {
  readonly name: string;
  readonly id: number;
}

/** Files that the platform stores under one name. They can change at any time. */
export interface StoredFiles {
  readonly store: string;
  /** The names of the files, each with the key of its content. */
  readonly files: ReadonlyMap<string, string>;
}

/** A volume of a workload. */
export interface WorkloadVolume {
  /** The name among the volumes of the workload. Another name is another volume. `config` and `socket` are reserved. */
  readonly name: string;
  readonly mountPath: string;
  /** The name of an existing volume that the workload takes over. */
  readonly adopt?: string;
  /** Whether Terraform refuses to destroy it. */
  readonly protect: boolean;
  /** If it is not set, the volume can grow up to the size of its disk. */
  readonly sizeMebibytes?: number;
}

/** The health checks of a workload: shell commands that exit with 0 if the state is true. */
export interface Health {
  /** The workload serves clients. */
  readonly ready: string;
  /** The workload answers, even if it cannot serve clients yet, so a restart would not help. */
  readonly alive: string;
  /** The workload has started. Before that, the other checks do not run. */
  readonly started: string;
}

/** The TCP keepalive: after the given number of probes without an answer, the connection is closed. */
export interface Keepalive {
  readonly idleSeconds: number;
  readonly intervalSeconds: number;
  readonly probes: number;
}

/** The networks of a workload, independent of the platform. */
export interface Reach {
  /** Whether the workload has its own isolated network. Workloads that connect to it join this network. */
  readonly isolated: boolean;
  /** Whether the workload has a network with access to the outside. */
  readonly outbound: boolean;
  /** The networks of other workloads that this one joins. */
  readonly joins: readonly { readonly workload: string; readonly network: 'isolated' | 'outbound' }[];
}
