import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { authLine, type DrillLogin } from '../../core/drill/commands';
import { PATHS } from '../../core/render/paths';
import { DrillError } from './drill-error';

/** The server is gone. */
export class SessionEnded extends DrillError {}

/** A server to have a session with. */
export interface Server {
  /** Construct path, for messages. */
  readonly path: string;
  readonly container: string;
  /** Name of the client in the container. */
  readonly client: string;
  readonly login: DrillLogin;
}

const END = 'cdktf-redis:end-of-answer';

/** What redis-cli below 3.0 writes below an answer that took half a second. */
const ELAPSED = /^\(\d+\.\d\ds\)$/;

/**
 * A session with a server, by the command line client in its own container: no port of it has to be reachable, and
 * nothing has to be installed. What is asked goes over the standard input, the password too, so it stands on no command
 * line and in no environment.
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
   * @throws SessionEnded when the server is not there, and DrillError when it does not take the password.
   */
  public static async open({ path, container, client, login }: Server): Promise<Session> {
    const session = new Session(path, container, client);
    try {
      const answer = await session.answer(authLine(login));
      if (answer !== 'OK') throw new DrillError(`[${path}] refuses the login: ${answer}`);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /** Asks for what is answered in one line. */
  public async answer(command: string): Promise<string> {
    this.send(command);
    return this.line();
  }

  /** Asks for what is answered in any number of lines. */
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
