import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with the downloads and builds for the images. */
export const WORK = resolve(__dirname, '../../../../.ci/work/images');

/**
 * Runs work that no other process of this clone must do at the same time: if two workers made the same image, its tag would
 * move while a stack uses it. The kernel holds the lock, so that it ends if a worker is killed.
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(WORK, { recursive: true });
  const holder = spawn('flock', [join(WORK, `${name}.lock`), 'sh', '-c', 'echo held; exec cat']);
  try {
    await new Promise<void>((held, failed) => {
      holder.once('error', failed);
      holder.once('exit', (code) =>
        failed(new Error(`cannot get the lock ${name}: flock ended with ${code}`)),
      );
      holder.stdout.once('data', () => held());
    });
    return await work();
  } finally {
    holder.stdin.end();
  }
}

/** Runs work in a new folder, and removes the folder afterwards. */
export async function inFreshFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(WORK, { recursive: true });
  const folder = mkdtempSync(join(WORK, 'fresh-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
