import { linesOf } from './server-files';

/** What a letter behind a backslash stands for. Before any other letter the backslash is one. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ...[' ', '\\', '#', '"', "'", '$'].map((letter): [string, string] => [letter, letter]),
]);

/** The lines of a haproxy.cfg, each as its words: `parse_line` of tools.c. */
export function readHaproxyCfg(text: string): string[][] {
  return linesOf(text).flatMap((line) => {
    const words = wordsOf(line);
    return words.length === 0 ? [] : [words];
  });
}

/**
 * Words are split at blanks. Single quotes hold everything, double quotes all but what a backslash and a variable
 * stand for; a number sign begins a comment anywhere outside of them.
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
  if (quote !== undefined) throw new Error(`quotes do not close: ${line}`);
  return word === undefined ? words : [...words, word];
}

function escapeAt(line: string, at: number): [meaning: string, length: number] {
  const hex = /^x([\da-f]{2})/i.exec(line.slice(at))?.[1];
  if (hex !== undefined) return [String.fromCharCode(Number.parseInt(hex, 16)), 3];
  const meaning = ESCAPES.get(line[at] ?? '');
  return meaning === undefined ? ['\\', 0] : [meaning, 1];
}
