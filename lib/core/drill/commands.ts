/** The commands of a drill, as lines for the standard input of redis-cli. */

/** The login of a drill. */
export interface DrillLogin {
  /** It is not set below Redis 6.0, which has no user names. */
  readonly username?: string;
  readonly password: string;
}

/** The maximum length of a line for redis-cli of Redis 2.8. */
const LONGEST_LINE = 4000;

/** The numbered keys of one drill. A random text in their names separates them from all other keys. */
export class DrillKeys {
  private readonly prefix: string;

  public constructor(run: string) {
    this.prefix = `cdktf-redis:drill:${run}:`;
  }

  public set(number: number): string {
    return `SET ${this.prefix}${number} ${number}`;
  }

  public getOne(number: number): string {
    return `GET ${this.prefix}${number}`;
  }

  /** The lines that read the keys from number 0 on, each with its number of keys. */
  public get(count: number): readonly { readonly line: string; readonly keys: number }[] {
    return this.inLines('MGET', count);
  }

  /** The lines that remove the keys. */
  public remove(count: number): readonly string[] {
    return this.inLines('DEL', count).map(({ line }) => line);
  }

  private inLines(command: string, count: number): { readonly line: string; readonly keys: number }[] {
    const keys = Math.floor(LONGEST_LINE / (this.prefix.length + String(count).length + 1)) - 1;
    return Array.from({ length: Math.ceil(count / keys) }, (_, index) => {
      const first = index * keys;
      const numbers = Array.from({ length: Math.min(keys, count - first) }, (_, offset) => first + offset);
      return {
        line: [command, ...numbers.map((number) => `${this.prefix}${number}`)].join(' '),
        keys: numbers.length,
      };
    });
  }
}

export function authLine({ username, password }: DrillLogin): string {
  const words = [...(username === undefined ? [] : [username]), password];
  return ['AUTH', ...words.map(quoted)].join(' ');
}

/**
 * Fills the memory without writing keys: keys in an append-only file would be loaded again, and the server would be killed
 * again. The command ends if the server still runs after the given number of mebibytes.
 */
export function fillLine(mebibytes: number): string {
  const script =
    'local held, block = {}, "x" ' +
    'for _ = 1, 23 do block = block .. block end ' + // 8 MiB
    'for i = 1, ARGV[1] / 8 do held[i] = i .. block end ' +
    'return #held';
  return `EVAL '${script}' 0 ${mebibytes}`;
}

/** Quotes any text as one argument: redis-cli reads `\xHH` in quotes. */
function quoted(word: string): string {
  const bytes = [...new TextEncoder().encode(word)];
  return `"${bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}"`;
}
