import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';

/** How a program is started. */
export interface ProgramOptions {
  /** @default pipes */
  readonly stdio?: StdioOptions;
  readonly cwd?: string;
  /** Environment variables in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How a program ended. */
export interface Ending {
  /** The exit code, or null if a signal ended it or if it did not start. */
  readonly code: number | null;
  /** The error if it did not start. */
  readonly error?: NodeJS.ErrnoException;
}

/** The milliseconds between SIGTERM and SIGKILL. */
const GRACE = 2000;

/** The milliseconds in which the output of an ended program must arrive. */
const LAST_OUTPUT = 500;

/** A process group needs a Unix. On Windows, only the program itself is stopped. */
const HAS_GROUPS = process.platform !== 'win32';

/** The programs that run. None outlives this process. */
const running = new Set<Program>();
process.on('exit', () => {
  for (const program of running) program.kill();
});

/**
 * A program that this process started. It is the leader of its own process group, so that its children are stopped with it.
 *
 * It has ended when its process has ended. A child that it left behind can keep its pipes open: nobody waits for that.
 */
export class Program {
  public readonly child: ChildProcess;
  /** Resolves when it has ended, and its output was read. It never rejects. */
  public readonly ended: Promise<Ending>;

  public constructor(command: string, args: readonly string[], { stdio = 'pipe', cwd, env }: ProgramOptions) {
    const child = spawn(command, [...args], {
      cwd,
      stdio,
      env: { ...process.env, ...env },
      detached: HAS_GROUPS,
    });
    this.child = child;
    running.add(this);
    // A program that ends early closes its input. Its exit code shows the failure.
    child.stdin?.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      let last: NodeJS.Timeout | undefined;
      const end = (ending: Ending) => {
        clearTimeout(last);
        running.delete(this);
        child.stdin?.destroy();
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve(ending);
      };
      child.on('error', (error) => end({ code: null, error }));
      child.on('close', (code) => end({ code }));
      child.on('exit', (code) => {
        last ??= setTimeout(() => end({ code }), LAST_OUTPUT);
      });
    });
  }

  /**
   * Sends SIGTERM to the program and its children, and SIGKILL if it still runs afterwards.
   * @param milliseconds the time between both signals
   */
  public stop(milliseconds: number = GRACE): void {
    if (!running.has(this)) return;
    this.send('SIGTERM');
    const timer = setTimeout(() => this.kill(), milliseconds);
    void this.ended.then(() => {
      clearTimeout(timer);
      // What the program left behind in its group ends with it.
      this.send('SIGKILL');
    });
  }

  /** Sends SIGKILL to the program and its children. */
  public kill(): void {
    // Another program can have the number of one that has ended.
    if (running.has(this)) this.send('SIGKILL');
  }

  private send(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      if (HAS_GROUPS) process.kill(-pid, signal);
      else this.child.kill(signal);
    } catch {
      // All of them have ended already.
    }
  }
}
