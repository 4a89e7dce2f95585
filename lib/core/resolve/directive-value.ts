import { isIP } from 'node:net';
import { type ArgumentKind, INT, LONG, type ValueKind } from '../catalog/value-kinds';
import { splitArguments } from './arguments';
import { UNITS } from './byte-size';

/** Describes the values that a directive allows. Returns undefined if the given arguments are valid. */
export function allowedInstead(kind: ValueKind, args: readonly string[]): string | undefined {
  return takes(kind, args) ? undefined : described(kind);
}

function takes(kind: ValueKind, args: readonly string[]): boolean {
  if (kind.form !== 'group') return args.length === 1 && takesArgument(kind, args[0]);
  if (args.length === 1 && args[0] === '') return kind.orNone === true;
  const all = args.length === 1 && kind.quotable ? (splitArguments(args[0]) ?? []) : args;
  const { length } = kind.kinds;
  if (all.length === 0 || all.length % length !== 0 || (all.length > length && !kind.repeated)) return false;
  return all.every((argument, index) => takesArgument(kind.kinds[index % length], argument));
}

function takesArgument(kind: ArgumentKind, argument: string): boolean {
  switch (kind.form) {
    case 'yes-or-no':
      return isOneOf(['yes', 'no'], argument);
    case 'integer':
      return /^(0|-?[1-9]\d*)$/.test(argument) && isWithin(kind, BigInt(argument));
    case 'decimal':
      return (
        /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(argument) &&
        Number(argument) >= kind.min &&
        Number(argument) <= kind.max
      );
    case 'bytes':
      return takesAmount(kind, argument);
    case 'word':
      return isOneOf(kind.words, argument);
    case 'letters':
      return [...argument].every((letter) => kind.letters.includes(letter));
    case 'address':
      return argument === '' || (!argument.includes('%') && kind.versions.some((v) => v === isIP(argument)));
    case 'text':
      return kind.pattern.test(argument);
  }
}

function takesAmount(kind: ArgumentKind & { form: 'bytes' }, argument: string): boolean {
  if (kind.percent && /^(0|[1-9]\d?|100)%$/.test(argument)) return true;
  if (argument === '-1') return kind.min === -1n;
  const { digits, unit = '' } = /^(?<digits>\d+)(?<unit>[kmg]?b?)$/i.exec(argument)?.groups ?? {};
  return digits !== undefined && isWithin(kind, BigInt(digits) * BigInt(UNITS[unit.toLowerCase()] ?? 0));
}

function isWithin({ min, max }: { min: bigint; max: bigint }, value: bigint): boolean {
  return value >= min && value <= max;
}

/** The server reads words in upper and lower case. */
function isOneOf(words: readonly string[], argument: string): boolean {
  return words.some((word) => word.toLowerCase() === argument.toLowerCase());
}

/** Describes the values of a directive, as the end of a sentence. */
function described(kind: ValueKind): string {
  switch (kind.form) {
    case 'yes-or-no':
      return 'yes or no';
    case 'integer':
      return `a whole number${range(kind)}`;
    case 'decimal':
      return `a number from ${kind.min} to ${kind.max}`;
    case 'bytes':
      return `an amount of memory${amountRange(kind)} such as 64mb${kind.percent ? ', or a percentage such as 10%' : ''}`;
    case 'word':
      return `one of ${kind.words.join(', ')}`;
    case 'letters':
      return `a combination of the letters ${kind.letters}, or ""`;
    case 'address':
      return `an IPv${kind.versions.join(' or IPv')} address, or ""`;
    case 'text':
    case 'group':
      return kind.like;
  }
}

function range({ min, max }: { min: bigint; max: bigint }): string {
  const isOpen = max === LONG;
  if (isOpen && min === -LONG - 1n) return '';
  if (!isOpen && max === INT && min === -INT - 1n) return ' of 32 bits';
  return isOpen ? ` of at least ${min}` : ` from ${min} to ${max}`;
}

function amountRange({ min }: { min: bigint }): string {
  if (min <= 0n) return '';
  const [unit, size] =
    Object.entries({ mb: 1024n * 1024n, kb: 1024n }).find(([, size]) => min % size === 0n) ?? [];
  return ` of at least ${size === undefined ? `${min} byte` : `${min / size}${unit}`},`;
}
