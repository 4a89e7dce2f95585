import { createHash } from 'node:crypto';

/** A placeholder for an expression whose value only Terraform knows. */
function standIn(expression: string): string {
  return `⟦${createHash('sha256').update(expression).digest('hex').slice(0, 12)}⟧`;
}

/**
 * Evaluates a string of Terraform JSON: `$${` and `%%{` become `${` and `%{`, an expression that is a string literal becomes its
 * text, and any other expression becomes a placeholder. The result is normalized (NFC), as Terraform does. The library writes no
 * template directives, so they are errors.
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

/** The index of the brace that closes an expression. Skips braces in quotes. */
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
  throw new Error(`the expression is not closed: ${template.slice(start, start + 40)}`);
}
