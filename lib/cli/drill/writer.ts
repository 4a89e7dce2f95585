import { setTimeout as sleep } from 'node:timers/promises';
import type { DrillKeys } from '../../core/drill/commands';
import type { Acknowledged } from '../../core/drill/measured';
import { DrillError } from './drill-error';
import { type Session, SessionEnded } from './session';

/**
 * Writes numbered keys at a steady rate. Each write waits until the previous one was acknowledged. After a slow write, the
 * writer catches up.
 */
export class Writer {
  public readonly acknowledged: Acknowledged[] = [];
  /** The number of keys that can exist. */
  public sent = 0;
  /** Resolves when the server or the writer stops. Rejects if the server rejects a write. */
  public readonly ended: Promise<void>;
  /** Why the session ended, if the server ended it. */
  public endedBecause: string | undefined;
  private isStopped = false;

  /** Starts to write. */
  public constructor(
    private readonly session: Session,
    private readonly keys: DrillKeys,
    private readonly rate: number,
  ) {
    this.ended = this.write();
    // The caller of stop() gets the error.
    this.ended.catch(() => undefined);
  }

  /** Ends the session and waits for its end. */
  public async stop(): Promise<void> {
    this.isStopped = true;
    this.session.close();
    await this.ended;
  }

  private async write(): Promise<void> {
    const start = performance.now();
    while (!this.isStopped) {
      const ahead = start + (this.sent * 1000) / this.rate - performance.now();
      if (ahead > 1) await sleep(ahead);
      const sentAt = performance.now();
      const number = this.sent++;
      const answer = await this.ask(this.keys.set(number));
      if (answer === undefined) return;
      if (answer !== 'OK') throw new DrillError(`[${this.session.path}] rejected a write: ${answer}`);
      this.acknowledged.push({ number, sentAt, acknowledgedAt: performance.now() });
    }
  }

  /** Sends a command. Returns undefined if the server stopped. */
  private async ask(command: string): Promise<string | undefined> {
    try {
      return await this.session.answer(command);
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error;
      this.endedBecause = error.message;
      return undefined;
    }
  }
}
