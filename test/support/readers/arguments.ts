/** The escape sequences of Redis in double quotes: the letter after the backslash, and its meaning. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['a', '\x07'],
]);

/**
 * Splits a line of redis.conf, or a line that redis-cli reads, into arguments. It is a copy of `sdssplitargs` in sds.c and, as
 * Redis, works on bytes.
 */
export function splitArgs(line: string): string[] {
  const bytes = Buffer.from(line, 'utf8').toString('latin1');
  const args: string[] = [];
  let at = 0;
  for (;;) {
    while (isSpace(bytes[at])) at++;
    if (at >= bytes.length) return args;
    const [argument, end] = argumentAt(bytes, at);
    args.push(Buffer.from(argument, 'latin1').toString('utf8'));
    at = end;
  }
}

function argumentAt(line: string, start: number): [argument: string, end: number] {
  let argument = '';
  let quote: '"' | "'" | undefined;
  for (let at = start; ; at++) {
    const letter = line[at];
    const next = line[at + 1];
    if (quote !== undefined && letter === undefined) throw new Error(`the quotes are not closed: ${line}`);
    if (quote === '"' && letter === '\\' && /^x[\da-f]{2}/i.test(line.slice(at + 1))) {
      argument += String.fromCharCode(Number.parseInt(line.slice(at + 2, at + 4), 16));
      at += 3;
    } else if (quote === '"' && letter === '\\' && next !== undefined) {
      argument += ESCAPES.get(next) ?? next;
      at++;
    } else if (quote === "'" && letter === '\\' && next === "'") {
      argument += "'";
      at++;
    } else if (quote !== undefined && letter === quote) {
      if (next !== undefined && !isSpace(next)) throw new Error(`text after closing quotes: ${line}`);
      return [argument, at + 1];
    } else if (quote === undefined && (letter === undefined || /^[ \n\r\t\0]$/.test(letter))) {
      return [argument, at];
    } else if (quote === undefined && (letter === '"' || letter === "'")) {
      quote = letter;
    } else {
      argument += letter;
    }
  }
}

function isSpace(letter: string | undefined): boolean {
  return letter !== undefined && /^[ \t\n\v\f\r]$/.test(letter);
}
