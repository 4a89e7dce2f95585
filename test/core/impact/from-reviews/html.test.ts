import { changeOf } from '../../../../lib/core/impact/from-reviews/change';
import { changeHtml } from '../../../../lib/core/impact/from-reviews/html';
import { reviewHtml } from '../../../../lib/core/review/html';
import { hostileChange, sampleSides } from '../../../support/change-sample';
import { expectGolden } from '../../../support/golden';

const { base, head } = sampleSides();
const html = changeHtml(changeOf(base, head));

function elementsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/<\/?[a-zA-Z!]+/g));
}

describe('a change as a part of a page', () => {
  test('tells what happens, what is not as it was, and what could be lost', () => {
    expectGolden('change.html', `${html}\n`);
  });

  test('stands above the answers of the review, which is as it is without it', () => {
    const page = reviewHtml(head, html);
    expect(page.indexOf('id="change"')).toBeLessThan(page.indexOf('class="glance"'));
    expect(page.replace(`${html}\n`, '')).toBe(reviewHtml(head));
  });

  test('tells every impact and every direction in words, not by colour alone', () => {
    const words = [...html.matchAll(/<span class="tag \w+">([^<]*)<\/span>/g)].map(([, word]) => word);
    expect([...new Set(words)].sort()).toEqual(
      [
        ...[
          'DATA LOSS',
          'NEW SETTINGS',
          'RECONNECT',
          'RESTART',
          'changed',
          'exposed',
          'less than before',
          'more than before',
        ],
        ...['new', 'something else', 'stronger', 'weaker'],
      ].sort(),
    );
  });

  test('has headers for every table and no id twice', () => {
    expect(html.match(/<th(?![a-z])(?! scope="(col|row)")/g)).toBeNull();
    expect(html.match(/<table/g)?.length).toBe(html.match(/<caption/g)?.length);
    const ids = [...reviewHtml(head, html).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('of nothing says so', () => {
    expect(changeHtml(changeOf(head, head))).toContain('<p>Nothing changes: ');
  });

  test('is a page of its own where nothing is left to review', () => {
    const page = reviewHtml([], changeHtml(changeOf(base, [])));
    expect(page).toContain('<h1>Review of no stack</h1>');
    expect(page).toContain('DATA LOSS');
  });

  test('has no other elements when names are hostile', () => {
    const hostile = changeHtml(hostileChange());
    expect([...elementsOf(hostile)].filter((name) => !elementsOf(html).has(name))).toEqual([]);
    expect(hostile.replaceAll('\n', '')).not.toMatch(/<!--|-->|\]\]>|[\p{Cc}\p{Bidi_Control}]/u);
  });
});
