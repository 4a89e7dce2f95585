import * as fc from 'fast-check';
import { type Acknowledged, measure } from '../../../lib/core/drill/measured';

/** Writes every 100 ms, each acknowledged 2 ms later. */
function writes(count: number): readonly Acknowledged[] {
  return Array.from({ length: count }, (_, number) => ({
    number,
    sentAt: 1000 + number * 100,
    acknowledgedAt: 1002 + number * 100,
  }));
}

function numbers(from: number, to: number): ReadonlySet<number> {
  return new Set(Array.from({ length: to - from }, (_, index) => from + index));
}

describe('a measured loss', () => {
  test('is the acknowledged writes that are missing, since the oldest of them was sent', () => {
    expect(measure(writes(50), numbers(0, 30))).toEqual({
      written: 50,
      lost: 20,
      lostSeconds: 1.902,
      wroteSeconds: 4.902,
      ratePerSecond: 50 / 4.902,
    });
  });

  test('is nothing if all keys exist', () => {
    expect(measure(writes(50), numbers(0, 50))).toMatchObject({ written: 50, lost: 0, lostSeconds: 0 });
  });

  test('is as old as its oldest write, even if later ones exist', () => {
    const survivors = new Set([...numbers(0, 10), ...numbers(11, 50)]);
    expect(measure(writes(50), survivors)).toMatchObject({ lost: 1, lostSeconds: 3.902 });
  });

  test('does not count keys that exist but were not acknowledged', () => {
    expect(measure(writes(3), numbers(0, 9))).toMatchObject({ written: 3, lost: 0 });
  });

  test('is nothing if no write was acknowledged', () => {
    expect(measure([], numbers(0, 9))).toEqual({
      written: 0,
      lost: 0,
      lostSeconds: 0,
      wroteSeconds: 0,
      ratePerSecond: 0,
    });
  });

  test('is never older than the first write, nor more than was written', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.uniqueArray(fc.nat(60)), (count, survivors) => {
        const { written, lost, lostSeconds, wroteSeconds } = measure(writes(count), new Set(survivors));
        expect(written).toBe(count);
        expect(lost + survivors.filter((number) => number < count).length).toBe(count);
        expect(lostSeconds).toBeLessThanOrEqual(wroteSeconds);
        expect(lostSeconds > 0).toBe(lost > 0);
      }),
    );
  });
});
