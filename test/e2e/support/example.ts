import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Deployment } from './deployment';
import { removeNamed } from './docker';
import { testImages } from './images';
import { isObject, type Json, objectAt } from './json';
import { runOk } from './process';

const ROOT = resolve(__dirname, '../../..');
const FILE = 'cdk.tf.json';

/** Runs an example as a user does: its app in its own process, with no change except for the images in the context. */
export class Example {
  private readonly outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-example-'));
  private deployed: Deployment | undefined;

  /**
   * @param name the folder in examples/
   * @param stack the stack in it. The names of its containers, networks and volumes start with the name of the stack
   */
  public constructor(
    private readonly name: string,
    public readonly stack: string,
  ) {}

  /** The synthesized folder of the stack. */
  public get stackDir(): string {
    return join(this.outdir, 'stacks', this.stack);
  }

  public get deployment(): Deployment {
    if (this.deployed === undefined) throw new Error(`${this.name} is not deployed`);
    return this.deployed;
  }

  public async deploy(env: Readonly<Record<string, string>> = {}): Promise<void> {
    await removeNamed(this.stack);
    const { redis, haproxy } = await testImages();
    const context = { 'cdktf-redis:images': { 'redis:7.0': redis, haproxy } };
    await runOk(process.execPath, [require.resolve('tsx/cli'), join('examples', this.name, 'main.ts')], {
      cwd: ROOT,
      env: { CDKTF_OUTDIR: this.outdir, CDKTF_CONTEXT_JSON: JSON.stringify(context) },
    });
    this.deployed = Deployment.of(this.stackDir, { env });
    await this.deployed.apply();
  }

  /** Removes the protection of the data, as a user would in the code, so that a destroy can remove the data. */
  public unprotect(): void {
    const folder = join(this.outdir, 'unprotected');
    cpSync(this.stackDir, folder, { recursive: true });
    const parsed: Json = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    const resources = objectAt(objectAt(parsed, FILE).resource, 'resource');
    for (const volume of Object.values(objectAt(resources.docker_volume, 'docker_volume'))) {
      if (isObject(volume)) delete volume.lifecycle;
    }
    writeFileSync(join(folder, FILE), JSON.stringify(parsed));
    this.deployment.update(folder);
  }

  /** Removes everything, even after tests that failed. */
  public async clear(): Promise<void> {
    this.deployed?.discard();
    rmSync(this.outdir, { recursive: true, force: true });
    await removeNamed(this.stack);
  }
}
