import type { Loss, LossEvent } from '../../review/schema';
import type { Impact } from '../impact';
import type { DataFate, Interruption } from '../kind';

/**
 * What a change of the code means for the data: the reviews of two synths compared, without secrets. Its keys are those
 * of `review --base --format json`, and contract. What is not there is null.
 */
export interface ChangeReview {
  /** Version of the format. Incremented on breaking changes. */
  readonly formatVersion: 1;
  /** Names of the stacks before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly worst: Impact;
  /** The images that must be on the Docker engine before the apply: services are down while they are pulled. */
  readonly images: readonly string[];
  /** Everything that is reviewed on either side, worst first, then by construct path. */
  readonly constructs: readonly ConstructChange[];
}

/** What a change means for one construct. */
export interface ConstructChange {
  readonly path: string;
  /**
   * `RedisService`, `Replica`, `TlsTerminator` or the kind of another workload. `other` runs nothing, but has a problem, a
   * policy or a regulated workload.
   */
  readonly kind: string;
  readonly presence: 'new' | 'gone' | 'both';
  readonly impact: Impact;
  /** What happens to it at worst, in words. */
  readonly meaning: string;
  /** Everything that happens to it, worst first. The first one is the impact and the meaning above. */
  readonly effects: readonly Effect[];
  /** What becomes of the keys. Null: it holds none. */
  readonly data: DataFate | null;
  readonly findings: readonly Difference[];
  /** What could be lost before and after, where that differs. */
  readonly losses: readonly LossChange[];
}

/** One thing that happens to a construct. */
export interface Effect {
  readonly impact: Impact;
  readonly meaning: string;
  /** How long clients are interrupted at worst. Null: nobody is. */
  readonly interruption: Interruption | null;
}

/** How a setting moves. */
export type Tendency =
  /** More clients can reach it, or they can without TLS. */
  | 'exposed'
  /** It promises less, or allows more. */
  | 'weaker'
  | 'stronger'
  /** Neither, or it cannot be compared. */
  | 'changed';

/** One setting, endpoint, user, problem or rule that differs. */
export interface Difference {
  readonly tendency: Tendency;
  readonly what: string;
  /** In words. Null if it does not exist on that side. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What could be lost at some events, before and after. Null: the server could not, or cannot, meet them. */
export interface LossChange {
  readonly events: readonly LossEvent[];
  readonly tendency: Tendency;
  readonly before: Outlook | null;
  readonly after: Outlook | null;
}

/** A loss, whatever the event. */
export type Outlook = Omit<Loss, 'event'>;
