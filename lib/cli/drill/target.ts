import { setTimeout as sleep } from 'node:timers/promises';
import { ENGINES } from '../../core/catalog/engine';
import { type SaveTiming, snapshotLateness } from '../../core/drill/bound';
import type { DrillKeys, DrillLogin } from '../../core/drill/commands';
import type { ServiceReview } from '../../core/review/schema';
import { infoOf } from '../../core/text/info';
import { type Container, docker, inspect } from './docker';
import { DrillError } from './drill-error';
import { type Limits, LONGEST_SECONDS, limitsOf } from './limits';
import { Session } from './session';

const POLL_MILLISECONDS = 100;
/** A shorter interval, because saving little data takes only milliseconds. */
const SAVE_POLL_MILLISECONDS = 10;

/** The default of the directive `hz`, if INFO does not report it. */
const DEFAULT_HZ = 10;

/** A server that a drill tests. */
export class Target {
  public constructor(
    public readonly service: ServiceReview,
    private readonly id: string,
    private readonly login: DrillLogin,
    public readonly limits: Limits = limitsOf(LONGEST_SECONDS),
  ) {}

  public get path(): string {
    return this.service.path;
  }

  public container(): Promise<Container> {
    return inspect(this.id);
  }

  public open(): Promise<Session> {
    const engine = Object.values(ENGINES).find(({ name }) => name === this.service.engine);
    if (engine === undefined)
      throw new DrillError(`[${this.path}] runs the unknown engine ${this.service.engine}`);
    return Session.open({
      path: this.path,
      container: this.id,
      client: engine.client,
      login: this.login,
      seconds: this.limits.answer,
    });
  }

  /** Runs an action in a new session. */
  public async during<T>(act: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.open();
    try {
      return await act(session);
    } finally {
      session.close();
    }
  }

  /** Returns the fields of INFO. */
  public info(): Promise<ReadonlyMap<string, string>> {
    return this.during((session) => this.infoIn(session));
  }

  private async infoIn(session: Session): Promise<ReadonlyMap<string, string>> {
    const lines = await session.answers('INFO');
    const info = infoOf(lines);
    if (info.size === 0) throw new DrillError(`[${this.path}] rejected INFO: ${lines[0]}`);
    return info;
  }

  /**
   * Waits until its process is another one and serves.
   * @returns Notes for the report, or undefined if the process did not stop.
   */
  public async servesAgain({ startedAt }: Container): Promise<readonly string[] | undefined> {
    const hasDied = async () => {
      const now = await this.container();
      return now.startedAt !== startedAt || now.status === 'exited';
    };
    if (!(await within(this.limits.death, hasDied))) return undefined;
    return this.isServing();
  }

  /**
   * Waits until the server answers. Starts the container if Docker does not.
   * @returns Notes for the report.
   */
  public async isServing(seconds: number = this.limits.start): Promise<readonly string[]> {
    const { status, name } = await this.container();
    if (status === 'exited') await docker(['start', this.id]);
    if (!(await within(seconds, () => this.serves()))) {
      throw new DrillError(`[${this.path}] did not answer within ${seconds} s, see: docker logs ${name}`);
    }
    return status === 'exited' ? ['Docker did not restart the container, so the drill started it'] : [];
  }

  /** Waits until the health check of the container succeeds again. */
  public async isHealthy(): Promise<void> {
    const isHealthy = async () => ['healthy', null].includes((await this.container()).health);
    if (await within(this.limits.health, isHealthy)) return;
    throw new DrillError(`[${this.path}] did not become healthy within ${this.limits.health} s`);
  }

  private async serves(): Promise<boolean> {
    const { isRunning } = await this.container();
    return isRunning && (await this.asks('PING')) === 'PONG';
  }

  /** Sends a command. Returns undefined if the server does not answer. */
  private async asks(command: string): Promise<string | undefined> {
    try {
      return await this.during((session) => session.answer(command));
    } catch (error) {
      if (!(error instanceof DrillError)) throw error;
      return undefined;
    }
  }

  /** Returns the numbers of the keys that still exist. */
  public survivors(keys: DrillKeys, count: number): Promise<ReadonlySet<number>> {
    return this.during(async (session) => {
      const found = new Set<number>();
      for (const { line, keys: asked } of keys.get(count)) {
        const values = await session.answers(line);
        if (values.length !== asked)
          throw new DrillError(`[${this.path}] did not return the keys: ${values[0]}`);
        for (const value of values.filter((text) => text !== '')) found.add(Number(value));
      }
      return found;
    });
  }

  /** Writes the key of a number. */
  public write(keys: DrillKeys, number: number): Promise<void> {
    return this.during(async (session) => {
      const answer = await session.answer(keys.set(number));
      if (answer !== 'OK') throw new DrillError(`[${this.path}] rejected a write: ${answer}`);
    });
  }

  /** Waits until the replica has the last key that was written to its primary, and therefore all earlier keys. */
  public async hasCopied(keys: DrillKeys, last: number): Promise<void> {
    if (await within(this.limits.copy, async () => (await this.asks(keys.getOne(last))) === String(last)))
      return;
    throw new DrillError(`[${this.path}] did not copy the data of its primary within ${this.limits.copy} s`);
  }

  public remove(keys: DrillKeys, count: number): Promise<void> {
    return this.during(async (session) => {
      for (const line of keys.remove(count)) await session.answer(line);
    });
  }

  /** How many seconds late data can reach the disk. For a server with snapshots only, a snapshot is taken to measure it. */
  public async lateSeconds(): Promise<number> {
    const { persistence, follows } = this.service;
    const savesOnly = follows === null && persistence.fsync === null && persistence.savePoints.length > 0;
    return savesOnly ? snapshotLateness(await this.during((session) => this.timeSave(session))) : 0;
  }

  private async timeSave(session: Session): Promise<SaveTiming> {
    const isIdle = async () => (await this.infoIn(session)).get('rdb_bgsave_in_progress') === '0';
    await within(this.limits.start, isIdle, SAVE_POLL_MILLISECONDS);
    const start = performance.now();
    const answer = await session.answer('BGSAVE');
    if (answer !== 'Background saving started') {
      throw new DrillError(`[${this.path}] did not start a snapshot: ${answer}`);
    }
    await within(this.limits.start, isIdle, SAVE_POLL_MILLISECONDS);
    const saveSeconds = (performance.now() - start) / 1000;
    return { hz: Number((await this.infoIn(session)).get('hz') ?? DEFAULT_HZ), saveSeconds };
  }
}

/** Repeats a check until it succeeds. Returns whether it succeeded in time. */
export async function within(
  seconds: number,
  question: () => Promise<boolean>,
  everyMilliseconds: number = POLL_MILLISECONDS,
): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  while (!(await question())) {
    if (performance.now() > end) return false;
    await sleep(everyMilliseconds);
  }
  return true;
}
