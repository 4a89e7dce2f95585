import { capabilitiesOf } from '../catalog/capabilities';
import { RemovalPolicy } from '../catalog/policies';
import type { RedisSpec } from '../resolve/redis-spec';
import { snapshotWindows, windowText } from './loss-window';
import type { Loss, LossEvent, LossWindow } from './schema';

/** Events that end the server without an orderly stop. */
const UNPLANNED: readonly LossEvent[] = ['process crash', 'container kill', 'out of memory'];

/** Events that stop the server in an orderly way and start it again. */
const PLANNED: readonly LossEvent[] = ['planned restart', 'resize', 'configuration change', 'upgrade'];

/**
 * What a primary can lose, by event. The append-only file is forced to disk once a second, a snapshot when a save
 * point is due, and an orderly stop saves: those are the promises of the Aptible document. `npm run drill` measures
 * them on a running service.
 */
export function lossesOf(spec: RedisSpec, replicas: number): readonly Loss[] {
  const withReplicas = (loss: Omit<Loss, 'event'>): Omit<Loss, 'event'> =>
    loss.worst !== 'everything' || replicas === 0
      ? loss
      : {
          ...loss,
          why: `${loss.why}; its ${replicas === 1 ? 'replica follows' : 'replicas follow'} and ${replicas === 1 ? 'is' : 'are'} emptied too`,
        };
  const at = (events: readonly LossEvent[], loss: Omit<Loss, 'event'>) =>
    events.map((event): Loss => ({ event, ...withReplicas(loss) }));
  return [
    ...at(UNPLANNED, processLoss(spec)),
    ...at(['host power loss'], hostLoss(spec)),
    ...at(PLANNED, plannedLoss(spec)),
    { event: 'destroy', ...removalLoss(spec) },
    { event: 'taken out of the code', ...departureLoss(spec) },
  ];
}

/** What a replica can lose: it is a copy, so its primary decides. */
export function replicaLosses(spec: RedisSpec): readonly Loss[] {
  const copy = {
    ...NOTHING,
    loss: 'nothing that its primary has',
    why: 'it copies the data again',
  } as const;
  return [
    ...[...UNPLANNED, 'host power loss' as const, ...PLANNED].map((event): Loss => ({ event, ...copy })),
    {
      event: 'destroy',
      ...(spec.removalPolicy === RemovalPolicy.PROTECT && spec.flavor.isDurable ? removalLoss(spec) : copy),
    },
    { event: 'taken out of the code', ...copy },
    {
      event: 'primary loses data',
      ...ALL,
      loss: 'the same data',
      why: 'it follows its primary, whatever that holds',
    },
  ];
}

type Outcome = Omit<Loss, 'event'>;

const NOTHING = { worst: 'nothing', seconds: null, windows: [], loss: 'nothing' } as const;
const ALL = { worst: 'everything', seconds: null, windows: [], loss: 'all data' } as const;

/** Linux writes what nobody forces to disk after so long, or earlier: ext4 its journal after 5 s, xfs after 30 s. */
const KERNEL_SECONDS = 30;

/** Any number of writes, all of the last seconds. */
function lastSeconds(seconds: number) {
  return { worst: 'a window', seconds, windows: [{ seconds, fromWrites: 1, toWrites: null }] } as const;
}

/** The kernel keeps what the server has written, also when the server dies. */
function processLoss(spec: RedisSpec): Outcome {
  if (!spec.flavor.appendsToFile) return snapshotLoss(spec);
  if (spec.fsyncPolicy.word !== 'everysec') {
    return { ...NOTHING, why: 'writes reach the kernel before they are answered' };
  }
  return {
    ...lastSeconds(2),
    loss: 'mostly nothing, 2 s of writes at worst',
    why: 'writes reach the kernel before they are answered, but wait up to 2 s for a slow disk',
  };
}

function hostLoss(spec: RedisSpec): Outcome {
  if (!spec.flavor.appendsToFile) return snapshotHostLoss(spec);
  switch (spec.fsyncPolicy.word) {
    case 'always':
      return { ...NOTHING, why: 'the append-only file is forced to disk before each answer' };
    case 'no':
      return {
        ...lastSeconds(KERNEL_SECONDS),
        loss: `what the kernel has not written yet, often the writes of the last ${KERNEL_SECONDS} s`,
        why: 'the kernel decides when the append-only file reaches the disk',
      };
    default:
      return {
        ...lastSeconds(2),
        loss: 'about the last second of writes, 2 s at worst',
        why: 'the append-only file is forced to disk once a second, and waits up to 2 s for a slow disk',
      };
  }
}

function snapshotLoss({ flavor, savePoints }: RedisSpec): Outcome {
  if (!flavor.savesSnapshots) return { ...ALL, why: 'nothing is on disk' };
  return { ...sinceSnapshot(snapshotWindows(savePoints)), why: 'only snapshots are on disk' };
}

/** A snapshot whose name is not on disk yet is not found again: the one before it is. */
function snapshotHostLoss(spec: RedisSpec): Outcome {
  const { flavor, savePoints, version } = spec;
  if (!flavor.savesSnapshots || capabilitiesOf(version).forcesSnapshotName) return snapshotLoss(spec);
  const windows = snapshotWindows(savePoints).map((window) => ({
    ...window,
    seconds: window.seconds === null ? null : window.seconds + KERNEL_SECONDS,
  }));
  return {
    ...sinceSnapshot(windows),
    why: `only snapshots are on disk, and below 7.0 the file system has up to ${KERNEL_SECONDS} s to put a new one in the place of the old one`,
  };
}

function sinceSnapshot(windows: readonly LossWindow[]): Omit<Outcome, 'why'> {
  const seconds = windows.map((window) => window.seconds).filter((most) => most !== null);
  return {
    worst: 'a window',
    seconds: seconds.length < windows.length ? null : Math.max(...seconds),
    windows,
    loss: `all writes since the last snapshot, which begins up to a second late and takes time to write: ${windows.map(windowText).join('; ')}`,
  };
}

function plannedLoss({ flavor, stopGraceSeconds }: RedisSpec): Outcome {
  if (!flavor.isDurable) return { ...ALL, why: 'nothing is on disk' };
  return {
    ...NOTHING,
    why: `an orderly stop writes everything to disk, and has ${stopGraceSeconds} s for it`,
  };
}

function removalLoss({ flavor, removalPolicy }: RedisSpec): Outcome {
  if (!flavor.isDurable) return { ...ALL, why: 'nothing is on disk' };
  return removalPolicy === RemovalPolicy.PROTECT
    ? { ...NOTHING, why: 'Terraform refuses to destroy the data volume' }
    : { ...ALL, why: 'removalPolicy is DESTROY' };
}

/** Terraform forgets `prevent_destroy` together with a resource that leaves the code. */
function departureLoss({ flavor, removalPolicy }: RedisSpec): Outcome {
  const isGuarded = flavor.isDurable && removalPolicy === RemovalPolicy.PROTECT;
  return {
    ...ALL,
    why: isGuarded
      ? 'the guard of the data volume leaves with the code, so read the plan'
      : 'the data goes along',
  };
}
