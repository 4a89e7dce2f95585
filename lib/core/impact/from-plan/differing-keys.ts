import { isObject, type UnknownObject } from './unknown-json';

/** One thing as it was, as it will be, and what of it is not known before it is applied (`true` in the place of a value). */
export interface Sides {
  readonly was: UnknownObject;
  readonly will: UnknownObject;
  readonly unknown: UnknownObject;
}

/** Keys whose values differ, or may. What is empty is as good as not there. */
export function differingKeys({ was, will, unknown }: Sides): readonly string[] {
  const keys = new Set([was, will, unknown].flatMap(Object.keys));
  return [...keys].filter((key) => isOpen(unknown[key]) || bytes(was[key]) !== bytes(will[key]));
}

function isOpen(mask: unknown): boolean {
  return typeof mask === 'object' && mask !== null ? Object.values(mask).some(isOpen) : mask === true;
}

function bytes(value: unknown): string | undefined {
  return JSON.stringify(substanceOf(value));
}

/** A value without what is empty, its keys in order. */
function substanceOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const elements = value.map(substanceOf);
    return elements.some((element) => element !== undefined) ? elements : undefined;
  }
  if (isObject(value)) {
    const entries = Object.entries(value)
      .map(([key, each]) => [key, substanceOf(each)] as const)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  return value === null || value === '' ? undefined : value;
}
