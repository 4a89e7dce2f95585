import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../core/text/unknown-json';

/** What cdktf writes: the stacks of an app, and the configuration of each. */
const MANIFEST_FILE = 'manifest.json';
const STACK_FILE = 'cdk.tf.json';

/** What stands in the configuration of every stack that runs something of this library: in labels and in paths. */
const OURS = 'cdktf-redis';

/**
 * The folders of the stacks in an output folder of cdktf, in the order of their names; or the one of a stack itself.
 * What is no folder has none.
 */
export function stackFolders(place: string): readonly string[] {
  if (!isFolder(place)) return [];
  const stacks = join(place, 'stacks');
  if (!isFolder(stacks)) return [place];
  const current = stacksIn(join(place, MANIFEST_FILE));
  return readdirSync(stacks)
    .filter((stack) => current === undefined || current.includes(stack))
    .sort()
    .map((stack) => join(stacks, stack));
}

/** Whether cdktf wrote a stack there, and nothing of this library is in it. */
export function isWithoutServices(folder: string): boolean {
  const file = join(folder, STACK_FILE);
  return isFile(file) && !readFileSync(file, 'utf8').includes(OURS);
}

/** Whether there is a file. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The stacks of the last synth: others were left behind by earlier ones. Undefined: nothing tells. */
function stacksIn(manifest: string): readonly string[] | undefined {
  if (!isFile(manifest)) return undefined;
  try {
    const { stacks }: { readonly stacks?: unknown } = JSON.parse(readFileSync(manifest, 'utf8'));
    return isObject(stacks) ? Object.keys(stacks) : undefined;
  } catch {
    return undefined;
  }
}
