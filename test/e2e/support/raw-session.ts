import { connect as connectPlain, type Socket } from 'node:net';
import { connect } from 'node:tls';
import type { RedisTarget } from './redis-cli';

/** One connection to Redis over TLS, without a client that would reconnect or send commands of its own. */
export class RawSession {
  /** Connects, verifies the certificate and logs in. */
  public static async open({ host, port, caPem, username, password }: RedisTarget): Promise<RawSession> {
    const socket = connect({ host, port, ca: caPem, timeout: 60_000 });
    const session = new RawSession(socket);
    await new Promise((resolve, reject) => {
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
    });
    const answer = await session.ask('AUTH', ...(username === undefined ? [] : [username]), password ?? '');
    if (answer !== '+OK\r\n') throw new Error(`AUTH: ${answer}`);
    return session;
  }

  /** Connects over TCP and never starts the TLS handshake. */
  public static silent(host: string, port: number): RawSession {
    return new RawSession(connectPlain({ host, port }));
  }

  private readonly ended: Promise<number>;

  private constructor(private readonly socket: Socket) {
    this.ended = new Promise((resolve) => {
      socket.once('close', () => resolve(Date.now()));
    });
    socket.on('error', () => undefined); // these sessions wait for the connection to be closed
  }

  /** Sends a command and returns the first bytes of the answer, or `closed` if there is no answer. */
  public async ask(...command: string[]): Promise<string> {
    this.send(...command);
    return this.next();
  }

  /** Returns the first bytes of the next message, or `closed` if there is none. */
  public next(): Promise<string> {
    const next = new Promise<string>((resolve) => {
      this.socket.once('data', (chunk) => resolve(chunk.toString('utf8')));
    });
    return Promise.race([next, this.ended.then(() => 'closed')]);
  }

  /** Sends a command without waiting for an answer. */
  public send(...command: string[]): void {
    const parts = command.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
    this.socket.write(`*${command.length}\r\n${parts.join('')}`);
  }

  /** The number of seconds from a point in time until the other side closes the connection. */
  public async secondsUntilClosed(since: number): Promise<number> {
    this.socket.resume();
    return ((await this.ended) - since) / 1000;
  }

  public close(): void {
    this.socket.destroy();
  }
}
