import { printable } from './printable';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as content or as quoted attribute of HTML and SVG. */
export function htmlText(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

/** A construct path or an address as code, which may break after each of its parts. */
export function htmlCode(text: string): string {
  return `<code>${htmlText(text).replace(/\/(?!\/)/g, '/<wbr>')}</code>`;
}
