import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../engine';
import { type Json, type JsonObject, mapStrings, objectAt, stringsAt } from '../json';
import type { PlannedChange, StateResource, Terraform } from '../terraform';
import type { Kind } from './kind';
import { dockerContainer } from './kinds/docker-container';
import { dockerImage } from './kinds/docker-image';
import { dockerNetwork } from './kinds/docker-network';
import { dockerVolume } from './kinds/docker-volume';
import { kubernetesKinds } from './kinds/kubernetes';
import { randomId, randomPassword } from './kinds/random';
import { Ledger, type Wanted } from './ledger';
import { originalPlan } from './original-plan';
import { reconcile, remove } from './reconcile';
import { goingLast, originalAddress, rewriteConfiguration, standInAddress } from './rewrite';
import { IGNORED, IMAGES_VARIABLE, SEED_VARIABLE } from './variables';

const SENTENCES: Readonly<Record<string, string>> = {
  docker:
    'The docker provider cannot be installed here: Terraform evaluated its resources as terraform_data, and the stand-in applied them over the Engine API.',
  kubernetes:
    'The kubernetes provider cannot be installed here: Terraform evaluated its resources as terraform_data, and kubectl applied the manifests that the stand-in made from them.',
  random:
    'The random provider cannot be installed here: its values are Terraform expressions of a secret seed.',
};

const kinds: ReadonlyMap<string, Kind> = new Map(
  [
    dockerContainer,
    dockerImage,
    dockerNetwork,
    dockerVolume,
    randomId,
    randomPassword,
    ...kubernetesKinds,
  ].map((kind) => [kind.type, kind]),
);

/** Whether the stand-in can replace a provider, by its local name. */
export function standsInFor(provider: string): boolean {
  return provider in SENTENCES;
}

const announced = new Set<string>();

/** What the stand-in found on the engine when it refreshed the state, as a provider does before a plan. */
interface Refreshed {
  /** Addresses that are in the state but not on the engine. */
  readonly gone: readonly string[];
  /** Addresses that must be replaced. */
  readonly replaced: readonly string[];
  /** Addresses that differ in attributes that are changed in place, or never. */
  readonly changed: readonly string[];
}

/**
 * Replaces providers that cannot be installed. The real Terraform evaluates and plans everything, with `terraform_data` in
 * place of their resources, and the stand-in applies the result over the Engine API. It rejects what it does not implement.
 */
export class StandIn {
  private readonly ledger = new Ledger();
  private readonly seed = randomBytes(32).toString('hex');
  /** Addresses that are removed last, including those that are no longer in the code. */
  private readonly last = new Set<string>();

  public constructor(private readonly terraform: Terraform) {}

  /** Reports once per process which parts the stand-in replaces, and returns the sentences. */
  public announce(providers: readonly string[]): string[] {
    const sentences = providers.flatMap((provider) => SENTENCES[provider] ?? []);
    for (const sentence of sentences) {
      if (!announced.has(sentence)) process.stdout.write(`STAND-IN: ${sentence}\n`);
      announced.add(sentence);
    }
    return sentences;
  }

  public rewrite(configuration: JsonObject, providers: readonly string[]): JsonObject {
    for (const address of goingLast(configuration)) this.last.add(address);
    return rewriteConfiguration(configuration, kinds, providers);
  }

  public async apply(): Promise<void> {
    await this.hand();
    const { gone, replaced } = await this.refresh();
    await this.terraform.forget(gone.map(standInAddress));
    await this.terraform.apply(replaced.map(replaceFlag));
    await reconcile(this.ledger, await this.wanted());
  }

  public async plan(): Promise<PlannedChange[]> {
    await this.hand();
    const { gone, replaced, changed } = await this.refresh();
    const planned = await this.terraform.plan(replaced.map(replaceFlag), gone.map(standInAddress));
    const changes = planned.map(({ action, address }) => ({ action, address: originalAddress(address) }));
    const unplanned = changed.filter((address) => changes.every((change) => change.address !== address));
    return [...changes, ...unplanned.map((address) => ({ action: 'update', address }))];
  }

  /** The JSON of a plan, with the original resources in place of their substitutes. */
  public async planJson(): Promise<JsonObject> {
    await this.hand();
    return originalPlan(await this.terraform.planJson());
  }

  public async destroy(): Promise<void> {
    await this.hand();
    await this.terraform.destroy();
    await remove(this.ledger, this.ledger.all());
  }

  /** Replaces the ids of substitutes in a value with ids of the engine. */
  public withEngineIds(value: Json): Json {
    return mapStrings(value, (text) => this.ledger.withEngineIds(text));
  }

  /** Passes the images of the engine and the seed to Terraform as variables. */
  private async hand(): Promise<void> {
    const images = (await engine.listImages()).flatMap(({ Id, RepoTags, RepoDigests }) =>
      [...(RepoTags ?? []), ...(RepoDigests ?? [])].map((name) => [name, Id]),
    );
    const variables = { [IMAGES_VARIABLE]: Object.fromEntries(images), [SEED_VARIABLE]: this.seed };
    writeFileSync(join(this.terraform.folder, 'stand-in.auto.tfvars.json'), JSON.stringify(variables), {
      mode: 0o600,
    });
  }

  private async wanted(): Promise<Wanted[]> {
    return wantedOf(await this.terraform.resources(), this.last);
  }

  private async refresh(): Promise<Refreshed> {
    const gone: string[] = [];
    const replaced: string[] = [];
    const changed: string[] = [];
    for (const { address, terraformId, side } of await this.wanted()) {
      const made = this.ledger.get(address);
      if (made === undefined || made.terraformId !== terraformId) {
        gone.push(address);
        continue;
      }
      const view = await side.inspect(made.engineId, made.values, address);
      if (view.state === 'gone') gone.push(address);
      else {
        const differences = view.differences.filter((name) => !made.ignored.includes(name));
        if (made.tainted || differences.some((name) => replaces(address, name))) replaced.push(address);
        else if (differences.length > 0) changed.push(address);
      }
    }
    return { gone, replaced, changed };
  }
}

function replaceFlag(address: string): string {
  return `-replace=${standInAddress(address)}`;
}

function kindOf(address: string): Kind | undefined {
  return kinds.get(address.split('.')[0] ?? '');
}

function replaces(address: string, attribute: string): boolean {
  return kindOf(address)?.attributes[attribute]?.replaces ?? false;
}

/** The resources of the state that have an object on the engine, with validated attributes. */
function wantedOf(resources: readonly StateResource[], last: ReadonlySet<string>): Wanted[] {
  return resources.flatMap(({ address: substitute, values, dependsOn }) => {
    const address = originalAddress(substitute);
    const kind = kindOf(address);
    if (kind === undefined) return [];
    const { [IGNORED]: ignored = [], ...input } = objectAt(values.input, address);
    const attributes = evaluated(kind, input, address);
    if (kind.engine === undefined || typeof values.id !== 'string') return [];
    return [
      {
        address,
        side: kind.engine,
        terraformId: values.id,
        values: attributes,
        ignored: stringsAt(ignored, address),
        dependsOn: dependsOn.map(originalAddress),
        goesLast: last.has(address),
      },
    ];
  });
}

function evaluated(kind: Kind, input: JsonObject, address: string): JsonObject {
  const given = Object.entries(input).filter(([, value]) => value !== null);
  for (const [name, value] of given) {
    if (kind.computed[name] === undefined) kind.attributes[name]?.check(value, `${address}.${name}`);
  }
  const values = Object.fromEntries(given);
  kind.validate?.(values, address);
  return values;
}
