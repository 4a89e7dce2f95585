import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../../../lib/cli/programs/program';
import { isObject, type Json, type JsonObject, objectAt, stringsAt } from './json';
import { run, runOk } from './process';
import { waitUntil } from './wait-until';

/** The program: Terraform, or the one in the environment variable of the CDKTF CLI, such as OpenTofu. */
export const TERRAFORM = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';

/** A planned change: `create`, `update`, `delete` or `replace`, and the address. */
export interface PlannedChange {
  readonly action: string;
  readonly address: string;
}

/** A managed resource in the state, with sensitive values. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
  readonly dependsOn: readonly string[];
}

/** Runs the Terraform or OpenTofu CLI in one folder. */
export class Terraform {
  public constructor(
    public readonly folder: string,
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  /** Runs `init`. Returns Terraform's error, or undefined if all providers are installed. */
  public async tryInit(): Promise<string | undefined> {
    const { code, stderr } = await run(TERRAFORM, ['init', '-input=false', '-no-color'], this.options());
    return code === 0 ? undefined : stderr.trim();
  }

  public async init(): Promise<void> {
    const refusal = await this.tryInit();
    if (refusal !== undefined) throw new Error(`${TERRAFORM} init failed:\n${refusal}`);
  }

  public async apply(flags: readonly string[] = []): Promise<void> {
    await this.terraform('apply', '-auto-approve', '-input=false', '-no-color', ...flags);
  }

  /** Starts an apply, and kills it and its providers with SIGKILL when the question is answered with yes. */
  public async killApply(isTime: () => Promise<boolean>): Promise<void> {
    const args = ['apply', '-auto-approve', '-input=false', '-no-color'];
    const program = new Program(TERRAFORM, args, { ...this.options(), stdio: 'ignore' });
    try {
      await waitUntil('an apply reaches the moment to be killed', isTime, { seconds: 120, everyMs: 20 });
    } finally {
      program.kill();
      await program.ended;
    }
  }

  public async destroy(): Promise<void> {
    await this.terraform('destroy', '-auto-approve', '-input=false', '-no-color');
  }

  /** The changes of resources and outputs in the next apply, as if `forgotten` were no longer in the state. */
  public async plan(
    flags: readonly string[] = [],
    forgotten: readonly string[] = [],
  ): Promise<PlannedChange[]> {
    const state = 'plan.tfstate';
    const extra = [...flags];
    if (forgotten.length > 0) {
      cpSync(join(this.folder, 'terraform.tfstate'), join(this.folder, state));
      await this.forget(forgotten, state);
      extra.push(`-state=${state}`);
    }
    try {
      return changesOf(await this.planJson(extra));
    } finally {
      rmSync(join(this.folder, state), { force: true });
    }
  }

  /** The JSON of a plan as `terraform show -json` prints it, with sensitive values. */
  public async planJson(flags: readonly string[] = []): Promise<JsonObject> {
    const plan = 'plan.bin';
    try {
      await this.terraform('plan', `-out=${plan}`, '-input=false', '-no-color', ...flags);
      return await this.json('show', '-json', plan);
    } finally {
      rmSync(join(this.folder, plan), { force: true });
    }
  }

  /** Removes resources from the state without a change to the real objects. */
  public async forget(addresses: readonly string[], state = 'terraform.tfstate'): Promise<void> {
    if (addresses.length === 0) return;
    await this.terraform('state', 'rm', `-state=${state}`, '-backup=-', ...addresses);
  }

  public async resources(): Promise<StateResource[]> {
    const shown = await this.json('show', '-json');
    const root = objectAt(objectAt(shown.values, 'values').root_module, 'root_module');
    return (Array.isArray(root.resources) ? root.resources : []).filter(isObject).map((resource) => ({
      address: String(resource.address),
      type: String(resource.type),
      values: objectAt(resource.values, `${resource.address}.values`),
      dependsOn: stringsAt(resource.depends_on, `${resource.address}.depends_on`),
    }));
  }

  /** The value of an output, even if it is sensitive. */
  public async output(name: string): Promise<Json> {
    const parsed: Json = JSON.parse(await this.terraform('output', '-json', name));
    return parsed;
  }

  private async json(...args: string[]): Promise<JsonObject> {
    const parsed: Json = JSON.parse(await this.terraform(...args));
    return objectAt(parsed, `${TERRAFORM} ${args.join(' ')}`);
  }

  private terraform(...args: string[]): Promise<string> {
    return runOk(TERRAFORM, args, this.options());
  }

  private options() {
    return { cwd: this.folder, env: { ...surroundings(), ...this.env } };
  }
}

/** Environment variables that turn off prompts and version checks, and share one copy of each provider between folders. */
function surroundings(): Record<string, string> {
  const cache = process.env.TF_PLUGIN_CACHE_DIR ?? join(tmpdir(), 'cdktf-redis-plugins');
  mkdirSync(cache, { recursive: true });
  return {
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_REGISTRY_DISCOVERY_RETRY: '0',
    TF_PLUGIN_CACHE_DIR: cache,
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: 'true',
  };
}

function changesOf(plan: JsonObject): PlannedChange[] {
  const resources = (Array.isArray(plan.resource_changes) ? plan.resource_changes : []).filter(isObject);
  const outputs = Object.entries(objectAt(plan.output_changes, 'output_changes'));
  return [
    ...resources.map((entry) => ({ address: String(entry.address), change: entry.change })),
    ...outputs.map(([name, change]) => ({ address: `output.${name}`, change })),
  ]
    .map(({ address, change }) => ({
      address,
      action: actionOf(stringsAt(objectAt(change, address).actions, address)),
    }))
    .filter(({ action }) => action !== 'no-op' && action !== 'read');
}

function actionOf(actions: readonly string[]): string {
  return actions.length === 2 ? 'replace' : (actions[0] ?? 'no-op');
}
