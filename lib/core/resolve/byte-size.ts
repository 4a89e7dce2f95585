import { MEBIBYTE } from '../catalog/memory-size';

/** The units of redis.conf. Units with a `b` are binary, units without are decimal. */
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

/** Parses an amount of memory of redis.conf, such as `64mb`. Returns the bytes, or NaN if it is not valid. */
export function parseByteSize(text: string): number {
  const { digits, unit = '' } = /^(?<digits>\d+)(?<unit>[a-z]*)$/i.exec(text)?.groups ?? {};
  return Number(digits) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
}
