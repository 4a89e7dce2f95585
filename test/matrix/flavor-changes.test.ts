import type { Flavor } from '../../lib/core/catalog/flavor';
import { FLAVOR_CHANGES } from '../../lib/core/catalog/flavor-changes';
import { versionString } from '../../lib/core/catalog/version-string';
import { testImage } from '../e2e/support/images';
import { held, write } from '../e2e/support/keys';
import { SERVERS } from './servers';
import { onVolume, refusalOf } from './support/on-volume';
import type { RenderedServer } from './support/rendered-server';
import { DataVolume } from './support/volume';

jest.setTimeout(120_000);

const NAME = 'matrix-flavor';
const KEYS = 200;

describe.each(SERVERS)('$engine $version', ({ engine, line }) => {
  let image: string;
  let volume: DataVolume;

  beforeAll(async () => {
    image = await testImage(engine, line);
    volume = new DataVolume(NAME, image);
  }, 600_000);

  beforeEach(() => volume.create());
  afterAll(() => volume.remove());

  /** Runs a server of a flavor on the volume during an action. */
  function during<T>(flavor: Flavor, act: (server: RenderedServer) => Promise<T>): Promise<T> {
    const directives = { databases: '20' };
    return onVolume(volume, image, { versionString: versionString(engine, line, flavor), directives }, act);
  }

  /** Fills the volume with keys in two databases. The second one does not exist by default. */
  function fill(flavor: Flavor): Promise<void> {
    return during(flavor, async (server) => {
      await server.start();
      await write(server.ask, 'kept', KEYS);
      await server.ask('-n', '19', 'SET', 'far', 'away');
      await server.stop();
    });
  }

  async function keysIn(server: RenderedServer): Promise<number> {
    const far = await server.ask('-n', '19', 'GET', 'far');
    return (await held(server.ask, 'kept', KEYS)) + (far === 'away' ? 1 : 0);
  }

  test.each(FLAVOR_CHANGES)(
    'from $from.description to $to.description it $outcome',
    async ({ from, to, outcome }) => {
      await fill(from);
      const before = await volume.digest();
      if (outcome === 'refuses') {
        expect(await during(to, refusalOf)).toMatch(
          /^cdktf-redis: refused to start .* Nothing was changed\.$/m,
        );
        expect(await volume.digest()).toBe(before);
        expect(await during(from, (server) => server.start().then(() => keysIn(server)))).toBe(KEYS + 1);
      } else {
        const found = await during(to, async (server) => {
          await server.start();
          const keys = await keysIn(server);
          await server.kill();
          return keys;
        });
        expect(found).toBe(outcome === 'keeps' ? KEYS + 1 : 0);
        // The converted data is on disk, so that even a crash right after it loses nothing. It also survives the change back.
        if (outcome === 'keeps') {
          expect(await during(to, (server) => server.start().then(() => keysIn(server)))).toBe(KEYS + 1);
          expect(await during(from, (server) => server.start().then(() => keysIn(server)))).toBe(KEYS + 1);
        }
      }
    },
  );
});
