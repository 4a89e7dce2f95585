import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planReaders } from '../../lib/cli/plan-readers';
import { lib, sources } from '../support/sources';

const PLATFORMS = join(lib, 'platforms');

const files = sources();

/** The folders of the platforms. Other folders hold what several platforms share. */
const platforms = readdirSync(PLATFORMS).filter((name) => existsSync(join(PLATFORMS, name, 'index.ts')));

/** The files and packages that a file of lib imports, directly or through others. */
function importedBy(name: string, found: Set<string> = new Set()): ReadonlySet<string> {
  const imports = files.find((source) => source.name === name)?.imports ?? [];
  for (const { target, specifier, isType } of imports) {
    if (isType || found.has(target ?? specifier)) continue;
    found.add(target ?? specifier);
    if (target !== undefined) importedBy(target, found);
  }
  return found;
}

describe('the readers of plans', () => {
  test('are found in the folder of every platform', () => {
    const all = planReaders();
    expect(platforms.length).toBeGreaterThanOrEqual(2);
    expect(all).toHaveLength(platforms.length);
    const types = all.flatMap((reader) => reader.types);
    expect(new Set(types).size).toBe(types.length);
    expect(types).toEqual(expect.arrayContaining(['docker_container', 'kubernetes_stateful_set_v1']));
  });

  test.each(platforms)(
    'import no package and no other platform, so that the program starts at once: %s',
    (platform) => {
      const foreign = [...importedBy(`platforms/${platform}/plan-resources.ts`)].filter(
        (name) => !name.startsWith('core/') && !name.startsWith(`platforms/${platform}/`),
      );
      expect(foreign).toEqual([]);
    },
  );

  test('load no provider and no cdktf', () => {
    const script = `
      require('tsx/cjs');
      const readers = require('./lib/cli/plan-readers.ts').planReaders();
      const loaded = Object.keys(require.cache).filter((file) => /node_modules.(cdktf|constructs|@cdktf)/.test(file));
      console.log(JSON.stringify({ readers: readers.length, loaded }));`;
    const { stdout } = spawnSync(process.execPath, ['-e', script], {
      encoding: 'utf8',
      cwd: join(lib, '..'),
    });
    expect(JSON.parse(stdout)).toEqual({ readers: platforms.length, loaded: [] });
  });
});

describe('a folder of platforms', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-readers-'));
    mkdirSync(join(folder, 'cloud'));
    mkdirSync(join(folder, 'shared'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('gives the reader of a new platform, compiled or not, and skips folders without one', () => {
    const reader = "exports.PLAN_READER = { types: ['cloud_redis'], snapshotOf: () => ({}) };";
    writeFileSync(join(folder, 'cloud', 'plan-resources.js'), reader);
    writeFileSync(join(folder, 'cloud', 'plan-resources.d.ts'), '');
    writeFileSync(join(folder, 'shared', 'images.js'), '');
    expect(planReaders(folder).map(({ types }) => types)).toEqual([['cloud_redis']]);
  });

  test.each(['', 'exports.PLAN_READER = {};', "exports.PLAN_READER = { types: 'x', snapshotOf() {} };"])(
    'must export a reader from a file of that name: %j',
    (content) => {
      const file = join(folder, 'cloud', 'plan-resources.js');
      writeFileSync(file, content);
      expect(() => planReaders(folder)).toThrow(`${file} does not export a reader of plans as PLAN_READER`);
    },
  );
});
