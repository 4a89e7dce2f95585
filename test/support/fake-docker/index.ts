import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Called } from '../cli';

const PROGRAM = join(__dirname, '../../../bin/cdktf-redis.js');

/** A fake container and the server in it. */
export interface FakeContainer {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly password: string;
  /** Whether its keys survive a restart. */
  readonly keeps: boolean;
  /** @default true */
  readonly isRunning?: boolean;
  /** Additional lines of INFO. */
  readonly info?: string;
  /** The error that it returns for every write. */
  readonly refuses?: string;
  /** Free space on its data volume in KiB. @default 1048576 */
  readonly free?: number;
  /** @default 60 */
  readonly stopTimeout?: number;
  /** When `docker exec` never ends. */
  readonly hangs?: 'always' | 'after a restart';
}

/** A fake Docker engine: a folder with a program named docker, which runs `docker.mjs`. */
export class FakeDocker {
  public readonly folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-fake-docker-'));

  public constructor() {
    mkdirSync(join(this.folder, 'bin'));
    this.addProgram('docker', `exec '${process.execPath}' '${join(__dirname, 'docker.mjs')}' "$@"`);
    this.run();
  }

  /** Starts these containers, and removes everything else. */
  public run(...containers: readonly FakeContainer[]): void {
    for (const { id } of containers) rmSync(join(this.folder, `${id}.keys`), { force: true });
    rmSync(join(this.folder, 'calls.log'), { force: true });
    writeFileSync(join(this.folder, 'engine.json'), JSON.stringify(containers.map(asInspected)));
  }

  /** The commands that it received, without their arguments. */
  public get calls(): readonly string[] {
    return this.textOf('calls.log')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ')[0]);
  }

  /** The keys of a server. */
  public keysOf(id: string): readonly string[] {
    return this.textOf(`${id}.keys`).split('\n').filter(Boolean);
  }

  /** Runs `cdktf-redis drill` as a user does. */
  public drill(...args: readonly string[]): Promise<Called> {
    return this.command('drill', ...args);
  }

  /** Runs any command of `cdktf-redis` as a user does. */
  public command(...args: readonly string[]): Promise<Called> {
    return ended(this.start(args));
  }

  /** Runs a command of `cdktf-redis` where no program is on the PATH. */
  public without(...args: readonly string[]): Promise<Called> {
    return ended(this.start(args, '/nowhere'));
  }

  /** Gives the engine these images. */
  public hold(...images: readonly string[]): void {
    writeFileSync(join(this.folder, 'images'), images.join('\n'));
  }

  /** Gives the engine these objects, as `docker inspect` prints them. */
  public have(objects: Readonly<Record<'container' | 'network' | 'volume', readonly object[]>>): void {
    writeFileSync(join(this.folder, 'objects.json'), JSON.stringify(objects));
  }

  /** Puts another program on the PATH, as a script of sh. */
  public addProgram(name: string, script: string): void {
    const program = join(this.folder, 'bin', name);
    writeFileSync(program, `#!/bin/sh\n${script}\n`);
    chmodSync(program, 0o755);
  }

  /** Runs `cdktf-redis drill`, and sends SIGINT after its first message. */
  public interruptedDrill(...args: readonly string[]): Promise<Called> {
    const child = this.start(['drill', ...args]);
    child.stderr.once('data', () => child.kill('SIGINT'));
    return ended(child);
  }

  /** Removes it, and ends what a command that never ends left behind. */
  public remove(): void {
    for (const pid of this.textOf('holders.log').split('\n').filter(Boolean)) {
      try {
        process.kill(Number(pid));
      } catch {
        // It has ended.
      }
    }
    rmSync(this.folder, { recursive: true });
  }

  private start(
    args: readonly string[],
    path = `${this.folder}/bin:${process.env.PATH}`,
  ): ChildProcessWithoutNullStreams {
    const env = { ...process.env, FAKE_DOCKER: this.folder, PATH: path };
    const child = spawn(process.execPath, [PROGRAM, ...args], { env });
    child.stdin.end();
    return child;
  }

  private textOf(name: string): string {
    const file = join(this.folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }
}

function ended(child: ChildProcessWithoutNullStreams): Promise<Called> {
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.err += text;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? -1, ...written }));
  });
}

function asInspected({
  id,
  labels,
  isRunning = true,
  info,
  free = 1048576,
  stopTimeout = 60,
  ...answers
}: FakeContainer) {
  return {
    ...{ ...answers, free, info: ['redis_version:7.0.15', 'hz:10', info].filter(Boolean).join('\n') },
    Id: id,
    Name: `/${id}`,
    Image: 'image',
    Config: { Labels: labels, StopTimeout: stopTimeout },
    HostConfig: { Memory: 0 },
    State: {
      Status: isRunning ? 'running' : 'exited',
      Running: isRunning,
      Restarting: false,
      OOMKilled: false,
      Pid: 1,
      StartedAt: 'first',
    },
  };
}
