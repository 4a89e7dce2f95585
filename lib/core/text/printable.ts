/**
 * Characters that control a terminal or are invisible: control and format characters, lone surrogates, and separators that
 * look like a space or a line end.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** Makes a text printable on one line: hidden characters are escaped as in JSON. */
export function printable(text: string): string {
  return text.replace(HIDDEN, (hidden) => {
    const escaped = JSON.stringify(hidden).slice(1, -1);
    return escaped === hidden ? hidden.split('').map(unit).join('') : escaped;
  });
}

/** Makes every text in a value printable. */
export function printableAll<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, item: unknown) => (typeof item === 'string' ? printable(item) : item)),
  );
}

function unit(half: string): string {
  return `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
