import * as ts from 'typescript';
import { names, type PublicName } from './support/public-names';
import { fileOf, synthesize, typeErrors, usesLibrary } from './support/snippets';

/** Returns the code of the `@example` tags of an export. */
function examplesOf({ symbol }: PublicName): string[] {
  return symbol
    .getJsDocTags()
    .filter((tag) => tag.name === 'example')
    .map((tag) => ts.displayPartsToString(tag.text));
}

/** Whether an export is something that a program uses: a class or an enum, and not only a type. */
function isValue({ symbol }: PublicName): boolean {
  return (symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Enum)) !== 0;
}

const EXAMPLES = names.flatMap((each) => examplesOf(each).map((code) => [each.name, code] as const));

describe('the docstrings of the public API', () => {
  test('have an example for every class and every enum', () => {
    const values = names.filter(isValue);
    expect(values).not.toEqual([]);
    expect(values.filter((each) => examplesOf(each).length === 0).map(({ name }) => name)).toEqual([]);
  });

  test('have examples that compile', () => {
    const files = EXAMPLES.map(
      ([name, code], index) => [`${process.cwd()}/example-${name}-${index}.ts`, fileOf(code)] as const,
    );
    expect(typeErrors(new Map(files))).toEqual([]);
  });

  test.each(EXAMPLES.filter(([, code]) => usesLibrary(code)))(
    'have an example of %s that synthesizes',
    (_, code) => {
      expect(() => synthesize(code)).not.toThrow();
    },
  );
});
