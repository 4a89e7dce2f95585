/** The largest number that a server holds: a signed integer of 64 bits. */
export const LONG = 2n ** 63n - 1n;

/** The largest number that it holds in 32 bits. */
export const INT = 2n ** 31n - 1n;

/** What one argument of a directive can be. */
export type ArgumentKind =
  | { readonly form: 'yes-or-no' }
  /** A whole number, without a plus sign or leading zeros. */
  | { readonly form: 'integer'; readonly least: bigint; readonly most: bigint }
  /** A number with or without decimals. */
  | { readonly form: 'decimal'; readonly least: number; readonly most: number }
  /** An amount of memory with or without a unit, and a percentage where that is taken too. */
  | { readonly form: 'bytes'; readonly least: bigint; readonly most: bigint; readonly percent: boolean }
  /** One of some words, in upper or lower case. */
  | { readonly form: 'word'; readonly words: readonly string[] }
  /** Any of some letters, each of which stands for something, or none at all. */
  | { readonly form: 'letters'; readonly letters: string }
  /** An IP address of some versions, or none at all. */
  | { readonly form: 'address'; readonly versions: readonly (4 | 6)[] }
  /** A text, and how it looks. */
  | { readonly form: 'text'; readonly pattern: RegExp; readonly like: string };

/** Several arguments. */
export interface ArgumentGroup extends GroupOptions {
  readonly form: 'group';
  readonly kinds: readonly ArgumentKind[];
  /** How they look. */
  readonly like: string;
}

export interface GroupOptions {
  /** Whether the group can be given several times. */
  readonly repeated?: boolean;
  /** Whether `""` stands for no group at all. */
  readonly orNone?: boolean;
  /** Whether all of it can stand in quotes, as one argument that the server splits once more. */
  readonly quotable?: boolean;
}

/** What a directive takes: one argument, or several. */
export type ValueKind = ArgumentKind | ArgumentGroup;

/** A kind that takes the place of the one before, from a line of an engine on. */
export interface ValueChange {
  /** A change of Redis up to 7.2 is one of all of Valkey, which began there. */
  readonly redis?: string;
  readonly valkey?: string;
  readonly takes: ValueKind;
}

/** What a directive takes in all lines: the same everywhere, or what it began with and how that changed. */
export type Takes = ValueKind | readonly [first: ValueKind, ...changes: ValueChange[]];

export const yesOrNo: ArgumentKind = { form: 'yes-or-no' };

export function integer(least: number | bigint, most: number | bigint): ArgumentKind {
  return { form: 'integer', least: BigInt(least), most: BigInt(most) };
}

/** A port of TCP, or 0 for none. */
export const port = integer(0, 65535);

export function decimal(least: number, most: number): ArgumentKind {
  return { form: 'decimal', least, most };
}

/** An amount of memory of at least some bytes; -1 is an amount where the least one is -1. */
export function bytes(least: number = 0): ArgumentKind {
  return { form: 'bytes', least: BigInt(least), most: LONG, percent: false };
}

/** An amount of memory, or a percentage of another one. */
export const bytesOrPercent: ArgumentKind = { form: 'bytes', least: 0n, most: LONG, percent: true };

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

/** A text of any form. */
export const anyText = text(/^/, 'one word, or text in quotes');

export function group(
  kinds: readonly ArgumentKind[],
  like: string,
  options: GroupOptions = {},
): ArgumentGroup {
  return { form: 'group', kinds, like, ...options };
}
