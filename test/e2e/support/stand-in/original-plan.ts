import { isObject, type JsonObject, objectAt } from '../json';
import { originalAddress } from './rewrite';

/**
 * Converts the JSON of a plan with substitutes to a plan with the resources that they replace. Terraform decided the action of
 * each and evaluated its attributes, which are the `input` of its substitute. Values that only a provider knows are missing.
 */
export function originalPlan(plan: JsonObject): JsonObject {
  const { prior_state: _state, resource_drift: _drift, ...rest } = plan;
  const changes = Array.isArray(plan.resource_changes) ? plan.resource_changes.filter(isObject) : [];
  return { ...rest, resource_changes: changes.map(originalChange) };
}

function originalChange(entry: JsonObject): JsonObject {
  const address = originalAddress(String(entry.address));
  if (address === entry.address) return entry;
  const [type, name] = address.split('.');
  const { before, after, after_unknown: unknown, actions } = objectAt(entry.change, address);
  const change = {
    actions,
    before: inputOf(before, address),
    after: inputOf(after, address),
    after_unknown: objectAt(unknown, address).input ?? {},
  };
  return { ...entry, address, type, name, change };
}

function inputOf(values: JsonObject[string], address: string): JsonObject | null {
  return isObject(values) ? objectAt(values.input, address) : null;
}
