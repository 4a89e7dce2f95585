import { run, runOk } from '../../e2e/support/process';

/** A volume with data, looked into with the tools of an image. */
export class DataVolume {
  public constructor(
    public readonly name: string,
    private readonly image: string,
  ) {}

  /** Makes it anew, empty; the image decides who owns `/data`. */
  public async create(): Promise<void> {
    await this.remove();
    await runOk('docker', ['volume', 'create', this.name]);
  }

  public async remove(): Promise<void> {
    await run('docker', ['volume', 'rm', '--force', this.name]);
  }

  /** Runs a shell line in it, as root. */
  public shell(line: string): Promise<string> {
    return runOk('docker', [
      ...['run', '--rm', '--network', 'none', '--user', '0'],
      ...['--volume', `${this.name}:/data`, '--workdir', '/data', '--entrypoint', 'sh'],
      this.image,
      '-c',
      line,
    ]);
  }

  /** The names in it. */
  public async files(): Promise<string[]> {
    return (await this.shell('ls -A')).split('\n').filter(Boolean).sort();
  }

  /** A digest of everything in it, names and contents. */
  public async digest(): Promise<string> {
    return (await this.shell('find . -type f | sort | xargs -r sha256sum | sha256sum')).trim();
  }
}
