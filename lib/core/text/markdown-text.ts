import { printable } from './printable';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escapes a text for Markdown: no markup, no HTML, no table cell, and no mention with `@`. */
export function markdownText(text: string): string {
  return printable(text)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign])
    .replace(/[\\`*_[\]~|$#!]/g, '\\$&')
    .replace(/@/g, '@&#8203;')
    .replace(/:\/\//g, '&#58;//');
}

/** Formats a text as code. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}
