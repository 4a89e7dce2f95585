import { LABELS } from '../../render/labels';
import { type Change, PARTS, type Part, type Plan, type Snapshot } from './plan';

/** A server or a proxy, with everything of it that a plan touches or knows. */
export interface Unit {
  /** Construct path; of a data volume whose workload nobody knows, the name of that. */
  readonly path: string;
  /** Changes of what runs. Several: the construct has it under another address now. */
  readonly workloads: readonly Change[];
  /** Changes of what carries the configuration files. */
  readonly files: readonly Change[];
  /** Changes of the volumes with the data. */
  readonly data: readonly Change[];
  /** Changes of what connects it, and of its other volumes. */
  readonly surroundings: readonly Change[];
  /** The workload as it was before it went missing. */
  readonly gone?: Snapshot;
  /** Whether its gate failed: it has written nothing, so its data is of an earlier flavor and version. */
  readonly hasNeverServed?: boolean;
}

interface Gathered extends Record<Part | 'workloads', Change[]> {
  readonly path: string;
  gone?: Snapshot;
  hasNeverServed?: boolean;
}

/** Sorts what a plan holds by the constructs that it belongs to. Resources of nobody known are left out. */
export function unitsOf({ changes, gone }: Plan): readonly Unit[] {
  const units = new Map<string, Gathered>();
  const owners = new Map<string, (readonly [Gathered, Part])[]>();
  const unit = (module: string, path: string): Gathered => {
    const key = `${module} ${path}`;
    const known = units.get(key) ?? { path, workloads: [], files: [], data: [], surroundings: [] };
    units.set(key, known);
    return known;
  };
  const own = (owner: Gathered, module: string, snapshot: Snapshot | undefined): void => {
    for (const [resource, part] of snapshot?.belongings ?? []) {
      const key = `${module} ${resource}`;
      const others = (owners.get(key) ?? []).filter(([other]) => other !== owner);
      owners.set(key, [...others, [owner, part]]);
    }
  };

  for (const change of changes) {
    const path = pathOf(change.after) ?? pathOf(change.before);
    if (path === undefined) continue;
    const owner = unit(change.module, path);
    owner.workloads.push(change);
    own(owner, change.module, change.before);
    own(owner, change.module, change.after);
  }
  for (const { module, before } of new Map(gone.map((resource) => [resource.address, resource])).values()) {
    const path = pathOf(before);
    if (path === undefined) continue;
    const owner = unit(module, path);
    owner.gone = before;
    own(owner, module, before);
  }
  for (const change of changes) {
    if (pathOf(change.after ?? change.before) !== undefined) continue;
    const { module, type, before, after } = change;
    const labels = (after ?? before)?.labels;
    const helped = labels?.get(LABELS.owner);
    if (helped !== undefined) {
      const part = PARTS.find((known) => known === labels?.get(LABELS.part));
      const owner = unit(module, helped);
      if (part !== undefined) owner[part].push(change);
      else if (before?.hasFailed) owner.hasNeverServed = true;
      continue;
    }
    const found = [before, after]
      .map((snapshot) => owners.get(`${module} ${type} ${snapshot?.name}`))
      .find((known) => known !== undefined);
    for (const [owner, part] of found ?? orphaned(change, unit)) owner[part].push(change);
  }
  return [...units.values()];
}

function pathOf(snapshot: Snapshot | undefined): string | undefined {
  return snapshot?.labels.get(LABELS.construct);
}

/** A data volume whose workload is not in the plan at all: it counts when the plan takes it away. */
function orphaned(
  { module, before, action }: Change,
  unit: (module: string, path: string) => Gathered,
): readonly (readonly [Gathered, Part])[] {
  const isTaken = action === 'delete' || action === 'replace';
  return isTaken && before?.dataOf !== undefined ? [[unit(module, before.dataOf), 'data']] : [];
}
