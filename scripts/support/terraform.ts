import { spawnSync } from 'node:child_process';

/** A failure of Terraform, whose own output explains the cause. */
export class TerraformFailure extends Error {}

/** The first command on the PATH: terraform or tofu. */
export function findTerraform(): string | undefined {
  return ['terraform', 'tofu'].find((command) => spawnSync(command, ['version']).status === 0);
}

/** Runs Terraform or OpenTofu in the folder of a stack. */
export class Terraform {
  constructor(
    public readonly command: string,
    private readonly folder: string,
  ) {}

  /** Installs the providers. If they cannot be installed, returns one line that explains what to do. */
  public init(): string | undefined {
    const { status, stdout, stderr } = this.run('pipe', 'init', '-input=false', '-no-color');
    if (status === 0) return undefined;
    const providers = [...`${stdout}${stderr}`.matchAll(/provider\s+([\w.-]+\/[\w.-]+)/g)].map(
      ([, name]) => name,
    );
    return (
      `Providers: ${this.command} cannot install ${[...new Set(providers)].join(', ') || 'them'}. ` +
      `Run '${this.command} -chdir=${this.folder} init' to see why. If this machine cannot reach their registry, set ` +
      'a filesystem_mirror in the file that TF_CLI_CONFIG_FILE names.'
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

  /** The outputs as JSON, with sensitive values. */
  public outputs(): string {
    return this.run('pipe', 'output', '-json').stdout;
  }

  private change(action: 'apply' | 'destroy'): void {
    const { status } = this.run('inherit', action, '-auto-approve', '-input=false');
    if (status === 0) return;
    throw new TerraformFailure(
      `${this.command} ${action} failed. Its error is above. If an image cannot be found or pulled, set another ` +
        'image in the context of cdktf.json. See docs/images.md.',
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
