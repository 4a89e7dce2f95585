import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DrillKeys } from '../../core/drill/commands';
import { type DrilledEvent, type DrillReport, type DrillRow, undrilled } from '../../core/drill/report';
import { copiedRow, type Happened, measuredRow, unmeasuredRow } from '../../core/drill/rows';
import type { Loss, LossEvent } from '../../core/review/schema';
import { DrillError } from './drill-error';
import { ACTS, NotCaused } from './events';
import type { Target } from './target';
import { Writer } from './writer';

/** The plan of a drill. */
export interface DrillPlan {
  readonly stack: string;
  /** The construct paths of the services that the events happen to. */
  readonly chosen: readonly string[];
  /** All affected services, by construct path. */
  readonly targets: ReadonlyMap<string, Target>;
  readonly events: readonly DrilledEvent[];
  /** The number of writes per second. */
  readonly rate: number;
  /** The seconds of writing before an event. */
  readonly seconds: number;
}

/** Causes every event for every service, one after the other, and measures what is lost. */
export async function drillAll(
  plan: DrillPlan,
  report: (progress: string) => void,
  signal: AbortSignal,
): Promise<DrillReport> {
  const rows: DrillRow[] = [];
  for (const path of plan.chosen) {
    for (const event of plan.events) {
      report(`${path}: ${event}`);
      rows.push(...(await new Trial(plan, targetAt(plan, path), event).run(signal)));
    }
  }
  // Leave all servers healthy, so that another drill accepts them.
  await Promise.all([...plan.targets.values()].map((target) => target.isHealthy()));
  const { stack, rate, seconds, events } = plan;
  return { stack, rate, seconds, rows, notDrilled: undrilled(events) };
}

/** One event that happens to one service, while numbered keys are written to it or to its primary. */
class Trial {
  private readonly keys = new DrillKeys(randomBytes(4).toString('hex'));
  private readonly source: Target;

  public constructor(
    private readonly plan: DrillPlan,
    private readonly target: Target,
    private readonly event: DrilledEvent,
  ) {
    this.source = sourceOf(plan, target);
  }

  public async run(signal: AbortSignal): Promise<readonly DrillRow[]> {
    const lateSeconds = await this.target.lateSeconds();
    const happened = { ...about(this.target, this.event), lateSeconds };
    const writer = new Writer(await this.source.open(), this.keys, this.plan.rate);
    try {
      const rows = await this.drilled(happened, writer, signal);
      await this.cleanUp(writer);
      return rows;
    } catch (error) {
      // The first error says what is wrong. A server that does not answer keeps the keys.
      await this.cleanUp(writer).catch(() => undefined);
      throw error;
    }
  }

  private async drilled(
    happened: Happened,
    writer: Writer,
    signal: AbortSignal,
  ): Promise<readonly DrillRow[]> {
    try {
      await this.writtenFor(writer, signal);
      if (writer.acknowledged.length === 0) throw new NotCaused('no write was acknowledged before the event');
      const notes = await this.happen();
      await writer.stop();
      return await this.rows({ ...happened, notes }, writer);
    } catch (error) {
      if (!(error instanceof NotCaused)) throw error;
      return [unmeasuredRow({ ...happened, notes: [error.message] }, this.plan.rate)];
    }
  }

  /** Writes for the given time. Throws if the server stops or rejects a write before the event. */
  private async writtenFor(writer: Writer, signal: AbortSignal): Promise<void> {
    const tooEarly = writer.ended.then(() => {
      throw new DrillError(`before the event: ${writer.endedBecause}`);
    });
    tooEarly.catch(() => undefined); // after the event, the session is expected to end
    await Promise.race([tooEarly, sleep(this.plan.seconds * 1000, undefined, { signal, ref: false })]);
  }

  private async happen(): Promise<readonly string[]> {
    const before = await this.target.container();
    await ACTS[this.event](this.target);
    const notes = await this.target.servesAgain(before);
    if (notes === undefined) throw new NotCaused('the process did not stop');
    const { isOomKilled } = await this.target.container();
    return this.event !== 'out of memory' || isOomKilled
      ? notes
      : [...notes, 'Docker did not report that the process ran out of memory'];
  }

  private async rows(happened: Happened, { acknowledged, sent }: Writer): Promise<readonly DrillRow[]> {
    await this.source.write(this.keys, sent);
    const primary = await this.source.survivors(this.keys, sent);
    const copies = new Map<Target, ReadonlySet<number>>();
    for (const follower of followersOf(this.plan, this.source)) {
      await follower.hasCopied(this.keys, sent);
      copies.set(follower, await follower.survivors(this.keys, sent));
    }
    const own = copies.get(this.target);
    if (own !== undefined) {
      return [
        measuredRow(
          happened,
          acknowledged.filter(({ number }) => primary.has(number)),
          own,
        ),
      ];
    }
    return [
      measuredRow(happened, acknowledged, primary),
      ...[...copies].map(([follower, replica]) =>
        copiedRow(about(follower, 'primary loses data'), this.event, acknowledged, { primary, replica }),
      ),
    ];
  }

  /** Waits until the server answers, and removes the keys. */
  private async cleanUp(writer: Writer): Promise<void> {
    await writer.stop();
    await this.target.isServing(this.target.limits.cleanUp);
    await this.source.remove(this.keys, writer.sent + 1);
  }
}

/** The loss that the review states for an event of a service. */
function about({ path, service }: Target, event: LossEvent): Omit<Happened, 'lateSeconds'> {
  const stated: Loss | undefined = service.losses.find((loss) => loss.event === event);
  if (stated === undefined)
    throw new DrillError(`[${path}] the review states no loss for the event: ${event}`);
  return { path, event, stated, notes: [] };
}

function targetAt({ targets }: DrillPlan, path: string): Target {
  const target = targets.get(path);
  if (target === undefined) throw new DrillError(`[${path}] is not part of this drill`);
  return target;
}

/** The server that accepts the writes: the first primary. */
function sourceOf(plan: DrillPlan, target: Target): Target {
  const { follows } = target.service;
  return follows === null ? target : sourceOf(plan, targetAt(plan, follows.primary));
}

function followersOf(plan: DrillPlan, source: Target): readonly Target[] {
  return [...plan.targets.values()].filter(
    (target) => target !== source && sourceOf(plan, target) === source,
  );
}
