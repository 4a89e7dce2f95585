import { savePointTendency } from '../../../../lib/core/impact/from-reviews/save-points';
import type { SavePoint } from '../../../../lib/core/resolve/redis-server-props';

/** Save points as redis.conf has them: `900 1 300 10`. */
function points(text: string): SavePoint[] {
  return [...text.matchAll(/(\d+) (\d+)/g)].map(([, seconds, changes]) => ({
    seconds: Number(seconds),
    changes: Number(changes),
  }));
}

describe('save points', () => {
  test.each([
    ['900 1', '600 1', 'stronger'],
    ['900 1', '1200 1', 'weaker'],
    ['900 1', '900 1 300 10', 'stronger'],
    ['900 1 300 10', '900 1', 'weaker'],
    ['900 1', '900 100', 'weaker'],
    ['900 1 300 10', '600 1 400 10', 'changed'],
    ['900 1 300 10', '300 10 900 1', 'changed'],
    ['900 1', '900 1 1000 10', 'changed'],
  ])('from %j to %j are %s: what counts is when a snapshot is due', (before, after, tendency) => {
    expect(savePointTendency(points(before), points(after))).toBe(tendency);
  });
});
