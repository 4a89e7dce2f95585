import { createInterface } from 'node:readline';
import { authLine, type DrillLogin } from '../../core/drill/commands';
import { PATHS } from '../../core/render/paths';
import { Program } from '../programs/program';
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
  /** The limit for an answer, in seconds. */
  readonly seconds: number;
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
  private readonly client: Program;
  private complaint = '';
  /** How it ended, if it did. */
  private end: string | undefined;
  private wake: () => void = () => undefined;

  private constructor(
    public readonly path: string,
    container: string,
    client: string,
    private readonly seconds: number,
  ) {
    this.client = new Program('docker', ['exec', '--interactive', container, client, '-s', PATHS.socket], {});
    const { stdout, stderr } = this.client.child;
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.complaint = text.trim().split('\n').at(-1) ?? '';
    });
    if (stdout) createInterface({ input: stdout }).on('line', (line) => this.read(line));
    void this.client.ended.then(() => {
      this.finish(`ended the session. ${this.complaint}`);
    });
  }

  /**
   * Opens a session.
   * @throws SessionEnded if the server does not answer, and DrillError if it rejects the login.
   */
  public static async open({ path, container, client, login, seconds }: Server): Promise<Session> {
    const session = new Session(path, container, client, seconds);
    try {
      const answer = await session.answer(authLine(login));
      if (answer !== 'OK') throw new DrillError(`[${path}] rejected the login: ${answer}`);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /**
   * Sends a command, and returns the one line of its answer.
   * @throws SessionEnded if the server does not answer within the limit. The session is closed then.
   */
  public async answer(command: string, seconds: number = this.seconds): Promise<string> {
    this.send(command);
    return this.line(seconds);
  }

  /**
   * Sends a command, and returns all lines of its answer.
   * @throws SessionEnded as for `answer`.
   */
  public async answers(command: string): Promise<readonly string[]> {
    this.send(command);
    this.send(`ECHO ${END}`);
    const answers: string[] = [];
    for (;;) {
      const line = await this.line(this.seconds);
      if (line === END) return answers;
      answers.push(line);
    }
  }

  /** Ends the client. */
  public close(): void {
    this.client.kill();
  }

  private send(command: string): void {
    this.client.child.stdin?.write(`${command}\n`);
  }

  private read(line: string): void {
    if (ELAPSED.test(line)) return;
    this.lines.push(line);
    this.wake();
  }

  private finish(how: string): void {
    this.end ??= how;
    this.wake();
  }

  private async line(seconds: number): Promise<string> {
    const timer = setTimeout(() => {
      this.finish(`did not answer within ${seconds} s`);
      this.close();
    }, seconds * 1000);
    try {
      for (;;) {
        const line = this.lines.shift();
        if (line !== undefined) return line;
        if (this.end !== undefined) throw new SessionEnded(`[${this.path}] ${this.end}`.trim());
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    } finally {
      clearTimeout(timer);
    }
  }
}
