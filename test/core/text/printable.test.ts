import { printable, printableAll } from '../../../lib/core/text/printable';

describe('a printable text', () => {
  test.each([
    ['redis:7.0 "é" 字 \u{1f600} \\n', 'redis:7.0 "é" 字 \u{1f600} \\n'],
    ['a\nb\u0000\u001b[31m', 'a\\nb\\u0000\\u001b[31m'],
    ['\u007f\u0085', '\\u007f\\u0085'],
    ['\u202eabc\u2066', '\\u202eabc\\u2066'],
    ['a\u2028b\u2029', 'a\\u2028b\\u2029'],
    ['a\u00a0b\u3000c d', 'a\\u00a0b\\u3000c d'],
    ['\ufeff\u200d\u00ad', '\\ufeff\\u200d\\u00ad'],
    ['\ud800 \u{e0041}', '\\ud800 \\udb40\\udc41'],
  ])('is made of %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  test('replaces every text of a value, and nothing else changes', () => {
    const value = { name: 'a\u001b', list: ['b\n', 1, null, true] };
    expect(printableAll(value)).toEqual({ name: 'a\\u001b', list: ['b\\n', 1, null, true] });
  });
});
