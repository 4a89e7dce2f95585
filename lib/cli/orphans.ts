import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findOrphans } from '../core/orphans/find';
import {
  NotReadableError,
  OBJECT_KINDS,
  readStack,
  readStateIds,
  type SynthesizedStack,
} from '../core/orphans/stack';
import { orphansText } from '../core/orphans/text';
import type { Command, Io } from './command';
import { interruptible } from './interruption';
import { labelledObjects, NoStateError, shownState } from './orphans-engine';
import { DockerError } from './programs/docker';
import { readText } from './read-text';
import { readArguments, UsageError } from './usage-error';

/** There are orphans. */
const FOUND = 1;
const NOT_CHECKED = 2;

const HELP = `FOLDER is the folder of one stack, in which Terraform runs, such as cdktf.out/stacks/prod.

After an apply was killed, Docker objects can exist that are not in the Terraform state. The next
apply then fails, because their names are taken, and a destroy leaves them. This command lists them,
as lines of sh that remove them. Read them, and run those that you want:

  cdktf-redis orphans cdktf.out/stacks/prod > orphans.sh

It lists an object only if the stack has a resource with its name, and the object has the label of a
construct of the stack. Data volumes are listed apart, and never removed. It changes nothing.

An object that is in another Terraform state, for example of the same stack in another folder, looks
the same: make sure that FOLDER has the state that the stack was deployed with.

Options:
  --state FILE  output of terraform show -json, or - for the standard input. Without it, the command
                runs terraform show -json in FOLDER, or the program that TERRAFORM_BINARY_NAME names
  --json        print an object instead of lines of sh
  -h, --help    print this text

Exit codes: 0 every object is in the state; 1 some are not; 2 it could not be checked.

Keys of the object of --json:
  orphans      objects with kind ("container", "network" or "volume"), name, construct (path),
               status (of a container) and command
  dataVolumes  objects with kind, name and construct
`;

/** `cdktf-redis orphans`: Docker objects of a stack that are not in its state. */
export const orphans: Command = {
  name: 'orphans',
  about: 'lists Docker objects that a killed apply left behind',
  usage: 'orphans [--state FILE] [--json] FOLDER',
  help: HELP,
  run(args, io) {
    const { values, positionals } = readArguments(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { state: { type: 'string' }, json: { type: 'boolean', default: false } },
      }),
    );
    if (positionals.length !== 1) throw new UsageError('takes the FOLDER of one stack');
    const [folder] = positionals;
    return interruptible(async (signal) => {
      try {
        return await list(folder, { ...values, signal }, io);
      } catch (error) {
        const isExpected =
          error instanceof DockerError || error instanceof NoStateError || error instanceof NotReadableError;
        if (!isExpected) throw error;
        io.err(`cdktf-redis orphans: ${signal.aborted ? 'interrupted' : error.message}\n`);
        return NOT_CHECKED;
      }
    });
  },
};

async function list(
  folder: string,
  { state, json, signal }: { readonly state?: string; readonly json: boolean; readonly signal: AbortSignal },
  io: Io,
): Promise<number> {
  const stack = stackIn(folder);
  const shown = state === undefined ? await shownState(folder, signal) : textOf(state);
  const ids = named(state ?? 'the state', () => readStateIds(shown));
  const objects = await Promise.all(OBJECT_KINDS.map((kind) => labelledObjects(kind, signal)));
  const found = findOrphans(objects.flat(), stack, ids);
  io.out(json ? `${JSON.stringify(found, null, 2)}\n` : orphansText(found, folder));
  return found.orphans.length + found.dataVolumes.length > 0 ? FOUND : 0;
}

function stackIn(folder: string): SynthesizedStack {
  const file = join(folder, 'cdk.tf.json');
  const stack = named(file, () => readStack(textOf(file)));
  if (stack.paths.size > 0) return stack;
  throw new NotReadableError(`${file} has no service of cdktf-redis on Docker`);
}

function textOf(file: string): string {
  try {
    return readText(file);
  } catch {
    throw new NotReadableError(`${file} cannot be read`);
  }
}

/** Names the file in an error about its content. */
function named<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotReadableError) || error.message.startsWith(file)) throw error;
    throw new NotReadableError(`${file === '-' ? 'the standard input' : file} ${error.message}`);
  }
}
