import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Json, type JsonObject, objectAt } from './json';
import { missingProviders } from './providers';
import { originalAddress } from './stand-in/rewrite';
import { StandIn, standsInFor } from './stand-in/stand-in';
import { Terraform } from './terraform';

export interface DeploymentOptions {
  /** Environment variables of Terraform, such as `TF_VAR_...`. */
  readonly env?: Readonly<Record<string, string>>;
}

const FILE = 'cdk.tf.json';

/**
 * A synthesized stack that the real Terraform deploys from its own temporary folder, so that the checkout contains no state
 * and no secrets. The real providers apply it if they can be installed. If not, the stand-in replaces the providers that it
 * knows, and reports that it does.
 */
export class Deployment {
  /** @param stackDir the folder with the synthesized `cdk.tf.json` */
  public static of(stackDir: string, options: DeploymentOptions = {}): Deployment {
    return new Deployment(stackDir, options);
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-deployment-'));
  private readonly terraform: Terraform;
  private standIn: StandIn | undefined;
  private sentences: string[] = [];
  private ready = false;

  private constructor(
    private stackDir: string,
    options: DeploymentOptions,
  ) {
    this.terraform = new Terraform(this.folder, options.env);
  }

  /** The parts that a stand-in replaces, one sentence each. They are known after the first apply or plan. */
  public get standIns(): readonly string[] {
    return this.sentences;
  }

  /** Switches to an edited synthesis of the same stack, and keeps the state. */
  public update(stackDir: string): void {
    this.stackDir = stackDir;
    this.ready = false;
  }

  public async apply(): Promise<void> {
    await this.prepare();
    await (this.standIn ?? this.terraform).apply();
  }

  /**
   * Kills the first apply when the question is answered with yes. The stand-in has no process that could be killed: its apply completes,
   * and loses its state.
   */
  public async killApply(isTime: () => Promise<boolean>): Promise<void> {
    await this.prepare();
    if (this.standIn === undefined) return this.terraform.killApply(isTime);
    await this.standIn.apply();
    this.standIn = undefined;
    this.ready = false;
    rmSync(join(this.folder, 'terraform.tfstate'));
  }

  /** The JSON of the state as `terraform show -json` prints it, with sensitive values. */
  public async stateJson(): Promise<JsonObject> {
    const resources = (await this.terraform.resources()).map(({ address, values }) => ({
      type: originalAddress(address).split('.')[0],
      values: this.standIn?.withEngineIds(values) ?? values,
    }));
    return { format_version: '1.0', values: { root_module: { resources } } };
  }

  /** The changes of the next apply, as `action address`. Empty if the stack matches the code. */
  public async plannedChanges(): Promise<string[]> {
    await this.prepare();
    const changes = await (this.standIn ?? this.terraform).plan();
    return changes.map(({ action, address }) => `${action} ${address}`);
  }

  /** The JSON of a plan as `terraform show -json` prints it, with sensitive values. */
  public async planJson(): Promise<JsonObject> {
    await this.prepare();
    return (this.standIn ?? this.terraform).planJson();
  }

  /** The value of an output, even if it is sensitive. */
  public async output(name: string): Promise<Json> {
    const value = await this.terraform.output(name);
    return this.standIn?.withEngineIds(value) ?? value;
  }

  /** The value of an output that is a string. */
  public async text(name: string): Promise<string> {
    const value = await this.output(name);
    if (typeof value !== 'string') throw new Error(`the output ${name} is not a string`);
    return value;
  }

  /** Destroys what was deployed, and removes the temporary folder. */
  public async destroy(): Promise<void> {
    await this.prepare();
    await (this.standIn ?? this.terraform).destroy();
    this.discard();
  }

  /** Removes only the temporary folder with the state. For stacks that Terraform refuses to destroy. */
  public discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async prepare(): Promise<void> {
    if (this.ready) return;
    cpSync(this.stackDir, this.folder, {
      recursive: true,
      filter: (path) => !/^\.terraform|\.tfstate/.test(basename(path)),
    });
    const parsed: Json = JSON.parse(readFileSync(join(this.folder, FILE), 'utf8'));
    const configuration = withoutBackend(objectAt(parsed, FILE));
    const missing = await missingProviders(configuration);
    for (const [name, refusal] of missing) {
      if (!standsInFor(name))
        throw new Error(
          `the provider ${name} cannot be installed, and the stand-in does not replace it (for tls, see .ci/tls-provider):\n${refusal}`,
        );
    }
    if (missing.size > 0) {
      this.standIn ??= new StandIn(this.terraform);
      this.sentences = this.standIn.announce([...missing.keys()]);
      this.write(this.standIn.rewrite(configuration, [...missing.keys()]));
    } else {
      this.write(configuration);
    }
    await this.terraform.init();
    this.ready = true;
  }

  private write(configuration: JsonObject): void {
    writeFileSync(join(this.folder, FILE), JSON.stringify(configuration, undefined, 2), { mode: 0o600 });
  }
}

/** Removes the backend of the user, so that the state stays in the temporary folder. */
function withoutBackend(configuration: JsonObject): JsonObject {
  const { backend: _backend, ...terraform } = objectAt(configuration.terraform, 'terraform');
  return { ...configuration, terraform };
}
