/** A problem in the error message of a synth. */
export interface ParsedProblem {
  readonly path: string;
  readonly message: string;
  readonly id: string;
  readonly given?: string;
  readonly allowed?: string;
  readonly fix: string;
}

const PROBLEM =
  /^\[(?<path>.*?)\] (?<message>.*) \((?<id>[a-z-]+)\)(?:\n {4}given: {3}(?<given>.*))?(?:\n {4}allowed: (?<allowed>.*))?\n {4}fix: {5}(?<fix>.*)$/u;

/** Characters that control a terminal, are hidden or reorder text, and line breaks. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/**
 * Parses the problems in the error message of a synth. Throws if it is another error, or if it contains a line or a character
 * that the text of a problem must not have.
 */
export function parseProblems(error: string): ParsedProblem[] {
  const [head = '', ...blocks] = error.replace(/\n$/, '').split('\n\n');
  const [, count] = /^cdktf-redis found (\d+) problems?; nothing was synthesized\.$/.exec(head) ?? [];
  if (count === undefined) throw new Error(`not a list of problems: ${JSON.stringify(error)}`);
  if (Number(count) !== blocks.length)
    throw new Error(`${count} problems in ${blocks.length}: ${JSON.stringify(error)}`);
  return blocks.map((block) => {
    const { path, message, id, given, allowed, fix } = PROBLEM.exec(block)?.groups ?? {};
    const lines = block.split('\n');
    if (fix === undefined || lines.some((line) => UNPRINTABLE.test(line)))
      throw new Error(`not the text of a problem: ${JSON.stringify(block)}`);
    return { path, message, id, given, allowed, fix };
  });
}

/** Whether a text is on one line and has only visible characters. */
export function isPlain(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/**
 * The value that a problem shows in quotes, without escapes, or undefined if it shows none. `isWhole` is false if the problem
 * shows only the beginning of the value.
 */
export function shownIn(given: string): { readonly value: string; readonly isWhole: boolean } | undefined {
  const [, escaped] = /'(.*)'$/u.exec(given) ?? [];
  if (escaped === undefined) return undefined;
  const isWhole = !(escaped.endsWith('...') && escaped.length > 40);
  return { value: JSON.parse(`"${isWhole ? escaped : escaped.slice(0, -3)}"`), isWhole };
}
