import { parseArgs } from 'node:util';
import { parsePlan } from '../core/impact/from-plan/parse';
import { NotAPlanError } from '../core/impact/from-plan/plan';
import { findingsOf, imageFinding, type PreflightFinding } from '../core/preflight/findings';
import { type Planned, plannedIn } from '../core/preflight/planned';
import { preflightRows, preflightSummary, reportOf } from '../core/preflight/text';
import { printable } from '../core/text/printable';
import type { Command, Io } from './command';
import { interruptible } from './interruption';
import { planReaders } from './plan-readers';
import { type Asking, examine, hasImage } from './preflight-engine';
import { DockerError } from './programs/docker';
import { readText } from './read-text';
import { table } from './table';
import { readArguments, UsageError } from './usage-error';

/** The apply can lose writes, or leave a service down. */
const FAILURE = 1;
const NOT_CHECKED = 2;

const MAX_SECONDS = 86400;
const DEFAULT_SECONDS = 300;

const HELP = `FILE is the output of terraform show -json (or tofu show -json) for a plan; - is the standard input:

  terraform plan -out=plan.bin && terraform show -json plan.bin | cdktf-redis preflight --save -
  terraform apply plan.bin

A server saves its data when Terraform stops it. If it cannot, because its disk is full or it has
too little time, acknowledged writes are lost, and the apply still succeeds. A preflight asks every
server on Docker that the plan stops whether it can save, and the Docker engine whether it has every
image that the plan needs. Run it just before the apply.

It uses the docker command line client, which must find the Docker engine of the plan: set
DOCKER_HOST if the Docker provider has a host. It asks through docker exec, with the login of the
health check, whose password does not leave the container. Servers on Kubernetes are not checked.

Options:
  --save            take a snapshot of every server (BGSAVE), and wait until it is complete. This
                    proves that one fits on the disk. It needs memory for what changes meanwhile
  --timeout NUMBER  seconds to wait at most for a snapshot. Default: ${DEFAULT_SECONDS}
  --json            print an object instead of a table
  -h, --help        print this text

Exit codes: 0 nothing speaks against the apply; 1 the apply can lose writes or leave a service down;
2 FILE is not a plan, or the Docker engine does not answer.

Keys of the object of --json:
  ok        whether the exit code is 0
  findings  objects with level ("failure", "warning" or "fine"), about (construct path, or name of
            an image), meaning, and fix if there is one
`;

/** `cdktf-redis preflight`: whether what a plan stops can save its data. */
export const preflight: Command = {
  name: 'preflight',
  about: 'asks the servers that a plan stops whether they can save, before an apply',
  usage: 'preflight [--save] [--timeout N] [--json] FILE',
  help: HELP,
  run(args, io) {
    const { values, positionals } = readArguments(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          save: { type: 'boolean', default: false },
          timeout: { type: 'string', default: String(DEFAULT_SECONDS) },
          json: { type: 'boolean', default: false },
        },
      }),
    );
    if (positionals.length !== 1) throw new UsageError('takes one FILE, or - for the standard input');
    const seconds = Number(values.timeout);
    if (!(seconds > 0 && seconds <= MAX_SECONDS))
      throw new UsageError(
        `--timeout must be a number above 0 and up to ${MAX_SECONDS}, not '${values.timeout}'`,
      );
    const planned = planIn(positionals[0], io);
    if (planned === undefined) return NOT_CHECKED;
    return interruptible(async (signal) => {
      try {
        return await check(planned, { save: values.save, seconds, signal }, values.json, io);
      } catch (error) {
        if (!(error instanceof DockerError)) throw error;
        io.err(`cdktf-redis preflight: ${signal.aborted ? 'interrupted' : printable(error.message)}\n`);
        return NOT_CHECKED;
      }
    });
  },
};

/** Reads a plan. Returns undefined, and says why, if the file is none. */
function planIn(file: string, io: Io): Planned | undefined {
  const named = file === '-' ? 'the standard input' : file;
  let text: string;
  try {
    text = readText(file);
  } catch {
    io.err(`cdktf-redis preflight: ${named} cannot be read\n`);
    return undefined;
  }
  try {
    const plan = parsePlan(text, planReaders());
    if (!plan.errored) return plannedIn(plan, text);
    io.err(
      `cdktf-redis preflight: Terraform could not complete the plan in ${named}, so it cannot be applied\n`,
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof NotAPlanError)) throw error;
    io.err(`cdktf-redis preflight: ${named} ${error.message}\nRun: ${error.fix}\n`);
    return undefined;
  }
}

async function check(
  { stopped, images, stopsSomething }: Planned,
  asking: Asking,
  json: boolean,
  io: Io,
): Promise<number> {
  const findings: PreflightFinding[] = [];
  for (const server of stopped) findings.push(...findingsOf(await examine(server, asking)));
  for (const image of images) {
    findings.push(imageFinding(image, { isThere: await hasImage(image, asking), stopsSomething }));
  }
  const report = reportOf(findings);
  io.out(
    json
      ? `${JSON.stringify(report, null, 2)}\n`
      : `${table(preflightRows(report).map((row) => row.map(printable)))}${preflightSummary(report)}`,
  );
  return report.ok ? 0 : FAILURE;
}
