import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Json, objectAt } from './json';
import { runOk } from './process';
import { missingProviders } from './providers';
import { StandIn } from './stand-in/stand-in';
import { TERRAFORM, Terraform } from './terraform';

const FILE = 'cdk.tf.json';

/**
 * The text that `terraform plan` prints for a stack that is not deployed yet. If providers cannot be installed, it is the plan
 * of the stand-in.
 */
export async function planText(stackDir: string, env: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-plan-'));
  try {
    const parsed: Json = JSON.parse(readFileSync(join(stackDir, FILE), 'utf8'));
    const { backend: _backend, ...settings } = objectAt(objectAt(parsed, FILE).terraform, 'terraform');
    const configuration = { ...objectAt(parsed, FILE), terraform: settings };
    const missing = [...(await missingProviders(configuration)).keys()];
    const terraform = new Terraform(folder, env);
    const standIn = missing.length > 0 ? new StandIn(terraform) : undefined;
    const planned = standIn?.rewrite(configuration, missing) ?? configuration;
    writeFileSync(join(folder, FILE), JSON.stringify(planned), { mode: 0o600 });
    await terraform.init();
    await (standIn ?? terraform).plan(); // the stand-in also writes the variables that the plan below needs
    return await runOk(TERRAFORM, ['plan', '-input=false', '-no-color'], { cwd: folder, env });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
