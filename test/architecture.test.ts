import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import * as ts from 'typescript';
import { allowsPackage, importTable, rowOf } from './support/import-table';
import { type Import, lib, sources } from './support/sources';

/** The packages that files of core may import. */
const CORE_PACKAGES = ['node:crypto', 'node:net'];

/** Folders below lib/platforms that are not a platform. */
const SHARED_BY_PLATFORMS = ['container'];

const rows = importTable();
const files = sources();
const imports = files.flatMap(({ imports: all }) => all);
const folders = [...new Set(files.map(({ name }) => folderOf(name)))];

describe('the table of folders in docs/architecture.md', () => {
  test('has a row for every folder of lib', () => {
    expect(folders.filter((folder) => rowOf(folder, rows) === undefined)).toEqual([]);
  });

  test('has no row without a folder', () => {
    const used = new Set(folders.map((folder) => rowOf(folder, rows)));
    expect(rows.filter((row) => !used.has(row)).map(({ folder }) => folder)).toEqual([]);
  });

  test('has one row for each folder', () => {
    const names = rows.map(({ folder }) => folder);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('every import in lib', () => {
  test('is of a file that exists, or of a package that is a peer dependency', () => {
    const known = new Set(files.map(({ name }) => name));
    expect(imports.filter(({ target }) => target !== undefined && !known.has(target))).toEqual([]);
    const packages = imports.filter(({ target }) => target === undefined).map(({ specifier }) => specifier);
    const manifest = JSON.parse(readFileSync(join(lib, '../package.json'), 'utf8'));
    const peers = Object.keys(manifest.peerDependencies);
    expect(
      packages.filter(
        (name) => !name.startsWith('node:') && !peers.some((peer) => `${name}/`.startsWith(`${peer}/`)),
      ),
    ).toEqual([]);
  });

  test('is of a folder that its row in docs/architecture.md allows', () => {
    const forbidden = imports.filter((each) => !isAllowed(each));
    expect(forbidden.map(described)).toEqual([]);
  });

  test('is of a package that its row in docs/architecture.md allows', () => {
    const forbidden = imports.filter(({ from, specifier, target }) => {
      const row = rowOf(folderOf(from), rows);
      return target === undefined && row !== undefined && !allowsPackage(row, specifier);
    });
    expect(forbidden.map(described)).toEqual([]);
  });

  test('in core is of core, and not of a package for Terraform or the file system', () => {
    const foreign = imports.filter(
      ({ from, specifier, target }) =>
        from.startsWith('core/') && !(target?.startsWith('core/') ?? CORE_PACKAGES.includes(specifier)),
    );
    expect(foreign.map(described)).toEqual([]);
  });

  test('in cli is of cli, core or Node, so that the CLI starts fast', () => {
    const foreign = imports.filter(
      ({ from, specifier, target }) =>
        from.startsWith('cli/') && !(target ? /^(cli|core)\//.test(target) : specifier.startsWith('node:')),
    );
    expect(foreign.map(described)).toEqual([]);
  });

  test('of node:child_process is in cli/programs, which gives every program a limit', () => {
    const starting = imports.filter(({ specifier }) => specifier === 'node:child_process');
    expect(starting.filter(({ from }) => !from.startsWith('cli/programs/')).map(described)).toEqual([]);
    expect(starting).not.toEqual([]);
  });

  test('in the folder of a platform is not of the folder of another platform', () => {
    const across = imports.filter(({ from, target }) => {
      const here = platformOf(from);
      const there = platformOf(target ?? '');
      return here !== undefined && there !== undefined && here !== there;
    });
    expect(across.map(described)).toEqual([]);
  });

  test('is in no cycle, even for types', () => {
    expect(cyclicFiles()).toEqual([]);
  });
});

describe('Secret.reveal', () => {
  test('is called in one file only', () => {
    const calling = files.filter(({ ast }) => calls(ast, 'reveal')).map(({ name }) => name);
    expect(calling).toEqual(['stack/reveal.ts']);
  });
});

describe('every file', () => {
  test('has at most 300 lines, except for tables of data', () => {
    const long = files.filter(({ ast, text }) => text.split('\n').length > 300 && !isTable(ast));
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  test('is named in kebab-case', () => {
    expect(
      files.map(({ name }) => name).filter((name) => !/^([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/.test(name)),
    ).toEqual([]);
  });

  test('has no TODO and suppresses no check', () => {
    const words = /\b(TODO|FIXME|XXX|biome-ignore|eslint-disable|@ts-(ignore|expect-error|nocheck))\b/;
    expect(files.filter(({ text }) => words.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

function described({ from, specifier }: Import): string {
  return `${from} imports ${specifier}`;
}

/** The folder of a file, below lib. That of lib itself is ''. */
function folderOf(name: string): string {
  const folder = posix.dirname(name);
  return folder === '.' ? '' : folder;
}

/** The platform that a file belongs to, for example `docker`. */
function platformOf(name: string): string | undefined {
  const [, platform] = /^platforms\/([^/]+)\//.exec(name) ?? [];
  return platform === undefined || SHARED_BY_PLATFORMS.includes(platform) ? undefined : platform;
}

/** Whether the table allows an import of another file of lib. */
function isAllowed({ from, target }: Import): boolean {
  if (target === undefined || folderOf(from) === folderOf(target)) return true;
  const row = rowOf(folderOf(from), rows);
  const imported = rowOf(folderOf(target), rows);
  return row !== undefined && imported !== undefined && row.folders.includes(imported);
}

/** The files in cycles: repeatedly removes files that import no other file, or that no other file imports. */
function cyclicFiles(): string[] {
  const edges = imports.filter(({ from, target }) => target !== undefined && from !== target);
  let left = new Set(files.map(({ name }) => name));
  for (let before = Infinity; left.size < before; ) {
    before = left.size;
    const inside = edges.filter(({ from, target }) => left.has(from) && left.has(target ?? ''));
    left = new Set(
      [...left].filter(
        (name) => inside.some(({ from }) => from === name) && inside.some(({ target }) => target === name),
      ),
    );
  }
  return [...left].sort();
}

/** Whether a file calls a method of the given name. A function of that name does not count. */
function calls(node: ts.Node, method: string): boolean {
  const isCall =
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === method;
  return isCall || (ts.forEachChild(node, (child) => calls(child, method) || undefined) ?? false);
}

/** Whether a file has only types and lists of literals. */
function isTable(ast: ts.SourceFile): boolean {
  return ast.statements.every(
    (statement) =>
      ts.isInterfaceDeclaration(statement) ||
      (ts.isVariableStatement(statement) &&
        statement.declarationList.declarations.every(
          ({ initializer }) => initializer !== undefined && ts.isArrayLiteralExpression(initializer),
        )),
  );
}
