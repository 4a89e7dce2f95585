import { table } from '../../lib/cli/table';

describe('a table', () => {
  test('gives every column the width of its widest cell, and ends no line with blanks', () => {
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
