import { versionInImage } from '../../catalog/images';
import { versionOf } from '../../catalog/version-string';
import type { UnknownObject } from '../../text/unknown-json';
import type { Release } from '../workload-change';
import type { Snapshot } from './plan';
import type { PlanValues, Side } from './plan-values';

/**
 * Reads the resources that one platform makes of a workload out of a plan. Every platform exports one as `PLAN_READER`
 * from its file `plan-resources`, which imports no provider: the command line starts without them.
 */
export interface PlanReader {
  /** Types of resources that it reads. */
  readonly types: readonly string[];
  /** Reads one side of a resource: as it was, or as it will be. */
  snapshotOf(side: ResourceSide): Snapshot;
  /**
   * What an update in place changes of a workload so that it restarts, in words or as names of attributes. If a reader
   * does not have it, no update in place restarts a workload of its platform.
   */
  restartedBy?(update: Sides & { readonly type: string }): readonly string[];
}

/** A resource as it was, or as it will be. */
export interface ResourceSide {
  readonly address: string;
  readonly type: string;
  readonly side: Side;
  readonly values: UnknownObject;
  /** The other resources of the plan. */
  readonly all: PlanValues;
}

/** A value before and after a plan, and `true` in the place of each part of it that is not known before the apply. */
export interface Sides {
  readonly was: UnknownObject;
  readonly will: UnknownObject;
  readonly unknown: UnknownObject;
}

/** What a snapshot of a resource has that is not a workload. */
export const NO_WORKLOAD: Pick<Snapshot, 'labels' | 'copies' | 'dataVolumes' | 'belongings'> = {
  labels: new Map(),
  copies: 1,
  dataVolumes: [],
  belongings: new Map(),
};

/** The engine and the version in the tag of an image. Nothing else of its name is kept. Undefined: the tag does not say it. */
export function releaseOf(image: unknown): Release | undefined {
  const held = typeof image === 'string' ? versionInImage(image) : undefined;
  if (held === undefined) return undefined;
  const line = versionOf(held.engine, held.version);
  return { name: `${line.engineName} ${line.line}`, line };
}
