import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../core/text/unknown-json';

/** The files that cdktf writes: the list of stacks of an app, and the configuration of each stack. */
const MANIFEST_FILE = 'manifest.json';
const STACK_FILE = 'cdk.tf.json';

/** A text in the configuration of every stack that uses this library: labels and paths contain it. */
const OURS = 'cdktf-redis';

/**
 * Returns the folders of the stacks in an output folder of cdktf, sorted by name, or the given folder if it is the folder
 * of a stack. Returns an empty array if the path is not a folder.
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

/** Whether a folder contains a stack that does not use this library. */
export function isWithoutServices(folder: string): boolean {
  const file = join(folder, STACK_FILE);
  return isFile(file) && !readFileSync(file, 'utf8').includes(OURS);
}

/** Whether a path is a file. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The names of the stacks of the last synth, without those of earlier ones. Returns undefined if they are not known. */
function stacksIn(manifest: string): readonly string[] | undefined {
  if (!isFile(manifest)) return undefined;
  try {
    const { stacks }: { readonly stacks?: unknown } = JSON.parse(readFileSync(manifest, 'utf8'));
    return isObject(stacks) ? Object.keys(stacks) : undefined;
  } catch {
    return undefined;
  }
}
