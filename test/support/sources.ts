import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import * as ts from 'typescript';

/** The folder of the library. */
export const lib = join(__dirname, '../../lib');

/** An import or a re-export in a file of lib. */
export interface Import {
  /** The file that contains the import, for example `core/paths.ts`. */
  readonly from: string;
  /** The module specifier, for example `./paths` or `cdktf`. */
  readonly specifier: string;
  /** The imported file of lib. It is not set for a package. */
  readonly target?: string;
  /** Whether it imports only types. */
  readonly isType: boolean;
}

/** A file of lib. */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly ast: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** All files of lib. */
export function sources(): readonly Source[] {
  const names = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return names.map((name) => {
    const text = readFileSync(join(lib, name), 'utf8');
    const ast = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    return { name, text, ast, imports: importsOf(name, ast, names) };
  });
}

function importsOf(from: string, ast: ts.SourceFile, names: readonly string[]): Import[] {
  return ast.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (statement.moduleSpecifier === undefined || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const specifier = statement.moduleSpecifier.text;
    return [{ from, specifier, target: targetOf(from, specifier, names), isType: isTypeOnly(statement) }];
  });
}

function targetOf(from: string, specifier: string, names: readonly string[]): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(dirname(from), specifier);
  return [`${path}.ts`, `${path}/index.ts`].find((name) => names.includes(name)) ?? path;
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    const all = clause !== undefined && ts.isNamedExports(clause) ? clause.elements : [];
    return statement.isTypeOnly || (all.length > 0 && all.every((element) => element.isTypeOnly));
  }
  const clause = statement.importClause;
  if (clause === undefined || clause.isTypeOnly) return clause !== undefined;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}
