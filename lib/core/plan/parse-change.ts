import { LABELS } from '../labels';
import { type Action, type Change, type ResourceType, type Snapshot, TYPES } from './plan';
import { isObject, lineIn, objectIn, objectsIn, type UnknownObject } from './unknown-json';

const OURS: readonly string[] = Object.values(LABELS);

/** What an entry of `resource_changes` or `resource_drift` says. Undefined: it is of no interest here. */
export function changeOf(entry: UnknownObject): Change | undefined {
  const type = typeOf(entry);
  if (type === undefined) return undefined;
  const change = objectIn(entry.change);
  const isDeposed = entry.deposed !== undefined;
  // What a failed replacement left behind is no container of a service any more. A volume may still hold the data.
  if (isDeposed && type === 'docker_container') return undefined;
  return {
    address: lineIn(entry.address) ?? type,
    module: lineIn(entry.module_address) ?? '',
    type,
    before: snapshotOf(change.before),
    after: snapshotOf(change.after),
    action: actionOf(change.actions),
    reason: lineIn(entry.action_reason),
    attributes: attributesOf(change.replace_paths),
  };
}

/** A resource of the state that the plan leaves as it is. */
export function unchangedOf(resource: UnknownObject, module: string): Change | undefined {
  const { values, address } = resource;
  const change = { actions: ['no-op'], before: values, after: values };
  return changeOf({ ...resource, address, module_address: module, change });
}

function typeOf({ mode, type }: UnknownObject): ResourceType | undefined {
  return mode === undefined || mode === 'managed' ? TYPES.find((known) => known === type) : undefined;
}

/** An action that nobody knows yet is taken for the worst. */
function actionOf(actions: unknown): Action {
  const words = Array.isArray(actions) ? actions.map(String) : [];
  const [word = 'no-op'] = words;
  if (words.length > 1) return 'replace';
  switch (word) {
    case 'no-op':
    case 'read':
      return 'none';
    case 'create':
    case 'update':
    case 'delete':
    case 'forget':
      return word;
    default:
      return 'replace';
  }
}

/** Only the name of an attribute: what follows it can be a key of a map, or an element of a set. */
function attributesOf(paths: unknown): readonly string[] {
  const names = (Array.isArray(paths) ? paths : [])
    .map((path: unknown) => (Array.isArray(path) ? lineIn(path[0]) : undefined))
    .filter((name) => name !== undefined);
  return [...new Set(names)].sort();
}

function snapshotOf(values: unknown): Snapshot | undefined {
  if (!isObject(values)) return undefined;
  return {
    name: lineIn(values.name),
    labels: pairs(values.labels, 'label', 'value', (label) => OURS.includes(label)),
    mounts: pairs(values.volumes, 'container_path', 'volume_name', () => true),
  };
}

/** Blocks as a map: one of their attributes by another. */
function pairs(
  blocks: unknown,
  key: string,
  value: string,
  isWanted: (key: string) => boolean,
): ReadonlyMap<string, string> {
  const entries = objectsIn(blocks).flatMap((block): [string, string][] => {
    const [name, text] = [lineIn(block[key]), lineIn(block[value])];
    return name !== undefined && text !== undefined && text !== '' && isWanted(name) ? [[name, text]] : [];
  });
  return new Map(entries);
}
