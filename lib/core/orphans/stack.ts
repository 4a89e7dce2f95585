import { LABELS } from '../render/labels';
import { isObject, objectIn, objectsIn, type UnknownObject } from '../text/unknown-json';

/** The kinds of Docker objects, in the order in which they can be removed. */
export const OBJECT_KINDS = ['container', 'network', 'volume'] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** The types of the resources of each kind of Docker objects. */
const TYPES: Readonly<Record<ObjectKind, string>> = {
  container: 'docker_container',
  network: 'docker_network',
  volume: 'docker_volume',
};

/** What a synthesized stack says about its Docker objects. */
export interface SynthesizedStack {
  /** The construct paths of its workloads. */
  readonly paths: ReadonlySet<string>;
  /** The names of its objects. A name that is only known at apply is missing. */
  readonly names: Readonly<Record<ObjectKind, ReadonlySet<string>>>;
}

/** The ids of the Docker objects in a Terraform state. The id of a volume is its name. */
export type StateIds = Readonly<Record<ObjectKind, ReadonlySet<string>>>;

/** A text is not what it must be, and why. */
export class NotReadableError extends Error {}

/** Reads a `cdk.tf.json`. */
export function readStack(text: string): SynthesizedStack {
  const resources = objectIn(jsonIn(text, 'is not JSON').resource);
  const ofKind = (kind: ObjectKind) => Object.values(objectIn(resources[TYPES[kind]])).filter(isObject);
  const names = (kind: ObjectKind) =>
    new Set(ofKind(kind).flatMap(({ name }) => (typeof name === 'string' ? literal(name) : [])));
  const paths = ofKind('container').flatMap(({ labels }) =>
    objectsIn(labels).flatMap(({ label, value }) =>
      label === LABELS.construct && typeof value === 'string' ? literal(value) : [],
    ),
  );
  return {
    paths: new Set(paths),
    names: { container: names('container'), network: names('network'), volume: names('volume') },
  };
}

/** A text without expressions, as Terraform evaluates it. An empty list if it has one. */
function literal(text: string): readonly string[] {
  const evaluated = text.split('$${').join('\0{').split('%%{').join('\u0001{');
  if (/[$%]\{/.test(evaluated)) return [];
  return [evaluated.split('\0{').join('${').split('\u0001{').join('%{')];
}

/** Reads the output of `terraform show -json` for a state, which can be empty. */
export function readStateIds(text: string): StateIds {
  const state = jsonIn(text, 'is not the output of terraform show -json');
  if (typeof state.format_version !== 'string' || 'resource_changes' in state)
    throw new NotReadableError('is not the output of terraform show -json for a state');
  const resources = resourcesIn(objectIn(objectIn(state.values).root_module));
  const ids = (kind: ObjectKind) =>
    new Set(
      resources
        .filter(({ type }) => type === TYPES[kind])
        .flatMap(({ values }) => {
          const { id, name } = objectIn(values);
          return [id, ...(kind === 'volume' ? [name] : [])].filter((value) => typeof value === 'string');
        }),
    );
  return { container: ids('container'), network: ids('network'), volume: ids('volume') };
}

function resourcesIn(module: UnknownObject): readonly UnknownObject[] {
  return [...objectsIn(module.resources), ...objectsIn(module.child_modules).flatMap(resourcesIn)];
}

function jsonIn(text: string, complaint: string): UnknownObject {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // The message of JSON.parse quotes the text, which can have secrets.
  }
  throw new NotReadableError(complaint);
}
