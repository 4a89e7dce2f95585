import type { LossEvent } from '../review/schema';
import type { Bound } from './bound';
import type { Measured } from './measured';

/** The events that a drill can cause. */
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

const BY_TERRAFORM = 'only Terraform can cause them';

/** The events that a drill cannot cause. */
const OTHER_EVENTS: readonly Undrilled[] = [
  { event: 'host power loss', why: 'a drill cannot cut the power of a machine' },
  { event: 'lost disk', why: 'a drill removes no volume' },
  { event: 'lost host', why: 'a drill removes no volume' },
  { event: 'resize', why: BY_TERRAFORM },
  { event: 'configuration change', why: BY_TERRAFORM },
  { event: 'upgrade', why: BY_TERRAFORM },
  { event: 'destroy', why: BY_TERRAFORM },
  { event: 'taken out of the code', why: BY_TERRAFORM },
];

/** The result of one event for one service. */
export interface DrillRow {
  /** The construct path. */
  readonly path: string;
  readonly event: LossEvent;
  /** The event of its primary, if that is the cause of the loss. */
  readonly cause: DrilledEvent | null;
  readonly outcome: 'within' | 'above' | 'not measured';
  /** Null if the event could not be caused. */
  readonly measured: Measured | null;
  readonly stated: Stated;
  readonly notes: readonly string[];
}

/** The loss that the review states for an event. */
export interface Stated extends Bound {
  /** The text of the review. */
  readonly loss: string;
}

/** The result of a drill. */
export interface DrillReport {
  readonly stack: string;
  /** The requested number of writes per second. */
  readonly rate: number;
  /** The seconds of writing before each event. */
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

/** The events that were not drilled, given those that were requested. */
export function undrilled(asked: readonly DrilledEvent[]): readonly Undrilled[] {
  return [
    ...DRILLED_EVENTS.filter((event) => !asked.includes(event)).map((event) => ({
      event,
      why: 'they were not requested',
    })),
    ...OTHER_EVENTS,
  ];
}
