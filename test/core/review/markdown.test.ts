import { reviewMarkdown } from '../../../lib/core/review/markdown';
import { markdownText } from '../../../lib/core/text/markdown-text';
import { expectGolden } from '../../support/golden';
import { hostileReview, sampleReviews } from '../../support/review-sample';

const reviews = sampleReviews();

describe('a review as Markdown', () => {
  test('tells of every service what runs, who reaches it and what could be lost', () => {
    expectGolden('review.md', reviewMarkdown(reviews));
  });

  test('is the same whenever it is made, in whatever order the stacks come', () => {
    expect(reviewMarkdown([...sampleReviews()].reverse())).toBe(reviewMarkdown(reviews));
  });

  test('begins with a mark by which a program finds its own comment', () => {
    expect(reviewMarkdown(reviews)).toMatch(/^<!-- cdktf-redis review -->\n\n## /);
  });

  test('is folded below what a change means, all of it', () => {
    const [mark, title, ...parts] = reviewMarkdown(reviews).trimEnd().split('\n\n');
    expect(reviewMarkdown(reviews, 'CHANGE')).toBe(
      [
        mark,
        '## What does this change do to my data?',
        'CHANGE',
        `<details><summary>The whole review${title.replace('## Review', '')}</summary>`,
        ...parts,
        '</details>\n',
      ].join('\n\n'),
    );
  });

  test('of nothing has no diagram and no empty lists', () => {
    const nothing = {
      services: [],
      terminators: [],
      resources: [],
      policies: [],
      regulated: [],
      problems: [],
    };
    expect(reviewMarkdown([{ ...reviews[0], ...nothing }])).not.toMatch(/```|Warnings|Policies|Regulated/);
  });

  test('with a regulated workload and no policy has no table of rules', () => {
    const text = reviewMarkdown([{ ...reviews[0], policies: [] }]);
    expect(text).toContain('<summary>Regulated workloads</summary>\n\nRegulated workloads, which ');
  });
});

describe('errors in Markdown', () => {
  const [review] = reviews;
  const error = { id: 'bad-port', severity: 'error', path: 'prod/Redis', message: 'm', fix: 'f' } as const;

  test('are counted, and come before warnings', () => {
    const text = reviewMarkdown([{ ...review, problems: [...review.problems, error] }]);
    expect(text).toContain('**1 error, 1 warning**\n');
    expect(text).toContain(
      '\n### Errors and warnings\n\n- ❌ <code>prod/Redis</code> m (<code>bad-port</code>)<br>**Fix:** f\n- ⚠️ ',
    );
  });

  test('alone are called so', () => {
    const text = reviewMarkdown([{ ...review, problems: [error, error] }]);
    expect(text).toContain('**2 errors**\n');
    expect(text).toContain('\n### Errors\n');
  });
});

describe('hostile names and messages in Markdown', () => {
  const lines = reviewMarkdown([hostileReview()]).split('\n');

  test('add no cell and no row to a table', () => {
    const tables = lines.map((line) => (line.startsWith('|') ? line.match(/(?<!\\)\|/g)?.length : undefined));
    for (const [index, cells] of tables.entries()) {
      if (cells !== undefined && tables[index - 1] !== undefined) expect(cells).toBe(tables[index - 1]);
    }
  });

  test('open no block of code, and close none', () => {
    expect(lines.filter((line) => line.includes('```'))).toEqual(['```mermaid', '```']);
    const text = lines.filter((line) => /^[|-]/.test(line)).join('\n');
    expect(text.replace(/\\`/g, '')).not.toContain('`');
  });

  test('bring no HTML in beside that of the document', () => {
    const tags = new Set(lines.join('\n').match(/<[^\s>]*/g));
    expect([...tags].sort()).toEqual(
      ['<!--', '<details', '<summary', '</summary', '</details', '<code', '</code', '<br', '<br/'].sort(),
    );
    expect(lines.filter((line) => line.includes('<!--'))).toHaveLength(1);
  });

  test('hold no control characters, and turn no text around', () => {
    expect(lines.filter((line) => /[\p{Cc}\p{Bidi_Control}]/u.test(line))).toEqual([]);
  });

  test.each([
    ['a|b', 'a\\|b'],
    ['`x` *y* _z_ [l](u) ~s~ $m$', '\\`x\\` \\*y\\* \\_z\\_ \\[l\\](u) \\~s\\~ \\$m\\$'],
    ['a\\|b', 'a\\\\\\|b'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['-@admin', '-@&#8203;admin'],
    ['one\r\ntwo\tthree', 'one\\\\r\\\\ntwo\\\\tthree'],
  ])('are shown as they are: %j', (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });
});
