import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What is downloaded and built for the images. */
export const WORK = resolve(__dirname, '../../../../.ci/work/images');

/**
 * Runs work that no other process of this clone may do at the same time: two workers that made one image
 * would move its tag under a stack that is deployed. The lock is the kernel's, so that it ends with a worker
 * that is killed.
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(WORK, { recursive: true });
  const holder = spawn('flock', [join(WORK, `${name}.lock`), 'sh', '-c', 'echo held; exec cat']);
  try {
    await new Promise<void>((held, failed) => {
      holder.once('error', failed);
      holder.once('exit', (code) =>
        failed(new Error(`the lock ${name} was not had: flock ended with ${code}`)),
      );
      holder.stdout.once('data', () => held());
    });
    return await work();
  } finally {
    holder.stdin.end();
  }
}

/** Runs work in a new folder, which is gone afterwards. */
export async function inFreshFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(WORK, { recursive: true });
  const folder = mkdtempSync(join(WORK, 'fresh-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
