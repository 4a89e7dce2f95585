/**
 * What acts on a terminal or hides from a reader: controls, what reorders or joins text, halves of characters, and
 * what looks like a blank or a line end and is none.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** A text of which a reader sees all, on one line: what would hide is written as JSON escapes it. */
export function printable(text: string): string {
  return text.replace(HIDDEN, (hidden) => {
    const escaped = JSON.stringify(hidden).slice(1, -1);
    return escaped === hidden ? hidden.split('').map(unit).join('') : escaped;
  });
}

/** The same value, with every text in it as a reader sees all of it. */
export function printableAll<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, item: unknown) => (typeof item === 'string' ? printable(item) : item)),
  );
}

function unit(half: string): string {
  return `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
