/**
 * `npm run docs`: writes docs/api.md with jsii-docgen. jsii compiles one entry point, and the package has several, so this compiles a
 * copy of lib whose entry point exports the names of all of them.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../lib/cli/programs/run';
import { type EntryPoint, entryPoints } from './support/entry-points';

/** The limit of each program, in seconds. */
const SECONDS = 900;

const ENTRY = 'all-entry-points';

/** Runs a program of the packages. */
async function ran(name: string, args: readonly string[], cwd: string): Promise<void> {
  const { failure } = await run(resolve('node_modules/.bin', name), args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    seconds: SECONDS,
  });
  if (failure !== undefined) throw new Error(`${name} ${failure}`);
}

/** Compiles the copy, and returns what jsii-docgen writes for it. */
async function apiDocument(entries: readonly EntryPoint[]): Promise<string> {
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
    const jsii = ['--silence-warnings=reserved-word', '--generate-tsconfig', 'tsconfig.jsii.json'];
    await ran('jsii', jsii, folder);
    await ran('jsii-docgen', ['-o', 'api.md'], folder);
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

async function main(): Promise<void> {
  const entries = entryPoints();
  writeFileSync('docs/api.md', withImports(await apiDocument(entries), entries));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
