import { parseArgs } from 'node:util';
import { blastRadiusOf } from '../core/impact/from-plan/blast-radius';
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

/** A bound was given, and the plan reaches it. */
const REACHED = 1;
const UNREADABLE = 2;

const HELP = `FILE is what terraform show -json (or tofu show -json) prints of a plan, - the standard input:

  terraform plan -out=plan.bin && terraform show -json plan.bin | cdktf-redis plan -

Options:
  --fail-on IMPACT  exit with 1 when the plan means that or worse, or when making it failed:
                    ${BOUNDS.join(', ')}
  --json            an object instead of a table
  -h, --help        this text

What it says of every service, worst first:
  DATA LOSS   keys are lost: a data volume goes, a memory-only server restarts, a replica is
              emptied with its primary
  RESTART     a server restarts or is removed; its keys are kept on its volume or by its primary
  RECONNECT   a terminator or a replication link is replaced: connections break, no data
  new         it is not there yet
  no change   it runs on

It names what changes, never what it holds. The exit code is 2 when FILE is no plan.

Keys of the object of --json:
  worst     worst impact: ${IMPACTS.map((impact) => `"${impact}"`).join(', ')}
  errored   whether making the plan failed: changes may be missing
  partial   whether the plan is about a part of the stack only
  services  objects with path (of the construct), kind ("server", "terminator" or "link"), impact,
            and findings: objects with impact, meaning and, where Terraform does it, cause
`;

/** `cdktf-redis plan`: what a plan of Terraform means for every service. */
export const plan: Command = {
  name: 'plan',
  about: 'tells what a plan of Terraform means for data and clients',
  usage: `plan [--json] [--fail-on ${BOUNDS.join('|')}] FILE`,
  help: HELP,
  run(args, io) {
    const { values, positionals } = readArguments(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { 'fail-on': { type: 'string' }, json: { type: 'boolean' } },
      }),
    );
    const bound = boundOf(values['fail-on']);
    if (positionals.length !== 1) throw new UsageError('takes one FILE, or - for the standard input');
    return judge(positionals[0], { bound, json: values.json ?? false }, io);
  },
};

function judge(
  file: string,
  { bound, json }: { readonly bound?: Impact; readonly json: boolean },
  io: Io,
): number {
  const text = textOf(file);
  if (text === undefined) {
    io.err(`cdktf-redis plan: ${named(file)} cannot be read\n`);
    return UNREADABLE;
  }
  try {
    const radius = blastRadiusOf(parsePlan(text, planReaders()));
    const rows = rowsOf(radius);
    io.out(
      json
        ? `${JSON.stringify(radius, null, 2)}\n`
        : `${table(rows)}${rows.length > 0 ? '\n' : ''}${summaryOf(radius)}`,
    );
    return bound !== undefined && (radius.errored || isAtLeast(radius.worst, bound)) ? REACHED : 0;
  } catch (error) {
    if (!(error instanceof NotAPlanError)) throw error;
    io.err(`cdktf-redis plan: ${named(file)} ${error.message}\nRun: ${error.fix}\n`);
    return UNREADABLE;
  }
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
