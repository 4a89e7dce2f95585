import {
  address,
  anyText,
  bytes,
  bytesOrPercent,
  decimal,
  group,
  INT,
  integer,
  LONG,
  letters,
  text,
  type ValueKind,
  word,
  yesOrNo,
} from '../../../lib/core/catalog/value-kinds';
import { splitArguments } from '../../../lib/core/resolve/arguments';
import { allowedInstead } from '../../../lib/core/resolve/directive-value';

/** Expects a kind to take some values and to refuse others with the same text. */
function expectKind(kind: ValueKind, taken: readonly string[], refused: readonly string[], instead: string) {
  const saying = (value: string) => [value, allowedInstead(kind, splitArguments(value) ?? [])];
  expect(taken.map(saying)).toEqual(taken.map((value) => [value, undefined]));
  expect(refused.map(saying)).toEqual(refused.map((value) => [value, instead]));
}

describe('a directive', () => {
  test('of yes or no takes either, in upper and lower case and in quotes', () => {
    expectKind(yesOrNo, ['yes', 'no', 'YES', '"no"'], ['maybe', '1', '""', 'yes no'], 'yes or no');
  });

  test('of a number takes a whole one in its range, without a plus sign or leading zeros', () => {
    expectKind(
      integer(1, 500),
      ['1', '500', '"20"', "2'0'"],
      ['0', '501', '-1', '+20', '020', '20x', '2.5', 'abc', '""', '1 2', '99999999999999999999'],
      'a whole number from 1 to 500',
    );
    expectKind(integer(-1, 10), ['-1', '0'], ['-2', '-0', '-'], 'a whole number from -1 to 10');
  });

  test('of a number describes its range in words if the range is that of the machine', () => {
    expectKind(integer(0, LONG), [String(LONG)], [String(LONG + 1n), '-1'], 'a whole number of at least 0');
    expectKind(integer(-INT - 1n, INT), ['-2147483648'], ['2147483648'], 'a whole number of 32 bits');
    expectKind(integer(-LONG - 1n, LONG), ['-9223372036854775808'], ['x'], 'a whole number');
  });

  test('of an amount of memory takes bytes, or a number with a unit', () => {
    expectKind(
      bytes(),
      ['0', '1024', '64mb', '64MB', '1k', '1Kb', '2m', '3g', '4GB', '5b', '064mb'],
      ['-1', '64xb', '64 mb', '1.5gb', 'mb', '10%', '""', '9223372036854775808', '8589934592gb'],
      'an amount of memory such as 64mb',
    );
  });

  test('of an amount describes its minimum if it is not 0', () => {
    expectKind(bytes(1), ['1'], ['0'], 'an amount of memory of at least 1 byte, such as 64mb');
    expectKind(bytes(1024 * 1024), ['1mb'], ['1048575'], 'an amount of memory of at least 1mb, such as 64mb');
    expectKind(bytes(16 * 1024), ['16kb'], ['16k'], 'an amount of memory of at least 16kb, such as 64mb');
    expectKind(bytes(-1), ['-1', '0'], ['-2'], 'an amount of memory such as 64mb');
  });

  test('of an amount or a percentage takes both', () => {
    expectKind(
      bytesOrPercent,
      ['0%', '10%', '100%', '64mb'],
      ['101%', '05%', '%', '1.5%', '-1%'],
      'an amount of memory such as 64mb, or a percentage such as 10%',
    );
  });

  test('of a decimal number takes it in any notation', () => {
    expectKind(
      decimal(0, 100),
      ['0', '99.9', '.5', '5.', '1e1'],
      ['-1', '100.1', 'abc', '""', '0x10', 'nan'],
      'a number from 0 to 100',
    );
  });

  test('of words takes one of them, in upper and lower case', () => {
    const kind = word('disabled', 'on-empty-db', 'swapdb');
    expectKind(
      kind,
      ['disabled', 'SwapDB'],
      ['yes', '""', 'disabled swapdb'],
      'one of disabled, on-empty-db, swapdb',
    );
  });

  test('of letters takes any of them, or none', () => {
    expectKind(
      letters('KEA$'),
      ['KEA', '$', '""'],
      ['KEx', 'kea', 'K E'],
      'a combination of the letters KEA$, or ""',
    );
  });

  test('of an address takes one of its versions, or none', () => {
    expectKind(address(4), ['10.0.0.1', '""'], ['fd00::1', '10.0.0', 'a.b'], 'an IPv4 address, or ""');
    expectKind(
      address(4, 6),
      ['10.0.0.1', 'fd00::1'],
      ['fd00::1%eth0', 'host'],
      'an IPv4 or IPv6 address, or ""',
    );
  });

  test('of a text takes text that matches its pattern', () => {
    expectKind(text(/^[a-z]*$/, 'small letters'), ['abc', '""'], ['aBc', 'a b', '"a b"'], 'small letters');
    expectKind(anyText, ['""', 'word', '"two words"'], ['two words'], 'one word, or text in quotes');
  });

  test('of several arguments takes as many as there are, each of its kind', () => {
    const kind = group([word('normal', 'pubsub'), bytes(), integer(0, 9)], 'a class, an amount and a digit');
    expectKind(
      kind,
      ['normal 64mb 1', ' "NORMAL"  0 0 '],
      [
        'normal 64mb',
        'normal 64mb 1 2',
        'other 0 0',
        'normal 0 10',
        '""',
        '"normal 0 0"',
        'normal 0 0 pubsub 0 0',
      ],
      'a class, an amount and a digit',
    );
  });

  test('of repeated arguments takes the group several times, in quotes, and not at all if that is allowed', () => {
    const options = { repeated: true, orNone: true, quotable: true };
    const kind = group([integer(0, 9), yesOrNo], 'pairs', options);
    expectKind(
      kind,
      ['1 yes', '1 yes 2 no', '"1 yes 2 no"', '""'],
      ['1', '1 yes 2', 'yes 1', '"1"', '" "', '"1 \'yes"'],
      'pairs',
    );
  });
});
