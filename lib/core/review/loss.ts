import { capabilitiesOf } from '../catalog/capabilities';
import { RemovalPolicy } from '../catalog/policies';
import type { SavePoint } from '../resolve/redis-server-props';
import type { RedisSpec } from '../resolve/redis-spec';
import type { Loss, LossEvent, LossWindow } from './schema';

/** Events that end the server without a clean shutdown. */
const UNPLANNED: readonly LossEvent[] = ['process crash', 'container kill', 'out of memory'];

/** Events that shut the server down cleanly and start it again. */
const PLANNED: readonly LossEvent[] = ['planned restart', 'resize', 'configuration change', 'upgrade'];

/** How many replicas a primary has: all, and those in another location. */
export interface ReplicaCounts {
  readonly all: number;
  readonly elsewhere: number;
}

/**
 * What a primary can lose, by event. By default the append-only file is forced to disk once a second, a snapshot is
 * written when a save point is due, and a clean shutdown saves everything. `npm run drill` measures the losses on a running
 * service.
 */
export function lossesOf(spec: RedisSpec, replicas: ReplicaCounts): readonly Loss[] {
  const withReplicas = (loss: Outcome): Outcome =>
    loss.worst !== 'everything' || replicas.all === 0
      ? loss
      : {
          ...loss,
          why: `${loss.why}; its ${replicas.all === 1 ? 'replica is' : 'replicas are'} emptied too`,
        };
  const at = (events: readonly LossEvent[], loss: Outcome) =>
    events.map((event): Loss => ({ event, ...withReplicas(loss) }));
  return [
    ...at(UNPLANNED, processLoss(spec)),
    ...at(['host power loss'], hostLoss(spec)),
    { event: 'lost disk', ...lostDisk(spec, replicas.all) },
    { event: 'lost host', ...lostHost(spec, replicas) },
    ...at(PLANNED, plannedLoss(spec)),
    { event: 'destroy', ...removalLoss(spec) },
    { event: 'taken out of the code', ...departureLoss(spec) },
  ];
}

/**
 * What a replica can lose. It copies its data from its primary again.
 * @param isBesidePrimary Whether the replica and its primary are in the same location.
 */
export function replicaLosses(spec: RedisSpec, isBesidePrimary: boolean): readonly Loss[] {
  const copy = {
    ...NOTHING,
    loss: 'nothing that its primary has',
    why: 'it copies the data from its primary again',
  } as const;
  return [
    ...[...UNPLANNED, 'host power loss' as const, 'lost disk' as const].map(
      (event): Loss => ({ event, ...copy }),
    ),
    {
      event: 'lost host',
      ...(isBesidePrimary
        ? { ...ALL, why: 'its primary can be on the same host, and is lost with it' }
        : copy),
    },
    ...PLANNED.map((event): Loss => ({ event, ...copy })),
    {
      event: 'destroy',
      ...(spec.removalPolicy === RemovalPolicy.PROTECT && spec.flavor.isDurable ? removalLoss(spec) : copy),
    },
    { event: 'taken out of the code', ...copy },
    {
      event: 'primary loses data',
      ...ALL,
      loss: 'the same data',
      why: 'it copies the data of its primary, even if that is empty',
    },
  ];
}

type Outcome = Omit<Loss, 'event'>;

const NOTHING = { worst: 'nothing', seconds: null, windows: [], loss: 'nothing' } as const;
const ALL = { worst: 'everything', seconds: null, windows: [], loss: 'all data' } as const;

/** Linux writes to disk after at most this time: ext4 writes its journal after 5 s, xfs after 30 s. */
const KERNEL_SECONDS = 30;

/** The writes of the last seconds, however many there are. */
function lastSeconds(seconds: number) {
  return { worst: 'a window', seconds, windows: [{ seconds, fromWrites: 1, toWrites: null }] } as const;
}

/** The kernel keeps what the server has written, even if the server dies. */
function processLoss(spec: RedisSpec): Outcome {
  if (!spec.flavor.appendsToFile) return snapshotLoss(spec);
  if (spec.fsyncPolicy.word !== 'everysec') {
    return { ...NOTHING, why: 'Redis hands writes to the kernel before it answers' };
  }
  return {
    ...lastSeconds(2),
    loss: 'usually nothing, 2 s of writes at most',
    why: 'Redis hands writes to the kernel before it answers, but waits up to 2 s for a slow disk',
  };
}

function hostLoss(spec: RedisSpec): Outcome {
  if (!spec.flavor.appendsToFile) return snapshotHostLoss(spec);
  switch (spec.fsyncPolicy.word) {
    case 'always':
      return { ...NOTHING, why: 'Redis forces the append-only file to disk before each answer' };
    case 'no':
      return {
        ...lastSeconds(KERNEL_SECONDS),
        loss: `what the kernel has not written to disk, often the last ${KERNEL_SECONDS} s of writes`,
        why: 'the kernel decides when it writes the append-only file to disk',
      };
    default:
      return {
        ...lastSeconds(2),
        loss: 'about the last second of writes, 2 s at most',
        why: 'Redis forces the append-only file to disk once a second, and waits up to 2 s for a slow disk',
      };
  }
}

const NO_BACKUPS = 'cdktf-redis makes no backups: keep a copy elsewhere';

