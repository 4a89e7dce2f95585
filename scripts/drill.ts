/**
 * `npm run drill`: deploys a small example stack, runs a drill on it, and destroys it. With arguments, it runs
 * `cdktf-redis drill` with them, for your own stack.
 */
import { type SpawnSyncOptions, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { provideContext, readyTerraform } from './support/deployable';
import { dockerAddress } from './support/docker';
import { Terraform, TerraformFailure } from './support/terraform';

const STACK = `${process.env.CDKTF_OUTDIR ?? 'cdktf.out'}/stacks/drill`;
const PROGRAM = join(__dirname, '../bin/cdktf-redis.js');
const NOT_DRILLED = 2;

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) return drill(args, { stdio: 'inherit' }).status ?? NOT_DRILLED;
  provideContext();
  require('../examples/docker-drill/main');
  const terraform = await readyTerraform(STACK);
  if (!(terraform instanceof Terraform)) {
    say('No drill was run. Missing:');
    for (const line of terraform) say(`  - ${line}`);
    return NOT_DRILLED;
  }
  say(`Deploying to ${dockerAddress()} ...\n`);
  const { status, stdout } = deployAndDrill(terraform);
  say(`\n${stdout}`);
  return status ?? NOT_DRILLED;
}

/** Deploys the stack, runs the drill and destroys the stack, even if the drill fails. Returns the report. */
function deployAndDrill(terraform: Terraform): SpawnSyncReturns<string> {
  try {
    terraform.apply();
    return drill([STACK], { input: terraform.outputs(), stdio: ['pipe', 'pipe', 'inherit'] });
  } finally {
    terraform.destroy();
  }
}

/** Runs the CLI as a user does. */
function drill(args: readonly string[], options: SpawnSyncOptions): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [PROGRAM, 'drill', ...args], { ...options, encoding: 'utf8' });
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
