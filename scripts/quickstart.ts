/**
 * `npm run quickstart`: synthesizes the quickstart and prints its review. If Terraform (or OpenTofu), a Docker engine and the
 * providers are available, it also deploys the quickstart and tests the connection.
 */
import { createClient } from 'redis';
import { Review } from '../lib';
import { provideContext, readyTerraform } from './support/deployable';
import { dockerAddress } from './support/docker';
import { Terraform, TerraformFailure } from './support/terraform';

const STACK = `${process.env.CDKTF_OUTDIR ?? 'cdktf.out'}/stacks/quickstart`;
/** The limit for an answer of the service. */
const ANSWER_MILLISECONDS = 30_000;

const USAGE = `Usage: npm run quickstart [-- OPTION]

  (none)         synthesize, deploy if possible, and test the connection
  --synth-only   synthesize and print what would run
  --destroy      destroy the deployed quickstart
`;

async function main(option: string | undefined): Promise<number> {
  if (option !== undefined && option !== '--synth-only' && option !== '--destroy') {
    process.stderr.write(USAGE);
    return 2;
  }
  synthesize();
  if (option === '--synth-only') return 0;

  const terraform = await readyTerraform(STACK);
  if (!(terraform instanceof Terraform)) return notDeployed(terraform);

  if (option === '--destroy') {
    await terraform.destroy();
    say('\nDestroyed all containers, networks and volumes of the quickstart. Its images stay.');
    return 0;
  }
  say(`Deploying to ${dockerAddress()} ...\n`);
  await terraform.apply();
  await testConnection(terraform);
  say(nextSteps(terraform.command));
  return 0;
}

/** Runs the app as the CDKTF CLI does, with the context of cdktf.json, and prints its review. */
function synthesize(): void {
  provideContext();
  const { app }: typeof import('../examples/quickstart/main') = require('../examples/quickstart/main');
  say(`Synthesized ${STACK}/cdk.tf.json. What would run:\n\n${Review.of(app).toText()}`);
}

/** Connects as a client does: over TLS, and verifies the certificate with the CA. */
async function testConnection(terraform: Terraform): Promise<void> {
  const outputs: Record<string, { value: string }> = JSON.parse(await terraform.outputs());
  const client = createClient({
    url: outputs.redis_url.value,
    socket: {
      tls: true,
      ca: outputs.redis_ca_certificate.value,
      reconnectStrategy: false,
      socketTimeout: ANSWER_MILLISECONDS,
    },
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    say(`\nConnected over TLS and verified the certificate.`);
    say(`  PING                -> ${await client.ping()}`);
    say(`  SET quickstart done -> ${await client.set('quickstart', 'done')}`);
    say(`  GET quickstart      -> ${await client.get('quickstart')}`);
  } finally {
    client.destroy();
  }
}

function notDeployed(missing: readonly string[]): number {
  say('Nothing was deployed. Missing:');
  for (const line of missing) say(`  - ${line}`);
  return 0;
}

function nextSteps(command: string): string {
  return `
Connect:
  ${command} -chdir=${STACK} output -raw redis_ca_certificate > redis-ca.crt
  $(${command} -chdir=${STACK} output -raw redis_cli)

See that the data survives a crash:
  ID=$(docker ps -qf label=cdktf-redis.construct=quickstart/Redis)
  docker kill $ID && docker start $ID
  $(${command} -chdir=${STACK} output -raw redis_cli) GET quickstart

Remove:
  npm run quickstart -- --destroy
`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv[2])
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    process.stderr.write(
      error instanceof TerraformFailure ? `\n${error.message}\n` : `\nThe quickstart failed: ${error}\n`,
    );
    process.exitCode = 1;
  });
