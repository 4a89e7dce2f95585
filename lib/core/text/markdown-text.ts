import { printable } from './printable';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text that Markdown shows as it is: no markup, no HTML, no cell of a table, and nobody is called by an `@`. */
export function markdownText(text: string): string {
  return printable(text)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign])
    .replace(/[\\`*_[\]~|$#!]/g, '\\$&')
    .replace(/@/g, '@&#8203;')
    .replace(/:\/\//g, '&#58;//');
}

/** A text as code. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}
