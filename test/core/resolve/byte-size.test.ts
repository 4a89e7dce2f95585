import fc from 'fast-check';
import { parseByteSize } from '../../../lib/core/resolve/byte-size';

describe('an amount of memory in redis.conf', () => {
  test.each([
    ['0', 0],
    ['1048576', 1048576],
    ['1b', 1],
    ['1k', 1000],
    ['1kb', 1024],
    ['5m', 5000000],
    ['5mb', 5242880],
    ['2g', 2000000000],
    ['2GB', 2147483648],
    ['64Mb', 67108864],
  ])('%s is %i bytes', (text, bytes) => {
    expect(parseByteSize(text)).toBe(bytes);
  });

  test.each(['', 'mb', '-1', '1.5gb', '1 mb', '1tb', '5%', '0x10', '${TfToken[TOKEN.0]}'])(
    'is NaN for %p',
    (text) => {
      expect(parseByteSize(text)).toBeNaN();
    },
  );

  test('is a whole number or NaN for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bytes = parseByteSize(text);
        expect(Number.isNaN(bytes) || Number.isInteger(bytes)).toBe(true);
      }),
    );
  });
});
