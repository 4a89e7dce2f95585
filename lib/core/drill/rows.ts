import type { Loss, LossEvent } from '../review/schema';
import { type Bound, boundOf, couldTell, isWithin } from './bound';
import { type Acknowledged, type Measured, measure } from './measured';
import type { DrilledEvent, DrillRow } from './report';

/** An event that happened to a server, and the loss that its review states. */
export interface Happened {
  readonly path: string;
  readonly event: LossEvent;
  /** The loss that the review states. */
  readonly stated: Loss;
  /** How many seconds late data can reach the disk. */
  readonly lateSeconds: number;
  readonly notes: readonly string[];
}

/** The row of an event that was caused. */
export function measuredRow(
  happened: Happened,
  acknowledged: readonly Acknowledged[],
  survivors: ReadonlySet<number>,
): DrillRow {
  const { path, event, stated, lateSeconds, notes } = happened;
  const measured = measure(acknowledged, survivors);
  const bound = boundOf(stated, measured.ratePerSecond, lateSeconds);
  return {
    path,
    event,
    cause: null,
    outcome: isWithin(measured, bound) ? 'within' : 'above',
    measured,
    stated: { ...bound, loss: stated.loss },
    notes: couldTell(measured, bound) ? notes : [...notes, shortness(measured, bound)],
  };
}

/** Explains why a loss within its bound proves little. */
function shortness({ wroteSeconds }: Measured, { seconds }: Bound): string {
  return seconds === null
    ? 'no drill is long enough, because the loss is not limited'
    : `the drill wrote for ${wroteSeconds.toFixed(1)} s, which is too short to lose more than is stated: increase --seconds`;
}

/** The row of an event that could not be caused or completed. */
export function unmeasuredRow({ path, event, stated, lateSeconds, notes }: Happened, rate: number): DrillRow {
  return {
    path,
    event,
    cause: null,
    outcome: 'not measured',
    measured: null,
    stated: { ...boundOf(stated, rate, lateSeconds), loss: stated.loss },
    notes,
  };
}

/** The row of a replica after an event of its primary. It can lose the same data; a larger loss is above what is stated. */
export function copiedRow(
  { path, event, stated, notes }: Omit<Happened, 'lateSeconds'>,
  cause: DrilledEvent,
  acknowledged: readonly Acknowledged[],
  { primary, replica }: { readonly primary: ReadonlySet<number>; readonly replica: ReadonlySet<number> },
): DrillRow {
  return {
    path,
    event,
    cause,
    outcome: [...primary].every((number) => replica.has(number)) ? 'within' : 'above',
    measured: measure(acknowledged, replica),
    stated: { worst: stated.worst, seconds: null, loss: stated.loss },
    notes,
  };
}
