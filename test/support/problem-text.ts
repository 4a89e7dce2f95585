/** A problem as the error of a synth tells it. */
export interface ToldProblem {
  readonly path: string;
  readonly message: string;
  readonly id: string;
  readonly given?: string;
  readonly allowed?: string;
  readonly fix: string;
}

const PROBLEM =
  /^\[(?<path>.*?)\] (?<message>.*) \((?<id>[a-z-]+)\)(?:\n {4}given: {3}(?<given>.*))?(?:\n {4}allowed: (?<allowed>.*))?\n {4}fix: {5}(?<fix>.*)$/u;

/** Characters that a terminal acts upon, hides or reorders, and that end a line. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/**
 * The problems that the error of a synth lists. Fails where it is another error, or holds a line or a character that
 * the text of a problem does not.
 */
export function toldProblems(error: string): ToldProblem[] {
  const [head = '', ...told] = error.replace(/\n$/, '').split('\n\n');
  const [, count] = /^cdktf-redis found (\d+) problems?; nothing was synthesized\.$/.exec(head) ?? [];
  if (count === undefined) throw new Error(`not a list of problems: ${JSON.stringify(error)}`);
  if (Number(count) !== told.length)
    throw new Error(`${count} problems in ${told.length}: ${JSON.stringify(error)}`);
  return told.map((block) => {
    const { path, message, id, given, allowed, fix } = PROBLEM.exec(block)?.groups ?? {};
    const lines = block.split('\n');
    if (fix === undefined || lines.some((line) => UNPRINTABLE.test(line)))
      throw new Error(`not the text of a problem: ${JSON.stringify(block)}`);
    return { path, message, id, given, allowed, fix };
  });
}

/** Whether all of a text can be seen, on one line. */
export function isPlain(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/**
 * The value that a problem shows between quotes, without its escapes. Undefined where it shows none; `isWhole` is false
 * where it shows the beginning.
 */
export function shownIn(given: string): { readonly value: string; readonly isWhole: boolean } | undefined {
  const [, escaped] = /'(.*)'$/u.exec(given) ?? [];
  if (escaped === undefined) return undefined;
  const isWhole = !(escaped.endsWith('...') && escaped.length > 40);
  return { value: JSON.parse(`"${isWhole ? escaped : escaped.slice(0, -3)}"`), isWhole };
}
