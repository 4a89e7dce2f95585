import { parseByteSize } from '../byte-size';
import type { RedisSpec } from '../redis-spec';

/**
 * The further directives of a server, as rules ask for them. Where a directive has two names, both are given: the
 * last line of the two is the one that counts.
 *
 * What is not given is undefined. A number that cannot be told, because the value is only known at apply or is none,
 * is not a number: no comparison finds it above or below anything.
 */
export class FurtherDirectives {
  constructor(private readonly all: RedisSpec['directives']) {}

  /** The words of a value, without quotes. */
  public words(...names: string[]): readonly string[] | undefined {
    const value = this.all.filter(({ name }) => names.includes(name)).at(-1)?.value;
    return value === undefined ? undefined : (value.match(/[^\s"']+/g) ?? []);
  }

  /** The first word of a value, in lower case. */
  public word(...names: string[]): string | undefined {
    return this.words(...names)?.[0]?.toLowerCase();
  }

  /** A whole number. */
  public integer(...names: string[]): number | undefined {
    const words = this.words(...names);
    return words && (/^\d+$/.test(words[0] ?? '') ? Number(words[0]) : Number.NaN);
  }

  /** An amount of memory, in bytes. */
  public bytes(...names: string[]): number | undefined {
    const words = this.words(...names);
    return words && parseByteSize(words[0] ?? '');
  }
}
