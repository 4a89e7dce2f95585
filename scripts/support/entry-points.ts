import { readFileSync } from 'node:fs';
import * as ts from 'typescript';

/** An entry point of the package. */
export interface EntryPoint {
  /** What users import, for example `cdktf-redis/kubernetes`. */
  readonly specifier: string;
  /** Its file below lib, without an ending. */
  readonly file: string;
  /** The names that it exports. */
  readonly names: readonly string[];
}

/** The entry points in the export map of package.json. */
export function entryPoints(): readonly EntryPoint[] {
  const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  return Object.entries<string | { readonly types?: string }>(exports).flatMap(([path, target]) => {
    const types = typeof target === 'string' ? undefined : target.types;
    const [, file] = /^\.\/dist\/(.+)\.d\.ts$/.exec(types ?? '') ?? [];
    return file === undefined
      ? []
      : [{ specifier: name + path.slice(1), file, names: exportedNames(`lib/${file}.ts`) }];
  });
}

function exportedNames(path: string): string[] {
  const { statements } = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022);
  return statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map(({ name }) => name.text)
      : [],
  );
}
