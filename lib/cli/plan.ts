import { parseArgs } from 'node:util';
import { type BlastRadius, blastRadiusOf } from '../core/impact/from-plan/blast-radius';
import { parsePlan } from '../core/impact/from-plan/parse';
import { NotAPlanError } from '../core/impact/from-plan/plan';
import { rowsOf, summaryOf } from '../core/impact/from-plan/text';
import { IMPACTS, type Impact, isAtLeast } from '../core/impact/impact';
import type { Command, Io } from './command';
import { BOUNDS, boundOf } from './fail-on';
import { planReaders } from './plan-readers';
import { readText } from './read-text';
import { table } from './table';
import { readArguments, UsageError } from './usage-error';

/** The plan has the impact of --fail-on, or a worse one. */
const REACHED = 1;
const UNREADABLE = 2;

const HELP = `FILE is the output of terraform show -json (or tofu show -json) for a plan; - is the standard input:

  terraform plan -out=plan.bin && terraform show -json plan.bin | cdktf-redis plan -

Options:
  --fail-on IMPACT  exit with 1 if the plan has that impact or a worse one, or if Terraform could
                    not complete it: ${BOUNDS.join(', ')}
  --images          print only the images that must be on the Docker engine before the apply, one on
                    each line: terraform stops a service before it pulls its new image
  --json            print an object instead of a table
  -h, --help        print this text

The impact on every service, worst first:
  DATA LOSS     keys are lost or out of reach: a data volume is destroyed, a memory-only server
                restarts, a replica is emptied with its primary, or a server refuses to start
  NEW SETTINGS  clients are shut out until they have another host, port, password or CA
                certificate, or because a user is removed or loses rights
  RESTART       a server restarts or is removed; its volume or its primary keeps the keys
  RECONNECT     a terminator or a replication link is replaced: connections break, no data is lost
  new           it does not exist yet
  no change     it runs on

On Docker, it also sees another value of a variable with a password of Redis 6.0 and later. Other
passwords and CA certificates from variables count as changed if the code takes them from somewhere
else.

Terraform destroys the old container before it pulls the new image, so pull images first. This
pipeline stops before the apply if an image cannot be pulled:

  cdktf-redis plan --images plan.json | xargs -r -n 1 docker pull

Times are measured on Docker with a small data set: see docs/changes.md in the package.

The command prints the names of attributes that change, and names of images, but no other values.
The exit code is 2 if FILE is not a plan.

Keys of the object of --json:
  worst     worst impact: ${IMPACTS.map((impact) => `"${impact}"`).join(', ')}
  errored   whether Terraform could not complete the plan: changes may be missing
  partial   whether the plan covers a part of the stack only
  images    images that must be on the Docker engine before the apply
  services  objects with path (of the construct), kind ("server", "terminator", "link" or
            another kind of workload), impact, and findings: objects with impact, meaning,
            interruption (of a restart or reconnect: how long clients are interrupted at worst,
            as seconds, or null, and words) and, if Terraform changes a resource of the
            service, cause
`;

/** `cdktf-redis plan`: what a Terraform plan means for every service. */
export const plan: Command = {
  name: 'plan',
  about: 'shows what a Terraform plan means for data and clients',
  usage: `plan [--json|--images] [--fail-on ${BOUNDS.join('|')}] FILE`,
  help: HELP,
  run(args, io) {
    const { values, positionals } = readArguments(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { 'fail-on': { type: 'string' }, json: { type: 'boolean' }, images: { type: 'boolean' } },
      }),
    );
    const bound = boundOf(values['fail-on']);
    if (positionals.length !== 1) throw new UsageError('takes one FILE, or - for the standard input');
    if (values.images && values.json) throw new UsageError('takes --images or --json, not both');
    const show = values.images ? imagesText : values.json ? jsonText : tableText;
    return judge(positionals[0], { bound, show }, io);
  },
};

function judge(
  file: string,
  { bound, show }: { readonly bound?: Impact; readonly show: (radius: BlastRadius) => string },
  io: Io,
): number {
  const text = textOf(file);
  if (text === undefined) {
    io.err(`cdktf-redis plan: ${named(file)} cannot be read\n`);
    return UNREADABLE;
  }
  try {
    const radius = blastRadiusOf(parsePlan(text, planReaders()));
    io.out(show(radius));
    return bound !== undefined && (radius.errored || isAtLeast(radius.worst, bound)) ? REACHED : 0;
  } catch (error) {
    if (!(error instanceof NotAPlanError)) throw error;
    io.err(`cdktf-redis plan: ${named(file)} ${error.message}\nRun: ${error.fix}\n`);
    return UNREADABLE;
  }
}

function tableText(radius: BlastRadius): string {
  const rows = rowsOf(radius);
  return `${table(rows)}${rows.length > 0 ? '\n' : ''}${summaryOf(radius)}`;
}

function jsonText(radius: BlastRadius): string {
  return `${JSON.stringify(radius, null, 2)}\n`;
}

/** For xargs: docker pull fails before the apply if it cannot pull one of them. */
function imagesText({ images }: BlastRadius): string {
  return images.map((image) => `${image}\n`).join('');
}

function textOf(file: string): string | undefined {
  try {
    return readText(file);
  } catch {
    return undefined;
  }
}

function named(file: string): string {
  return file === '-' ? 'the standard input' : file;
}
