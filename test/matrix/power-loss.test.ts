import { setTimeout as sleep } from 'node:timers/promises';
import { Writer } from '../../lib/cli/drill/writer';
import { ENGINES } from '../../lib/core/catalog/engine';
import { Flavor } from '../../lib/core/catalog/flavor';
import { FsyncPolicy } from '../../lib/core/catalog/policies';
import { versionString } from '../../lib/core/catalog/version-string';
import { DrillKeys } from '../../lib/core/drill/commands';
import type { DrillRow } from '../../lib/core/drill/report';
import { measuredRow } from '../../lib/core/drill/rows';
import type { RedisServerProps } from '../../lib/core/resolve/redis-server-props';
import { testImage } from '../e2e/support/images';
import { Disk } from './support/disk';
import { RenderedServer } from './support/rendered-server';
import { DataVolume } from './support/volume';

jest.setTimeout(120_000);

const NAME = 'matrix-power-loss';
const RATE = 200;
/** Longer than every loss window that a test can measure. */
const WRITING_MILLISECONDS = 4500;

const FLAVORS = {
  everysec: { flavor: Flavor.AOF_AND_RDB },
  always: { flavor: Flavor.AOF_AND_RDB, fsyncPolicy: FsyncPolicy.ALWAYS },
  no: { flavor: Flavor.AOF_AND_RDB, fsyncPolicy: FsyncPolicy.NO },
  snapshots: { flavor: Flavor.RDB_ONLY, savePoints: [{ seconds: 2, changes: 1 }] },
  memory: { flavor: Flavor.MEMORY_ONLY },
} satisfies Record<string, RedisServerProps>;

describe.each([
  ['redis', '6.2', 'ext4'],
  ['redis', '7.0', 'ext4'],
  ['redis', '7.0', 'xfs'],
  ['redis', '8.2', 'ext4'],
  ['valkey', '8.1', 'ext4'],
] as const)('when the host of %s %s loses power, with its data on %s,', (engine, line, fileSystem) => {
  let image: string;

  beforeAll(async () => {
    image = await testImage(engine, line);
  }, 600_000);

  /** Writes numbered keys, cuts the power during the writes, and compares the remaining keys with the review. */
  async function lossOf(kind: keyof typeof FLAVORS): Promise<DrillRow> {
    const { flavor, ...more } = FLAVORS[kind];
    const props = { versionString: versionString(engine, line, flavor), ...more };
    const disk = new Disk();
    try {
      await disk.make(fileSystem);
      const { user } = ENGINES[engine];
      await new DataVolume(disk.path, image).shell(`chown ${user}:${user} . && sync -f .`);
      return await lossOfHost(disk, () => new RenderedServer(NAME, disk.path, image, props));
    } finally {
      await disk.remove();
    }
  }

  test('an append-only file with fsync every second loses at most two seconds', async () => {
    const { outcome, measured } = await lossOf('everysec');
    expect({ outcome, measured }).toMatchObject({ outcome: 'within' });
  });

  test('an append-only file with fsync before each answer loses nothing', async () => {
    const { outcome, measured } = await lossOf('always');
    expect({ outcome, measured }).toMatchObject({ outcome: 'within', measured: { lost: 0 } });
  });

  test('an append-only file without fsync loses what the kernel has not written yet', async () => {
    const { outcome, measured } = await lossOf('no');
    expect(outcome).toBe('within');
    expect(measured?.lostSeconds).toBeGreaterThan(2);
  });

  test('RDB-only loses the writes after the last complete snapshot', async () => {
    const { outcome, measured } = await lossOf('snapshots');
    expect({ outcome, measured }).toMatchObject({ outcome: 'within' });
    expect(measured?.lost).toBeGreaterThan(0);
    if (line !== '6.2') expect(measured?.lost).toBeLessThan(measured?.written ?? 0);
  });

  test('memory-only loses everything', async () => {
    const { measured } = await lossOf('memory');
    expect(measured?.written).toBeGreaterThan(0);
    expect(measured?.lost).toBe(measured?.written);
  });
});

/** Runs a server until its host loses power, and then another server on the same disk. Returns the measured loss. */
async function lossOfHost(disk: Disk, newServer: () => RenderedServer): Promise<DrillRow> {
  const keys = new DrillKeys('power');
  const event = 'host power loss';
  const before = newServer();
  const target = before.target();
  const stated = target.service.losses.find((loss) => loss.event === event);
  if (stated === undefined) throw new Error(`the review states nothing of a ${event}`);
  let writer: Writer;
  let lateSeconds: number;
  let cutAt: number;
  try {
    await before.start();
    lateSeconds = await target.lateSeconds();
    writer = new Writer(await target.open(), keys, RATE);
    await sleep(WRITING_MILLISECONDS);
    cutAt = performance.now();
    await disk.cutPower();
    // A server that notices the power loss rejects the next write, which also ends the writer.
    await Promise.allSettled([writer.stop()]);
  } finally {
    await before.remove();
  }
  await disk.plugInAgain();
  const after = newServer();
  try {
    await after.start();
    const survivors = await target.survivors(keys, writer.sent);
    // In this test the server survives its disk. Ignore what it acknowledges after the power loss.
    const acknowledged = writer.acknowledged.filter(({ acknowledgedAt }) => acknowledgedAt <= cutAt);
    return measuredRow({ path: NAME, event, stated, lateSeconds, notes: [] }, acknowledged, survivors);
  } finally {
    await after.remove();
  }
}
