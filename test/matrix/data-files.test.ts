import { readsDataOf } from '../../lib/core/catalog/data-files';
import { Flavor } from '../../lib/core/catalog/flavor';
import { versionOf, versionString } from '../../lib/core/catalog/version-string';
import { testImage } from '../e2e/support/images';
import { held, write } from '../e2e/support/keys';
import { READ_PAIRS, REFUSED_PAIRS } from './pairs';
import { type ProvenServer, SERVERS } from './servers';
import { onVolume, refusalOf } from './support/on-volume';
import type { RenderedServer } from './support/rendered-server';
import { DataVolume } from './support/volume';

jest.setTimeout(120_000);

const NAME = 'matrix-files';
const KEYS = 50;
const { AOF_AND_RDB, RDB_ONLY } = Flavor;

/** Runs a server on the volume during an action. */
async function during<T>(
  volume: DataVolume,
  { engine, line }: Pick<ProvenServer, 'engine' | 'line'>,
  flavor: Flavor,
  act: (server: RenderedServer) => Promise<T>,
): Promise<T> {
  const props = { versionString: versionString(engine, line, flavor) };
  return onVolume(volume, await testImage(engine, line), props, act);
}

async function fill(volume: DataVolume, by: ProvenServer, flavor: Flavor): Promise<void> {
  await volume.create();
  await during(volume, by, flavor, async (server) => {
    await server.start();
    await write(server.ask, 'kept', KEYS);
    await server.stop();
  });
}

function keysFound(volume: DataVolume, by: ProvenServer, flavor: Flavor): Promise<number> {
  return during(volume, by, flavor, async (server) => {
    await server.start();
    return held(server.ask, 'kept', KEYS);
  });
}

function refusal(volume: DataVolume, by: ProvenServer, flavor: Flavor): Promise<string> {
  return during(volume, by, flavor, refusalOf);
}

const named = ({ engine, version }: ProvenServer) => `${engine} ${version}`;

/** The test cases of a list of pairs. Throws if the catalog says that a pair belongs to the other list. */
const cases = (list: typeof READ_PAIRS, isRead: boolean) =>
  list.map(({ writer, reader }) => {
    if (readsDataOf(versionOf(reader.engine, reader.line), versionOf(writer.engine, writer.line)) !== isRead)
      throw new Error(`${named(reader)} and the files of ${named(writer)} are in the wrong list of pairs`);
    return { writer, reader, names: `${named(writer)}, by ${named(reader)},` };
  });

describe('the data files of another version', () => {
  let volume: DataVolume;

  beforeAll(async () => {
    for (const { engine, line } of SERVERS) await testImage(engine, line);
    volume = new DataVolume(NAME, await testImage('redis', '7.0'));
  }, 1_800_000);
  afterAll(() => volume.remove());

  test.each(cases(READ_PAIRS, true))(
    'of $names are read with every key, even into another flavor',
    async ({ writer, reader }) => {
      await fill(volume, writer, RDB_ONLY);
      expect(await keysFound(volume, reader, AOF_AND_RDB)).toBe(KEYS);
      await fill(volume, writer, AOF_AND_RDB);
      expect(await keysFound(volume, reader, AOF_AND_RDB)).toBe(KEYS);
    },
  );

  test.each(cases(REFUSED_PAIRS, false))(
    'of $names are rejected and stay unchanged',
    async ({ writer, reader }) => {
      await fill(volume, writer, AOF_AND_RDB);
      const before = await volume.digest();
      expect(await refusal(volume, reader, AOF_AND_RDB)).toMatch(
        new RegExp(`refused to start .* was written by ${writer.engine} ${writer.version}, whose files`),
      );
      expect(await volume.digest()).toBe(before);
      expect(await keysFound(volume, writer, AOF_AND_RDB)).toBe(KEYS);
    },
  );
});
