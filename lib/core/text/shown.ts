import { printable } from './printable';

/** The maximum number of letters of a value in an error, and the number of letters that are left of a longer value. */
const SHOWN = { max: 60, kept: 57 };

/** Formats a value for an error: on one line, not too long, and without the password of a URL. */
export function shown(value: string): string {
  const letters = [...withoutPassword(value).slice(0, 2 * SHOWN.max)].map((letter) =>
    printable(JSON.stringify(letter).slice(1, -1)),
  );
  const printed = letters.join('');
  return `'${printed.length > SHOWN.max ? `${beginning(letters)}...` : printed}'`;
}

/** Formats a number for an error. In JavaScript it can also be something else, such as a text with digits. */
export function shownNumber(value: unknown): string {
  return typeof value === 'string' ? `${shown(value)} (text, not a number)` : String(value);
}

function withoutPassword(value: string): string {
  const start = value.indexOf('//');
  const end = value.lastIndexOf('@');
  return start < 0 || end < start ? value : `${value.slice(0, start)}//...${value.slice(end)}`;
}

/** Returns the beginning of a text, without splitting an escape. */
function beginning(letters: readonly string[]): string {
  let text = '';
  for (const letter of letters) {
    if (text.length + letter.length > SHOWN.kept) break;
    text += letter;
  }
  return text;
}
