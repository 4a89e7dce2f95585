import type { Sides } from './differing-keys';
import type { Snapshot } from './plan';
import type { UnknownObject } from './unknown-json';

/** What is to be known of the types of resources that one platform makes of a service. */
export interface ResourceTypes {
  /** Types that say something of a service. */
  readonly types: readonly string[];
  /** One side of a resource of a plan: as it was, or as it will be. */
  readonly snapshotOf: (side: ResourceSide) => Snapshot;
  /**
   * What an update in place changes of that which runs, so that it stops and starts anew, in words or as names of
   * attributes. Undefined: no update does that.
   */
  readonly restartedBy?: (update: Sides & { readonly type: string }) => readonly string[];
}

/** A resource as it was, or as it will be. */
export interface ResourceSide {
  readonly address: string;
  readonly type: string;
  readonly values: UnknownObject;
}

/** What a resource has of a workload that is none. */
export const NO_WORKLOAD: Pick<Snapshot, 'labels' | 'copies' | 'dataVolumes' | 'belongings'> = {
  labels: new Map(),
  copies: 1,
  dataVolumes: [],
  belongings: new Map(),
};
