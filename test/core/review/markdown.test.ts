import { reviewMarkdown } from '../../../lib/core/review/markdown';
import { markdownText } from '../../../lib/core/text/markdown-text';
import { expectGolden } from '../../support/golden';
import { hostileReview, sampleReviews } from '../../support/review-sample';

const reviews = sampleReviews();

describe('a review as Markdown', () => {
  test('shows for every service what runs, who can reach it and what could be lost', () => {
    expectGolden('review.md', reviewMarkdown(reviews));
  });

  test('is the same every time, for every order of the stacks', () => {
    expect(reviewMarkdown([...sampleReviews()].reverse())).toBe(reviewMarkdown(reviews));
  });

  test('begins with a marker by which a program finds its own comment', () => {
    expect(reviewMarkdown(reviews)).toMatch(/^<!-- cdktf-redis review -->\n\n## /);
  });

  test('is folded as a whole below the change', () => {
    const [mark, title, origin, ...parts] = reviewMarkdown(reviews).trimEnd().split('\n\n');
    expect(reviewMarkdown(reviews, 'CHANGE')).toBe(
      [
        mark,
        '## What does this change do to my data?',
        'CHANGE',
        origin,
        `<details><summary>The whole review${title.replace('## Review', '')}</summary>`,
        ...parts,
        '</details>\n',
      ].join('\n\n'),
    );
  });

  test('has no diagram and no empty lists if there is nothing to show', () => {
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

  test('has no table of rules if there are only regulated workloads', () => {
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

  test('alone have a title of their own', () => {
    const text = reviewMarkdown([{ ...review, problems: [error, error] }]);
    expect(text).toContain('**2 errors**\n');
    expect(text).toContain('\n### Errors\n');
  });
});

describe('hostile names and messages in Markdown', () => {
  const lines = reviewMarkdown([hostileReview()]).split('\n');

  test('do not add cells or rows to a table', () => {
    const tables = lines.map((line) => (line.startsWith('|') ? line.match(/(?<!\\)\|/g)?.length : undefined));
    for (const [index, cells] of tables.entries()) {
      if (cells !== undefined && tables[index - 1] !== undefined) expect(cells).toBe(tables[index - 1]);
    }
  });

  test('do not open or close code blocks', () => {
    expect(lines.filter((line) => line.includes('```'))).toEqual(['```mermaid', '```']);
    const text = lines.filter((line) => /^[|-]/.test(line)).join('\n');
    expect(text.replace(/\\`/g, '')).not.toContain('`');
  });

  test('do not add HTML', () => {
    const tags = new Set(lines.join('\n').match(/<[^\s>]*/g));
    expect([...tags].sort()).toEqual(
      ['<!--', '<details', '<summary', '</summary', '</details', '<code', '</code', '<br', '<br/'].sort(),
    );
    expect(lines.filter((line) => line.includes('<!--'))).toHaveLength(1);
  });

  test('contain no control characters and no bidirectional controls', () => {
    expect(lines.filter((line) => /[\p{Cc}\p{Bidi_Control}]/u.test(line))).toEqual([]);
  });

  test.each([
    ['a|b', 'a\\|b'],
    ['`x` *y* _z_ [l](u) ~s~ $m$', '\\`x\\` \\*y\\* \\_z\\_ \\[l\\](u) \\~s\\~ \\$m\\$'],
    ['a\\|b', 'a\\\\\\|b'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['-@admin', '-@&#8203;admin'],
    ['one\r\ntwo\tthree', 'one\\\\r\\\\ntwo\\\\tthree'],
  ])('are escaped: %j', (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });
});
