/** Returns the replacement of a reference such as `docker_volume.data.name`. */
export type Rewrite = (address: string, attribute: string | undefined) => string;

/**
 * Rewrites the references to given addresses only inside the `${...}` and `%{...}` of a Terraform template. A configuration
 * file that mentions `docker_volume.data` as text does not change.
 */
export function rewriteTemplate(template: string, addresses: readonly string[], rewrite: Rewrite): string {
  let result = '';
  let at = 0;
  while (at < template.length) {
    if (template.startsWith('$${', at) || template.startsWith('%%{', at)) {
      result += template.slice(at, at + 3);
      at += 3;
    } else if (template.startsWith('${', at) || template.startsWith('%{', at)) {
      const end = endOfExpression(template, at + 2);
      result +=
        template.slice(at, at + 2) + rewriteExpression(template.slice(at + 2, end), addresses, rewrite);
      at = end;
    } else {
      result += template[at];
      at += 1;
    }
  }
  return result;
}

/** Rewrites the references in an expression. */
export function rewriteExpression(
  expression: string,
  addresses: readonly string[],
  rewrite: Rewrite,
): string {
  if (addresses.length === 0) return expression;
  const known = addresses.map((address) => address.replaceAll('.', '\\.')).join('|');
  const pattern = new RegExp(`(?<![\\w.-])(${known})(?![\\w-])(?:\\.([A-Za-z_][\\w-]*))?`, 'g');
  return expression.replaceAll(pattern, (_all, address: string, attribute: string | undefined) =>
    rewrite(address, attribute),
  );
}

/** The index of the brace that closes an expression. Skips strings and the templates in them. */
function endOfExpression(text: string, start: number): number {
  let at = start;
  for (let depth = 0; at < text.length; at += 1) {
    if (text[at] === '"') at = endOfString(text, at + 1);
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}' && depth === 0) return at;
    else if (text[at] === '}') depth -= 1;
  }
  throw new Error(`unfinished expression in a template: ${text.slice(start - 2, start + 40)}`);
}

/** The index of the quote that closes a string. */
function endOfString(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith('$${', at) || text.startsWith('%%{', at)) at += 2;
    else if (text.startsWith('${', at) || text.startsWith('%{', at)) at = endOfExpression(text, at + 2);
    else if (text[at] === '"') return at;
  }
  throw new Error(`unfinished string in a template: ${text.slice(start - 1, start + 40)}`);
}
