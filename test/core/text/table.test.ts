import {
  type Cell,
  code,
  codes,
  htmlCell,
  htmlOf,
  markdownCell,
  markdownOf,
  note,
  stacked,
  strong,
  tag,
} from '../../../lib/core/text/table';

const CELLS: readonly [Cell, markdown: string, html: string][] = [
  ['a <b>', 'a &lt;b&gt;', 'a &lt;b&gt;'],
  [[code('a/b')], '<code>a/b</code>', '<code>a/<wbr>b</code>'],
  [['all: ', strong('data')], 'all: **data**', 'all: <strong>data</strong>'],
  [['a', note('b')], 'a<br>b', 'a<br><span class="note">b</span>'],
  [[tag('danger', 'lost')], '⚠️ **lost**', '<span class="tag danger">lost</span>'],
  [[tag('good', 'kept')], '✅ kept', '<span class="tag good">kept</span>'],
  [[tag('plain', 'new', '✨')], '✨ new', '<span class="tag plain">new</span>'],
  [[tag('plain', 'changed')], 'changed', '<span class="tag plain">changed</span>'],
  [stacked(['a', [code('b')]]), 'a<br><code>b</code>', 'a<br><code>b</code>'],
  [codes(['a', 'b']), '<code>a</code>, <code>b</code>', '<code>a</code>, <code>b</code>'],
];

const TABLE = { title: 'T', columns: ['A', 'B', 'C'], rows: [[[code('x')], 'y|', 'z']] };

describe('a table', () => {
  test.each(CELLS)('has cells that Markdown and HTML show: %j', (cell, markdown, html) => {
    expect(markdownCell(cell)).toBe(markdown);
    expect(htmlCell(cell)).toBe(html);
  });

  test('is written as Markdown without its title', () => {
    expect(markdownOf(TABLE)).toBe('| A | B | C |\n| --- | --- | --- |\n| <code>x</code> | y\\| | z |');
  });

  test('is written as HTML, with its title as caption and the first cell of each row as header', () => {
    const html = htmlOf(TABLE);
    expect(html).toContain('<caption>T</caption>');
    expect(html).toContain(
      '<th scope="row" role="rowheader"><code>x</code></th><td role="cell" data-label="B">',
    );
    expect(html).toContain('class="cards"');
    expect(htmlOf({ title: 'T', columns: ['A', 'B'], rows: [['x', 'y']] })).not.toContain('class="cards"');
  });
});
