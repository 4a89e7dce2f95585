import * as fc from 'fast-check';
import { FsyncPolicy, RemovalPolicy } from '../../../lib/core/catalog/policies';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import { lossesOf, replicaLosses, snapshotWindows, windowText } from '../../../lib/core/review/loss';
import type { LossEvent } from '../../../lib/core/review/schema';
import { specOf } from '../../support/core';

/** Each event with the seconds of writes that are lost at worst, or what else is lost. */
function losses(props: RedisServerProps, replicas = 0): Record<string, number | string> {
  return Object.fromEntries(
    lossesOf(specOf(props), { all: replicas, elsewhere: 0 }).map(({ event, worst, seconds }) => [
      event,
      seconds ?? worst,
    ]),
  );
}

function at(event: LossEvent, props: RedisServerProps, replicas = 0) {
  return lossesOf(specOf(props), { all: replicas, elsewhere: 0 }).find((loss) => loss.event === event);
}

const KILLED = ['process crash', 'container kill', 'out of memory'];
const STOPPED = ['planned restart', 'resize', 'configuration change', 'upgrade'];
const each = (events: readonly string[], loss: number | string) =>
  Object.fromEntries(events.map((event) => [event, loss]));

describe('what a primary can lose', () => {
  test('with an append-only file is two seconds of writes at worst, and nothing in a clean shutdown', () => {
    expect(losses({ versionString: '7.0-aof' })).toEqual({
      ...each([...KILLED, 'host power loss'], 2),
      ...each(['lost disk', 'lost host'], 'everything'),
      ...each([...STOPPED, 'destroy'], 'nothing'),
      'taken out of the code': 'everything',
    });
  });

  test('with snapshots is everything since the last snapshot: up to the longest save point', () => {
    expect(losses({ versionString: '7.0' })).toMatchObject({
      ...each([...KILLED, 'host power loss'], 900),
      ...each(STOPPED, 'nothing'),
    });
  });

  test('with snapshots is described by save point', () => {
    const savePoints = [
      { seconds: 60, changes: 10000 },
      { seconds: 300, changes: 10 },
      { seconds: 900, changes: 1 },
    ];
    expect(at('process crash', { versionString: '7.0', savePoints })?.loss).toContain(
      'up to 900 s with 1 to 9 changes; up to 300 s with 10 to 9999 changes; up to 60 s with 10000 or more changes',
    );
  });

  test('with snapshots before 7.0 is up to 30 s more if the host loses power before the new snapshot has its name', () => {
    expect(at('host power loss', { versionString: '6.2' })?.windows).toEqual([
      { seconds: 930, fromWrites: 1, toWrites: 9 },
      { seconds: 330, fromWrites: 10, toWrites: 9999 },
      { seconds: 90, fromWrites: 10000, toWrites: null },
    ]);
    expect(at('host power loss', { versionString: '6.2' })?.seconds).toBe(930);
    expect(at('process crash', { versionString: '6.2' })?.seconds).toBe(900);
    expect(at('host power loss', { versionString: 'valkey:8.1' })?.seconds).toBe(900);
    const savePoints = [{ seconds: 60, changes: 2 }];
    expect(at('host power loss', { versionString: '6.2', savePoints })?.seconds).toBeNull();
    expect(at('host power loss', { versionString: '6.2-nordb' })?.worst).toBe('everything');
  });

  test('with snapshots has no limit in seconds if few changes never make a save point due', () => {
    const loss = at('process crash', { versionString: '7.0', savePoints: [{ seconds: 60, changes: 10000 }] });
    expect(loss?.seconds).toBeNull();
    expect(loss?.loss).toContain('1 to 9999 changes of any age; up to 60 s with 10000 or more');
  });

  test('is also a list of windows for programs, which is empty if everything or nothing is lost', () => {
    expect(at('process crash', { versionString: '7.0' })?.windows).toEqual([
      { seconds: 900, fromWrites: 1, toWrites: 9 },
      { seconds: 300, fromWrites: 10, toWrites: 9999 },
      { seconds: 60, fromWrites: 10000, toWrites: null },
    ]);
    expect(at('host power loss', {})?.windows).toEqual([{ seconds: 2, fromWrites: 1, toWrites: null }]);
    expect(at('planned restart', {})?.windows).toEqual([]);
    expect(at('process crash', { versionString: '7.0-nordb' })?.windows).toEqual([]);
  });

  test('is nothing in a planned restart only if the server can write what is not on disk yet', () => {
    const [snapshot, appended] = ['7.0', '7.0-aof'].map((versionString) =>
      at('planned restart', { versionString }),
    );
    expect(snapshot).toMatchObject({
      loss: 'nothing, if the snapshot at the stop succeeds',
      condition: 'if the snapshot at the stop succeeds',
      why: 'a clean shutdown has 60 s to write a snapshot; npx cdktf-redis preflight checks before an apply that it can',
    });
    expect(appended?.loss).toBe('nothing, if the disk accepts the last writes');
    expect(at('process crash', {})).not.toHaveProperty('condition');
  });

  test('is everything if its disk or its host is lost, and says where a copy is left', () => {
    const why = (all: number, elsewhere: number, event: LossEvent) =>
      lossesOf(specOf({}), { all, elsewhere }).find((loss) => loss.event === event)?.why;
    const none = 'cdktf-redis makes no backups: keep a copy elsewhere';
    expect(why(0, 0, 'lost disk')).toBe(none);
    expect(why(0, 0, 'lost host')).toBe(none);
    const copy = 'its replica has a copy until the primary starts empty, so copy the data from it first';
    expect(why(1, 0, 'lost disk')).toBe(copy);
    expect(why(1, 0, 'lost host')).toBe(`its replicas can be on the same host, and ${none}`);
    expect(why(2, 1, 'lost host')).toBe(copy);
    expect(why(2, 1, 'lost disk')).toContain('copy the data from one of them first');
  });

  test('is everything in every event if the server is memory-only', () => {
    expect(new Set(Object.values(losses({ versionString: '7.0-nordb' })))).toEqual(new Set(['everything']));
  });

  test('is also lost by the replicas of a memory-only server', () => {
    const { why } = at('planned restart', { versionString: '7.0-nordb' }, 2) ?? {};
    expect(why).toBe('nothing is on disk; its replicas are emptied too');
  });

  test('is nothing in a crash if fsync is always or no', () => {
    expect(losses({ fsyncPolicy: FsyncPolicy.ALWAYS })).toMatchObject(
      each([...KILLED, 'host power loss'], 'nothing'),
    );
    expect(losses({ fsyncPolicy: FsyncPolicy.NO })).toMatchObject({
      ...each(KILLED, 'nothing'),
      'host power loss': 30,
    });
  });

  test('is everything if the stack is destroyed and the volume is not protected', () => {
    expect(losses({ removalPolicy: RemovalPolicy.DESTROY }).destroy).toBe('everything');
  });
});

