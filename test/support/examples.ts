import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../examples');

/** The names of all example apps: the folders with a `main.ts`. */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER).filter((name) => existsSync(mainOf(name)));

/** The main file of an example. */
export function mainOf(example: string): string {
  return join(FOLDER, example, 'main.ts');
}

/** Runs an example as the CDKTF CLI does, and returns the folder that contains a folder for each of its stacks. */
export function synthExample(example: string): string {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-example-'));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = outdir;
  try {
    jest.isolateModules(() => require(mainOf(example)));
    return join(outdir, 'stacks');
  } finally {
    if (before === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = before;
  }
}
