import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runOk } from '../../e2e/support/process';
import { waitUntil } from '../../e2e/support/wait-until';

/** Commands that make a file system in a file. */
const MAKERS = { ext4: ['mkfs.ext4', '-q', '-F'], xfs: ['mkfs.xfs', '-q'] } as const;

export type FileSystem = keyof typeof MAKERS;

/** The least that xfs takes. The file is sparse. */
const SIZE = '512M';

/**
 * A file system of its own, for data whose power can be cut: it is shut down without writing anything that it still
 * held back, as xfstests does it, and reads its journal when it is plugged in again. Needs root.
 */
export class Disk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-disk-'));
  /** Where it is mounted. */
  public readonly path = join(this.folder, 'mounted');
  private readonly file = join(this.folder, 'file');

  /** Makes it, and plugs it in. */
  public async make(kind: FileSystem): Promise<void> {
    mkdirSync(this.path);
    await runOk('truncate', ['--size', SIZE, this.file]);
    const [maker, ...args] = MAKERS[kind];
    await runOk(maker, [...args, this.file]);
    await this.plugIn();
  }

  /** Nothing reaches it any more, not even what was written before. */
  public async cutPower(): Promise<void> {
    await runOk('xfs_io', ['-x', '-c', 'shutdown', this.path]);
  }

  /**
   * Takes it out and plugs it in again, when nobody uses it any more. A container that starts at this moment has the mounts
   * of the host for an instant: until its copy is gone too, a new mount would be the one without power again.
   */
  public async plugInAgain(): Promise<void> {
    await runOk('umount', [this.path]);
    await waitUntil(
      `${this.file} is let go`,
      async () => (await runOk('losetup', ['--associated', this.file])) === '',
    );
    await this.plugIn();
  }

  /** Removes it, also after a test that failed. The loop device goes with the mount. */
  public async remove(): Promise<void> {
    await run('umount', [this.path]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async plugIn(): Promise<void> {
    await runOk('mount', ['-o', 'loop', this.file, this.path]);
  }
}
