import { setTimeout as sleep } from 'node:timers/promises';
import type { DrillKeys } from '../../core/drill/commands';
import type { Acknowledged } from '../../core/drill/measured';
import { DrillError } from './drill-error';
import { type Session, SessionEnded } from './session';

/**
 * Writes numbered keys at a steady rate, each when the one before it was acknowledged. Where that took long, it
 * catches up: the rate is that of the clock.
 */
export class Writer {
  public readonly acknowledged: Acknowledged[] = [];
  /** How many keys can be there. */
  public sent = 0;
  /** Resolves when the server is gone or the writer was stopped; rejects when the server refuses a write. */
  public readonly ended: Promise<void>;
  private isStopped = false;

  /** Begins to write. */
  public constructor(
    private readonly session: Session,
    private readonly keys: DrillKeys,
    private readonly rate: number,
  ) {
    this.ended = this.write();
    // Whoever stops it is told.
    this.ended.catch(() => undefined);
  }

  /** Ends the session, and waits for the end. */
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
      if (answer !== 'OK') throw new DrillError(`[${this.session.path}] refuses a write: ${answer}`);
      this.acknowledged.push({ number, sentAt, acknowledgedAt: performance.now() });
    }
  }

  /** Undefined: the server is gone. */
  private async ask(command: string): Promise<string | undefined> {
    try {
      return await this.session.answer(command);
    } catch (error) {
      if (error instanceof SessionEnded) return undefined;
      throw error;
    }
  }
}
