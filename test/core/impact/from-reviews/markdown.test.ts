import { changeOf } from '../../../../lib/core/impact/from-reviews/change';
import { changeMarkdown } from '../../../../lib/core/impact/from-reviews/markdown';
import { hostileChange, sampleSides } from '../../../support/change-sample';
import { expectGolden } from '../../../support/golden';

const { base, head } = sampleSides();

describe('a change as Markdown', () => {
  test('tells what happens, what is not as it was, and what could be lost', () => {
    expectGolden('change.md', `${changeMarkdown(changeOf(base, head))}\n`);
  });

  test('of nothing has no tables', () => {
    expect(changeMarkdown(changeOf(head, head))).toBe('Nothing changes: everything runs on as it is.');
  });

  test('tells every impact and every direction in words, beside the sign', () => {
    const markdown = changeMarkdown(changeOf(base, head));
    for (const word of [
      'DATA LOSS',
      'RESTART',
      'RECONNECT',
      'new',
      'exposed',
      'weaker',
      'stronger',
      'changed',
    ])
      expect(markdown).toMatch(new RegExp(`^\\| .*${word}`, 'm'));
  });

  test('lets hostile names add no cell, no row, no HTML and no code', () => {
    const lines = changeMarkdown(hostileChange()).split('\n');
    const tables = lines.map((line) => (line.startsWith('|') ? line.match(/(?<!\\)\|/g)?.length : undefined));
    for (const [index, cells] of tables.entries()) {
      if (cells !== undefined && tables[index - 1] !== undefined) expect(cells).toBe(tables[index - 1]);
    }
    const text = lines.join('\n');
    expect([...new Set(text.match(/<[^\s>]*/g))].sort()).toEqual(['</code', '<code']);
    expect(text.replace(/\\`/g, '')).not.toContain('`');
    expect(lines.filter((line) => /[\p{Cc}\p{Bidi_Control}]/u.test(line))).toEqual([]);
  });
});
