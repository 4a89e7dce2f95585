import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdktf from 'cdktf';
import * as library from 'cdktf-redis';
import * as kubernetes from 'cdktf-redis/kubernetes';
import * as ts from 'typescript';

const MODULES: Record<string, object> = {
  cdktf,
  'cdktf-redis': library,
  'cdktf-redis/kubernetes': kubernetes,
};

/** Whether a snippet is a program with an app of its own, and not the body of a stack. */
export function isProgram(snippet: string): boolean {
  return /\bnew App\(/.test(snippet);
}

/** Whether a snippet is a file that others import, which has a test of its own. */
function isModule(snippet: string): boolean {
  return /^export /m.test(snippet);
}

/** Whether a snippet uses the library, and not only a client of Redis. */
export function usesLibrary(snippet: string): boolean {
  if (isModule(snippet)) return false;
  return isProgram(snippet) || /\bthis\b/.test(snippet);
}

/** The file that a snippet stands for: itself, or the stack that it is the body of. */
export function fileOf(snippet: string): string {
  if (isProgram(snippet) || !usesLibrary(snippet)) return snippet;
  const lines = snippet.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const body = lines.filter((line) => !line.startsWith('import ')).join('\n');
  const used = (module: object) =>
    Object.keys(module).filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return [
    ...imports,
    `import { ${['TerraformStack', ...used(cdktf)].join(', ')} } from 'cdktf';`,
    `import { ${used(library).join(', ')} } from 'cdktf-redis';`,
    `import { ${used(kubernetes).join(', ')} } from 'cdktf-redis/kubernetes';`,
    'export class Snippet extends TerraformStack {',
    '  constructor(scope: import("constructs").Construct) {',
    "    super(scope, 'snippet');",
    body,
    '  }',
    '}',
  ].join('\n');
}

/** Errors of the type checker in files that exist in memory only. */
export function typeErrors(files: ReadonlyMap<string, string>): string[] {
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

/** Runs a snippet, and returns the JSON of its stacks. */
export function synthesize(snippet: string): string {
  if (isProgram(snippet)) return synthesizeProgram(snippet);
  const { Snippet } = run(fileOf(snippet));
  if (Snippet === undefined) throw new Error(`not a stack: ${snippet}`);
  return cdktf.Testing.synth(new Snippet(cdktf.Testing.app()), true);
}

function synthesizeProgram(program: string): string {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-snippet-'));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = outdir;
  try {
    run(program);
    const stacks = join(outdir, 'stacks');
    return readdirSync(stacks)
      .map((stack) => readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8'))
      .join('\n');
  } finally {
    if (before === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = before;
    rmSync(outdir, { recursive: true });
  }
}

function run(file: string): { Snippet?: new (scope: cdktf.App) => cdktf.TerraformStack } {
  const { outputText } = ts.transpileModule(file, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports = {};
  new Function('exports', 'require', outputText)(exports, (name: string) => MODULES[name] ?? require(name));
  return exports;
}