/** The disk with the data volume is gone, or the volume. A primary then starts empty, and its replicas copy that. */
function lostDisk({ flavor }: RedisSpec, replicas: number): Outcome {
  if (!flavor.isDurable) return { ...ALL, why: 'nothing is on disk' };
  if (replicas === 0) return { ...ALL, why: NO_BACKUPS };
  return {
    ...ALL,
    why:
      replicas === 1
        ? 'its replica has a copy until the primary starts empty, so copy the data from it first'
        : 'its replicas have a copy until the primary starts empty, so copy the data from one of them first',
  };
}

/** The machine is gone, with its disks. */
function lostHost(spec: RedisSpec, { all, elsewhere }: ReplicaCounts): Outcome {
  if (!spec.flavor.isDurable || all === 0) return lostDisk(spec, all);
  return elsewhere > 0
    ? lostDisk(spec, elsewhere)
    : { ...ALL, why: `its replicas can be on the same host, and ${NO_BACKUPS}` };
}

function snapshotLoss({ flavor, savePoints }: RedisSpec): Outcome {
  if (!flavor.savesSnapshots) return { ...ALL, why: 'nothing is on disk' };
  return { ...sinceSnapshot(snapshotWindows(savePoints)), why: 'only snapshots are on disk' };
}

/** A new snapshot can be lost until its name is on disk. Then the snapshot before it is used. */
function snapshotHostLoss(spec: RedisSpec): Outcome {
  const { flavor, savePoints, version } = spec;
  if (!flavor.savesSnapshots || capabilitiesOf(version).forcesSnapshotName) return snapshotLoss(spec);
  const windows = snapshotWindows(savePoints).map((window) => ({
    ...window,
    seconds: window.seconds === null ? null : window.seconds + KERNEL_SECONDS,
  }));
  return {
    ...sinceSnapshot(windows),
    why: `only snapshots are on disk, and before 7.0 the file system can take up to ${KERNEL_SECONDS} s to replace the old snapshot`,
  };
}

function sinceSnapshot(windows: readonly LossWindow[]): Omit<Outcome, 'why'> {
  const seconds = windows.map((window) => window.seconds).filter((one) => one !== null);
  return {
    worst: 'a window',
    seconds: seconds.length < windows.length ? null : Math.max(...seconds),
    windows,
    loss: `all writes since the last snapshot: ${windows.map(windowText).join('; ')} (plus up to 1 s until it starts, and the time that it takes)`,
  };
}

function plannedLoss({ flavor, stopGraceSeconds }: RedisSpec): Outcome {
  if (!flavor.isDurable) return { ...ALL, why: 'nothing is on disk' };
  const [condition, file] = flavor.appendsToFile
    ? ['if the disk accepts the last writes', 'the end of the append-only file']
    : ['if the snapshot at the stop succeeds', 'a snapshot'];
  return {
    ...NOTHING,
    loss: `nothing, ${condition}`,
    condition,
    why: `a clean shutdown has ${stopGraceSeconds} s to write ${file}; npx cdktf-redis preflight checks before an apply that it can`,
  };
}

function removalLoss({ flavor, removalPolicy }: RedisSpec): Outcome {
  if (!flavor.isDurable) return { ...ALL, why: 'nothing is on disk' };
  return removalPolicy === RemovalPolicy.PROTECT
    ? { ...NOTHING, why: 'Terraform refuses to destroy the data volume' }
    : { ...ALL, why: 'removalPolicy is DESTROY' };
}

/** If a resource is removed from the code, its `prevent_destroy` is removed too. */
function departureLoss({ flavor, removalPolicy }: RedisSpec): Outcome {
  const isGuarded = flavor.isDurable && removalPolicy === RemovalPolicy.PROTECT;
  return {
    ...ALL,
    why: isGuarded
      ? 'the protection of the data volume is removed with the code, so check the plan'
      : 'the data is destroyed with the service',
  };
}

/**
 * Save points as windows, from few writes to many: how long a number of writes waits for a snapshot. A save point that
 * needs more changes than another one, and as much time or more, is never due first. Fewer changes than any save point
 * needs wait without a limit.
 */
export function snapshotWindows(savePoints: readonly SavePoint[]): readonly LossWindow[] {
  const effective = [...savePoints]
    .sort((a, b) => a.changes - b.changes || a.seconds - b.seconds)
    .filter(({ seconds }, index, all) => all.slice(0, index).every((fewer) => seconds < fewer.seconds));
  const windows = effective.map(
    ({ seconds, changes }, index): LossWindow => ({
      seconds,
      fromWrites: changes,
      toWrites: index + 1 < effective.length ? effective[index + 1].changes - 1 : null,
    }),
  );
  const [first] = effective;
  return first !== undefined && first.changes > 1
    ? [{ seconds: null, fromWrites: 1, toWrites: first.changes - 1 }, ...windows]
    : windows;
}

/** A window in words, such as `up to 900 s with 1 to 9 changes`. */
export function windowText({ seconds, fromWrites, toWrites }: LossWindow): string {
  const range = toWrites === null ? `${fromWrites} or more` : `${fromWrites} to ${toWrites}`;
  const changes = fromWrites === toWrites ? counted(fromWrites) : `${range} changes`;
  return seconds === null ? `${changes} of any age` : `up to ${seconds} s with ${changes}`;
}

function counted(changes: number): string {
  return changes === 1 ? '1 change' : `${changes} changes`;
}
