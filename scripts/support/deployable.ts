import { readFileSync } from 'node:fs';
import { missingEngine } from './docker';
import { findTerraform, Terraform } from './terraform';

/** Sets the context of cdktf.json for an app in this process, as the CDKTF CLI does. */
export function provideContext(): void {
  const { context } = JSON.parse(readFileSync('cdktf.json', 'utf8'));
  process.env.CDKTF_CONTEXT_JSON ??= JSON.stringify(context ?? {});
}

/** Terraform in the folder of a stack, ready to deploy, or what is missing for a deployment, one line each. */
export async function readyTerraform(folder: string): Promise<Terraform | readonly string[]> {
  const command = await findTerraform();
  const missing = [
    ...(command ? [] : ['Terraform: neither terraform nor tofu is on the PATH. Install one of them.']),
    ...(await missingEngine()),
  ];
  if (command === undefined || missing.length > 0) return missing;
  const terraform = new Terraform(command, folder);
  const uninstalled = await terraform.init();
  return uninstalled === undefined ? terraform : [uninstalled];
}
