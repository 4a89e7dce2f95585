import { MEBIBYTE } from '../catalog/memory-size';

/** Units of redis.conf: with a `b` they are binary, without decimal. */
export const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1024,
  m: 1000 ** 2,
  mb: MEBIBYTE,
  g: 1000 ** 3,
  gb: 1024 * MEBIBYTE,
};

/** An amount of memory as redis.conf takes it, such as `64mb`, in bytes; not a number when it is none. */
export function parseByteSize(text: string): number {
  const { digits, unit = '' } = /^(?<digits>\d+)(?<unit>[a-z]*)$/i.exec(text)?.groups ?? {};
  return Number(digits) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
}
