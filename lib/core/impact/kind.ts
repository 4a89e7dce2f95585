import type { Impact } from './impact';
import type { WorkloadChange } from './workload-change';

/** A kind of workload: it knows what a change means for those that use it. */
export interface WorkloadKind {
  /** As in the label `cdktf-redis.kind` and in a review. */
  readonly name: string;
  /**
   * What a change means for one workload. The findings of its own resources come first.
   * @param peers All workloads of the same kind, by construct path.
   */
  findingsOf(change: WorkloadChange, peers: Peers): readonly Finding[];
}

/** Workloads by construct path. */
export type Peers = ReadonlyMap<string, WorkloadChange>;

/** One statement about what a change means for a workload. */
export interface Finding {
  readonly impact: Impact;
  /** What happens, in words. */
  readonly meaning: string;
  /** What happens to the keys. Null: it holds none. */
  readonly data: DataFate | null;
  readonly cause: Cause;
  /** How long it interrupts clients at worst. The judge adds it to restarts and reconnects. */
  readonly interruption?: Interruption;
}

/** How long a finding interrupts clients. */
export interface Interruption {
  /** The longest time that was measured, in seconds. Null: it is not known, or has no end. */
  readonly seconds: number | null;
  /** The same in words. */
  readonly words: string;
}

/**
 * What brings a finding about: the workload itself, its data volume, its primary, what connects it, what its clients
 * need, or its image.
 */
export type Cause = 'workload' | 'volume' | 'primary' | 'connection' | 'clients' | 'image';

/** What happens to the keys of a server. */
export type DataFate =
  /** The server is not there yet. */
  | 'new'
  /** The server runs on. */
  | 'untouched'
  /** It restarts, and has its keys. */
  | 'kept'
  /** Its files are converted before it starts, and it has its keys. */
  | 'converted'
  /** The copy of a replica goes, and its primary has the keys. */
  | 'with its primary'
  /** The server or Terraform refuses the change: the files stay as they are, and out of reach. */
  | 'refused'
  /** They stay where the server was, and it starts without them. */
  | 'left behind'
  /** A replica is emptied, or filled with other keys, by its primary. */
  | 'emptied'
  | 'lost';

/** The end of a sentence about a workload that holds no data, or whose data stays as it is. */
const UNTOUCHED = 'no data is touched';

export const STACK_GONE = 'its stack is no longer in the code';

/** The findings that are the same for every kind. */
export const COMMON = {
  runsOn: ({ before, after }: WorkloadChange): Pick<Finding, 'impact' | 'meaning'> => {
    if (before.copies === after.copies) return { impact: 'none', meaning: 'runs on' };
    const copies = after.copies === 1 ? '1 copy' : `${after.copies} copies`;
    const meaning = `runs in ${copies} instead of ${before.copies}`;
    return after.copies < before.copies
      ? { impact: 'reconnect', meaning: `${meaning}: clients of the other copies reconnect; no data is lost` }
      : { impact: 'none', meaning };
  },
  isForgotten: { impact: 'none', meaning: 'runs on, and Terraform no longer manages it' },
  isCut: {
    impact: 'reconnect',
    meaning: `connections break, because a resource that connects it is removed or replaced; ${UNTOUCHED}`,
  },
  losesVolume: ({ transition, data }: WorkloadChange, loss: string): string => {
    if (data.fate === 'replaced') return `its data volume is replaced by an empty one: ${loss}`;
    const guard = data.wasProtected ? '; its protection is removed with the code' : '';
    return `${transition === 'remove' ? 'is removed, and ' : ''}its data volume is destroyed: ${loss}${guard}`;
  },
} as const satisfies Record<string, unknown>;

/** What a kind of workload says that only needs words. */
export interface KindWords {
  readonly name: string;
  /** What it serves, if the reader does not know that. */
  readonly unnamed: string;
  /** What it means when it restarts, or is removed. */
  readonly interruption: Impact;
  /** What it means when it is removed. By default the same. */
  readonly departure?: Impact;
  readonly starts: (serves: string) => string;
  readonly restarts: (serves: string) => string;
  readonly leaves: (serves: string) => string;
  /** What its data volumes hold, for example "all backups are lost". If it is not set, it has none. */
  readonly loss?: string;
}

/** A kind of workload that holds no keys. What happens to one does not depend on others. */
export function kindOfWords(words: KindWords): WorkloadKind {
  const { name, loss, interruption, departure = interruption, unnamed } = words;
  return {
    name,
    findingsOf(change) {
      const { transition, existed, data, before, after } = change;
      const serves = after.serves ?? before.serves ?? unnamed;
      const finding = (impact: Impact, meaning: string, cause: Cause = 'workload') => [
        { impact, meaning, data: null, cause },
      ];
      if (loss !== undefined && existed && ['destroyed', 'replaced'].includes(data.fate))
        return finding('data-loss', COMMON.losesVolume(change, loss), 'volume');
      switch (transition) {
        case 'start':
          return existed
            ? finding(interruption, `is gone already, and is created again; ${UNTOUCHED}`)
            : finding('new', words.starts(serves));
        case 'restart':
          return finding(interruption, `${words.restarts(serves)}; ${UNTOUCHED}`);
        case 'remove':
          return finding(departure, `${words.leaves(serves)}; ${UNTOUCHED}`);
        case 'orphan':
          return finding(departure, `${STACK_GONE}: it runs on until somebody destroys that stack`);
        case 'forget':
          return [{ ...COMMON.isForgotten, data: null, cause: 'workload' }];
        case 'absent':
          return [];
        case 'stay':
          return [{ ...COMMON.runsOn(change), data: null, cause: 'workload' }];
      }
    },
  };
}
