import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { testImages } from './images';
import { type Finished, run, runOk } from './process';

const ROOT = resolve(__dirname, '../../..');

/** Synthesizes the quickstart as a user does, in its own process, and returns the folder of the stack. */
export async function synthQuickstart(): Promise<string> {
  const { redis, haproxy } = await testImages();
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-quickstart-'));
  const context = { 'cdktf-redis:version': '7.0-aof', 'cdktf-redis:images': { 'redis:7.0': redis, haproxy } };
  await runOk(process.execPath, [require.resolve('tsx/cli'), 'examples/quickstart/main.ts'], {
    cwd: ROOT,
    env: { CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: JSON.stringify(context) },
  });
  return join(outdir, 'stacks', 'quickstart');
}

/** Runs `npm run quickstart -- OPTION`. */
export function npmRunQuickstart(
  options: readonly string[],
  env: Record<string, string> = {},
): Promise<Finished> {
  return run('npm', ['run', '--silent', 'quickstart', '--', ...options], {
    cwd: ROOT,
    env,
    timeoutSeconds: 120,
  });
}

/** Creates a folder that contains only Node, to use as PATH. */
export async function pathWithNodeOnly(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-path-'));
  symlinkSync(process.execPath, join(folder, 'node'));
  for (const command of ['npm', 'sh']) {
    symlinkSync((await runOk('sh', ['-c', `command -v ${command}`])).trim(), join(folder, command));
  }
  return folder;
}