describe('what a replica can lose', () => {
  test('is nothing that its primary has, and everything that its primary loses', () => {
    const all = replicaLosses(specOf({}), true);
    const lost = all.filter(({ worst }) => worst !== 'nothing').map(({ event }) => event);
    expect(lost).toEqual(['lost host', 'primary loses data']);
    const apart = replicaLosses(specOf({}), false).filter(({ worst }) => worst !== 'nothing');
    expect(apart.map(({ event }) => event)).toEqual(['primary loses data']);
  });
});

const points = (...pairs: (readonly [seconds: number, changes: number])[]) =>
  pairs.map(([seconds, changes]) => ({ seconds, changes }));

const textsOf = (...pairs: (readonly [seconds: number, changes: number])[]) =>
  snapshotWindows(points(...pairs)).map(windowText);

describe('the windows of save points', () => {
  test('start with the fewest writes, for every order of the save points', () => {
    expect(textsOf([60, 10000], [900, 1], [300, 10])).toEqual([
      'up to 900 s with 1 to 9 changes',
      'up to 300 s with 10 to 9999 changes',
      'up to 60 s with 10000 or more changes',
    ]);
  });

  test('use the singular for one change', () => {
    expect(textsOf([900, 1], [300, 2])).toEqual([
      'up to 900 s with 1 change',
      'up to 300 s with 2 or more changes',
    ]);
  });

  test('have no limit for fewer writes than any save point needs', () => {
    expect(textsOf([5, 2])).toEqual(['1 change of any age', 'up to 5 s with 2 or more changes']);
  });

  test('ignore a save point that is never due first', () => {
    expect(textsOf([60, 10], [300, 100], [60, 10], [60, 20])).toEqual(textsOf([60, 10]));
    expect(textsOf([60, 10], [300, 10])).toEqual(textsOf([60, 10]));
  });

  test('cover every number of writes once, with the first save point that is due', () => {
    const savePoint = fc.record({
      seconds: fc.integer({ min: 1, max: 1000 }),
      changes: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(
        fc.array(savePoint, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 1500 }),
        (all, writes) => {
          const holding = snapshotWindows(all).filter(
            ({ fromWrites, toWrites }) => fromWrites <= writes && writes <= (toWrites ?? Infinity),
          );
          const due = all.filter(({ changes }) => changes <= writes).map(({ seconds }) => seconds);
          expect(holding.map(({ seconds }) => seconds ?? Infinity)).toEqual([Math.min(...due)]);
        },
      ),
    );
  });
});
