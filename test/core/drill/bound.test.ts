import { boundOf, couldTell, isWithin, snapshotLateness } from '../../../lib/core/drill/bound';
import type { Measured } from '../../../lib/core/drill/measured';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import { lossesOf } from '../../../lib/core/review/loss';
import { specOf } from '../../support/core';

function boundAt(rate: number, props: RedisServerProps, lateSeconds = 0) {
  const loss = lossesOf(specOf(props), { all: 0, elsewhere: 0 }).find(
    ({ event }) => event === 'process crash',
  );
  if (loss === undefined) throw new Error('the review states nothing of a crash');
  return boundOf(loss, rate, lateSeconds);
}

const measured = (fields: Partial<Measured>): Measured => ({
  written: 1000,
  lost: 0,
  lostSeconds: 0,
  wroteSeconds: 5,
  ratePerSecond: 200,
  ...fields,
});

describe('the stated bound', () => {
  test.each([
    [200, 60],
    [10000 / 60, 60],
    [100, 100],
    [40, 250],
    [20, 300],
    [1, 300],
    [0.02, 500],
    [0.01, 900],
    [0.001, 1000],
  ])('of the default save points at %d writes a second is %d s', (rate, seconds) => {
    expect(boundAt(rate, { versionString: '7.0' })).toEqual({
      worst: 'a window',
      seconds: expect.closeTo(seconds, 6),
    });
  });

  test('of snapshots is as much later as they can be', () => {
    expect(boundAt(200, { versionString: '7.0' }, 1.3).seconds).toBe(61.3);
  });

  test('of an append-only file is two seconds at any rate', () => {
    expect(boundAt(1000, {}).seconds).toBe(2);
  });

  test('does not exist if no save point limits the loss, or if everything is lost', () => {
    expect(
      boundOf({ worst: 'a window', windows: [{ seconds: null, fromWrites: 1, toWrites: null }] }, 200, 1),
    ).toEqual({
      worst: 'a window',
      seconds: null,
    });
    expect(boundAt(200, { versionString: '7.0-nordb' })).toEqual({ worst: 'everything', seconds: null });
  });

  test('includes one second of rounding, one turn of the timer, and two saves', () => {
    expect(snapshotLateness({ hz: 10, saveSeconds: 0.25 })).toBeCloseTo(1.6, 6);
  });
});

describe('a loss', () => {
  test.each([
    ['nothing', null, 0, 0, true],
    ['nothing', null, 1, 0.01, false],
    ['a window', 2, 400, 1.99, true],
    ['a window', 2, 401, 2.01, false],
    ['a window', null, 1000, 5, true],
    ['everything', null, 1000, 5, true],
  ] as const)('where %s is stated, in seconds %p, and %d writes of %d s are lost: within is %p', (...row) => {
    const [worst, seconds, lost, lostSeconds, expected] = row;
    expect(isWithin(measured({ lost, lostSeconds }), { worst, seconds })).toBe(expected);
  });

  test('of a window can only be measured by a drill that writes for longer', () => {
    const window = { worst: 'a window', seconds: 5 } as const;
    expect(couldTell(measured({ wroteSeconds: 5.1 }), window)).toBe(true);
    expect(couldTell(measured({ wroteSeconds: 4.9 }), window)).toBe(false);
    expect(couldTell(measured({ wroteSeconds: 99 }), { ...window, seconds: null })).toBe(false);
    expect(couldTell(measured({ wroteSeconds: 0.1 }), { worst: 'nothing', seconds: null })).toBe(true);
    expect(couldTell(measured({ wroteSeconds: 0.1 }), { worst: 'everything', seconds: null })).toBe(true);
  });
});
