import { CORE_TYPES, MEMBERS } from './prop-types';

/** The names of the classes and enums of the core. */
export type CoreType = keyof typeof CORE_TYPES;

/** An object that can be the props of something, or a map. */
type Struct = Readonly<Record<string, unknown>>;

/** Whether a value has a type of the table, other than an interface of props. */
export function isOfType(name: string, value: unknown, isUnknown: (value: unknown) => boolean): boolean {
  if (name === 'boolean') return typeof value === name;
  // cdktf also has tokens that are objects.
  if (name === 'string' || name === 'number') {
    return typeof value === name || (typeof value === 'object' && isUnknown(value));
  }
  if (isCoreType(name)) return isOfCoreType(name, value);
  return hasMembers(name as keyof typeof MEMBERS, value);
}

/** Whether a name is that of a class or an enum of the core. */
export function isCoreType(name: string): name is CoreType {
  return name in CORE_TYPES;
}

function isOfCoreType(name: CoreType, value: unknown): boolean {
  const type: unknown = CORE_TYPES[name];
  return typeof type === 'function' ? value instanceof type : Object.values(type as object).includes(value);
}

function hasMembers(name: keyof typeof MEMBERS, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const isOfCore = Object.values(CORE_TYPES).some(
    (type) => typeof type === 'function' && value instanceof type,
  );
  return !isOfCore && MEMBERS[name].every((member) => member in value);
}

/** Whether a value is an object that can have props: no list, no Map, no function, no token. jsii passes plain objects. */
export function isStruct(value: unknown, isUnknown: (value: unknown) => boolean): value is Struct {
  return typeof value === 'object' && value !== null && !(Symbol.iterator in value) && !isUnknown(value);
}

/** Whether an object is of no class, in whatever JavaScript realm it was made. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
