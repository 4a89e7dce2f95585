/**
 * `npm run drill`: deploys a small example stack, runs a drill on it, and destroys it. With arguments, it runs
 * `cdktf-redis drill` with them, for your own stack.
 */
import { join } from 'node:path';
import { interruptible } from '../lib/cli/interruption';
import { type Finished, type RunOptions, run } from '../lib/cli/programs/run';
import { provideContext, readyTerraform } from './support/deployable';
import { dockerAddress } from './support/docker';
import { Terraform, TerraformFailure } from './support/terraform';

const STACK = `${process.env.CDKTF_OUTDIR ?? 'cdktf.out'}/stacks/drill`;
const PROGRAM = join(__dirname, '../bin/cdktf-redis.js');
const NOT_DRILLED = 2;

/** The limit of a drill, in seconds. A drill of the example takes 5 minutes. */
const SECONDS = 3600;
/** The time for a drill to remove its keys after it was told to stop, in seconds. */
const GRACE_SECONDS = 60;

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    const { code } = await interruptible((signal) => drill(args, { stdio: 'inherit', signal }));
    return code ?? NOT_DRILLED;
  }
  provideContext();
  require('../examples/docker-drill/main');
  const terraform = await readyTerraform(STACK);
  if (!(terraform instanceof Terraform)) {
    say('No drill was run. Missing:');
    for (const line of terraform) say(`  - ${line}`);
    return NOT_DRILLED;
  }
  say(`Deploying to ${dockerAddress()} ...\n`);
  const { code, stdout, failure } = await deployAndDrill(terraform);
  say(`\n${stdout}`);
  if (code === null) say(`The drill ${failure}.`);
  return code ?? NOT_DRILLED;
}

/**
 * Deploys the stack, runs the drill and destroys the stack, even if the drill fails, reaches its limit or is interrupted. Returns
 * the report.
 */
async function deployAndDrill(terraform: Terraform): Promise<Finished> {
  try {
    return await interruptible(async (signal) => {
      await terraform.apply(signal);
      const input = await terraform.outputs();
      return drill([STACK], { input, stdio: ['pipe', 'pipe', 'inherit'], signal });
    });
  } finally {
    await terraform.destroy();
  }
}

/** Runs the CLI as a user does. */
function drill(args: readonly string[], options: Partial<RunOptions>): Promise<Finished> {
  return run(process.execPath, [PROGRAM, 'drill', ...args], {
    ...options,
    seconds: SECONDS,
    graceSeconds: GRACE_SECONDS,
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    process.stderr.write(
      error instanceof TerraformFailure ? `\n${error.message}\n` : `\nThe drill failed: ${error}\n`,
    );
    process.exitCode = NOT_DRILLED;
  });
