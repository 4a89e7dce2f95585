import type { Snapshot } from './plan';
import type { UnknownObject } from './unknown-json';

/** One side of a resource of a plan: as it was, or as it will be. */
export interface ResourceSide {
  readonly address: string;
  readonly type: string;
  readonly values: UnknownObject;
}

/** What is to be known of the types of resources that one platform makes of a service. */
export interface ResourceTypes {
  /** Types that say something of a service. */
  readonly types: readonly string[];
  readonly snapshotOf: (side: ResourceSide) => Snapshot;
  /**
   * What an update in place changes of that which runs, so that it stops and starts anew: names of attributes. Undefined:
   * no update does that.
   */
  readonly restartedBy?: (update: Update) => readonly string[];
}

/** An update in place of a resource. */
export interface Update {
  readonly type: string;
  readonly before: UnknownObject;
  readonly after: UnknownObject;
  /** What of it is known when it is applied: `true` in the place of a value. */
  readonly unknown: UnknownObject;
}
