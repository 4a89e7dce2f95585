import { LABELS } from '../../render/labels';
import { isObject, lineIn, objectIn, objectsIn, type UnknownObject } from '../../text/unknown-json';
import { type Action, type Change, NotAPlanError, type Plan, type Snapshot } from './plan';
import type { PlanReader } from './plan-reader';
import { PlanValues, type Side } from './plan-values';

const SHOW = 'terraform show -json FILE, where terraform plan -out=FILE wrote FILE';

/** What resources are read with. */
interface Source {
  readonly readers: readonly PlanReader[];
  readonly all: PlanValues;
}

/**
 * Reads the output of `terraform show -json` or `tofu show -json` for a plan. An error never quotes the text: it could be
 * a state, or a plan with secrets.
 * @throws NotAPlanError
 */
export function parsePlan(text: string, readers: readonly PlanReader[]): Plan {
  const plan = planIn(text);
  const changes = objectsIn(plan.resource_changes);
  const source = { readers, all: new PlanValues(plan) };
  const planned = new Set(
    changes.flatMap(({ address, previous_address: previous }) => [lineIn(address), lineIn(previous)]),
  );
  const state = objectIn(objectIn(objectIn(plan.prior_state).values).root_module);
  const left = resourcesOf(state, source).filter(({ address }) => !planned.has(address));
  return {
    changes: [...changes.map((change) => changeOf(change, source)), ...left].filter(
      (change) => change !== undefined,
    ),
    renewed: changes.filter(isRenewed).flatMap(({ address }) => lineIn(address) ?? []),
    gone: objectsIn(plan.resource_drift)
      .map((change) => changeOf(change, source))
      .filter((change) => change !== undefined)
      .filter(({ action }) => action === 'delete'),
    errored: plan.errored === true,
    partial: plan.errored !== true && isPartial(plan, left.length > 0),
  };
}

/** What clients are given, and what a provider generates. */
const GENERATED: readonly unknown[] = ['tls_self_signed_cert', 'random_password'];

function isRenewed({ type, change }: UnknownObject): boolean {
  return GENERATED.includes(type) && actionOf(objectIn(change).actions) === 'replace';
}

/** OpenTofu does not say whether a plan is complete: one that leaves out what is there, and is not a mere refresh, is not. */
function isPartial({ complete, resource_changes: changes }: UnknownObject, leavesOut: boolean): boolean {
  return complete === undefined ? changes !== undefined && leavesOut : complete === false;
}

/** What the state holds, in all modules: a plan with -target does not speak of the rest. */
function resourcesOf(module: UnknownObject, source: Source): readonly Change[] {
  const address = lineIn(module.address) ?? '';
  return [
    ...objectsIn(module.resources)
      .map((resource) => unchangedOf(resource, address, source))
      .filter((change) => change !== undefined),
    ...objectsIn(module.child_modules).flatMap((child) => resourcesOf(child, source)),
  ];
}

function planIn(text: string): UnknownObject {
  if (text.startsWith('PK'))
    throw new NotAPlanError('is the binary plan, and not the JSON of it', 'terraform show -json on it');
  if (text.trim() === '') throw new NotAPlanError('is empty', SHOW);
  const json = jsonOf(text);
  if (!isObject(json)) throw new NotAPlanError('is JSON, but not that of a plan', SHOW);
  if ('encrypted_data' in json)
    throw new NotAPlanError('is the encrypted plan, and not the JSON of it', 'tofu show -json on it');
  const isPlan = ['resource_changes', 'planned_values', 'output_changes'].some((key) => key in json);
  if (!isPlan && ('values' in json || 'serial' in json))
    throw new NotAPlanError('is a state, and not a plan', SHOW);
  const version = typeof json.format_version === 'string' ? json.format_version : '';
  if (!isPlan || !/^\d+\.\d+$/.test(version))
    throw new NotAPlanError('is JSON, but not that of a plan', SHOW);
  if (!/^[01]\./.test(version)) {
    throw new NotAPlanError(
      `is of format version ${version}, and only 0.x and 1.x are known`,
      'a later version of cdktf-redis',
    );
  }
  return json;
}

/** The message of JSON.parse quotes the text, so it is not passed on. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw text.startsWith('{"@level"')
      ? new NotAPlanError('is the log that terraform plan -json writes, and not a plan', SHOW)
      : new NotAPlanError('is not JSON', SHOW);
  }
}

/** What an entry of `resource_changes` or `resource_drift` says. Undefined: it is of no interest here. */
function changeOf(entry: UnknownObject, { readers, all }: Source): Change | undefined {
  const { mode, type } = entry;
  if (typeof type !== 'string' || (mode !== undefined && mode !== 'managed')) return undefined;
  const reader = readers.find(({ types }) => types.includes(type));
  if (reader === undefined) return undefined;
  const change = objectIn(entry.change);
  const address = lineIn(entry.address) ?? type;
  const snapshotOf = (side: Side): Snapshot | undefined => {
    const values = change[side];
    return isObject(values) ? reader.snapshotOf({ address, type, side, values, all }) : undefined;
  };
  const before = snapshotOf('before');
  // What a failed replacement left behind is no workload any more. A volume may still hold the data.
  if (entry.deposed !== undefined && before?.labels.has(LABELS.construct)) return undefined;
  const action = actionOf(change.actions);
  const restarted = action === 'update' ? restartedBy(reader, type, change) : [];
  return {
    address,
    module: lineIn(entry.module_address) ?? '',
    type,
    before,
    after: snapshotOf('after'),
    action,
    reason: lineIn(entry.action_reason),
    uses: all.usedBy(address),
    restarts: restarted.length > 0,
    attributes: action === 'update' ? restarted : attributesOf(change.replace_paths),
  };
}

/** A resource of the state that the plan leaves as it is. */
function unchangedOf(resource: UnknownObject, module: string, source: Source): Change | undefined {
  const { values, address } = resource;
  const change = { actions: ['no-op'], before: values, after: values };
  return changeOf({ ...resource, address, module_address: module, change }, source);
}

function restartedBy(reader: PlanReader, type: string, change: UnknownObject): readonly string[] {
  const [was, will, unknown] = [change.before, change.after, change.after_unknown].map(objectIn);
  return linesIn(reader.restartedBy?.({ type, was, will, unknown }) ?? []);
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
