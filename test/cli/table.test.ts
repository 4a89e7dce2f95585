import { table } from '../../lib/cli/table';

describe('a table', () => {
  test('makes every column as wide as its widest cell, without spaces at the end of lines', () => {
    expect(
      table([
        ['A', 'LONG', 'C'],
        ['wide', '', 'c'],
        ['b', 'x', ''],
      ]),
    ).toBe('A     LONG  C\nwide        c\nb     x\n');
  });

  test('without rows is empty', () => {
    expect(table([])).toBe('');
  });
});
