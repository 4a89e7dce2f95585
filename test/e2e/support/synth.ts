import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';

/**
 * Synthesizes a stack in this process, as `cdktf synth` would, into a temporary folder, and returns the folder of the stack
 * for `Deployment.of`. The folder contains no secret, because synthesized files can be committed.
 *
 * @param context the `context` of the user's cdktf.json, such as the images of the whole app
 */
export function synth(
  stackName: string,
  build: (stack: TerraformStack) => void,
  context: Readonly<Record<string, unknown>> = {},
): string {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-synth-'));
  const app = new App({ outdir, context: { ...context } });
  build(new TerraformStack(app, stackName));
  app.synth();
  return join(outdir, 'stacks', stackName);
}
