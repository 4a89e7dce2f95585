import { shown } from './shown';

/** Describes a value of any type for an error, with its type. It shows nothing of what is in an object. */
export function described(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `${shown(value)} (a text)`;
    case 'number':
    case 'bigint':
      return `${value} (a number)`;
    case 'boolean':
    case 'undefined':
      return String(value);
    default:
      return kindOf(value);
  }
}

/** Returns a text as it is, and describes a value of another type. No check accepts a description, so it becomes a problem. */
export function textOrDescribed(value: unknown): string {
  return typeof value === 'string' ? value : `${described(value)}, not a text`;
}

/** Describes only the type of a value, because the value can be a secret. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a text';
    case 'bigint':
      return 'a number';
    case 'object': {
      const name = classNames(value)[0];
      return name === undefined ? 'an object' : `an object of the class ${name}`;
    }
    default:
      return `a ${typeof value}`;
  }
}

/** The names of the classes of an object, beginning with its own. A plain object has none. */
export function classNames(value: object): string[] {
  const names: string[] = [];
  for (let it = Object.getPrototypeOf(value); it !== null; it = Object.getPrototypeOf(it)) {
    const name: unknown = Object.getOwnPropertyDescriptor(it, 'constructor')?.value?.name;
    if (typeof name === 'string' && Object.getPrototypeOf(it) !== null) names.push(name);
  }
  return names;
}
