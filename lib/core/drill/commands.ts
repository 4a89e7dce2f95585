/** What a server is asked in a drill: lines as redis-cli reads them from its standard input. */

/** Who asks. */
export interface DrillLogin {
  /** Undefined below Redis 6.0, which knows no names. */
  readonly username?: string;
  readonly password: string;
}

/** The redis-cli of Redis 2.8 reads no more of a line. */
const LONGEST_LINE = 4000;

/** The keys of one drill: numbered, and told from all others by a random word. */
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

  /** Lines that read numbers from 0 on, each with how many of them it reads. */
  public get(count: number): readonly { readonly line: string; readonly keys: number }[] {
    return this.inLines('MGET', count);
  }

  /** Lines that remove them. */
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
 * Fills memory with what no file holds: an append-only file would load keys again, and the server be killed again.
 * It ends by itself when so many mebibytes did not kill it.
 */
export function fillLine(mebibytes: number): string {
  const script =
    'local held, block = {}, "x" ' +
    'for _ = 1, 23 do block = block .. block end ' + // 8 MiB
    'for i = 1, ARGV[1] / 8 do held[i] = i .. block end ' +
    'return #held';
  return `EVAL '${script}' 0 ${mebibytes}`;
}

/** Any text as one word: redis-cli reads `\xHH` between quotes. */
function quoted(word: string): string {
  const bytes = [...new TextEncoder().encode(word)];
  return `"${bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}"`;
}

/** The fields of an answer to INFO. */
export function infoOf(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [, field, value] = /^(\w+):(.*)$/.exec(line.trim()) ?? [];
      return field === undefined ? [] : [[field, value] as const];
    }),
  );
}
