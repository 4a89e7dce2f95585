import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Json, type JsonObject, objectAt } from './json';
import { missingProviders } from './providers';
import { StandIn, standsInFor } from './stand-in/stand-in';
import { Terraform } from './terraform';

export interface DeploymentOptions {
  /** Environment of Terraform, such as `TF_VAR_...`. */
  readonly env?: Readonly<Record<string, string>>;
}

const FILE = 'cdk.tf.json';

/**
 * A synthesized stack, deployed by real Terraform from a temporary folder of its own, so that neither state nor secrets
 * land in the checkout. The real providers apply it where they install; otherwise a stand-in takes the place of those
 * that it knows, and says so.
 */
export class Deployment {
  /** @param stackDir the folder with the `cdk.tf.json` that synth wrote */
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

  /** Which parts are not the real ones, one sentence each; known after the first apply or plan. */
  public get standIns(): readonly string[] {
    return this.sentences;
  }

  /** Takes an edited synthesis of the same stack; the state stays. */
  public update(stackDir: string): void {
    this.stackDir = stackDir;
    this.ready = false;
  }

  public async apply(): Promise<void> {
    await this.prepare();
    await (this.standIn ?? this.terraform).apply();
  }

  /** What a further apply would change, as `action address`; empty when the stack is as the code says. */
  public async plannedChanges(): Promise<string[]> {
    await this.prepare();
    const changes = await (this.standIn ?? this.terraform).plan();
    return changes.map(({ action, address }) => `${action} ${address}`);
  }

  /** The JSON of a plan as a user has it from `terraform show -json`, sensitive values included. */
  public async planJson(): Promise<JsonObject> {
    await this.prepare();
    return (this.standIn ?? this.terraform).planJson();
  }

  /** The value of an output, sensitive or not. */
  public async output(name: string): Promise<Json> {
    const value = await this.terraform.output(name);
    return this.standIn?.withEngineIds(value) ?? value;
  }

  /** The value of an output that is text. */
  public async text(name: string): Promise<string> {
    const value = await this.output(name);
    if (typeof value !== 'string') throw new Error(`output ${name} is not text`);
    return value;
  }

  /** Removes what was deployed, exactly that, and then the temporary folder. */
  public async destroy(): Promise<void> {
    await this.prepare();
    await (this.standIn ?? this.terraform).destroy();
    this.discard();
  }

  /** Removes only the temporary folder with the state. For cleaning up after what Terraform must not destroy. */
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
          `provider ${name} does not install, and nothing stands in for it (see .ci/tls-provider for tls):\n${refusal}`,
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

/** A backend is the user's place for the state; here the state is to stay in the temporary folder. */
function withoutBackend(configuration: JsonObject): JsonObject {
  const { backend: _backend, ...terraform } = objectAt(configuration.terraform, 'terraform');
  return { ...configuration, terraform };
}
