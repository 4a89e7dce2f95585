import { splitArguments } from '../../../lib/core/resolve/arguments';

describe('the arguments of a line', () => {
  test.each([
    ['20', ['20']],
    [' a \'b\'  "c" ', ['a', 'b', 'c']],
    ['normal 0 0 0', ['normal', '0', '0', '0']],
    ['""', ['']],
    ['"" \'\'', ['', '']],
    ['"a b" c', ['a b', 'c']],
    ['a"b c" d', ['ab c', 'd']],
    ["a'b c'", ['ab c']],
    ['a#b', ['a#b']],
    ['a\tb', ['a', 'b']],
    ['a\\', ['a\\']],
  ])('are split at blanks and unquoted: %p', (line, args) => {
    expect(splitArguments(line)).toEqual(args);
  });

  test.each([
    ['"a \\" b"', ['a " b']],
    ['"\\x32\\x30"', ['20']],
    ['"\\x3"', ['x3']],
    ['"\\X32\\xaF"', ['X32\xaf']],
    ['"\\n\\r\\t\\b\\a\\q\\\\"', ['\n\r\t\b\x07q\\']],
    ["'a \\' b'", ["a ' b"]],
    ["'\\x41\\n'", ['\\x41\\n']],
    ["'a\\'", undefined],
  ])('are unescaped as the quotes say: %p', (line, args) => {
    expect(splitArguments(line)).toEqual(args);
  });

  test.each(['', ' ', '"open', "open'", '"a\\"', '"a"b', '"a""b"', "'a'b", 'a"b"c', '"a"\u00a0b'])(
    'are undefined if there are none, or if a quote is not closed: %p',
    (line) => {
      expect(splitArguments(line)).toBeUndefined();
    },
  );
});
