import type { LossEvent } from '../review/schema';
import type { Bound } from './bound';
import type { Measured } from './measured';

/** Events that a drill brings about. */
export const DRILLED_EVENTS = [
  'process crash',
  'container kill',
  'out of memory',
  'planned restart',
] as const satisfies readonly LossEvent[];

export type DrilledEvent = (typeof DRILLED_EVENTS)[number];

/** An event that was not drilled, and why. */
export interface Undrilled {
  readonly event: LossEvent;
  readonly why: string;
}

const BY_TERRAFORM = 'Terraform brings it about';

/** Events that no drill brings about. */
const OTHER_EVENTS: readonly Undrilled[] = [
  { event: 'host power loss', why: 'a drill does not cut the power of a machine' },
  { event: 'resize', why: BY_TERRAFORM },
  { event: 'configuration change', why: BY_TERRAFORM },
  { event: 'upgrade', why: BY_TERRAFORM },
  { event: 'destroy', why: BY_TERRAFORM },
  { event: 'taken out of the code', why: BY_TERRAFORM },
];

/** What one event did to one service. */
export interface DrillRow {
  /** Construct path. */
  readonly path: string;
  readonly event: LossEvent;
  /** What happened to its primary, where that is the event. */
  readonly cause: DrilledEvent | null;
  readonly outcome: 'within' | 'above' | 'not measured';
  /** Null: the event could not be brought about. */
  readonly measured: Measured | null;
  readonly stated: Stated;
  readonly notes: readonly string[];
}

/** What the review states of an event. */
export interface Stated extends Bound {
  /** In the words of the review. */
  readonly loss: string;
}

/** What a drill found. */
export interface DrillReport {
  readonly stack: string;
  /** Writes in a second that were asked for. */
  readonly rate: number;
  /** For how long they were written before each event. */
  readonly seconds: number;
  readonly rows: readonly DrillRow[];
  readonly notDrilled: readonly Undrilled[];
}

/** The worst outcome of a drill. */
export function outcomeOf({ rows }: DrillReport): DrillRow['outcome'] {
  const bad = (['above', 'not measured'] as const).find((outcome) =>
    rows.some((row) => row.outcome === outcome),
  );
  return bad ?? 'within';
}

/** Events that were not drilled where some were asked for. */
export function undrilled(asked: readonly DrilledEvent[]): readonly Undrilled[] {
  return [
    ...DRILLED_EVENTS.filter((event) => !asked.includes(event)).map((event) => ({
      event,
      why: 'it was not asked for',
    })),
    ...OTHER_EVENTS,
  ];
}
