import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as docker from '../../e2e/support/docker';
import { run, runOk } from '../../e2e/support/process';

/**
 * A small file system over the data of a container. It stays when the container is replaced, as the disk of a host does. It needs root,
 * and a Docker engine on this machine.
 */
export class SmallDisk {
  private path: string | undefined;

  /** Moves the data of a container, which restarts, to a file system of the given size. */
  public async putUnder(container: string, mebibytes: number): Promise<void> {
    const { Mounts } = await docker.inspect(container);
    const path = Mounts.find(({ Destination }) => Destination === '/data')?.Source;
    if (path === undefined) throw new Error(`${container} has no data volume`);
    await docker.stop(container);
    const copy = `${path}.copy`;
    await runOk('cp', ['-a', path, copy]);
    await runOk('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', path]);
    this.path = path;
    await runOk('cp', ['-a', '-T', copy, path]);
    rmSync(copy, { recursive: true });
    await docker.start(container);
    await docker.waitHealthy(container);
  }

  /** Uses up the free space. */
  public async fill(): Promise<void> {
    // The program fails when the disk is full, which is its purpose.
    await run('dd', ['if=/dev/zero', `of=${this.ballast}`, 'bs=64k']);
    if (!existsSync(this.ballast)) throw new Error(`${this.ballast} was not written`);
  }

  /** Frees what `fill` used. */
  public free(): void {
    writeFileSync(this.ballast, '');
    rmSync(this.ballast);
  }

  /** Unmounts it. A container that still runs keeps it until it is removed. */
  public async remove(): Promise<void> {
    if (this.path !== undefined) await run('umount', ['--lazy', this.path]);
  }

  private get ballast(): string {
    if (this.path === undefined) throw new Error('the disk is not under a container');
    return join(this.path, 'ballast');
  }
}
