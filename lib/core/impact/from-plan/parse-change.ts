import { LABELS } from '../../render/labels';
import { DOCKER_RESOURCES } from './docker-resources';
import { KUBERNETES_RESOURCES } from './kubernetes-resources';
import type { Action, Change, Snapshot } from './plan';
import type { ResourceTypes } from './resource-types';
import { isObject, lineIn, objectIn, type UnknownObject } from './unknown-json';

/** The resources of every platform. */
const PLATFORMS: readonly ResourceTypes[] = [DOCKER_RESOURCES, KUBERNETES_RESOURCES];

/** What an entry of `resource_changes` or `resource_drift` says. Undefined: it is of no interest here. */
export function changeOf(entry: UnknownObject): Change | undefined {
  const { mode, type } = entry;
  if (typeof type !== 'string' || (mode !== undefined && mode !== 'managed')) return undefined;
  const platform = PLATFORMS.find(({ types }) => types.includes(type));
  if (platform === undefined) return undefined;
  const change = objectIn(entry.change);
  const address = lineIn(entry.address) ?? type;
  const snapshotOf = (values: unknown): Snapshot | undefined =>
    isObject(values) ? platform.snapshotOf({ address, type, values }) : undefined;
  const before = snapshotOf(change.before);
  // What a failed replacement left behind is no workload any more. A volume may still hold the data.
  if (entry.deposed !== undefined && before?.labels.has(LABELS.construct)) return undefined;
  const action = actionOf(change.actions);
  const restarted = action === 'update' ? restartedBy(platform, type, change) : [];
  return {
    address,
    module: lineIn(entry.module_address) ?? '',
    type,
    before,
    after: snapshotOf(change.after),
    action,
    reason: lineIn(entry.action_reason),
    restarts: restarted.length > 0,
    attributes: action === 'update' ? restarted : attributesOf(change.replace_paths),
  };
}

/** A resource of the state that the plan leaves as it is. */
export function unchangedOf(resource: UnknownObject, module: string): Change | undefined {
  const { values, address } = resource;
  const change = { actions: ['no-op'], before: values, after: values };
  return changeOf({ ...resource, address, module_address: module, change });
}

function restartedBy(platform: ResourceTypes, type: string, change: UnknownObject): readonly string[] {
  const [was, will, unknown] = [change.before, change.after, change.after_unknown].map(objectIn);
  return linesIn(platform.restartedBy?.({ type, was, will, unknown }) ?? []);
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
  return linesIn(
    (Array.isArray(paths) ? paths : []).map((path: unknown) => (Array.isArray(path) ? path[0] : undefined)),
  );
}

/** Names, each once and in order. */
function linesIn(names: readonly unknown[]): readonly string[] {
  return [...new Set(names.map(lineIn).filter((name) => name !== undefined))].sort();
}
