import { join } from 'node:path';
import { engine, known } from '../engine';
import { runOk } from '../process';
import type { Suite } from './recipes';
import { exclusively, inFreshFolder } from './work';

/** The image with the minimal root file system of a Debian suite. */
export function baseName(suite: Suite): string {
  return `cdktf-redis-test-base:${suite}`;
}

/** Makes the base image of a suite if it does not exist. The images of the suite share it, because it takes the longest. */
export function makeBase(suite: Suite): Promise<void> {
  return exclusively(`base-${suite}`, async () => {
    if ((await known(engine.getImage(baseName(suite)).inspect())) !== undefined) return;
    await inFreshFolder(async (folder) => {
      const root = join(folder, 'root.tar');
      await runOk('mmdebstrap', [
        '--variant=minbase',
        // An old suite is not signed again, and a mirror can be out of date.
        '--aptopt=Acquire::Check-Valid-Until "false"',
        '--aptopt=Acquire::Retries "3"',
        suite,
        root,
      ]);
      await runOk('docker', ['import', root, baseName(suite)]);
    });
  });
}
