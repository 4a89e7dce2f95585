/** An object of which nothing is known but that it is one. */
export type UnknownObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object of its own, not a list. */
export function isObject(value: unknown): value is UnknownObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object: empty where it is none. */
export function objectIn(value: unknown): UnknownObject {
  return isObject(value) ? value : {};
}

/** The objects of a list: none where it is no list. */
export function objectsIn(value: unknown): readonly UnknownObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The value as one line of text without characters that command a terminal. Undefined where it is no text. */
export function lineIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?') : undefined;
}
