/** A JSON Schema (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The shape of a JSON value, described once: TypeScript infers the type from it (`Infer`), a value is validated against it
 * (`faultOf`), and it is also written as JSON Schema (`json`).
 */
export interface Schema<T> {
  readonly json: JsonSchema;
  /** Says what is not valid in a value. The path `at` leads to the value. Returns undefined if the value is valid. */
  faultOf(value: unknown, at: string): string | undefined;
  /** Whether the value can be missing in its object. */
  readonly isOptional?: boolean;
  /** Exists in the type only. */
  readonly type?: T;
}

/** The type of the values that a schema describes. */
export type Infer<S> = S extends Schema<infer T> ? T : never;

export interface Optional<T> extends Schema<T> {
  readonly isOptional: true;
}

type Members = Readonly<Record<string, Schema<unknown>>>;
type OptionalKey<M extends Members> = { [K in keyof M]: M[K] extends Optional<unknown> ? K : never }[keyof M];
type Flat<T> = { readonly [K in keyof T]: T[K] };
type ObjectOf<M extends Members> = Flat<
  { [K in keyof M as K extends OptionalKey<M> ? never : K]: Infer<M[K]> } & {
    [K in OptionalKey<M>]?: Infer<M[K]>;
  }
>;

/** A string. */
export function text(description: string): Schema<string> {
  return typed('string', 'a string', description);
}

/** A number. */
export function number(description: string): Schema<number> {
  return typed('number', 'a number', description);
}

/** `true` or `false`. */
export function flag(description: string): Schema<boolean> {
  return typed('boolean', 'true or false', description);
}

/** One of some constants. */
export function oneOf<const T extends string | number>(description: string, values: readonly T[]): Schema<T> {
  return {
    json: { description, type: typeof values[0], enum: values },
    faultOf: (value, at) =>
      values.some((allowed) => allowed === value) ? undefined : `${at} must be one of ${values.join(', ')}`,
  };
}

/** The same value, or null. The description of the schema says what null means. */
export function nullable<T>({ json, faultOf }: Schema<T>): Schema<T | null> {
  return {
    json: {
      ...json,
      type: [json.type, 'null'],
      ...(Array.isArray(json.enum) && { enum: [...json.enum, null] }),
    },
    faultOf: (value, at) => (value === null ? undefined : faultOf(value, at)),
  };
}

/** The same value, which an object can also leave out. */
export function optional<T>(schema: Schema<T>): Optional<T> {
  return { ...schema, isOptional: true };
}

/** A list. */
export function list<T>(description: string, item: Schema<T>): Schema<readonly T[]> {
  return {
    json: { description, type: 'array', items: item.json },
    faultOf: (value, at) =>
      Array.isArray(value)
        ? firstFault(value, (member, index) => item.faultOf(member, `${at}[${index}]`))
        : `${at} must be a list`,
  };
}

/** An object. A later release can add members, so other members are valid. */
export function object<const M extends Members>(description: string, members: M): Schema<ObjectOf<M>> {
  const all = Object.entries<Schema<unknown>>(members);
  return {
    json: {
      description,
      type: 'object',
      properties: Object.fromEntries(all.map(([name, { json }]) => [name, json])),
      required: all.filter(([, { isOptional }]) => !isOptional).map(([name]) => name),
    },
    faultOf: (value, at) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return `${at || 'the content'} must be an object`;
      const found = new Map<string, unknown>(Object.entries(value));
      return firstFault(all, ([name, { faultOf, isOptional }]) => {
        const place = at === '' ? name : `${at}.${name}`;
        if (found.has(name)) return faultOf(found.get(name), place);
        return isOptional ? undefined : `${place} is missing`;
      });
    },
  };
}

function typed<T>(type: string, name: string, description: string): Schema<T> {
  return {
    json: { description, type },
    faultOf: (value, at) => (typeof value === type ? undefined : `${at} must be ${name}`),
  };
}

function firstFault<T>(
  all: readonly T[],
  faultOf: (one: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, one] of all.entries()) {
    const fault = faultOf(one, index);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
