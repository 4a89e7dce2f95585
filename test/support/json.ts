/** A value of a JSON file. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** An object of a JSON file. */
export interface JsonObject {
  [key: string]: Json;
}

/** Whether a value is an object and not a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, empty if there is no value. */
export function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as a list of objects, empty if there is no value. */
export function asObjects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
