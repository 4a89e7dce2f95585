const DOUBLE = '"((?:[^"\\\\]|\\\\.)*)"';
const SINGLE = "'((?:[^'\\\\]|\\\\'|\\\\(?!'))*)'";

/** A line of arguments: a closing quote ends its argument, so a blank has to follow it. */
const LINE = (() => {
  const argument = `(?:[^ \\t"']+(?:${DOUBLE}|${SINGLE})?|${DOUBLE}|${SINGLE})`;
  return new RegExp(`^[ \\t]*${argument}(?:[ \\t]+${argument})*[ \\t]*$`, 'u');
})();

const ARGUMENT = new RegExp(`([^ \\t"']*)(?:${DOUBLE}|${SINGLE})?`, 'gu');

/** What the server makes of a letter behind a backslash, in double quotes. Any other character stays. */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', a: '\x07' };

/**
 * The arguments of a line without control characters, as the server splits and unquotes them; undefined where it
 * has none, or its quotes do not close. Source: `sdssplitargs` in sds.c, the same in all lines up to Valkey 8.0;
 * Valkey 9 takes more behind a closing quote, which is refused here.
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
