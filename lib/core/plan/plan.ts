/** What a plan does with one resource. */
export type Action = 'none' | 'create' | 'update' | 'replace' | 'delete' | 'forget';

/** Types of resources that say something of a service. */
export const TYPES = ['docker_container', 'docker_volume', 'docker_network'] as const;
export type ResourceType = (typeof TYPES)[number];

/**
 * A resource before or after a plan. Only what is listed here is ever taken out of a plan: names, labels of the library
 * and mounts. Every other attribute may hold a secret, and is not read.
 */
export interface Snapshot {
  readonly name?: string;
  /** Labels of the library. */
  readonly labels: ReadonlyMap<string, string>;
  /** Names of volumes by the path that they are mounted at. */
  readonly mounts: ReadonlyMap<string, string>;
}

/** A resource that is, or was. */
export interface Resource {
  readonly address: string;
  /** Address of its module: empty for the root. */
  readonly module: string;
  readonly type: ResourceType;
  readonly before?: Snapshot;
}

/** What a plan does with a resource, and why as far as it says so. */
export interface Change extends Resource {
  readonly after?: Snapshot;
  readonly action: Action;
  /** Why, in the word of Terraform, for example `replace_because_tainted`. */
  readonly reason?: string;
  /** Top-level attributes whose change forces a replacement. */
  readonly attributes: readonly string[];
}

/** What there is to know of a plan. */
export interface Plan {
  /** Containers, volumes and networks that the plan speaks of or knows, those that stay as they are included. */
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
