import { FsyncPolicy } from '../../../../lib/core/catalog/policies';
import { lossChanges } from '../../../../lib/core/impact/from-reviews/losses';
import type { RedisServerProps } from '../../../../lib/core/resolve/redis-server-props';
import { lossesOf, replicaLosses } from '../../../../lib/core/review/loss';
import { specOf } from '../../../support/core';

function losses(props: RedisServerProps) {
  return lossesOf(specOf(props), { all: 0, elsewhere: 0 });
}

describe('what could be lost before and after', () => {
  test('is not told where it is the same', () => {
    expect(lossChanges(losses({}), losses({ idleTimeoutSeconds: 60 }))).toEqual([]);
  });

  test('is told once for events with the same outcomes', () => {
    const changes = lossChanges(losses({ fsyncPolicy: FsyncPolicy.ALWAYS }), losses({}));
    expect(changes.map(({ events, tendency }) => `${tendency}: ${events.join(', ')}`)).toEqual([
      'weaker: process crash, container kill, out of memory',
      'weaker: host power loss',
    ]);
    expect(changes[1]).toMatchObject({
      before: { worst: 'nothing', seconds: null },
      after: { worst: 'a window', seconds: 2 },
    });
    expect(changes[1].before).not.toHaveProperty('event');
  });

  test('is less the other way round, also where both are windows', () => {
    const tendencies = (before: RedisServerProps, after: RedisServerProps) =>
      lossChanges(losses(before), losses(after)).map(({ tendency }) => tendency);
    expect(tendencies({}, { fsyncPolicy: FsyncPolicy.ALWAYS })).toEqual(['stronger', 'stronger']);
    expect(tendencies({ versionString: '8.4' }, {})).toEqual(['stronger', 'stronger', 'changed']);
    expect(tendencies({ stopGraceSeconds: 60 }, { stopGraceSeconds: 90 })).toEqual(['changed']);
  });

  test('is not told of an event that the review of an older release does not have', () => {
    const older = losses({}).filter(({ event }) => event !== 'lost disk' && event !== 'lost host');
    expect(lossChanges(older, losses({}))).toEqual([]);
  });

  test('is told of events that only a replica meets', () => {
    const spec = specOf({});
    const changes = lossChanges(lossesOf(spec, { all: 0, elsewhere: 0 }), replicaLosses(spec, true));
    expect(changes.find(({ events }) => events.includes('primary loses data'))).toMatchObject({
      tendency: 'changed',
      before: null,
      after: { worst: 'everything' },
    });
  });
});
