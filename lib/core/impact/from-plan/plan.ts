import type { Release } from '../workload-change';

/** What a plan does with one resource. */
export type Action = 'none' | 'create' | 'update' | 'replace' | 'delete' | 'forget';

/** The part of a workload that a resource holds: its configuration files, its data, or its surroundings (such as networks). */
export type Part = (typeof PARTS)[number];
export const PARTS = ['files', 'data', 'surroundings'] as const;

/**
 * A resource before or after a plan. It has only what is listed here: names, the labels of the library, mounts, and the
 * version in the tag of an image. Other attributes of a plan are not kept, because any of them can contain a secret.
 */
export interface Snapshot {
  readonly name?: string;
  /** The labels that the library sets on a workload. */
  readonly labels: ReadonlyMap<string, string>;
  /** The number of running copies of a workload. */
  readonly copies: number;
  /** The names of the data volumes of a workload, one for each copy. */
  readonly dataVolumes: readonly string[];
  /** The resources that belong to a workload, by type and name (`docker_volume redis-data`), each with the part that it holds. */
  readonly belongings: ReadonlyMap<string, Part>;
  /** The image of a workload, if the platform pulls it while the workload is stopped. */
  readonly image?: string;
  /** The users in an uploaded access control list, each with a digest that another password changes. */
  readonly logins?: ReadonlyMap<string, string>;
  /** The engine and version of a server. It is not set if the image does not show them. */
  readonly release?: Release;
  /** Whether it is a gate that failed: the workload that it waited for has never served. */
  readonly hasFailed?: boolean;
  /** The workload whose data a data volume holds. It is not set if the volume does not show it. */
  readonly dataOf?: string;
}

/** A resource that exists, or existed before the plan was made. */
export interface Resource {
  readonly address: string;
  /** The address of its module. It is empty for the root module. */
  readonly module: string;
  readonly type: string;
  readonly before?: Snapshot;
}

/** The action of a plan on a resource, with the reason if the plan shows it. */
export interface Change extends Resource {
  readonly after?: Snapshot;
  readonly action: Action;
  /** The reason with the name that Terraform uses, for example `replace_because_tainted`. */
  readonly reason?: string;
  /** The addresses of all resources that it refers to, directly or not, as the code is after the plan. */
  readonly uses: readonly string[];
  /** Whether an update in place restarts the workload. */
  readonly restarts: boolean;
  /** The attributes whose changes cause the replacement or the restart. */
  readonly attributes: readonly string[];
}

/** The parts of a Terraform plan that matter for services. */
export interface Plan {
  /** The resources of services in the plan, including those that do not change. */
  readonly changes: readonly Change[];
  /** The addresses of the CA certificates and passwords that are generated anew. */
  readonly renewed: readonly string[];
  /** The resources that no longer existed when the plan was made. */
  readonly gone: readonly Resource[];
  /** Whether Terraform failed to complete the plan. Such a plan cannot be applied, and changes can be missing. */
  readonly errored: boolean;
  /** Whether the plan covers only a part: because of -target, or because Terraform deferred something. */
  readonly partial: boolean;
}

/** The error for a text that is not the JSON of a plan. */
export class NotAPlanError extends Error {
  constructor(
    message: string,
    /** The command to run instead. */
    public readonly fix: string,
  ) {
    super(message);
  }
}
