import { linesOf } from './server-files';

/** The escape sequences of HAProxy. Before any other letter, a backslash is a normal character. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ...[' ', '\\', '#', '"', "'", '$'].map((letter): [string, string] => [letter, letter]),
]);

/** The words of each line of a haproxy.cfg, as `parse_line` in tools.c splits them. */
export function readHaproxyCfg(text: string): string[][] {
  return linesOf(text).flatMap((line) => {
    const words = wordsOf(line);
    return words.length === 0 ? [] : [words];
  });
}

/**
 * Splits a line at spaces. Everything in single quotes is literal. In double quotes, backslashes and variables are special. A
 * number sign outside of quotes starts a comment.
 */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: '"' | "'" | undefined;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at];
    if (quote !== "'" && letter === '\\') {
      const [meaning, length] = escapeAt(line, at + 1);
      word = (word ?? '') + meaning;
      at += length;
    } else if (quote === '"' && letter === '$') {
      throw new Error(`an environment variable: ${line}`);
    } else if (letter === quote) {
      quote = undefined;
    } else if (quote === undefined && (letter === '"' || letter === "'")) {
      quote = letter;
      word ??= '';
    } else if (quote === undefined && letter === '#') {
      break;
    } else if (quote === undefined && /^[ \t\r]$/.test(letter)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + letter;
    }
  }
  if (quote !== undefined) throw new Error(`the quotes are not closed: ${line}`);
  return word === undefined ? words : [...words, word];
}

function escapeAt(line: string, at: number): [meaning: string, length: number] {
  const hex = /^x([\da-f]{2})/i.exec(line.slice(at))?.[1];
  if (hex !== undefined) return [String.fromCharCode(Number.parseInt(hex, 16)), 3];
  const meaning = ESCAPES.get(line[at] ?? '');
  return meaning === undefined ? ['\\', 0] : [meaning, 1];
}
