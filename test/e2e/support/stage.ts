import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TerraformStack } from 'cdktf';
import { Deployment, type DeploymentOptions } from './deployment';
import { removeNamed } from './docker';
import { testImage } from './images';
import { synth } from './synth';

/** Images of a stage: each key is one of the library's, such as `redis:7.0`, with the repository and series to make it from. */
export type StageImages = Readonly<Record<string, readonly [repository: string, series: string]>>;

const DEFAULT_IMAGES: StageImages = { 'redis:7.0': ['redis', '7.0'], haproxy: ['haproxy', '2.6'] };

/**
 * One stack, deployed once for a group of tests and edited by some of them. Everything on the engine whose name begins with
 * the name of the stack is its own: it clears the remains of a run that was broken off, and leaves nothing.
 */
export class Stage {
  private readonly folders: string[] = [];
  private deployed: Deployment | undefined;

  public constructor(
    private readonly stack: string,
    private readonly images: StageImages = DEFAULT_IMAGES,
    private readonly options: DeploymentOptions = {},
  ) {}

  public get deployment(): Deployment {
    if (this.deployed === undefined) throw new Error(`${this.stack} is not deployed`);
    return this.deployed;
  }

  /** Folder of the stack as it was synthesized last. */
  public get synthesized(): string {
    const folder = this.folders.at(-1);
    if (folder === undefined) throw new Error(`${this.stack} is not synthesized`);
    return join(folder, 'stacks', this.stack);
  }

  /** Synthesizes the stack and returns its folder. */
  public async synth(build: (stack: TerraformStack) => void): Promise<string> {
    const images: Record<string, string> = {};
    for (const [key, [repository, series]] of Object.entries(this.images)) {
      images[key] = await testImage(repository, series);
    }
    const folder = synth(this.stack, build, { 'cdktf-redis:images': images });
    this.folders.push(dirname(dirname(folder)));
    return folder;
  }

  public async deploy(build: (stack: TerraformStack) => void): Promise<void> {
    await removeNamed(this.stack);
    this.deployed = Deployment.of(await this.synth(build), this.options);
    await this.deployed.apply();
  }

  /** Takes an edited stack over, without applying it. */
  public async edit(build: (stack: TerraformStack) => void): Promise<void> {
    this.deployment.update(await this.synth(build));
  }

  public text(output: string): Promise<string> {
    return this.deployment.text(output);
  }

  /** The planned changes of resources, without the digests that end their names. */
  public async plannedChanges(): Promise<string[]> {
    const changes = await this.deployment.plannedChanges();
    return changes
      .filter((change) => !change.includes(' output.'))
      .map((change) => change.replace(/_[0-9A-F]{8}$/, ''))
      .sort();
  }

  /** Removes everything, also after tests that failed. */
  public async clear(): Promise<void> {
    this.deployed?.discard();
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
    await removeNamed(this.stack);
  }
}
