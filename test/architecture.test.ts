import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { type Import, lib, sources } from './support/sources';

const CORE_MAY_IMPORT = ['node:crypto', 'node:net'];

/** Folders of lib, each with those above it, which it must not import. */
const ABOVE: Record<string, readonly string[]> = {
  core: ['', 'constructs', 'platforms', 'stack', 'cli'],
  stack: ['', 'constructs', 'platforms', 'cli'],
  platforms: ['', 'cli'],
};

const files = sources();
const imports = files.flatMap(({ imports: all }) => all);

describe('the imports of the library', () => {
  test('are of files that are there, and of packages that are peers', () => {
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

  test('of the core are of the core, and of nothing that knows Terraform or the machine', () => {
    const foreign = imports.filter(
      ({ from, specifier, target }) =>
        from.startsWith('core/') && !(target?.startsWith('core/') ?? CORE_MAY_IMPORT.includes(specifier)),
    );
    expect(foreign.map(described)).toEqual([]);
  });

  test('of the command line are of the core and of Node, so that it starts at once', () => {
    const foreign = imports.filter(
      ({ from, specifier, target }) =>
        from.startsWith('cli/') && !(target ? /^(cli|core)\//.test(target) : specifier.startsWith('node:')),
    );
    expect(foreign.map(described)).toEqual([]);
  });

  test('of what starts other programs are in the drill only, which acts on what runs', () => {
    const acting = imports.filter(({ specifier }) => specifier === 'node:child_process');
    expect(acting.filter(({ from }) => !from.startsWith('cli/drill/')).map(described)).toEqual([]);
    expect(acting).not.toEqual([]);
  });

  test('of the constructs are not of the command line', () => {
    const across = imports.filter(
      ({ from, target }) => folderOf(from) === '' && target !== undefined && folderOf(target) === 'cli',
    );
    expect(across.map(described)).toEqual([]);
  });

  test.each(Object.entries(ABOVE))('of %s point down only', (folder, above) => {
    const up = imports.filter(
      ({ from, target }) =>
        from.startsWith(`${folder}/`) && target !== undefined && above.includes(folderOf(target)),
    );
    expect(up.map(described)).toEqual([]);
  });

  test('of a platform are not of another platform', () => {
    const across = imports.filter(({ from, target }) => {
      const [, here] = /^platforms\/(\w+)\//.exec(from) ?? [];
      const [, there] = /^platforms\/(docker|kubernetes)\//.exec(target ?? '') ?? [];
      return here !== undefined && there !== undefined && here !== there;
    });
    expect(across.map(described)).toEqual([]);
  });

  test('make no cycle, but for those of types', () => {
    const values = imports.filter(({ isType, target }) => !isType && target !== undefined);
    let left = new Set(files.map(({ name }) => name));
    for (let before = Infinity; left.size < before; ) {
      before = left.size;
      const waiting = values.filter(({ from, target }) => from !== target && left.has(target ?? ''));
      left = new Set([...left].filter((name) => waiting.some(({ from }) => from === name)));
    }
    expect([...left]).toEqual([]);
  });
});

describe('a secret', () => {
  test('is revealed in one file only', () => {
    const calling = files.filter(({ ast }) => calls(ast, 'reveal')).map(({ name }) => name);
    expect(calling).toEqual(['stack/reveal.ts']);
  });
});

describe('every file', () => {
  test('is shorter than 300 lines, but for tables of data', () => {
    const long = files.filter(({ ast, text }) => text.split('\n').length > 300 && !isTable(ast));
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  test('is named in kebab-case', () => {
    expect(
      files.map(({ name }) => name).filter((name) => !/^([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/.test(name)),
    ).toEqual([]);
  });

  test('keeps no notes for later and suppresses no check', () => {
    const words = /\b(TODO|FIXME|XXX|biome-ignore|eslint-disable|@ts-(ignore|expect-error|nocheck))\b/;
    expect(files.filter(({ text }) => words.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

function described({ from, specifier }: Import): string {
  return `${from} imports ${specifier}`;
}

function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.indexOf('/')) : '';
}

/** Whether a method of that name is called anywhere, as opposed to a function. */
function calls(node: ts.Node, method: string): boolean {
  const isCall =
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === method;
  return isCall || (ts.forEachChild(node, (child) => calls(child, method) || undefined) ?? false);
}

/** Whether a file holds types and lists of literals only. */
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
