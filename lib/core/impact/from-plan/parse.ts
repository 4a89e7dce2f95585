import { changeOf, unchangedOf } from './parse-change';
import { type Change, NotAPlanError, type Plan } from './plan';
import { isObject, lineIn, objectIn, objectsIn, type UnknownObject } from './unknown-json';

const SHOW = 'terraform show -json FILE, where terraform plan -out=FILE wrote FILE';

/**
 * Reads what `terraform show -json` or `tofu show -json` prints of a plan. What is said of a text that is none never
 * holds a part of it: it could be a state, or a plan with secrets.
 * @throws NotAPlanError
 */
export function parsePlan(text: string): Plan {
  const plan = planIn(text);
  const changes = objectsIn(plan.resource_changes);
  const planned = new Set(
    changes.flatMap(({ address, previous_address: previous }) => [lineIn(address), lineIn(previous)]),
  );
  const left = resourcesOf(objectIn(objectIn(objectIn(plan.prior_state).values).root_module)).filter(
    ({ address }) => !planned.has(address),
  );
  return {
    changes: [...changes.map(changeOf), ...left].filter((change) => change !== undefined),
    gone: objectsIn(plan.resource_drift)
      .map(changeOf)
      .filter((change) => change !== undefined)
      .filter(({ action }) => action === 'delete'),
    errored: plan.errored === true,
    partial: plan.errored !== true && isPartial(plan, left.length > 0),
  };
}

/** OpenTofu does not say whether a plan is complete: one that leaves out what is there, and is not a mere refresh, is not. */
function isPartial({ complete, resource_changes: changes }: UnknownObject, leavesOut: boolean): boolean {
  return complete === undefined ? changes !== undefined && leavesOut : complete === false;
}

/** What the state holds, in all modules: a plan with -target does not speak of the rest. */
function resourcesOf(module: UnknownObject): readonly Change[] {
  const address = lineIn(module.address) ?? '';
  return [
    ...objectsIn(module.resources)
      .map((resource) => unchangedOf(resource, address))
      .filter((change) => change !== undefined),
    ...objectsIn(module.child_modules).flatMap(resourcesOf),
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
