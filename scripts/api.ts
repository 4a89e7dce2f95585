/**
 * `npm run docs`: writes docs/api.md with jsii-docgen. jsii compiles one entry point, and the package has several, so this compiles a
 * copy of lib whose entry point exports the names of all of them.
 */
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type EntryPoint, entryPoints } from './support/entry-points';

const ENTRY = 'all-entry-points';
const bin = (name: string) => resolve('node_modules/.bin', name);

/** Compiles the copy, and returns what jsii-docgen writes for it. */
function apiDocument(entries: readonly EntryPoint[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-api-'));
  try {
    cpSync('lib', join(folder, 'lib'), { recursive: true });
    cpSync('README.md', join(folder, 'README.md'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(
      join(folder, `lib/${ENTRY}.ts`),
      entries.map(({ file }) => `export * from './${file}';\n`).join(''),
    );
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest()));
    const options: ExecFileSyncOptions = { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] };
    execFileSync(
      bin('jsii'),
      ['--silence-warnings=reserved-word', '--generate-tsconfig', 'tsconfig.jsii.json'],
      options,
    );
    execFileSync(bin('jsii-docgen'), ['-o', 'api.md'], options);
    return readFileSync(join(folder, 'api.md'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The package.json of the copy: with one entry point, and without what jsii does not need. */
function manifest(): object {
  const {
    exports,
    typesVersions,
    bin: programs,
    files,
    scripts,
    ...rest
  } = JSON.parse(readFileSync('package.json', 'utf8'));
  return { ...rest, main: `dist/${ENTRY}.js`, types: `dist/${ENTRY}.d.ts` };
}

/** Names the entry point that a name is imported from. */
function withImports(document: string, entries: readonly EntryPoint[]): string {
  return document.replaceAll(/^import \{ (\w+) \} from '[^']+'$/gm, (line, name: string) => {
    const entry = entries.find(({ names }) => names.includes(name));
    return entry === undefined ? line : `import { ${name} } from '${entry.specifier}'`;
  });
}

const entries = entryPoints();
writeFileSync('docs/api.md', withImports(apiDocument(entries), entries));
