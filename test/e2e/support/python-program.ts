import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runOk } from './process';

const FOLDER = resolve(__dirname, '../../../.ci/work/python');

/** A program of the Python package index. The first caller installs it in a folder of the checkout. */
export async function pythonProgram(name: string, version: string): Promise<string> {
  const folder = join(FOLDER, `${name}-${version}`);
  const program = join(folder, 'bin', name);
  if (!existsSync(program)) {
    await runOk('python3', ['-m', 'venv', '--clear', folder]);
    await runOk(join(folder, 'bin/pip'), ['install', '--quiet', `${name}==${version}`]);
  }
  return program;
}
