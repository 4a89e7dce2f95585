import { FsyncPolicy, RemovalPolicy } from '../../../lib/core/catalog/policies';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import { lossesOf, replicaLosses } from '../../../lib/core/review/loss';
import type { LossEvent } from '../../../lib/core/review/schema';
import { specOf } from '../../support/core';

/** Each event with the seconds of writes that are lost at worst, or what else is lost. */
function losses(props: RedisServerProps, replicas = 0): Record<string, number | string> {
  return Object.fromEntries(
    lossesOf(specOf(props), replicas).map(({ event, worst, seconds }) => [event, seconds ?? worst]),
  );
}

function at(event: LossEvent, props: RedisServerProps, replicas = 0) {
  return lossesOf(specOf(props), replicas).find((loss) => loss.event === event);
}

const KILLED = ['process crash', 'container kill', 'out of memory'];
const STOPPED = ['planned restart', 'resize', 'configuration change', 'upgrade'];
const each = (events: readonly string[], loss: number | string) =>
  Object.fromEntries(events.map((event) => [event, loss]));

describe('what a primary can lose', () => {
  test('with an append-only file is two seconds of writes at worst, and nothing in an orderly stop', () => {
    expect(losses({ versionString: '7.0-aof' })).toEqual({
      ...each([...KILLED, 'host power loss'], 2),
      ...each([...STOPPED, 'destroy'], 'nothing'),
      'taken out of the code': 'everything',
    });
  });

  test('with snapshots is what came since the last one: up to the longest save point', () => {
    expect(losses({ versionString: '7.0' })).toMatchObject({
      ...each([...KILLED, 'host power loss'], 900),
      ...each(STOPPED, 'nothing'),
    });
  });

  test('with snapshots is told by save point, as the windows that they leave', () => {
    const savePoints = [
      { seconds: 60, changes: 10000 },
      { seconds: 300, changes: 10 },
      { seconds: 900, changes: 1 },
    ];
    expect(at('process crash', { versionString: '7.0', savePoints })?.loss).toContain(
      'up to 900 s with 1 to 9 changes; up to 300 s with 10 to 9999 changes; up to 60 s with 10000 or more changes',
    );
  });

  test('with snapshots is the one before the last, below 7.0, where the host dies before its name is on disk', () => {
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

  test('with snapshots has no bound in seconds where too few changes never make a save point due', () => {
    const loss = at('process crash', { versionString: '7.0', savePoints: [{ seconds: 60, changes: 10000 }] });
    expect(loss?.seconds).toBeNull();
    expect(loss?.loss).toContain('1 to 9999 changes, however old they are; up to 60 s with 10000 or more');
  });

  test('is told to programs as windows, which are empty where it is none', () => {
    expect(at('process crash', { versionString: '7.0' })?.windows).toEqual([
      { seconds: 900, fromWrites: 1, toWrites: 9 },
      { seconds: 300, fromWrites: 10, toWrites: 9999 },
      { seconds: 60, fromWrites: 10000, toWrites: null },
    ]);
    expect(at('host power loss', {})?.windows).toEqual([{ seconds: 2, fromWrites: 1, toWrites: null }]);
    expect(at('planned restart', {})?.windows).toEqual([]);
    expect(at('process crash', { versionString: '7.0-nordb' })?.windows).toEqual([]);
  });

  test('memory-only is everything, whatever happens', () => {
    expect(new Set(Object.values(losses({ versionString: '7.0-nordb' })))).toEqual(new Set(['everything']));
  });

  test('memory-only empties its replicas too, and says so', () => {
    const { why } = at('planned restart', { versionString: '7.0-nordb' }, 2) ?? {};
    expect(why).toBe('nothing is on disk; its replicas follow and are emptied too');
  });

  test('is nothing in a crash where the file is forced to disk before each answer, or left to the kernel', () => {
    expect(losses({ fsyncPolicy: FsyncPolicy.ALWAYS })).toMatchObject(
      each([...KILLED, 'host power loss'], 'nothing'),
    );
    expect(losses({ fsyncPolicy: FsyncPolicy.NO })).toMatchObject({
      ...each(KILLED, 'nothing'),
      'host power loss': 30,
    });
  });

  test('goes along with the stack where the volume is not protected', () => {
    expect(losses({ removalPolicy: RemovalPolicy.DESTROY }).destroy).toBe('everything');
  });
});

describe('what a replica can lose', () => {
  test('is nothing that its primary has, and whatever that loses', () => {
    const all = replicaLosses(specOf({}));
    const lost = all.filter(({ worst }) => worst !== 'nothing').map(({ event }) => event);
    expect(lost).toEqual(['primary loses data']);
  });
});
