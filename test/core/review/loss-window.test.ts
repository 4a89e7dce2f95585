import * as fc from 'fast-check';
import { snapshotWindows, windowText } from '../../../lib/core/review/loss-window';

const points = (...pairs: (readonly [seconds: number, changes: number])[]) =>
  pairs.map(([seconds, changes]) => ({ seconds, changes }));

const textsOf = (...pairs: (readonly [seconds: number, changes: number])[]) =>
  snapshotWindows(points(...pairs)).map(windowText);

describe('the windows that save points leave', () => {
  test('are read fewest writes first, whatever order they are given in', () => {
    expect(textsOf([60, 10000], [900, 1], [300, 10])).toEqual([
      'up to 900 s with 1 to 9 changes',
      'up to 300 s with 10 to 9999 changes',
      'up to 60 s with 10000 or more changes',
    ]);
  });

  test('are in the singular where it is one change', () => {
    expect(textsOf([900, 1], [300, 2])).toEqual([
      'up to 900 s with 1 change',
      'up to 300 s with 2 or more changes',
    ]);
  });

  test('have no end where fewer writes than any save point asks for wait for more', () => {
    expect(textsOf([5, 2])).toEqual(['1 change, however old they are', 'up to 5 s with 2 or more changes']);
  });

  test('leave out a save point that is never due first', () => {
    expect(textsOf([60, 10], [300, 100], [60, 10], [60, 20])).toEqual(textsOf([60, 10]));
    expect(textsOf([60, 10], [300, 10])).toEqual(textsOf([60, 10]));
  });

  test('cover every number of writes once, and the more writes the shorter they are', () => {
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
