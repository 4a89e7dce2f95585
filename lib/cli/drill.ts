import { parseArgs } from 'node:util';
import { DRILLED_EVENTS, type DrilledEvent, type DrillReport, outcomeOf } from '../core/drill/report';
import { notesOf, rowsOf } from '../core/drill/text';
import { printable } from '../core/text/printable';
import type { Command, Io } from './command';
import { DrillError } from './drill/drill-error';
import { findTargets, Refused } from './drill/find-targets';
import { LONGEST_SECONDS, limitsOf } from './drill/limits';
import { drillAll } from './drill/trials';
import { readOutputs, readStack } from './drill-input';
import { interruptible } from './interruption';
import { NoReviewError } from './review-files';
import { table } from './table';
import { readArguments, UsageError } from './usage-error';

/** The exit code by outcome. */
const EXIT_CODES: Readonly<Record<DrillReport['rows'][number]['outcome'], number>> = {
  within: 0,
  above: 1,
  'not measured': 2,
};
const NOT_DRILLED = 2;

const MAX = { rate: 10000, seconds: 86400, timeout: 86400 } as const;

const HELP = `A DRILL DESTROYS DATA of the services that it tests, and disconnects their clients. It only tests
services with drillTarget: true in the code, in review.json and on the container.

FOLDER is the folder of one deployed stack. FILE is the output of terraform output -json for this
stack, with the URLs of ConnectionOutputs. Without --outputs it is read from the standard input:

  terraform -chdir=cdktf.out/stacks/STACK output -json | cdktf-redis drill cdktf.out/stacks/STACK

The drill uses the docker command line client, which finds the Docker engine with DOCKER_HOST.

Options:
  --service PATH    drill only this service, by its construct path; can be repeated. Default: all
  --event EVENT     drill only this event; can be repeated. Default: all of
                    ${DRILLED_EVENTS.join(', ')}
  --rate NUMBER     number of writes per second. Default: 200
  --seconds NUMBER  seconds of writing before each event. Default: 5. To measure snapshots, use more
                    seconds than a save point needs
  --timeout NUMBER  seconds to wait at most for a server to start, or a replica to copy its data.
                    After that, the drill ends with exit code 2. Default: ${LONGEST_SECONDS}
  --outputs FILE    file with the outputs, or - for the standard input. Default: -
  --json            print an object instead of a table
  -h, --help        print this text

For every event, the drill writes numbered keys, causes the event, waits until the service answers
again, and checks which keys are still there. Then it removes the keys.

Exit codes: 0 no loss is above what the review states; 1 a loss is above what the review states;
2 an event could not be drilled.

Keys of the object of --json:
  stack, rate, seconds
  rows        objects with path, event, cause (for a replica: what happened to its primary), outcome
              ("within", "above", "not measured"), measured (written, lost, lostSeconds,
              wroteSeconds, ratePerSecond; or null), stated (worst, seconds, loss) and notes
  notDrilled  objects with event and why
`;

/** `cdktf-redis drill`: compares the losses that a review states with those of a running stack. */
export const drill: Command = {
  name: 'drill',
  about: 'kills services that are marked as drill targets, and measures what is lost',
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
          timeout: { type: 'string', default: String(LONGEST_SECONDS) },
          outputs: { type: 'string', default: '-' },
          json: { type: 'boolean', default: false },
        },
      }),
    );
    if (positionals.length !== 1) throw new UsageError('pass the FOLDER of one stack');
    return runDrill(
      {
        folder: positionals[0],
        services: values.service,
        events: eventsOf(values.event),
        rate: numberOf('rate', values.rate, MAX.rate),
        seconds: numberOf('seconds', values.seconds, MAX.seconds),
        timeout: numberOf('timeout', values.timeout, MAX.timeout),
        outputs: values.outputs,
        json: values.json,
      },
      io,
    );
  },
};

/** The arguments of a drill. */
interface DrillArguments {
  readonly folder: string;
  /** Construct paths. If it is not set, all services are drilled. */
  readonly services?: readonly string[];
  readonly events: readonly DrilledEvent[];
  readonly rate: number;
  readonly seconds: number;
  /** The seconds that the drill waits at most for a server. */
  readonly timeout: number;
  readonly outputs: string;
  readonly json: boolean;
}

function runDrill(drillArguments: DrillArguments, io: Io): Promise<number> {
  return interruptible(async (signal) => {
    try {
      return await drilled(drillArguments, io, signal);
    } catch (error) {
      io.err(`cdktf-redis drill: ${signal.aborted ? 'interrupted' : describeError(error)}\n`);
      return NOT_DRILLED;
    }
  });
}

async function drilled(drillArguments: DrillArguments, io: Io, signal: AbortSignal): Promise<number> {
  const { rate, seconds, events, json, timeout } = drillArguments;
  const { stack, services } = readStack(drillArguments.folder);
  const chosen = drillArguments.services ?? services.map(({ path }) => path);
  const targets = await findTargets(chosen, services, readOutputs(drillArguments.outputs), limitsOf(timeout));
  const report = await drillAll(
    { stack, chosen, targets, events, rate, seconds },
    (what) => io.err(`${printable(what)}\n`),
    signal,
  );
  io.out(json ? `${JSON.stringify(report, null, 2)}\n` : `${table(rowsOf(report))}\n${notesOf(report)}`);
  return EXIT_CODES[outcomeOf(report)];
}

/** Describes an expected error. An unexpected one is thrown again. */
function describeError(error: unknown): string {
  if (error instanceof Refused) {
    return ['refused, and nothing was changed', ...error.reasons.map(printable)].join('\n');
  }
  if (error instanceof NoReviewError || error instanceof DrillError) return printable(error.message);
  throw error;
}

function eventsOf(names: readonly string[] | undefined): readonly DrilledEvent[] {
  const unknown = names?.find((name) => !DRILLED_EVENTS.some((event) => event === name));
  if (unknown !== undefined)
    throw new UsageError(`--event must be one of ${DRILLED_EVENTS.join(', ')}, not '${unknown}'`);
  return DRILLED_EVENTS.filter((event) => names?.includes(event) ?? true);
}

function numberOf(option: string, text: string, max: number): number {
  const number = Number(text);
  if (text.trim() !== '' && number > 0 && number <= max) return number;
  throw new UsageError(`--${option} must be a number above 0 and up to ${max}, not '${text}'`);
}
