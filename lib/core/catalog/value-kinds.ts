/** The largest signed 64-bit integer. */
export const LONG = 2n ** 63n - 1n;

/** The largest signed 32-bit integer. */
export const INT = 2n ** 31n - 1n;

/** The valid values of one argument of a directive. */
export type ArgumentKind =
  | { readonly form: 'yes-or-no' }
  /** A whole number, without a plus sign or leading zeros. */
  | { readonly form: 'integer'; readonly min: bigint; readonly max: bigint }
  /** A number with or without decimals. */
  | { readonly form: 'decimal'; readonly min: number; readonly max: number }
  /** An amount of memory with or without a unit, and a percentage where that is taken too. */
  | { readonly form: 'bytes'; readonly min: bigint; readonly max: bigint; readonly percent: boolean }
  /** One of some words, in upper or lower case. */
  | { readonly form: 'word'; readonly words: readonly string[] }
  /** Any combination of some letters, or an empty text. */
  | { readonly form: 'letters'; readonly letters: string }
  /** An IP address of some versions, or an empty text. */
  | { readonly form: 'address'; readonly versions: readonly (4 | 6)[] }
  /** Text that matches a pattern, and a description of it. */
  | { readonly form: 'text'; readonly pattern: RegExp; readonly like: string };

/** Several arguments. */
export interface ArgumentGroup extends GroupOptions {
  readonly form: 'group';
  readonly kinds: readonly ArgumentKind[];
  /** A description of the arguments, as the end of a sentence. */
  readonly like: string;
}

export interface GroupOptions {
  /** Whether the group can be repeated. */
  readonly repeated?: boolean;
  /** Whether `""` is valid and means no group. */
  readonly orNone?: boolean;
  /** Whether all arguments can be in quotes, as one argument that the server splits again. */
  readonly quotable?: boolean;
}

/** The valid values of a directive: one argument, or several. */
export type ValueKind = ArgumentKind | ArgumentGroup;

/** New valid values of a directive, from a line of an engine on. */
export interface ValueChange {
  /** A change in Redis 7.2 or earlier also applies to all versions of Valkey, which forked from it. */
  readonly redis?: string;
  readonly valkey?: string;
  readonly takes: ValueKind;
}

/** The valid values of a directive in all lines: the same everywhere, or the first values and their changes. */
export type Takes = ValueKind | readonly [first: ValueKind, ...changes: ValueChange[]];

export const yesOrNo: ArgumentKind = { form: 'yes-or-no' };

export function integer(min: number | bigint, max: number | bigint): ArgumentKind {
  return { form: 'integer', min: BigInt(min), max: BigInt(max) };
}

/** A TCP port, or 0 for none. */
export const port = integer(0, 65535);

export function decimal(min: number, max: number): ArgumentKind {
  return { form: 'decimal', min, max };
}

/** An amount of memory of at least the given bytes. -1 is valid if the minimum is -1. */
export function bytes(min: number = 0): ArgumentKind {
  return { form: 'bytes', min: BigInt(min), max: LONG, percent: false };
}

/** An amount of memory, or a percentage of another one. */
export const bytesOrPercent: ArgumentKind = { form: 'bytes', min: 0n, max: LONG, percent: true };

export function word(...words: readonly string[]): ArgumentKind {
  return { form: 'word', words };
}

export function letters(all: string): ArgumentKind {
  return { form: 'letters', letters: all };
}

export function address(...versions: readonly (4 | 6)[]): ArgumentKind {
  return { form: 'address', versions };
}

export function text(pattern: RegExp, like: string): ArgumentKind {
  return { form: 'text', pattern, like };
}

/** Any text. */
export const anyText = text(/^/, 'one word, or text in quotes');

export function group(
  kinds: readonly ArgumentKind[],
  like: string,
  options: GroupOptions = {},
): ArgumentGroup {
  return { form: 'group', kinds, like, ...options };
}
