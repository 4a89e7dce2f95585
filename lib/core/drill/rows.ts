import type { Loss, LossEvent } from '../review/schema';
import { type Bound, boundOf, couldTell, isWithin } from './bound';
import { type Acknowledged, type Measured, measure } from './measured';
import type { DrilledEvent, DrillRow } from './report';

/** What happened to a server, and what its review states of it. */
export interface Happened {
  readonly path: string;
  readonly event: LossEvent;
  /** What the review states. */
  readonly stated: Loss;
  /** How much later than due what is due can be on disk. */
  readonly lateSeconds: number;
  readonly notes: readonly string[];
}

/** The row of an event that was brought about. */
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

/** Why a loss within its bound proves little. */
function shortness({ wroteSeconds }: Measured, { seconds }: Bound): string {
  return seconds === null
    ? 'no drill is long enough, because nothing bounds the loss'
    : `it wrote for ${wroteSeconds.toFixed(1)} s, too short to lose more than is stated: raise --seconds`;
}

/** The row of an event that could not be brought about, or not to its end. */
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

/**
 * The row of a replica whose primary something happened to. It loses the same data: more than that is above what is
 * stated.
 */
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
