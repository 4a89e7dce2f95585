import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { authLine, type DrillLogin } from '../../core/drill/commands';
import { PATHS } from '../../core/render/paths';
import { DrillError } from './drill-error';

/** The server ended the session. */
export class SessionEnded extends DrillError {}

/** A server that a session connects to. */
export interface Server {
  /** The construct path, for messages. */
  readonly path: string;
  readonly container: string;
  /** The name of the command line client in the container. */
  readonly client: string;
  readonly login: DrillLogin;
}

const END = 'cdktf-redis:end-of-answer';

/** The line that redis-cli below 3.0 prints after an answer that took at least half a second. */
const ELAPSED = /^\(\d+\.\d\ds\)$/;

/**
 * A session with a server, through the command line client in its container. It needs no reachable port and no installed
 * client. Commands and the password are sent over the standard input, so that the password is not part of a command line
 * or of an environment.
 */
export class Session {
  private readonly lines: string[] = [];
  private readonly child: ChildProcessWithoutNullStreams;
  private complaint = '';
  private hasEnded = false;
  private wake: () => void = () => undefined;

  private constructor(
    public readonly path: string,
    container: string,
    client: string,
  ) {
    this.child = spawn('docker', ['exec', '--interactive', container, client, '-s', PATHS.socket]);
    const end = () => {
      this.hasEnded = true;
      this.wake();
    };
    this.child.on('error', end);
    this.child.stdin.on('error', end);
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.complaint = text.trim().split('\n').at(-1) ?? '';
    });
    createInterface({ input: this.child.stdout })
      .on('line', (line) => {
        if (ELAPSED.test(line)) return;
        this.lines.push(line);
        this.wake();
      })
      .on('close', end);
  }

  /**
   * Opens a session.
   * @throws SessionEnded if the server does not answer, and DrillError if it rejects the login.
   */
  public static async open({ path, container, client, login }: Server): Promise<Session> {
    const session = new Session(path, container, client);
    try {
      const answer = await session.answer(authLine(login));
      if (answer !== 'OK') throw new DrillError(`[${path}] rejected the login: ${answer}`);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /** Sends a command, and returns the one line of its answer. */
  public async answer(command: string): Promise<string> {
    this.send(command);
    return this.line();
  }

  /** Sends a command, and returns all lines of its answer. */
  public async answers(command: string): Promise<readonly string[]> {
    this.send(command);
    this.send(`ECHO ${END}`);
    const answers: string[] = [];
    for (;;) {
      const line = await this.line();
      if (line === END) return answers;
      answers.push(line);
    }
  }

  /** Ends the client. */
  public close(): void {
    this.child.kill('SIGKILL');
  }

  private send(command: string): void {
    this.child.stdin.write(`${command}\n`);
  }

  private async line(): Promise<string> {
    for (;;) {
      const line = this.lines.shift();
      if (line !== undefined) return line;
      if (this.hasEnded) throw new SessionEnded(`[${this.path}] ended the session. ${this.complaint}`.trim());
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
