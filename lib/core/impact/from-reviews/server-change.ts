import type { ServiceReview } from '../../review/model';
import type { KeyHolder } from '../keys';
import { departure, type Outcome, restart } from './outcome';
import type { Pair } from './pairs';

/** What is to be known of a server beside its reviews. */
interface Circumstances {
  /** Whether no stack of that name is in the code any more. */
  readonly isStackGone: boolean;
  /** Construct path of a server that is gone, and whose volume this one has. */
  readonly takesVolumeOf?: string;
}

/** A server as it was before a change of the code, and as it will be after it. */
export class ServerChange implements KeyHolder {
  public readonly path: string;
  /** What its own container and volume mean for its keys. */
  public readonly outcome: Outcome;
  /** Whether its container is another one. */
  public readonly isReplaced: boolean;

  constructor(
    public readonly pair: Pair<ServiceReview>,
    { isStackGone, takesVolumeOf }: Circumstances,
  ) {
    const { before, after } = pair;
    this.path = pair.latest.path;
    this.isReplaced =
      before !== undefined && after !== undefined && before.configuration !== after.configuration;
    if (before === undefined) this.outcome = arrival(takesVolumeOf);
    else if (after === undefined) this.outcome = departure(before, isStackGone);
    else this.outcome = this.isReplaced ? restart(before, after) : RUNS_ON;
  }

  public get existed(): boolean {
    return this.pair.before !== undefined;
  }

  public get remains(): boolean {
    return this.pair.after !== undefined;
  }

  public get followed(): string | undefined {
    return this.pair.before?.follows?.primary;
  }

  public get follows(): string | undefined {
    return this.pair.after?.follows?.primary;
  }

  public get ownLoss(): string | undefined {
    return this.outcome.takesKeys ? this.outcome.meaning : undefined;
  }

  /** What is new has no keys. */
  public get startsBare(): boolean {
    return this.pair.before === undefined;
  }
}

const RUNS_ON: Outcome = { data: 'untouched', meaning: 'runs on', takesKeys: false };

function arrival(takesVolumeOf: string | undefined): Outcome {
  if (takesVolumeOf === undefined)
    return { data: 'new', meaning: 'is new, and starts empty', takesKeys: false };
  return {
    data: 'lost',
    meaning: `is new, and has the volume of ${takesVolumeOf}: that is destroyed, and its keys are lost`,
    takesKeys: true,
  };
}
