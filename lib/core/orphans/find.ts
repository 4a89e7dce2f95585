import { LABELS } from '../render/labels';
import { OBJECT_KINDS, type ObjectKind, type StateIds, type SynthesizedStack } from './stack';

/** A Docker object with labels of this library. */
export interface DockerObject {
  readonly kind: ObjectKind;
  /** The id of a volume is its name. */
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of a container, such as `running` or `created`. */
  readonly status?: string;
}

/** A Docker object of a stack that is not in its state. The keys are those of `orphans --json`, and contract. */
export interface Orphan {
  readonly kind: ObjectKind;
  readonly name: string;
  /** The construct path of its workload. */
  readonly construct: string;
  /** Of a container. */
  readonly status?: string;
  /** The command that removes it. A data volume has none. */
  readonly command?: string;
}

/** The objects of a stack that are not in its state. */
export interface Orphans {
  /** In the order in which they can be removed. */
  readonly orphans: readonly Orphan[];
  /** They can hold keys, so nothing here removes them. */
  readonly dataVolumes: readonly Orphan[];
}

/** The parts of a workload whose volumes hold no keys. See the label `part`. */
const WITHOUT_KEYS: readonly (string | undefined)[] = ['files', 'surroundings'];

/**
 * Finds the objects of a stack that are not in its state. An object is one of the stack if it has both the name of a resource and the
 * label of a construct. The names of data volumes are only known at apply: for these, the label of a data volume is enough.
 */
export function findOrphans(
  objects: readonly DockerObject[],
  stack: SynthesizedStack,
  state: StateIds,
): Orphans {
  const found = objects
    .filter(({ kind, id }) => !state[kind].has(id))
    .flatMap((object) => {
      const construct = object.labels[LABELS.construct] ?? object.labels[LABELS.owner];
      if (construct === undefined || !stack.paths.has(construct)) return [];
      return stack.names[object.kind].has(object.name) || holdsKeys(object) ? [{ object, construct }] : [];
    })
    .sort(
      (a, b) =>
        OBJECT_KINDS.indexOf(a.object.kind) - OBJECT_KINDS.indexOf(b.object.kind) ||
        (a.object.name < b.object.name ? -1 : 1),
    );
  const orphanOf = ({ object, construct }: (typeof found)[number]): Orphan => {
    const { kind, name, status } = object;
    const command = holdsKeys(object) ? undefined : commandOf(object);
    return {
      ...{ kind, name, construct },
      ...(status !== undefined && { status }),
      ...(command !== undefined && { command }),
    };
  };
  return {
    orphans: found.filter(({ object }) => !holdsKeys(object)).map(orphanOf),
    dataVolumes: found.filter(({ object }) => holdsKeys(object)).map(orphanOf),
  };
}

/** A volume of an unknown part can hold keys. */
function holdsKeys({ kind, labels }: DockerObject): boolean {
  return kind === 'volume' && !WITHOUT_KEYS.includes(labels[LABELS.part]);
}

/** A container that runs is stopped first, so that a server saves its keys. */
function commandOf({ kind, name, status }: DockerObject): string {
  if (kind !== 'container') return `docker ${kind} rm ${name}`;
  return status === 'running' || status === 'restarting'
    ? `docker stop ${name} && docker rm ${name}`
    : `docker rm -f ${name}`;
}
