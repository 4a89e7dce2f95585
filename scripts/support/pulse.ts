import { connect, type TLSSocket } from 'node:tls';

/** Where a pulse connects. */
export interface PulseTarget {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  readonly ca: string;
}

/** What a pulse saw of a change. */
export interface Interruption {
  /** The longest time between two answers, in seconds. */
  readonly seconds: number;
  /** How many of its sessions ended. */
  readonly sessions: number;
  /** The oldest value that a reader was given, in seconds after it was written. */
  readonly staleSeconds: number;
}

const EVERY_MILLISECONDS = 50;
/** After this time without an answer, a client gives up and connects again. */
const PATIENCE_MILLISECONDS = 500;
const KEY = 'measured:pulse';

/**
 * A client that works through TLS every 50 ms: a writer writes the time and reads it back, a reader only reads. If it gets no answer, or
 * an error, it connects again, to each of its targets in turn.
 */
export class Pulse {
  private lastAnswer = performance.now();
  private longest = 0;
  private sessions = 0;
  private stalest = 0;
  private attempts = 0;
  private isStopped = false;
  private readonly running: Promise<void>;

  constructor(
    private readonly role: 'writer' | 'reader',
    private readonly targets: readonly PulseTarget[],
  ) {
    this.running = this.run();
  }

  /** Forgets what it saw. */
  public reset(): void {
    this.lastAnswer = performance.now();
    this.longest = 0;
    this.sessions = 0;
    this.stalest = 0;
  }

  /** What it saw since the last reset. */
  public get seen(): Interruption {
    this.note();
    return { seconds: this.longest / 1000, sessions: this.sessions, staleSeconds: this.stalest / 1000 };
  }

  public async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private note(): void {
    this.longest = Math.max(this.longest, performance.now() - this.lastAnswer);
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      const target = this.targets[this.attempts++ % this.targets.length];
      const worked = await this.session(target).catch(() => false);
      if (worked) this.sessions++;
      await pause(EVERY_MILLISECONDS);
    }
  }

  /** One session. Returns whether it ever got an answer. */
  private async session(target: PulseTarget): Promise<boolean> {
    const socket = connect({ host: target.host, port: target.port, ca: target.ca, servername: 'localhost' });
    socket.on('error', () => undefined);
    let hasWorked = false;
    try {
      await answer(socket, `AUTH ${target.password}\r\n`, /^\+OK/);
      while (!this.isStopped) {
        const write = this.role === 'writer' ? `SET ${KEY} ${Date.now()}\r\n` : '';
        const text = await answer(socket, `${write}GET ${KEY}\r\n`, /\$\d+\r\n(\d+)\r\n$|\$-1\r\n$/);
        this.note();
        this.lastAnswer = performance.now();
        this.stalest = Math.max(this.stalest, Date.now() - Number(/(\d+)\r\n$/.exec(text)?.[1]));
        hasWorked = true;
        await pause(EVERY_MILLISECONDS);
      }
    } catch {
      return hasWorked;
    } finally {
      socket.destroy();
    }
    return false;
  }
}

/** Sends commands and waits until the answer is complete. An error of the server is a failure. */
function answer(socket: TLSSocket, commands: string, complete: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const done = (end: () => void) => {
      clearTimeout(timer);
      socket.removeAllListeners('data').removeAllListeners('close');
      end();
    };
    const fail = () => done(() => reject(new Error('no answer')));
    const timer = setTimeout(fail, PATIENCE_MILLISECONDS);
    socket.once('close', fail);
    socket.on('data', (piece) => {
      text += piece.toString();
      if (/(^|\r\n)-/.test(text)) fail();
      else if (complete.test(text)) done(() => resolve(text));
    });
    socket.write(commands);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
