import { runOk } from './process';

/**
 * Builds programs of a Redis version that no current distribution packages, in the folder of its source code. Needs gcc and
 * make. The flags let a current compiler accept old C code. It uses the allocator of the C library, so that no other must be
 * built, and no optimization, which halves the build time.
 */
export async function buildPrograms(folder: string, programs: readonly string[]): Promise<void> {
  const flags = ['MALLOC=libc', 'OPTIMIZATION=-O0', 'CFLAGS=-fcommon -w'];
  await runOk('make', ['-j2', ...flags, ...programs], { cwd: folder });
}
