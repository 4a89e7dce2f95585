/** Where in a template a piece is: in an expression, or in a text within one. */
type Inside = 'expression' | 'text';

/** Escaped and real starts of an expression, and single characters. */
const PIECES = /\$\$\{|%%\{|[$%]\{|./gs;

/** Removes the texts from the expressions of a Terraform template: `a ${f("b", x.y)}` becomes `a ${f("", x.y)}`. */
export function withoutTexts(template: string): string {
  const inside: Inside[] = [];
  let kept = '';
  let isEscaped = false;
  for (const [piece] of template.matchAll(PIECES)) {
    const within = inside.at(-1);
    const begins = piece === '${' || piece === '%{' || (piece === '{' && within === 'expression');
    const ends =
      !isEscaped && ((within === 'text' && piece === '"') || (within === 'expression' && piece === '}'));
    isEscaped = within === 'text' && piece === '\\' && !isEscaped;
    if (begins) inside.push('expression');
    else if (ends) inside.pop();
    else if (within === 'text') continue;
    else if (within === 'expression' && piece === '"') inside.push('text');
    kept += piece;
  }
  return kept;
}
