import type { Flavor } from '../catalog/flavor';
import { FsyncPolicy, RemovalPolicy } from '../catalog/policies';
import type { Problems } from '../problems/problems';
import { shownNumber } from '../text/shown';
import { LARGEST_INTEGER } from './checks';

import type { RedisServerProps, SavePoint } from './redis-server-props';

/** The default save points, as in the Aptible document. */
export const DEFAULT_SAVE_POINTS: readonly SavePoint[] = [
  { seconds: 900, changes: 1 },
  { seconds: 300, changes: 10 },
  { seconds: 60, changes: 10000 },
];

/** Persistence of a server. */
interface Persistence {
  readonly savePoints: SavePoint[];
  readonly fsyncPolicy: FsyncPolicy;
}

/** Checks the persistence settings against the flavor. */
export function resolvePersistence(props: RedisServerProps, flavor: Flavor, problems: Problems): Persistence {
  if (props.savePoints !== undefined) checkSavePoints(props.savePoints, flavor, problems);
  if (props.fsyncPolicy !== undefined && !flavor.appendsToFile) {
    problems.add('persistence-contradiction', {
      message: 'fsyncPolicy has no effect, because the flavor writes no append-only file',
      given: `fsyncPolicy ${props.fsyncPolicy}, flavor ${flavor}`,
      fix: 'leave fsyncPolicy out, or use Flavor.AOF_AND_RDB',
    });
  }
  if (props.removalPolicy === RemovalPolicy.PROTECT && !flavor.isDurable) {
    problems.add('persistence-contradiction', {
      message: 'removalPolicy PROTECT has no effect, because the flavor keeps no data on disk',
      given: `removalPolicy PROTECT, flavor ${flavor}`,
      fix: 'leave removalPolicy out, or use Flavor.RDB_ONLY or Flavor.AOF_AND_RDB',
    });
  }
  return {
    savePoints: flavor.savesSnapshots ? (props.savePoints ?? [...DEFAULT_SAVE_POINTS]) : [],
    fsyncPolicy: props.fsyncPolicy ?? FsyncPolicy.EVERYSEC,
  };
}

function checkSavePoints(savePoints: readonly SavePoint[], flavor: Flavor, problems: Problems): void {
  if (!flavor.savesSnapshots) {
    problems.add('persistence-contradiction', {
      message: 'savePoints has no effect, because the flavor writes no snapshots',
      given: `savePoints ${savePoints.map(printed).join(', ') || '(empty)'}, flavor ${flavor}`,
      fix: 'leave savePoints out, or use Flavor.RDB_ONLY or Flavor.AOF_AND_RDB',
    });
  } else if (savePoints.length === 0) {
    problems.add('persistence-contradiction', {
      message: 'savePoints must not be empty, because the flavor writes snapshots',
      given: `flavor ${flavor}`,
      fix: 'leave savePoints out to use the defaults, or use Flavor.MEMORY_ONLY',
    });
  }
  for (const savePoint of savePoints) {
    if (isPositive(savePoint.seconds) && isPositive(savePoint.changes)) continue;
    problems.add('bad-save-point', {
      message: 'seconds and changes of a save point must be positive whole numbers',
      given: printed(savePoint),
      allowed: `whole numbers from 1 to ${LARGEST_INTEGER}`,
      fix: 'use a save point such as { seconds: 900, changes: 1 }',
    });
  }
}

function printed({ seconds, changes }: SavePoint): string {
  return `{ seconds: ${shownNumber(seconds)}, changes: ${shownNumber(changes)} }`;
}

function isPositive(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= LARGEST_INTEGER;
}
