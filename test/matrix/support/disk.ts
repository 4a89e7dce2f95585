import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runOk } from '../../e2e/support/process';
import { waitUntil } from '../../e2e/support/wait-until';

/** The commands that create a file system in a file. */
const MAKERS = { ext4: ['mkfs.ext4', '-q', '-F'], xfs: ['mkfs.xfs', '-q'] } as const;

export type FileSystem = keyof typeof MAKERS;

/** The minimum size of xfs. The file is sparse. */
const SIZE = '512M';

/**
 * A file system whose power can be cut. As in xfstests, it is shut down without writing its caches, and it recovers from its
 * journal when it is mounted again. Needs root.
 */
export class Disk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-disk-'));
  /** The mount point. */
  public readonly path = join(this.folder, 'mounted');
  private readonly file = join(this.folder, 'file');

  /** Creates and mounts it. */
  public async make(kind: FileSystem): Promise<void> {
    mkdirSync(this.path);
    await runOk('truncate', ['--size', SIZE, this.file]);
    const [maker, ...args] = MAKERS[kind];
    await runOk(maker, [...args, this.file]);
    await this.plugIn();
  }

  /** Shuts it down: from now on nothing reaches the disk, not even earlier writes in a cache. */
  public async cutPower(): Promise<void> {
    await runOk('xfs_io', ['-x', '-c', 'shutdown', this.path]);
  }

  /**
   * Unmounts it and mounts it again when nothing uses it. A container that is just starting shares the mounts of the host for a
   * moment. Until its copy is gone too, a new mount would be the one without power again.
   */
  public async plugInAgain(): Promise<void> {
    await runOk('umount', [this.path]);
    await waitUntil(
      `${this.file} is let go`,
      async () => (await runOk('losetup', ['--associated', this.file])) === '',
    );
    await this.plugIn();
  }

  /** Removes it, even after a failed test. The unmount also removes the loop device. */
  public async remove(): Promise<void> {
    await run('umount', [this.path]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async plugIn(): Promise<void> {
    await runOk('mount', ['-o', 'loop', this.file, this.path]);
  }
}
