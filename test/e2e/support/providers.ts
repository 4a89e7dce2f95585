import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonObject, objectAt } from './json';
import { Terraform } from './terraform';

/** Cached results: a provider that cannot be installed once cannot be installed a second later either. */
const answers = new Map<string, Promise<string | undefined>>();

/** The required providers of a configuration that cannot be installed here, each with Terraform's error. */
export async function missingProviders(configuration: JsonObject): Promise<Map<string, string>> {
  const terraform = objectAt(configuration.terraform, 'terraform');
  const required = objectAt(terraform.required_providers, 'terraform.required_providers');
  const missing = new Map<string, string>();
  for (const [name, requirement] of Object.entries(required)) {
    const key = JSON.stringify({ terraform: { required_providers: { [name]: requirement } } });
    const answer = answers.get(key) ?? refusalOf(key);
    answers.set(key, answer);
    const refusal = await answer;
    if (refusal !== undefined) missing.set(name, refusal);
  }
  return missing;
}

async function refusalOf(configuration: string): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-provider-'));
  try {
    writeFileSync(join(folder, 'cdk.tf.json'), configuration);
    return await new Terraform(folder).tryInit();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
