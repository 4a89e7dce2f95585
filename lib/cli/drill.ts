import { parseArgs } from 'node:util';
import { DRILLED_EVENTS, type DrilledEvent, type DrillReport, outcomeOf } from '../core/drill/report';
import { notesOf, rowsOf } from '../core/drill/text';
import { printable } from '../core/text/printable';
import type { Command, Io } from './command';
import { DrillError } from './drill/drill-error';
import { findTargets, Refused } from './drill/find-targets';
import { drillAll } from './drill/trials';
import { readOutputs, readStack } from './drill-input';
import { NoReviewError } from './review-files';
import { table } from './table';
import { readArguments, UsageError } from './usage-error';

/** By outcome. */
const EXIT_CODES: Readonly<Record<DrillReport['rows'][number]['outcome'], number>> = {
  within: 0,
  above: 1,
  'not measured': 2,
};
const NOT_DRILLED = 2;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const MOST = { rate: 10000, seconds: 86400 } as const;

const HELP = `A DRILL DESTROYS DATA of the services that it is for, and cuts their clients off. It takes only
those with drillTarget: true in the code, in review.json and on the container.

FOLDER is the folder of one stack that is deployed. FILE is what terraform output -json prints of
it, with the URLs of ConnectionOutputs; without --outputs it is read from the standard input:

  terraform -chdir=cdktf.out/stacks/STACK output -json | cdktf-redis drill cdktf.out/stacks/STACK

The engine is asked through the program docker, which finds it by DOCKER_HOST.

Options:
  --service PATH    only this service, by its construct path; can be given again. Default: all
  --event EVENT     only this event; can be given again. Default: all of
                    ${DRILLED_EVENTS.join(', ')}
  --rate NUMBER     writes in a second (200)
  --seconds NUMBER  seconds of writing before each event (5); to tell anything of snapshots, more
                    than a save point needs
  --outputs FILE    the outputs, - for the standard input (default)
  --json            an object instead of a table
  -h, --help        this text

For every event it writes numbered keys, brings the event about, waits until the service serves
again and reads back which keys are there. The keys are removed.

Exit codes: 0 no loss is above what the review states; 1 one is; 2 something could not be drilled.

Keys of the object of --json:
  stack, rate, seconds
  rows        objects with path, event, cause (of a replica: what happened to its primary), outcome
              ("within", "above", "not measured"), measured (written, lost, lostSeconds,
              wroteSeconds, ratePerSecond; or null), stated (worst, seconds, loss) and notes
  notDrilled  objects with event and why
`;

/** `cdktf-redis drill`: holds what a review states of losses against a running stack. */
export const drill: Command = {
  name: 'drill',
  about: 'kills services that are marked for it, and measures what is lost',
  usage: 'drill FOLDER [--service PATH] [--event EVENT] [--rate N] [--seconds N] [--json]',
  help: HELP,
  run(args, io) {
    const { values, positionals } = readArguments(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          service: { type: 'string', multiple: true },
          event: { type: 'string', multiple: true },
          rate: { type: 'string', default: '200' },
          seconds: { type: 'string', default: '5' },
          outputs: { type: 'string', default: '-' },
          json: { type: 'boolean', default: false },
        },
      }),
    );
    if (positionals.length !== 1) throw new UsageError('takes the FOLDER of one stack');
    return drilled(
      {
        folder: positionals[0],
        services: values.service,
        events: eventsOf(values.event),
        rate: numberOf('rate', values.rate, MOST.rate),
        seconds: numberOf('seconds', values.seconds, MOST.seconds),
        outputs: values.outputs,
        json: values.json,
      },
      io,
    );
  },
};

interface Wanted {
  readonly folder: string;
  /** Undefined: all. */
  readonly services?: readonly string[];
  readonly events: readonly DrilledEvent[];
  readonly rate: number;
  readonly seconds: number;
  readonly outputs: string;
  readonly json: boolean;
}

async function drilled(wanted: Wanted, io: Io): Promise<number> {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    const { rate, seconds, events, json } = wanted;
    const { stack, services } = readStack(wanted.folder);
    const chosen = wanted.services ?? services.map(({ path }) => path);
    const targets = await findTargets(chosen, services, readOutputs(wanted.outputs));
    const report = await drillAll(
      { stack, chosen, targets, events, rate, seconds },
      (what) => io.err(`${printable(what)}\n`),
      interruption.signal,
    );
    io.out(json ? `${JSON.stringify(report, null, 2)}\n` : `${table(rowsOf(report))}\n${notesOf(report)}`);
    return EXIT_CODES[outcomeOf(report)];
  } catch (error) {
    io.err(`cdktf-redis drill: ${interruption.signal.aborted ? 'interrupted' : explained(error)}\n`);
    return NOT_DRILLED;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}

/** What is wrong, where it is not a mistake in this program. */
function explained(error: unknown): string {
  if (error instanceof Refused) {
    return ['refused, nothing was touched', ...error.reasons.map(printable)].join('\n');
  }
  if (error instanceof NoReviewError || error instanceof DrillError) return printable(error.message);
  throw error;
}

function eventsOf(names: readonly string[] | undefined): readonly DrilledEvent[] {
  const unknown = names?.find((name) => !DRILLED_EVENTS.some((event) => event === name));
  if (unknown !== undefined)
    throw new UsageError(`--event takes ${DRILLED_EVENTS.join(', ')}, not '${unknown}'`);
  return DRILLED_EVENTS.filter((event) => names?.includes(event) ?? true);
}

function numberOf(option: string, text: string, most: number): number {
  const number = Number(text);
  if (text.trim() !== '' && number > 0 && number <= most) return number;
  throw new UsageError(`--${option} takes a number above 0, up to ${most}, not '${text}'`);
}
