import type { Problem } from '../../problems/problem';
import { parseByteSize } from '../byte-size';
import type { RedisSpec } from '../redis-spec';

/** The role of a server. */
export type Role = 'primary' | 'replica';

/** A server of this app. */
export interface KnownServer {
  readonly spec: RedisSpec;
  readonly role: Role;
}

/** The server that the rules check. */
export interface LintedServer extends KnownServer {
  readonly directives: FurtherDirectives;
}

/** The result of a rule: a problem without its path. */
export type Finding = Omit<Problem, 'path'>;

/** A rule that finds one kind of contradiction in a server. */
export type Rule = (server: LintedServer) => readonly Finding[];

/**
 * The additional directives of a server, for lint rules. If a directive has two names, pass both: the last line counts.
 *
 * A directive that is not set is undefined. A number that is only known at apply, or that is not a number, is NaN: it is
 * neither above nor below any other number.
 */
export class FurtherDirectives {
  constructor(private readonly all: RedisSpec['directives']) {}

  /** Returns the words of a value, without quotes. */
  public words(...names: string[]): readonly string[] | undefined {
    const value = this.all.filter(({ name }) => names.includes(name)).at(-1)?.value;
    return value === undefined ? undefined : (value.match(/[^\s"']+/g) ?? []);
  }

  /** Returns the first word of a value in lower case. */
  public word(...names: string[]): string | undefined {
    return this.words(...names)?.[0]?.toLowerCase();
  }

  /** Returns a whole number. */
  public integer(...names: string[]): number | undefined {
    const words = this.words(...names);
    return words && (/^\d+$/.test(words[0] ?? '') ? Number(words[0]) : Number.NaN);
  }

  /** Returns an amount of memory in bytes. */
  public bytes(...names: string[]): number | undefined {
    const words = this.words(...names);
    return words && parseByteSize(words[0] ?? '');
  }
}
