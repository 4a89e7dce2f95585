import { run, runOk } from '../../e2e/support/process';

/** A volume with data. The programs of an image read and write it. */
export class DataVolume {
  public constructor(
    public readonly name: string,
    private readonly image: string,
  ) {}

  /** Creates it again, empty. The image decides who owns `/data`. */
  public async create(): Promise<void> {
    await this.remove();
    await runOk('docker', ['volume', 'create', this.name]);
  }

  public async remove(): Promise<void> {
    await run('docker', ['volume', 'rm', '--force', this.name]);
  }

  /** Runs a shell command in it as root. */
  public shell(line: string): Promise<string> {
    return runOk('docker', [
      ...['run', '--rm', '--network', 'none', '--user', '0'],
      ...['--volume', `${this.name}:/data`, '--workdir', '/data', '--entrypoint', 'sh'],
      this.image,
      '-c',
      line,
    ]);
  }

  /** The names of its files. */
  public async files(): Promise<string[]> {
    return (await this.shell('ls -A')).split('\n').filter(Boolean).sort();
  }

  /** A digest of the names and contents of all files. */
  public async digest(): Promise<string> {
    return (await this.shell('find . -type f | sort | xargs -r sha256sum | sha256sum')).trim();
  }
}
