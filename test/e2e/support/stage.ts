import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TerraformStack } from 'cdktf';
import { Deployment, type DeploymentOptions } from './deployment';
import { removeNamed } from './docker';
import { testImage } from './images';
import { synth } from './synth';

/** Images of a stage. Each key is an image key of the library, such as `redis:7.0`, with the repository and series to use. */
export type StageImages = Readonly<Record<string, readonly [repository: string, series: string]>>;

const DEFAULT_IMAGES: StageImages = { 'redis:7.0': ['redis', '7.0'], haproxy: ['haproxy', '2.6'] };

/**
 * One stack that is deployed once for a group of tests, some of which edit it. It owns every Docker object whose name starts
 * with the name of the stack: it removes what an interrupted run left behind, and leaves nothing behind itself.
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

  /** The folder of the latest synthesis of the stack. */
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

  /** Switches to an edited stack without applying it. */
  public async edit(build: (stack: TerraformStack) => void): Promise<void> {
    this.deployment.update(await this.synth(build));
  }

  public text(output: string): Promise<string> {
    return this.deployment.text(output);
  }

  /** The planned changes of resources, without the digests at the end of their names. */
  public async plannedChanges(): Promise<string[]> {
    const changes = await this.deployment.plannedChanges();
    return changes
      .filter((change) => !change.includes(' output.'))
      .map((change) => change.replace(/_[0-9A-F]{8}$/, ''))
      .sort();
  }

  /** Removes everything, even after tests that failed. */
  public async clear(): Promise<void> {
    this.deployed?.discard();
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
    await removeNamed(this.stack);
  }
}
