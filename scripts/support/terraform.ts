import { spawnSync } from 'node:child_process';

/** Terraform ended with an error that says itself what is wrong. */
export class TerraformFailure extends Error {}

/** The command that is on the PATH: terraform, or tofu. */
export function findTerraform(): string | undefined {
  return ['terraform', 'tofu'].find((command) => spawnSync(command, ['version']).status === 0);
}

/** Terraform or OpenTofu in the folder of a stack. */
export class Terraform {
  constructor(
    public readonly command: string,
    private readonly folder: string,
  ) {}

  /** Installs the providers. One line with what to do if they cannot be installed. */
  public init(): string | undefined {
    const { status, stdout, stderr } = this.run('pipe', 'init', '-input=false', '-no-color');
    if (status === 0) return undefined;
    const providers = [...`${stdout}${stderr}`.matchAll(/provider\s+([\w.-]+\/[\w.-]+)/g)].map(
      ([, name]) => name,
    );
    return (
      `Providers: ${this.command} cannot install ${[...new Set(providers)].join(', ') || 'them'}. ` +
      `Run '${this.command} -chdir=${this.folder} init' to see why; without a way to their registry, name a ` +
      'filesystem_mirror in the file that TF_CLI_CONFIG_FILE points to.'
    );
  }

  /** Deploys. */
  public apply(): void {
    this.change('apply');
  }

  /** Removes what was deployed. */
  public destroy(): void {
    this.change('destroy');
  }

  /** The outputs as JSON, sensitive ones too. */
  public outputs(): string {
    return this.run('pipe', 'output', '-json').stdout;
  }

  private change(action: 'apply' | 'destroy'): void {
    const { status } = this.run('inherit', action, '-auto-approve', '-input=false');
    if (status === 0) return;
    throw new TerraformFailure(
      `${this.command} ${action} failed; its error is above. An image that can neither be found nor pulled is set ` +
        'in the context of cdktf.json, see docs/images.md.',
    );
  }

  private run(stdio: 'pipe' | 'inherit', ...args: string[]) {
    return spawnSync(this.command, [`-chdir=${this.folder}`, ...args], {
      stdio: ['ignore', stdio, stdio],
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
    });
  }
}
