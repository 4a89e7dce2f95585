import { runOk } from './process';

/**
 * Builds programs of a Redis that no current distribution packages any more, in the folder of its source.
 * Needs gcc and make. The flags let a current compiler take C of its time; the allocator of the C library
 * spares building another, and without optimization the compiler takes half the time.
 */
export async function buildPrograms(folder: string, programs: readonly string[]): Promise<void> {
  const flags = ['MALLOC=libc', 'OPTIMIZATION=-O0', 'CFLAGS=-fcommon -w'];
  await runOk('make', ['-j2', ...flags, ...programs], { cwd: folder });
}
