import { readFileSync } from 'node:fs';
import { merged } from '../../../lib/core/review/merged';
import { originText } from '../../../lib/core/review/origin';
import { RELEASE } from '../../../lib/core/review/release';
import { reviewedStack } from '../../support/reviewed';

describe('the release', () => {
  test('is the version in package.json', () => {
    expect(RELEASE).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });
});

describe('the origin of a review', () => {
  const release = (version?: string) => merged([reviewedStack({ stack: version, release: version })]);

  test('is the release, the commit and the minute', () => {
    const date = new Date('2026-11-28T05:06:59Z');
    expect(originText(release('0.1.0'), { commit: '3f2a', date })).toBe(
      'cdktf-redis 0.1.0, commit 3f2a, 2026-11-28 05:06 UTC',
    );
  });

  test('leaves out what is not known', () => {
    expect(originText(release('0.1.0'))).toBe('cdktf-redis 0.1.0');
    expect(originText(merged([reviewedStack()]))).toBe('cdktf-redis');
  });

  test('names each release once', () => {
    const reviews = ['a', 'b', 'c'].map((stack, index) =>
      reviewedStack({ stack, release: index === 1 ? '0.2.0' : '0.1.0' }),
    );
    expect(originText(merged(reviews))).toBe('cdktf-redis 0.1.0 and 0.2.0');
  });
});
