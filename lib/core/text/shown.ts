import { printable } from './printable';

/** Letters of a value that an error shows at most, and how many are left of one that has more. */
export const SHOWN = { most: 60, left: 57 };

/** A value as an error shows it: on one line, not too long, and without the password of a URL. */
export function shown(value: string): string {
  const letters = [...withoutPassword(value).slice(0, 2 * SHOWN.most)].map((letter) =>
    printable(JSON.stringify(letter).slice(1, -1)),
  );
  const printed = letters.join('');
  return `'${printed.length > SHOWN.most ? `${beginning(letters)}...` : printed}'`;
}

export function withoutPassword(value: string): string {
  const start = value.indexOf('//');
  const end = value.lastIndexOf('@');
  return start < 0 || end < start ? value : `${value.slice(0, start)}//...${value.slice(end)}`;
}

/** No escape is cut in two. */
export function beginning(letters: readonly string[]): string {
  let text = '';
  for (const letter of letters) {
    if (text.length + letter.length > SHOWN.left) break;
    text += letter;
  }
  return text;
}
