import { readFileSync } from 'node:fs';
import * as cdktf from 'cdktf';
import * as library from 'cdktf-redis';
import * as kubernetes from 'cdktf-redis/kubernetes';
import * as ts from 'typescript';
import { ENGINES } from '../lib/core/catalog/engine';
import { VERSION_FACTS } from '../lib/core/catalog/version-facts';
import { platformsDocument } from '../scripts/support/platforms-document';
import { problemsDocument } from '../scripts/support/problems-document';
import { versionsDocument } from '../scripts/support/versions-document';
import { SERVERS } from './matrix/servers';

/** Documents with snippets for users. */
const DOCUMENTS = ['README.md', 'docs/drills.md'];

const SNIPPETS = DOCUMENTS.flatMap(snippetsOf);

function snippetsOf(document: string): string[] {
  return [...readFileSync(document, 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);
}

/** A snippet is the body of a stack's constructor: this is the stack around it. */
function stackOf(snippet: string): string {
  const used = (module: object) =>
    Object.keys(module).filter((name) => new RegExp(`\\b${name}\\b`).test(snippet));
  return [
    `import { ${['TerraformStack', ...used(cdktf)].join(', ')} } from 'cdktf';`,
    `import { ${used(library).join(', ')} } from 'cdktf-redis';`,
    `import { ${used(kubernetes).join(', ')} } from 'cdktf-redis/kubernetes';`,
    'export class Snippet extends TerraformStack {',
    '  constructor(scope: import("constructs").Construct) {',
    "    super(scope, 'snippet');",
    snippet,
    '  }',
    '}',
  ].join('\n');
}

/** Errors of the type checker in a program of files that exist in memory only. */
function typeErrors(files: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, version, ...rest) => {
    const snippet = files.get(name);
    return snippet === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, snippet, version);
  };
  const program = ts.createProgram([...files.keys()], { ...options, noUnusedLocals: false }, host);
  return [...files.keys()].flatMap((name) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => `${files.get(name)}\n${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
  );
}

/** Runs a snippet and synthesizes its stack. */
function synthesize(snippet: string): string {
  const { outputText } = ts.transpileModule(stackOf(snippet), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: { Snippet?: new (scope: cdktf.App) => cdktf.TerraformStack } = {};
  const modules: Record<string, object> = {
    cdktf,
    'cdktf-redis': library,
    'cdktf-redis/kubernetes': kubernetes,
  };
  new Function('exports', 'require', outputText)(exports, (name: string) => modules[name]);
  if (exports.Snippet === undefined) throw new Error(`not a stack: ${outputText}`);
  return cdktf.Testing.synth(new exports.Snippet(cdktf.Testing.app()), true);
}

describe('the documents', () => {
  test.each(DOCUMENTS)('%s has snippets', (document) => {
    expect(snippetsOf(document)).not.toEqual([]);
  });

  test('the snippets compile as the body of a stack', () => {
    const files = SNIPPETS.map(
      (snippet, index) => [`${process.cwd()}/snippet-${index}.ts`, stackOf(snippet)] as const,
    );
    expect(typeErrors(new Map(files))).toEqual([]);
  });

  test.each(SNIPPETS)('a snippet synthesizes: %#', (snippet) => {
    expect(synthesize(snippet)).toMatch(/docker_container|kubernetes_stateful_set_v1/);
  });

  test('docs/problems.md is what npm run docs writes', () => {
    expect(readFileSync('docs/problems.md', 'utf8')).toBe(problemsDocument());
  });

  test('docs/platforms.md is what npm run docs writes', () => {
    expect(readFileSync('docs/platforms.md', 'utf8')).toBe(platformsDocument());
  });

  test('docs/versions.md is what npm run docs writes', () => {
    expect(readFileSync('docs/versions.md', 'utf8')).toBe(versionsDocument());
  });

  test('docs/versions.md names every server of the test matrix beside its line', () => {
    for (const { engine, line, version } of SERVERS) {
      const row = new RegExp(
        `^\\| ${ENGINES[engine].name} ${line} \\| .* \\| [\\d., ]*\\b${version}\\b[\\d., ]* \\|$`,
        'm',
      );
      expect(versionsDocument()).toMatch(row);
    }
  });

  test('docs/versions.md says of every line without a server that there is none', () => {
    const without = [...versionsDocument([]).matchAll(/rendered from the catalog, no server at hand \|$/gm)];
    expect(without).toHaveLength(VERSION_FACTS.length);
  });
});
