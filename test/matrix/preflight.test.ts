import { Flavor } from '../../lib/core/catalog/flavor';
import { versionString } from '../../lib/core/catalog/version-string';
import { findingsOf } from '../../lib/core/preflight/findings';
import { answerIn, commandLine, QUESTION, type ServerAnswer } from '../../lib/core/preflight/question';
import { testImage } from '../e2e/support/images';
import { runOk } from '../e2e/support/process';
import { waitUntil } from '../e2e/support/wait-until';
import { SERVERS } from './servers';
import { RenderedServer } from './support/rendered-server';
import { DataVolume } from './support/volume';

jest.setTimeout(120_000);

const NAME = 'matrix-preflight';

/** Runs a line of sh in the container, as a preflight does. */
const inContainer = (line: string) => runOk('docker', ['exec', NAME, 'sh', '-c', line]);
const ask = async (): Promise<ServerAnswer> => answerIn(await inContainer(QUESTION));

test.each(SERVERS)(
  '$engine $version tells a preflight whether it can save, and saves',
  async ({ engine, line }) => {
    const image = await testImage(engine, line);
    const volume = new DataVolume(`${NAME}-data`, image);
    const server = new RenderedServer(NAME, volume.name, image, {
      versionString: versionString(engine, line, Flavor.RDB_ONLY),
    });
    await server.remove();
    await volume.create();
    try {
      await server.start();
      await server.ask('SET', 'key', 'value');
      const state = { status: 'running', stopSeconds: 60 };
      const planned = { path: 'matrix/Redis', container: NAME, flavor: Flavor.RDB_ONLY, losesVolume: false };
      const before = await ask();
      expect(before.said).toBe('');
      expect(before.freeBytes).toBeGreaterThan(0);
      expect(findingsOf({ server: planned, state, answer: before })).toEqual([
        expect.objectContaining({
          level: 'fine',
          meaning: expect.stringMatching(/^it can save: 1 changes since the last snapshot, .* MiB of data$/),
        }),
      ]);

      expect(await inContainer(commandLine('BGSAVE'))).toBe('OK\nBackground saving started\n');
      await waitUntil('the snapshot is complete', async () => {
        const { info } = await ask();
        return info.get('rdb_bgsave_in_progress') === '0' && info.get('rdb_changes_since_last_save') === '0';
      });
    } finally {
      await server.remove();
      await volume.remove();
    }
  },
);
