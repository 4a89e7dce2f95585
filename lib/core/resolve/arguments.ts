const DOUBLE = '"((?:[^"\\\\]|\\\\.)*)"';
const SINGLE = "'((?:[^'\\\\]|\\\\'|\\\\(?!'))*)'";

/** A line of arguments. A closing quote ends its argument, so whitespace must follow it. */
const LINE = (() => {
  const argument = `(?:[^ \\t"']+(?:${DOUBLE}|${SINGLE})?|${DOUBLE}|${SINGLE})`;
  return new RegExp(`^[ \\t]*${argument}(?:[ \\t]+${argument})*[ \\t]*$`, 'u');
})();

const ARGUMENT = new RegExp(`([^ \\t"']*)(?:${DOUBLE}|${SINGLE})?`, 'gu');

/** The meaning of a letter after a backslash in double quotes. Any other character is kept. */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', a: '\x07' };

/**
 * Splits and unquotes the arguments of a line without control characters, like the server. Returns undefined if there are
 * no arguments, or if a quote is not closed. Source: `sdssplitargs` in sds.c, which is the same in all lines up to Valkey
 * 8.0. Valkey 9 accepts more after a closing quote, which is rejected here.
 */
export function splitArguments(line: string): readonly string[] | undefined {
  if (!LINE.test(line)) return undefined;
  return [...line.matchAll(ARGUMENT)]
    .filter(([whole]) => whole !== '')
    .map(([, plain, double, single]) => {
      if (double !== undefined) return plain + unescaped(double);
      return plain + (single ?? '').replace(/\\'/g, "'");
    });
}

function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-fA-F]{2})|(.))/gu, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
