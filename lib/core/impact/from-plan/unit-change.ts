import { FLAVORS, type Flavor } from '../../catalog/flavor';
import { LIBRARY_LOGINS } from '../../catalog/library-logins';
import { LABELS } from '../../render/labels';
import type { Finding } from '../kind';
import type { Transition, VolumeChange, WorkloadChange, WorkloadState } from '../workload-change';
import { causeOf } from './cause';
import { clientNeedsIn } from './client-needs';
import type { Change, Snapshot } from './plan';
import { releaseOf } from './plan-reader';
import type { Unit } from './units';

/** What a plan does to one workload, for the judge and with what brings it about. */
export class UnitChange implements WorkloadChange {
  public readonly path: string;
  public readonly kind: string;
  public readonly transition: Transition;
  public readonly existed: boolean;
  public readonly before: WorkloadState;
  public readonly after: WorkloadState;
  public readonly data: VolumeChange;
  public readonly isCut: boolean;
  public readonly hidesRelease: boolean;
  public readonly pulls?: string;
  public readonly renewed: WorkloadChange['renewed'];
  /** The change of the workload that says the most. */
  private readonly workload?: Change;
  /** Changes that destroy the data of a workload. */
  private readonly destroyed: readonly Change[];
  /** Changes that destroy the volumes of copies that are removed while other copies run on. */
  private readonly leaving: readonly Change[];
  /** Changes that take away what connects a workload that runs on. */
  private readonly cuts: readonly Change[];

  /** @param renewed Addresses of the CA certificates and passwords that are generated anew. */
  constructor(
    private readonly unit: Unit,
    renewed: readonly string[],
  ) {
    const { workloads, gone, data, surroundings, path } = unit;
    const running = workloads.find(({ before }) => before !== undefined)?.before;
    const was = running ?? gone;
    const will = workloads.find(({ after }) => after !== undefined)?.after;
    const taken = data.filter(isTaken);
    this.path = path;
    this.workload = workloads.find(({ action }) => action !== 'none') ?? workloads[0];
    this.transition = transitionOf(workloads, running !== undefined, will !== undefined);
    this.existed = was !== undefined || data.some(({ before }) => before !== undefined);
    this.leaving = taken.filter((change) => isOfLeavingCopy(change, was, will));
    this.destroyed = taken.filter((change) => !this.leaving.includes(change));
    this.cuts = this.transition === 'stay' ? surroundings.filter(isTaken) : [];
    this.isCut = this.cuts.length > 0;
    this.kind = kindOf(unit, was, will);
    const isOtherImage = this.workload?.attributes.includes('image') ?? false;
    this.after = stateOf(will);
    // An earlier release had fewer labels: what it does not say was as it will be.
    const isLabelled = was?.labels.has(LABELS.kind) ?? false;
    const { flavor, release, ...others } = stateOf(was);
    this.before = {
      ...(isLabelled ? {} : { follows: this.after.follows }),
      ...others,
      ...(unit.hasNeverServed
        ? { flavor: this.after.flavor }
        : { flavor: flavor ?? this.after.flavor, release }),
    };
    this.renewed = renewedFor(unit, renewed, this);
    if (isOtherImage && this.transition === 'restart' && will?.image !== was?.image) this.pulls = will?.image;
    this.hidesRelease =
      isOtherImage && (this.before.release === undefined || this.after.release === undefined);
    this.data = volumeChangeOf(this.destroyed, data, this.transition, was, will);
  }

  /** Whether there is something to report: it is there before or after the plan. */
  public get isThere(): boolean {
    return this.existed || (this.transition !== 'absent' && this.transition !== 'forget');
  }

  /** Whether a finding says more than that the workload runs on because the plan does not touch it. */
  public isTold({ impact }: Finding): boolean {
    return impact !== 'none' || this.transition !== 'stay' || this.workload?.action === 'update';
  }

  /** What Terraform does to bring a finding about. Undefined: nothing to the workload itself. */
  public causeOf({ cause }: Finding): string | undefined {
    const volumes = [...this.destroyed, ...this.unit.data.filter(({ action }) => action === 'forget')];
    if (cause === 'clients') return undefined;
    if (cause === 'connection') return shown(this.cuts);
    if (cause === 'volume' && volumes.length > 0) return shown(volumes);
    if (this.transition !== 'stay')
      return (
        this.workload && causeOf(this.workload, this.workload.action === 'replace' ? this.unit.files : [])
      );
    return cause === 'primary' || this.workload === undefined
      ? undefined
      : shown([this.workload, ...this.leaving]);
  }
}

function shown(changes: readonly Change[]): string {
  return changes.map((change) => causeOf(change)).join('; ');
}

