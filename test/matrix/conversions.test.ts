import { Flavor } from '../../lib/core/catalog/flavor';
import { versionString } from '../../lib/core/catalog/version-string';
import { testImage } from '../e2e/support/images';
import { held, write } from '../e2e/support/keys';
import { runOk } from '../e2e/support/process';
import { onVolume, refusalOf } from './support/on-volume';
import type { RenderedServer } from './support/rendered-server';
import { DataVolume } from './support/volume';

jest.setTimeout(180_000);

const NAME = 'matrix-conversion';
const KEYS = 100;
/** A script, because later versions do not allow DEBUG POPULATE. */
const POPULATE = "for i = 1, 300000 do redis.call('SET', 'many:' .. i, string.rep('x', 100)) end";
const { AOF_AND_RDB, RDB_ONLY } = Flavor;

/** One server of each kind: with a single append-only file, with a folder of append-only files, and Valkey. */
describe.each([
  ['redis', '6.0'],
  ['redis', '7.0'],
  ['valkey', '8.1'],
] as const)('a conversion by %s %s', (engine, line) => {
  let image: string;
  let volume: DataVolume;

  beforeAll(async () => {
    image = await testImage(engine, line);
    volume = new DataVolume(NAME, image);
  }, 600_000);
  beforeEach(() => volume.create());
  afterAll(() => volume.remove());

  function during<T>(flavor: Flavor, act: (server: RenderedServer) => Promise<T>): Promise<T> {
    return onVolume(volume, image, { versionString: versionString(engine, line, flavor) }, act);
  }

  async function fill(flavor: Flavor): Promise<void> {
    await during(flavor, async (server) => {
      await server.start();
      await write(server.ask, 'kept', KEYS);
      await server.stop();
    });
  }

  function keysFound(flavor: Flavor): Promise<number> {
    return during(flavor, async (server) => {
      await server.start();
      return held(server.ask, 'kept', KEYS);
    });
  }

  function refusal(flavor: Flavor): Promise<string> {
    return during(flavor, refusalOf);
  }

  test.each([
    ['dump to append-only file', RDB_ONLY, AOF_AND_RDB],
    ['append-only file to dump', AOF_AND_RDB, RDB_ONLY],
  ])('from %s loses nothing if it is killed at any moment', async (_, from, to) => {
    await fill(from);
    // Enough data that loading, rewriting and moving it take some time.
    await during(from, async (server) => {
      await server.start();
      await server.ask('EVAL', POPULATE, '0');
      await server.stop();
    });
    for (const milliseconds of [300, 700, 1100, 1500, 1900, 2300, 2700]) {
      await during(to, async (server) => {
        await server.launch();
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        await runOk('docker', ['kill', NAME]).catch(() => undefined);
      });
    }
    expect(await keysFound(to)).toBe(KEYS);
    expect((await volume.files()).filter((file) => file.startsWith('converting'))).toEqual([]);
  });

  test('continues after an interruption if its result is complete but not in place', async () => {
    await fill(AOF_AND_RDB);
    await volume.shell('cp -a . /tmp/before && mkdir -p aside && cp -a /tmp/before/. aside/');
    expect(await keysFound(RDB_ONLY)).toBe(KEYS);
    // The state between the two moves: the dump is in place, and the append-only file still exists.
    await volume.shell(
      'rm -rf /tmp/x; mkdir converting && cp written-by converting/ && cp -a aside/append* . && cp aside/written-by . && chown -R --reference=dump.rdb converting append*',
    );
    expect(await keysFound(RDB_ONLY)).toBe(KEYS);
    expect((await volume.files()).filter((file) => /append|converting/.test(file))).toEqual([]);
  });

  test('of a damaged dump fails and leaves the dump unchanged', async () => {
    await fill(RDB_ONLY);
    await volume.shell('printf broken | dd of=dump.rdb bs=1 seek=20 conv=notrunc');
    const before = await volume.digest();
    expect(await refusal(AOF_AND_RDB)).toContain('refused to start');
    expect(await volume.digest()).toBe(before);
  });

  test.each([RDB_ONLY, AOF_AND_RDB])(
    'takes the newer of a dump and an append-only file that was turned on at runtime, and renames an older one: %s',
    async (flavor) => {
      await fill(AOF_AND_RDB);
      await volume.shell(
        'cp -a . /tmp/old; rm -rf aside; mkdir aside; mv append* aside/; rm -f written-by dump.rdb',
      );
      await fill(RDB_ONLY);
      // The server that wrote the dump is RDB-only, and the append-only file is older.
      await volume.shell('cp -a aside/append* .');
      expect(await keysFound(flavor)).toBe(KEYS);
      expect((await volume.files()).filter((file) => /append.*\.unused-\d+/.test(file))).not.toEqual([]);
      // It is newer than the dump, which has no keys.
      await volume.shell(
        'rm -rf append* && cp -a aside/append* . && find append* -exec touch -d "1 hour" {} + && ' +
          'rm -f dump.rdb && touch dump.rdb && echo "$(cut -d" " -f1,2 written-by) rdb" > record && mv record written-by && ' +
          'chown --reference=. dump.rdb written-by',
      );
      expect(await keysFound(flavor)).toBe(KEYS);
    },
  );

  test('without a record of the flavor accepts a single dump, and does not start if it cannot know which file is newer', async () => {
    await fill(RDB_ONLY);
    await volume.shell('rm written-by');
    expect(await keysFound(AOF_AND_RDB)).toBe(KEYS);
    await during(AOF_AND_RDB, async (server) => {
      await server.start();
      await server.ask('SAVE');
      await server.stop();
    });
    await volume.shell('rm written-by');
    const before = await volume.digest();
    expect(await refusal(RDB_ONLY)).toContain('it is not known which one is newer');
    expect(await volume.digest()).toBe(before);
    expect(await keysFound(AOF_AND_RDB)).toBe(KEYS);
  });

  test('does not start if the image contains another line than the configuration', async () => {
    const props = { versionString: `${engine}:9.9-aof` };
    expect(await onVolume(volume, image, props, refusalOf)).toContain('the image contains version');
  });
});
