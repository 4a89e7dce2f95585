import { compareNumbers } from '../../catalog/numbers';
import type { ServiceReview } from '../../review/schema';
import { memoryText, savePointsText, supportText } from '../../review/words';
import { duration } from '../../text/duration';
import type { Aspect } from './aspects';
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
import { savePointTendency } from './save-points';

type ServerAspect = Aspect<ServiceReview>;

/** What decides what the container of a server is. */
export const CONTAINER_ASPECTS: readonly ServerAspect[] = [
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
        byNumber(before.dataMebibytes, after.dataMebibytes),
      ),
  },
  {
    what: 'version',
    text: ({ engine, version }) => `${engine} ${version}`,
    tendency: (before, after) =>
      before.engine === after.engine ? byNumber(0, compareNumbers(after.version, before.version)) : 'changed',
  },
  { what: 'image', text: ({ image }) => image ?? undefined },
  { what: 'plan', text: ({ plan }) => plan },
  { what: 'engine that it runs on', text: ({ place }) => place },
  { what: 'name', text: ({ name }) => name },
  { what: 'volumes', text: ({ volumes }) => volumes.join(', ') },
  {
    what: 'idle connections closed by Redis',
    text: ({ idleTimeoutSeconds: seconds }) => (seconds === 0 ? 'never' : `after ${duration(seconds)}`),
  },
  { what: 'follows', text: followsText },
  {
    what: 'target of drills',
    text: ({ drillTarget }) => (drillTarget ? 'yes' : 'no'),
    tendency: (_, { drillTarget }) => (drillTarget ? 'weaker' : 'stronger'),
  },
  {
    what: 'last word on users',
    text: ({ userManagement }) => {
      if (userManagement === null) return undefined;
      return userManagement === 'managed' ? 'the code' : 'what ACL SAVE wrote at runtime';
    },
    tendency: (before, after) =>
      along(USER_MANAGEMENT, before.userManagement ?? '', after.userManagement ?? ''),
  },
];

/** What is of a server, but not of its container. */
export const SURROUNDING_ASPECTS: readonly ServerAspect[] = [
  {
    what: 'copies',
    text: ({ copies }) => `${copies}`,
    tendency: (before, after) => byNumber(before.copies, after.copies),
  },
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
    what: 'upstream',
    text: ({ support }) => supportText(support),
    tendency: (before, after) => along(SUPPORT, before.support, after.support),
  },
  {
    what: 'copied by',
    text: ({ replicas }) => (replicas.length === 0 ? 'nobody' : replicas.join(', ')),
    tendency: (before, after) => byMembers(before.replicas, after.replicas),
  },
];

/** The keys that a policy picks from: `allkeys`, `volatile`, or none with `noeviction`. */
function evictedBy({ memory: { evictionPolicy } }: ServiceReview): string {
  return evictionPolicy.split('-')[0];
}

function followsText({ follows }: ServiceReview): string {
  if (follows === null) return 'nobody';
  return follows.via === null ? follows.primary : `${follows.primary} over TLS through ${follows.via}`;
}
