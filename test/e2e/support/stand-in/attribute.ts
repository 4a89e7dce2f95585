import type { JsonObject } from '../json';
import type { Parse } from './parse';

/** One attribute of a resource type, as the real provider handles it. */
export interface Attribute<Request, Found> {
  /** Whether a change replaces the resource. */
  readonly replaces: boolean;
  /** Throws if a value is not valid. */
  check(value: unknown, where: string): void;
  /** Adds the value to the request that creates the object. */
  put(value: unknown, where: string, request: Request): void;
  /** Whether the object differs from the code. `undefined` means that the attribute is not set. */
  differs(value: unknown, where: string, found: Found): boolean;
}

export type Attributes<Request, Found> = Readonly<Record<string, Attribute<Request, Found>>>;

interface Description<T, Request, Found> {
  readonly parse: Parse<T>;
  readonly replaces: boolean;
  readonly put?: (request: Request, value: T) => void;
  /** The value that the provider reads from the engine. Without it, drift is not detected, as with the provider. */
  readonly get?: (found: Found, wanted: T) => T | undefined;
  /** The value that the provider expects if the attribute is not set. Without it, the provider accepts any value. */
  readonly absent?: T;
}

export function attribute<T, Request, Found>(
  description: Description<T, Request, Found>,
): Attribute<Request, Found> {
  const { parse, replaces, put, get, absent } = description;
  return {
    replaces,
    check: (value, where) => void parse(value, where),
    put: (value, where, request) => put?.(request, parse(value, where)),
    differs: (value, where, found) => {
      const wanted = value === undefined ? absent : parse(value, where);
      if (wanted === undefined || get === undefined) return false;
      return canonical(get(found, wanted)) !== canonical(wanted);
    },
  };
}

/** The request that all set attributes form. */
export function requestOf<Request, Found>(
  attributes: Attributes<Request, Found>,
  values: JsonObject,
  where: string,
  request: Request,
): Request {
  for (const [name, value] of Object.entries(values)) {
    attributes[name]?.put(value, `${where}.${name}`, request);
  }
  return request;
}

/** The names of the attributes in which the object differs from the code. */
export function differencesOf<Request, Found>(
  attributes: Attributes<Request, Found>,
  values: JsonObject,
  where: string,
  found: Found,
): string[] {
  return Object.entries(attributes)
    .filter(([name, known]) => known.differs(values[name], `${where}.${name}`, found))
    .map(([name]) => name);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => a.localeCompare(b)))
      : item,
  );
}