/** A label decides the kind. An earlier release had no labels: it gave data volumes to servers only. */
function kindOf({ data }: Unit, was: Snapshot | undefined, will: Snapshot | undefined): string {
  const volumes = data.flatMap(({ before, after }) => [before, after]);
  const label = [will, was, ...volumes]
    .map((one) => one?.labels.get(LABELS.kind))
    .find((known) => known !== undefined);
  const hasData = data.length > 0 || [was, will].some((one) => (one?.dataVolumes.length ?? 0) > 0);
  return label ?? (hasData ? 'server' : 'unknown');
}

function transitionOf(workloads: readonly Change[], ran: boolean, runs: boolean): Transition {
  const actions = workloads.map(({ action }) => action);
  if (actions.includes('replace') || workloads.some(({ restarts }) => restarts)) return 'restart';
  if (actions.includes('create')) return ran ? 'restart' : 'start';
  if (runs) return 'stay';
  if (actions.includes('delete')) return 'remove';
  return actions.includes('forget') ? 'forget' : 'absent';
}

function stateOf(snapshot: Snapshot | undefined): WorkloadState {
  const labels = snapshot?.labels;
  return {
    copies: snapshot?.copies ?? 1,
    serves: labels?.get(LABELS.serves),
    ...(labels?.has(LABELS.follows) && { follows: labels.get(LABELS.follows) }),
    flavor: flavorOf(labels?.get(LABELS.flavor)),
    // The label says what the server expects. It refuses to start on another version.
    release: releaseOf(labels?.get(LABELS.version)) ?? snapshot?.release,
    ...(labels?.has(LABELS.version) && { acceptsDataLoss: labels.get(LABELS.acceptsDataLoss) === 'true' }),
    ...(labels && { clients: clientNeedsIn(labels) }),
  };
}

function flavorOf(word: string | undefined): Flavor | undefined {
  return FLAVORS.find((flavor) => flavor._word === word);
}

function volumeChangeOf(
  destroyed: readonly Change[],
  data: readonly Change[],
  transition: Transition,
  was: Snapshot | undefined,
  will: Snapshot | undefined,
): VolumeChange {
  if (destroyed.length > 0)
    return { fate: destroyed.some(({ action }) => action === 'replace') ? 'replaced' : 'destroyed' };
  const isCreated = data.some(({ action }) => action === 'create');
  // The workload is gone already, and its volume with it, whatever the name of the new one.
  if (isCreated && transition === 'start') return { fate: 'created' };
  const [volume, next] = [was, will].map((snapshot) => snapshot?.dataVolumes[0]);
  if (volume !== undefined && next !== undefined && volume !== next)
    return { fate: 'left', where: `the volume ${volume}` };
  return { fate: isCreated ? 'created' : 'kept' };
}

function isTaken({ action }: Change): boolean {
  return action === 'delete' || action === 'replace';
}

/** Whether a volume is one of a copy that is removed, while the first copy keeps its own. */
function isOfLeavingCopy({ before }: Change, was: Snapshot | undefined, will: Snapshot | undefined): boolean {
  if (was === undefined || will === undefined || will.copies >= was.copies) return false;
  const [first, ...others] = was.dataVolumes;
  const isOfOther = others.some((volume) => volume === before?.name && !will.dataVolumes.includes(volume));
  return isOfOther && will.dataVolumes.includes(first);
}

/** The CA certificate and the passwords of clients that are generated anew or have another value, and that the workload uses. */
function renewedFor(
  { workloads, files }: Unit,
  renewed: readonly string[],
  { kind, before }: Pick<WorkloadChange, 'kind' | 'before'>,
): WorkloadChange['renewed'] {
  const uses = new Set([...workloads, ...files].flatMap((change) => change.uses));
  const used = renewed.filter((address) => uses.has(address));
  const generated = used.filter((address) => /(^|\.)random_password\./.test(address));
  const users = (before.clients?.users ?? []).map(({ name }) => name);
  const passwords = [
    ...generated.flatMap((address) => userOf(address) ?? []),
    ...files.flatMap(otherPasswords).filter((name) => users.includes(name)),
  ];
  return {
    authority: used.length > generated.length,
    passwords: kind === 'server' ? [...new Set(passwords)] : [],
  };
}

/** The users whose passwords differ in a file. Those that are only known at apply are not in it. */
function otherPasswords({ before, after }: Change): readonly string[] {
  return [...(after?.logins ?? [])].flatMap(([user, digest]) => {
    const was = before?.logins?.get(user);
    return was === undefined || was === digest ? [] : [user];
  });
}

/** The user whose generated password has an address. Undefined: it is the password of the library itself. */
function userOf(address: string): string | undefined {
  const [, user, id] = /_(?:UserPassword-(.*)|([^_]*))_[0-9A-F]{8}$/.exec(address) ?? [];
  const isOwn = Object.values(LIBRARY_LOGINS).some(({ passwordId }) => passwordId === id);
  return isOwn ? undefined : (user ?? 'default');
}
