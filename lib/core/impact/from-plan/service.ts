import { LABELS } from '../../render/labels';
import type { KeyHolder } from '../keys';
import { ownLoss, startsBare } from './data-loss';
import type { Change, Snapshot } from './plan';
import type { Unit } from './units';

/** What becomes of a workload: `start` where there was none that ran, `stay` where it runs on. */
export type Course = 'start' | 'stay' | 'restart' | 'remove' | 'abandon' | 'absent';

/** A construct as it was before a plan and as it will be after it. */
export class Service implements KeyHolder {
  public readonly path: string;
  /** What ran before: also what was gone when the plan was made. */
  public readonly before?: Snapshot;
  public readonly after?: Snapshot;
  public readonly course: Course;
  /** Change of what runs that says the most. */
  public readonly workload?: Change;

  constructor(public readonly unit: Unit) {
    const { workloads, gone } = unit;
    this.path = unit.path;
    this.workload = workloads.find(({ action }) => action !== 'none') ?? workloads[0];
    const running = workloads.find(({ before }) => before !== undefined)?.before;
    this.before = running ?? gone;
    this.after = workloads.find(({ after }) => after !== undefined)?.after;
    this.course = courseOf(workloads, running !== undefined, this.after !== undefined);
  }

  /** `server`, `terminator` or `link`. What has a data volume is a server. */
  public get kind(): string {
    return this.label(LABELS.kind) ?? (this.hasDataVolume ? 'server' : 'unknown');
  }

  /** Flavor before, or as it will be where an earlier version of the library did not say it. */
  public get flavor(): string | undefined {
    return this.before?.labels.get(LABELS.flavor) ?? this.nextFlavor;
  }

  /** Flavor after. */
  public get nextFlavor(): string | undefined {
    return this.after?.labels.get(LABELS.flavor);
  }

  /** Construct path of the primary before. */
  public get followed(): string | undefined {
    return isLabelled(this.before) ? this.before?.labels.get(LABELS.follows) : this.follows;
  }

  /** Construct path of the primary after. */
  public get follows(): string | undefined {
    return this.after?.labels.get(LABELS.follows);
  }

  /** Construct path of the server whose connections it carries. */
  public get serves(): string | undefined {
    return this.label(LABELS.serves);
  }

  /** Whether there was something before the plan. */
  public get existed(): boolean {
    return this.before !== undefined || this.unit.data.some(({ before }) => before !== undefined);
  }

  /** Whether there is something after the plan. */
  public get remains(): boolean {
    return this.after !== undefined && this.course !== 'abandon';
  }

  /** Changes that take the data away that a server has, or had. */
  public get destroyedData(): readonly Change[] {
    return this.takenData.filter((change) => !this.isOfLeavingCopy(change));
  }

  /** Changes that take the volumes of copies away that are not to run any more, where others run on. */
  public get leavingData(): readonly Change[] {
    return this.takenData.filter((change) => this.isOfLeavingCopy(change));
  }

  /** The change that makes a data volume. */
  public get createdData(): Change | undefined {
    return this.unit.data.find(({ action }) => action === 'create');
  }

  /** Name of the volume that the server leaves for another one. */
  public get leftVolume(): string | undefined {
    const [was, will] = [this.before, this.after].map((snapshot) => snapshot?.dataVolumes[0]);
    return was !== undefined && will !== undefined && was !== will ? was : undefined;
  }

  /** What takes its keys away, as far as its own resources go. */
  public get ownLoss(): string | undefined {
    return ownLoss(this);
  }

  /** Whether it starts on a volume without keys. */
  public get startsBare(): boolean {
    return startsBare(this);
  }

  private get takenData(): readonly Change[] {
    return this.unit.data.filter(({ action }) => action === 'delete' || action === 'replace');
  }

  private isOfLeavingCopy({ before }: Change): boolean {
    const [was, will] = [this.before, this.after].map((snapshot) => snapshot?.dataVolumes ?? []);
    const [first, ...others] = was;
    const isOfOther = others.some((volume) => volume === before?.name && !will.includes(volume));
    return isOfOther && will.includes(first);
  }

  private get hasDataVolume(): boolean {
    const has = [this.before, this.after].some((snapshot) => (snapshot?.dataVolumes.length ?? 0) > 0);
    return has || this.unit.data.length > 0;
  }

  private label(name: string): string | undefined {
    return this.after?.labels.get(name) ?? this.before?.labels.get(name);
  }
}

/** Whether a workload says what it is to the data. */
function isLabelled(snapshot: Snapshot | undefined): boolean {
  return snapshot?.labels.has(LABELS.kind) ?? false;
}

function courseOf(workloads: readonly Change[], ran: boolean, runs: boolean): Course {
  const actions = workloads.map(({ action }) => action);
  if (actions.includes('replace') || workloads.some(({ restarts }) => restarts)) return 'restart';
  if (actions.includes('create')) return ran ? 'restart' : 'start';
  if (runs) return 'stay';
  if (actions.includes('delete')) return 'remove';
  return actions.includes('forget') ? 'abandon' : 'absent';
}
