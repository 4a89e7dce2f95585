import { createHash } from 'node:crypto';

/** An expression, of which only Terraform knows the value, as one word that stands for it. */
function standIn(expression: string): string {
  return `⟦${createHash('sha256').update(expression).digest('hex').slice(0, 12)}⟧`;
}

/**
 * The text that Terraform makes of a string of its JSON: a doubled sign before a brace stands for one, an expression
 * that is a text for that, any other for a word of its own; and all of it is normalized, as every string of
 * Terraform is. A directive of templates is none of the library's.
 */
export function evaluated(template: string): string {
  let text = '';
  for (let at = 0; at < template.length; ) {
    const [opening] = /^(?:\$\$\{|%%\{|\$\{|%\{)/.exec(template.slice(at, at + 3)) ?? [];
    if (opening === undefined) {
      text += template[at];
      at += 1;
    } else if (opening === '%{') {
      throw new Error(`a template directive: ${template.slice(at, at + 40)}`);
    } else if (opening.length === 3) {
      text += opening.slice(1);
      at += 3;
    } else {
      const end = endOfExpression(template, at + 2);
      text += meaningOf(template.slice(at + 2, end));
      at = end + 1;
    }
  }
  return Buffer.from(text, 'utf8').toString('utf8').normalize('NFC');
}

function meaningOf(expression: string): string {
  const [, literal] = /^"([^"\\]*)"$/.exec(expression) ?? [];
  return literal === undefined ? standIn(expression) : evaluated(literal);
}

/** Where the brace of an expression closes: not one within quotes. */
function endOfExpression(template: string, start: number): number {
  let depth = 1;
  let isQuoted = false;
  for (let at = start; at < template.length; at++) {
    const letter = template[at];
    if (isQuoted && letter === '\\') at++;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === '{') depth++;
    else if (!isQuoted && letter === '}' && --depth === 0) return at;
  }
  throw new Error(`an expression does not close: ${template.slice(start, start + 40)}`);
}
