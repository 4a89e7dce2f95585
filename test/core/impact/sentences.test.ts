import * as ts from 'typescript';
import { sources } from '../../support/sources';

/** The texts in a file that are long enough to be a sentence. Each placeholder of a template stands as `_`. */
function sentencesIn(ast: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push(`${node.head.text}${node.templateSpans.map(({ literal }) => `_${literal.text}`).join('')}`);
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return found
    .flatMap((text) => text.split(/_|[:;] /))
    .map((text) => text.trim())
    .filter((text) => text.split(' ').length >= 3);
}

const files = sources().filter(({ name }) => name.startsWith('core/impact/'));
const judge = files.filter(({ name }) => /^core\/impact\/[\w-]+\.ts$/.test(name));
const readers = files.filter(({ name }) => /^core\/impact\/from-/.test(name));

describe('a sentence about what a change means', () => {
  test('is written once in the judge', () => {
    const all = judge.flatMap(({ ast }) => sentencesIn(ast));
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((sentence, index) => all.indexOf(sentence) !== index)).toEqual([]);
  });

  test('is not written in a reader', () => {
    const all = new Set(judge.flatMap(({ ast }) => sentencesIn(ast)));
    const repeated = readers.flatMap(({ name, ast }) =>
      sentencesIn(ast)
        .filter((sentence) => all.has(sentence))
        .map((sentence) => `${name}: ${sentence}`),
    );
    expect(readers.length).toBeGreaterThan(10);
    expect(repeated).toEqual([]);
  });
});
