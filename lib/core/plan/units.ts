import { LABELS } from '../labels';
import { PATHS } from '../paths';
import type { Change, Plan, Resource, Snapshot } from './plan';

/** A server or a proxy, with everything of it that a plan touches or knows. */
export interface Unit {
  /** Construct path; of a volume that nobody mounts any more, its name. */
  readonly path: string;
  /** Changes of the container. Several: the construct has it under another address now. */
  readonly containers: readonly Change[];
  /** Changes of the container that carries the configuration files. */
  readonly configs: readonly Change[];
  /** Changes of the volume with the data. */
  readonly data: readonly Change[];
  /** Changes of its networks and other volumes. */
  readonly surroundings: readonly Change[];
  /** The container as it was before it went missing. */
  readonly gone?: Snapshot;
}

interface Gathered {
  readonly path: string;
  readonly containers: Change[];
  readonly configs: Change[];
  readonly data: Change[];
  readonly surroundings: Change[];
  gone?: Snapshot;
}

type Part = 'configs' | 'data' | 'surroundings';

/** How the Docker platform names data volumes of any service, for one whose container is not known. */
const DATA_VOLUME = /(^|[._])DataVolume_[0-9A-F]{8}$/;

/** Sorts what a plan holds by the constructs that it belongs to. Resources of nobody known are left out. */
export function unitsOf({ changes, gone }: Plan): readonly Unit[] {
  const units = new Map<string, Gathered>();
  const owners = new Map<string, readonly [Gathered, Part]>();
  const unit = (module: string, path: string): Gathered => {
    const key = `${module} ${path}`;
    const known = units.get(key) ?? { path, containers: [], configs: [], data: [], surroundings: [] };
    units.set(key, known);
    return known;
  };
  const own = (owner: Gathered, { module }: Resource, snapshot: Snapshot | undefined): void => {
    for (const [name, part] of namesOf(snapshot)) owners.set(`${module} ${name}`, [owner, part]);
  };

  const missing = new Map(gone.map((resource) => [resource.address, resource]));
  for (const change of changes) {
    const path = pathOf(change.after) ?? pathOf(change.before);
    if (path === undefined) continue;
    const owner = unit(change.module, path);
    owner.containers.push(change);
    own(owner, change, change.before);
    own(owner, change, change.after);
  }
  for (const resource of missing.values()) {
    const path = pathOf(resource.before);
    if (path === undefined) continue;
    const owner = unit(resource.module, path);
    owner.gone = resource.before;
    own(owner, resource, resource.before);
  }
  for (const change of changes) {
    if (pathOf(change.after ?? change.before) !== undefined) continue;
    const names = [change.before?.name, change.after?.name];
    const [owner, part] = names
      .map((name) => owners.get(`${change.module} ${change.type} ${name}`))
      .find((found) => found !== undefined) ?? [orphan(change, unit), 'data' as const];
    owner?.[part].push(change);
  }
  return [...units.values()];
}

function pathOf(snapshot: Snapshot | undefined): string | undefined {
  return snapshot?.labels.get(LABELS.construct);
}

/** Names of what belongs to a container, each with the type of its resource. */
function namesOf(snapshot: Snapshot | undefined): readonly (readonly [string, Part])[] {
  if (snapshot?.name === undefined) return [];
  const { name, mounts } = snapshot;
  const mounted = mounts.get(PATHS.data);
  return [
    [`docker_container ${name}-config`, 'configs'],
    [`docker_volume ${name}-config`, 'surroundings'],
    [`docker_volume ${name}-socket`, 'surroundings'],
    [`docker_network ${name}-net`, 'surroundings'],
    [`docker_network ${name}-edge`, 'surroundings'],
    [`docker_volume ${name}-data`, 'data'],
    ...(mounted === undefined ? [] : [[`docker_volume ${mounted}`, 'data'] as const]),
  ];
}

/** A data volume whose container is not in the plan at all: it counts when the plan takes it away. */
function orphan(change: Change, unit: (module: string, path: string) => Gathered): Gathered | undefined {
  const name = change.before?.name;
  const isData = change.type === 'docker_volume' && DATA_VOLUME.test(change.address);
  const isTaken = change.action === 'delete' || change.action === 'replace';
  return isData && isTaken && name?.endsWith('-data')
    ? unit(change.module, name.slice(0, -'-data'.length))
    : undefined;
}
