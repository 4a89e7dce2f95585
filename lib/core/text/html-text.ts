import { printable } from './printable';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a text for the content or a quoted attribute of HTML and SVG. */
export function htmlText(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

/** Formats a construct path or an address as code that can wrap after each of its parts. */
export function htmlCode(text: string): string {
  return `<code>${htmlText(text).replace(/\/(?!\/)/g, '/<wbr>')}</code>`;
}
