import type { Release } from '../workload-change';

/** What a plan does with one resource. */
export type Action = 'none' | 'create' | 'update' | 'replace' | 'delete' | 'forget';

/** What a resource is to the workload that it belongs to: its configuration files, its data, or what connects it. */
export type Part = 'files' | 'data' | 'surroundings';

/**
 * A resource before or after a plan. Only what is listed here is ever taken out of a plan: names, what the library marks
 * a workload with, mounts, and the version in the tag of an image. Every other attribute may hold a secret: none is kept.
 */
export interface Snapshot {
  readonly name?: string;
  /** What the library marks a workload with. */
  readonly labels: ReadonlyMap<string, string>;
  /** How many of a workload run. */
  readonly copies: number;
  /** Names of the data volumes of a workload, one for each copy. */
  readonly dataVolumes: readonly string[];
  /** Resources that belong to a workload, by type and name (`docker_volume redis-data`), each with what it is to it. */
  readonly belongings: ReadonlyMap<string, Part>;
  /** Engine and version of a server. Undefined: its image does not say it. */
  readonly release?: Release;
  /** Of a data volume: the workload whose data it holds, as far as it says so itself. */
  readonly dataOf?: string;
}

/** A resource that is, or was. */
export interface Resource {
  readonly address: string;
  /** Address of its module: empty for the root. */
  readonly module: string;
  readonly type: string;
  readonly before?: Snapshot;
}

/** What a plan does with a resource, and why as far as it says so. */
export interface Change extends Resource {
  readonly after?: Snapshot;
  readonly action: Action;
  /** Why, in the word of Terraform, for example `replace_because_tainted`. */
  readonly reason?: string;
  /** Whether what runs stops and starts anew, although the resource is changed in place. */
  readonly restarts: boolean;
  /** Attributes whose change brings the replacement or the restart about. */
  readonly attributes: readonly string[];
}

/** What there is to know of a plan. */
export interface Plan {
  /** Resources of services that the plan speaks of or knows, those that stay as they are included. */
  readonly changes: readonly Change[];
  /** Resources that were gone when the plan was made. */
  readonly gone: readonly Resource[];
  /** Whether making the plan failed: it cannot be applied, and may lack changes. */
  readonly errored: boolean;
  /** Whether it is about a part only: by -target, or because something could not be planned yet. */
  readonly partial: boolean;
}

/** A text is not the JSON of a plan. */
export class NotAPlanError extends Error {
  constructor(
    message: string,
    /** What to run instead. */
    public readonly fix: string,
  ) {
    super(message);
  }
}
