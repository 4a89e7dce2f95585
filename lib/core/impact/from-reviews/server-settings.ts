import { compareNumbers } from '../../catalog/numbers';
import type { SavePoint } from '../../resolve/redis-server-props';
import type { ServiceReview } from '../../review/schema';
import { SERVER_SETTINGS } from '../../review/settings';
import { memoryText, savePointsText, supportText } from '../../review/words';
import { COPIES, type ComparedSetting, comparedSettingsOf, PLACEMENT_SETTINGS } from './compared-settings';
import type { Tendency } from './model';
import {
  along,
  byMembers,
  byNumber,
  DURABILITY,
  EVICTION,
  FSYNC,
  REMOVAL,
  SUPPORT,
  together,
  USER_MANAGEMENT,
} from './orders';

type ServerSetting = ComparedSetting<ServiceReview>;

/** The settings of the container of a server. */
export const CONTAINER_SETTINGS: readonly ServerSetting[] = [
  {
    what: 'flavor',
    text: ({ flavor }) => flavor,
    tendency: (before, after) => along(DURABILITY, before.flavor, after.flavor),
  },
  {
    what: 'append-only file forced to disk',
    text: ({ persistence: { fsync } }) => fsync ?? undefined,
    tendency: ({ persistence: { fsync: before } }, { persistence: { fsync: after } }) =>
      along(FSYNC, before ?? '', after ?? ''),
  },
  {
    what: 'save points',
    text: ({ persistence: { savePoints } }) =>
      savePoints.length === 0 ? undefined : savePointsText(savePoints),
    tendency: (before, after) =>
      savePointTendency(before.persistence.savePoints, after.persistence.savePoints),
  },
  {
    what: 'data that a durable flavor left',
    text: ({ persistence: { acceptsDataLoss } }) => (acceptsDataLoss ? 'deleted' : 'not deleted'),
    tendency: (_, { persistence: { acceptsDataLoss } }) => (acceptsDataLoss ? 'weaker' : 'stronger'),
  },
  {
    what: 'when memory is full',
    text: ({ memory: { evictionPolicy } }) => evictionPolicy,
    tendency: (before, after) => along(EVICTION, evictedBy(before), evictedBy(after)),
  },
  {
    what: 'memory',
    text: memoryText,
    tendency: ({ memory: before }, { memory: after }) =>
      together(
        byNumber(before.limitMebibytes ?? 0, after.limitMebibytes ?? 0),
        byNumber(before.dataMebibytes ?? 0, after.dataMebibytes ?? 0),
      ),
  },
  {
    what: 'version',
    text: ({ engine, version }) => `${engine} ${version}`,
    tendency: (before, after) =>
      before.engine === after.engine ? byNumber(0, compareNumbers(after.version, before.version)) : 'changed',
  },
  ...PLACEMENT_SETTINGS,
  { what: 'plan', text: ({ plan }) => plan },
  { what: 'volumes', text: ({ volumes }) => volumes.join(', ') },
  ...comparedSettingsOf(SERVER_SETTINGS),
  { what: 'follows', text: followsText },
  {
    what: 'users are defined by',
    text: ({ userManagement }) => {
      if (userManagement === null) return undefined;
      return userManagement === 'managed' ? 'the code' : 'the code, and ACL SAVE at runtime';
    },
    tendency: (before, after) =>
      along(USER_MANAGEMENT, before.userManagement ?? '', after.userManagement ?? ''),
  },
];

/** The settings of a server that are not settings of its container. */
export const OTHER_SETTINGS: readonly ServerSetting[] = [
  COPIES,
  {
    what: 'size of the data volume',
    text: ({ persistence: { volumeMebibytes } }) =>
      volumeMebibytes === null ? undefined : `${volumeMebibytes} MiB`,
    tendency: ({ persistence: before }, { persistence: after }) =>
      byNumber(before.volumeMebibytes ?? 0, after.volumeMebibytes ?? 0),
  },
  {
    what: 'data volume',
    text: ({ persistence: { removal } }) => {
      if (removal === null) return undefined;
      return removal === 'protected' ? 'protected' : 'destroyed with the service';
    },
    tendency: ({ persistence: { removal: before } }, { persistence: { removal: after } }) =>
      along(REMOVAL, before ?? '', after ?? ''),
  },
  {
    what: 'support',
    text: ({ support }) => supportText(support),
    tendency: (before, after) => along(SUPPORT, before.support, after.support),
  },
  {
    what: 'replicas',
    text: ({ replicas }) => (replicas.length === 0 ? 'none' : replicas.join(', ')),
    tendency: (before, after) => byMembers(before.replicas, after.replicas),
  },
];

/** How save points move: a snapshot that is due sooner, after as many changes, is stronger. */
export function savePointTendency(before: readonly SavePoint[], after: readonly SavePoint[]): Tendency {
  const counts = [...before, ...after].map(({ changes }) => changes);
  const sooner = counts.some((count) => due(after, count) < due(before, count));
  const later = counts.some((count) => due(after, count) > due(before, count));
  return sooner === later ? 'changed' : sooner ? 'stronger' : 'weaker';
}

/** Seconds until a snapshot is due after the given number of changes. */
function due(savePoints: readonly SavePoint[], count: number): number {
  return Math.min(...savePoints.filter(({ changes }) => changes <= count).map(({ seconds }) => seconds));
}

/** The keys that an eviction policy picks from: `allkeys`, `volatile`, or none with `noeviction`. */
function evictedBy({ memory: { evictionPolicy } }: ServiceReview): string {
  return evictionPolicy.split('-')[0];
}

function followsText({ follows }: ServiceReview): string {
  if (follows === null) return 'no primary';
  return follows.via === null ? follows.primary : `${follows.primary} over TLS through ${follows.via}`;
}
