import { isObject, type Json, type JsonObject } from '../json';
import { MANIFEST_KINDS } from './kinds';
import { type Definitions, resolved, type Schema } from './schema';

/** Attributes that every Terraform resource can have. */
const META = ['//', 'depends_on', 'lifecycle', 'provider'];

/**
 * Converts a resource of the Kubernetes provider to a manifest, as the provider does: it removes underscores from names,
 * accepts a single block for a list of one, and encodes secrets as base64. It throws if an attribute is not in the schema, has
 * another type, or is required and missing.
 */
export function manifestOf(type: string, body: JsonObject, definitions: Definitions): JsonObject {
  const kind = MANIFEST_KINDS[type];
  if (kind === undefined) throw new Error(`${type} is not a resource type of the library`);
  const { apiVersion, kind: name, definition, ofProvider } = kind;
  const own = Object.entries(body).filter(([key]) => !META.includes(key) && !ofProvider.includes(key));
  const object = converted(
    Object.fromEntries(own),
    { $ref: `#/definitions/${definition}` },
    { definitions, where: type },
  );
  return { apiVersion, kind: name, ...asManifest(object) };
}

interface Place {
  readonly definitions: Definitions;
  /** The place of a value, for errors. They never contain the value, because it can be a secret. */
  readonly where: string;
}

function converted(value: Json, reference: Schema, place: Place): Json {
  const schema = resolved(reference, place.definitions);
  if (schema.type === 'array') {
    const items = schema.items ?? {};
    return listOf(value).map((item, index) => converted(item, items, at(place, `[${index}]`)));
  }
  if (schema.properties !== undefined) return block(value, schema, place);
  if (schema.additionalProperties !== undefined) return map(value, schema.additionalProperties, place);
  return scalar(value, schema, place);
}

function block(value: Json, schema: Schema, place: Place): JsonObject {
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!isObject(single)) throw new Error(`${place.where}: expected a block`);
  const properties = schema.properties ?? {};
  const entries = Object.entries(single)
    .filter(([, item]) => item !== null && !(Array.isArray(item) && item.length === 0))
    .map(([key, item]): [string, Json] => {
      const name = propertyNamed(key, properties);
      if (name === undefined) throw new Error(`${place.where}.${key} is not in the schema`);
      return [name, converted(octal(key, item), properties[name] ?? {}, at(place, `.${name}`))];
    });
  for (const name of schema.required ?? []) {
    if (!entries.some(([key]) => key === name)) throw new Error(`${place.where}.${name} is required`);
  }
  return Object.fromEntries(entries);
}

function map(value: Json, schema: Schema, place: Place): JsonObject {
  if (!isObject(value)) throw new Error(`${place.where}: expected a map`);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, converted(item, schema, at(place, `.${key}`))]),
  );
}

function scalar(value: Json, { type, format, enum: allowed }: Schema, { where }: Place): Json {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new Error(`${where}: expected a plain value`);
  if (format === 'int-or-string') return /^\d+$/.test(String(value)) ? Number(value) : String(value);
  if (type === 'integer') {
    if (!Number.isInteger(Number(value))) throw new Error(`${where}: expected a whole number`);
    return Number(value);
  }
  if (type === 'boolean') {
    if (!/^(true|false)$/.test(String(value))) throw new Error(`${where}: expected true or false`);
    return String(value) === 'true';
  }
  if (type !== 'string') throw new Error(`${where}: the converter does not support the type ${type}`);
  if (allowed !== undefined && !allowed.includes(String(value)))
    throw new Error(`${where}: expected one of ${allowed.join(', ')}`);
  return format === 'byte' ? Buffer.from(String(value)).toString('base64') : String(value);
}

/** Converts a file mode, which the provider writes as an octal string. */
function octal(key: string, value: Json): Json {
  return /^(default_)?mode$/.test(key) && typeof value === 'string' ? Number.parseInt(value, 8) : value;
}

/** The field of an attribute: the same name, or its plural for a repeated block. */
function propertyNamed(key: string, properties: Readonly<Record<string, Schema>>): string | undefined {
  const plain = key.replaceAll('_', '').toLowerCase();
  const names = Object.keys(properties);
  return (
    names.find((name) => name.toLowerCase() === plain) ??
    names.find((name) => name.toLowerCase() === `${plain}s` && properties[name]?.type === 'array')
  );
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function at(place: Place, step: string): Place {
  return { ...place, where: `${place.where}${step}` };
}

function asManifest(value: Json): JsonObject {
  if (!isObject(value)) throw new Error('a manifest must be an object');
  return value;
}
