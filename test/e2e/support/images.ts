import { engine } from './engine';
import { makeBase } from './images/base';
import { dockerfile } from './images/dockerfile';
import { programsOf } from './images/programs';
import { RECIPES, type Recipe } from './images/recipes';
import { exclusively, inFreshFolder } from './images/work';
import { run, runOk } from './process';

const VERSION = /(?:v=|version )(\d+\.\d+\.\d+)/;

const found = new Map<string, Promise<string>>();

/** The images that most tests use. */
export async function testImages(): Promise<{ readonly redis: string; readonly haproxy: string }> {
  return { redis: await testImage('redis', '7.0'), haproxy: await testImage('haproxy', '2.6') };
}

/** The series of a repository for which images can be made, oldest first. */
export function availableSeries(repository: string): string[] {
  return RECIPES.filter((recipe) => recipe.repository === repository).map(({ series }) => series);
}

/**
 * The name of an image of a series, such as `redis:7.0.15`. If the Docker engine has no such image, this makes one and tags
 * it with the version that its program reports.
 */
export function testImage(repository: string, series: string): Promise<string> {
  const recipe = RECIPES.find((entry) => entry.repository === repository && entry.series === series);
  if (recipe === undefined) throw new Error(`no recipe for an image ${repository} ${series}`);
  const key = `${repository}-${series}`;
  const image =
    found.get(key) ?? exclusively(key, async () => (await present(recipe)) ?? (await make(recipe)));
  found.set(key, image);
  return image;
}

/** Finds an existing image whose tag matches the version that its program reports. */
async function present(recipe: Recipe): Promise<string | undefined> {
  const tags = (await engine.listImages()).flatMap(({ RepoTags }) => RepoTags ?? []).sort();
  for (const tag of tags.filter((name) => isOf(recipe, name))) {
    if (tag === `${recipe.repository}:${await version(tag, recipe)}`) return tag;
  }
  return undefined;
}

async function make(recipe: Recipe): Promise<string> {
  const id = await inFreshFolder(async (empty) => {
    const [folder] = await Promise.all([
      recipe.programs === undefined ? empty : programsOf(recipe.programs),
      makeBase(recipe.suite),
    ]);
    // Uses the network of the host, as the download of the base image does.
    const args = ['build', '--quiet', '--network', 'host', '--file', '-', folder];
    return (await runOk('docker', args, { input: dockerfile(recipe) })).trim();
  });
  const name = `${recipe.repository}:${await version(id, recipe)}`;
  if (!isOf(recipe, name)) {
    throw new Error(`${recipe.origin} is ${name}, not of the series ${recipe.series}`);
  }
  await runOk('docker', ['tag', id, name]);
  return name;
}

function isOf({ repository, series }: Recipe, name: string): boolean {
  return name.startsWith(`${repository}:${series}.`);
}

/** The version that the program of an image reports. */
async function version(image: string, { repository }: Recipe): Promise<string | undefined> {
  const [program, flag] =
    repository === 'haproxy' ? ['haproxy', '-v'] : [`${repository}-server`, '--version'];
  const args = ['run', '--rm', '--network', 'none', '--entrypoint', program, image, flag];
  return VERSION.exec((await run('docker', args)).stdout)?.[1];
}
