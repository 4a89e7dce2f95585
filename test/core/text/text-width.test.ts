import { shortened, widthOf } from '../../../lib/core/text/text-width';

const NAME = { size: 13, isBold: true };

describe('the width of a text', () => {
  /** As a browser draws them in DejaVu Sans, which is wider than Arial, Helvetica, Segoe UI and Roboto. */
  test.each([
    ['Every network of the host', NAME, 191],
    ['prod/FarReplica', NAME, 116],
    ['Redis 5.0, RDB-Only Persistence', { size: 11.5 }, 186],
    ['TLS 1.0, 1.1, 1.2', { size: 12 }, 98],
    ['MMWW@%', { size: 10 }, 57],
  ])('%j is enough for the widest font, and not much more', (text, typeface, drawn) => {
    expect(widthOf(text, typeface)).toBeGreaterThanOrEqual(drawn);
    expect(widthOf(text, typeface)).toBeLessThan(drawn * 1.15);
  });

  test('of other scripts is that of their widest characters', () => {
    expect(widthOf('東京', { size: 10 })).toBeCloseTo(22);
  });
});

describe('a text that is too wide', () => {
  test('keeps its end, where paths differ', () => {
    const text = shortened('prod/Sessions/Of/Every/Region/Redis', 120, NAME);
    expect(text).toMatch(/^…\S+\/Redis$/);
    expect(widthOf(text, NAME)).toBeLessThanOrEqual(120);
  });

  test('is not changed if it fits', () => {
    expect(shortened('prod/Redis', 120, NAME)).toBe('prod/Redis');
  });

  test('is not cut within a character', () => {
    expect(shortened('😀'.repeat(30), 60, NAME)).toMatch(/^…(😀)+$/u);
  });
});
