import { isObject } from '../json';

/** Reads an evaluated attribute, or throws an error with its place. Terraform can pass `"6380"` for a number, as to a provider. */
export type Parse<T> = (value: unknown, where: string) => T;

export const text: Parse<string> = (value, where) => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw misfit(value, where, 'text');
};

export const integer: Parse<number> = (value, where) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw misfit(value, where, 'a whole number');
};

export const flag: Parse<boolean> = (value, where) => {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw misfit(value, where, 'true or false');
};

export function list<T>(of: Parse<T>): Parse<T[]> {
  return (value, where) => {
    if (!Array.isArray(value)) throw misfit(value, where, 'a list');
    return value.map((item, index) => of(item, `${where}[${index}]`));
  };
}

/** A set of strings, sorted. */
export const textSet: Parse<string[]> = (value, where) => list(text)(value, where).sort();

export const textMap: Parse<Record<string, string>> = (value, where) => {
  if (!isObject(value)) throw misfit(value, where, 'a map');
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, text(item, `${where}.${key}`)]));
};

type Shape = Readonly<Record<string, Parse<unknown>>>;
type BlockOf<R extends Shape, O extends Shape> = { [K in keyof R]: ReturnType<R[K]> } & {
  [K in keyof O]?: ReturnType<O[K]>;
};

/** A nested block with exactly these attributes. Terraform writes a single block as an object or as a list of one. */
export function block<R extends Shape, O extends Shape>(required: R, optional: O): Parse<BlockOf<R, O>> {
  return (value, where) => {
    const body = Array.isArray(value) && value.length === 1 ? value[0] : value;
    if (!isObject(body)) throw misfit(value, where, 'a block');
    const given = Object.entries(body).filter(([, item]) => item !== null && item !== undefined);
    const read = given.map(([key, item]): [string, unknown] => {
      const parse = required[key] ?? optional[key];
      if (parse === undefined) throw new Error(`${where}.${key} is not implemented by the stand-in`);
      return [key, parse(item, `${where}.${key}`)];
    });
    const result = Object.fromEntries(read);
    for (const key of Object.keys(required)) {
      if (!(key in result)) throw new Error(`${where}.${key} is required`);
    }
    return result as BlockOf<R, O>;
  };
}

function misfit(value: unknown, where: string, wanted: string): Error {
  const type = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
  return new Error(`${where}: expected ${wanted}, got ${type}`); // never the value: it may be a secret
}
