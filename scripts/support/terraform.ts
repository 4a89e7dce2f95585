import { type Finished, run } from '../../lib/cli/programs/run';

/** A failure of Terraform, whose own output explains the cause. */
export class TerraformFailure extends Error {}

/** The limits in seconds. A server can take 300 s to become healthy, and 60 s to save before it stops. */
const SECONDS = { ask: 120, init: 600, change: 1200 } as const;

/** The time for Terraform to write its state after it was told to stop, in seconds. */
const GRACE_SECONDS = 60;

/** The first command on the PATH: terraform or tofu. */
export async function findTerraform(): Promise<string | undefined> {
  for (const command of ['terraform', 'tofu']) {
    const { code } = await run(command, ['version'], { seconds: SECONDS.ask });
    if (code === 0) return command;
  }
  return undefined;
}

/** Runs Terraform or OpenTofu in the folder of a stack. */
export class Terraform {
  constructor(
    public readonly command: string,
    private readonly folder: string,
  ) {}

  /** Installs the providers. If they cannot be installed, returns one line that explains what to do. */
  public async init(): Promise<string | undefined> {
    const { code, stdout, stderr } = await this.run('pipe', SECONDS.init, [
      'init',
      '-input=false',
      '-no-color',
    ]);
    if (code === 0) return undefined;
    const providers = [...`${stdout}${stderr}`.matchAll(/provider\s+([\w.-]+\/[\w.-]+)/g)].map(
      ([, name]) => name,
    );
    return (
      `Providers: ${this.command} cannot install ${[...new Set(providers)].join(', ') || 'them'}. ` +
      `Run '${this.command} -chdir=${this.folder} init' to see why. If this machine cannot reach their registry, set ` +
      'a filesystem_mirror in the file that TF_CLI_CONFIG_FILE names.'
    );
  }

  /** Deploys, until the signal stops it. */
  public apply(signal?: AbortSignal): Promise<void> {
    return this.change('apply', signal);
  }

  /** Removes what was deployed. */
  public destroy(): Promise<void> {
    return this.change('destroy');
  }

  /** The outputs as JSON, with sensitive values. */
  public async outputs(): Promise<string> {
    return (await this.run('pipe', SECONDS.ask, ['output', '-json'])).stdout;
  }

  private async change(action: 'apply' | 'destroy', signal?: AbortSignal): Promise<void> {
    const args = [action, '-auto-approve', '-input=false'];
    const { failure } = await this.run('inherit', SECONDS.change, args, signal);
    if (failure === undefined) return;
    throw new TerraformFailure(
      `${this.command} ${action} ${failure}. Its error is above. If an image cannot be found or pulled, set another ` +
        'image in the context of cdktf.json. See docs/images.md.',
    );
  }

  private run(
    stdio: 'pipe' | 'inherit',
    seconds: number,
    args: readonly string[],
    signal?: AbortSignal,
  ): Promise<Finished> {
    return run(this.command, [`-chdir=${this.folder}`, ...args], {
      stdio: ['ignore', stdio, stdio],
      env: { CHECKPOINT_DISABLE: '1' },
      seconds,
      signal,
      graceSeconds: GRACE_SECONDS,
    });
  }
}
