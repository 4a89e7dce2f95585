import { reviewHtml } from '../../../lib/core/review/html';
import { STYLES } from '../../../lib/core/review/html-styles';
import { expectGolden } from '../../support/golden';
import { hostileReview, sampleReviews } from '../../support/review-sample';

const reviews = sampleReviews();
const html = reviewHtml(reviews);
const hostile = reviewHtml([hostileReview()]);
const both: [string, string][] = [
  ['the sample', html],
  ['hostile names', hostile],
];

/** Elements that have no end. */
const VOID = ['meta', 'br', 'wbr', '!DOCTYPE'];

function tagsOf(
  text: string,
): readonly { readonly name: string; readonly isEnd: boolean; readonly isWhole: boolean }[] {
  return [...text.matchAll(/<(\/?)(!?[A-Za-z0-9]+)((?:[^<>"]|"[^"]*")*?)(\/?)>/g)].map(
    ([, end, name, , whole]) => ({
      name,
      isEnd: end !== '',
      isWhole: whole !== '' || VOID.includes(name),
    }),
  );
}

describe('a review as a page', () => {
  test('shows for every service what runs, who can reach it and what could be lost', () => {
    expectGolden('review.html', html);
  });

  test('is the same every time, for every order of the stacks', () => {
    expect(reviewHtml([...sampleReviews()].reverse())).toBe(html);
  });

  test('loads nothing from a network and runs no script', () => {
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\/|url\((?!#)|@import/);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|\ssrc=/);
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
  });

  test('answers the questions of a reviewer first', () => {
    const answers = [
      ...html.matchAll(/<li class="\w+"><h2><a href="#(\w+)">([^<]*)<\/a><\/h2><strong>([^<]*)</g),
    ];
    expect(answers.map(([, ...answer]) => answer)).toEqual([
      ['runs', 'What runs?', '5 servers, 3 TLS terminators'],
      ['reach', 'Who can reach it?', '1 server WITHOUT TLS'],
      ['loss', 'What do I lose if the box dies?', 'All data of 1 server'],
      ['warnings', 'What should I look at?', '3 warnings'],
    ]);
  });

  test('says if there are no warnings', () => {
    const calm = reviewHtml([{ ...reviews[0], services: [], terminators: [], problems: [] }]);
    expect(calm).toContain('No warnings');
    expect(calm).not.toContain('<svg');
    expect(reviewHtml([{ ...reviews[0], policies: [], regulated: [] }])).not.toContain(
      'What do policies require',
    );
  });

  test('shows errors before warnings', () => {
    const [prod] = reviews;
    const error = { id: 'bad-port', severity: 'error', path: 'prod/Redis', message: 'm', fix: 'f' } as const;
    const page = reviewHtml([{ ...prod, problems: [...prod.problems, error] }]);
    expect(page).toContain('What should I look at?</a></h2><strong>1 error, 1 warning<');
    expect(page.match(/<li class="(error|warning)">/g)).toEqual([
      '<li class="error">',
      '<li class="warning">',
    ]);
  });

  test.each(both)('closes every element that it opens, with %s', (_, text) => {
    const open: string[] = [];
    for (const { name, isEnd, isWhole } of tagsOf(text)) {
      if (isEnd) expect(open.pop()).toBe(name);
      else if (!isWhole) open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('has the same elements if names are hostile', () => {
    const names = (text: string) => new Set(tagsOf(text).map(({ name }) => name));
    expect(names(hostile)).toEqual(names(html));
    expect(hostile.replaceAll('\n', '').match(/<!--|-->|\]\]>|\p{Cc}|\p{Bidi_Control}/gu)).toBeNull();
  });
});

describe('the page is accessible:', () => {
  test('it has one language, one title, and one of each landmark', () => {
    for (const start of ['<html lang="en">', '<title>Review of', '<header>', '<main>', '<footer>', '<h1>']) {
      expect(html.split(start)).toHaveLength(2);
    }
  });

  test('it skips no level of headings', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1)).toEqual([]);
  });

  test('its ids are unique, and every link and label refers to one', () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...html.matchAll(/ (?:href="#|aria-labelledby="|marker-end="url\(#)([^")]*)/g)];
    expect(named.flatMap(([, list]) => list.split(' ')).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('every header of a table has a scope', () => {
    expect(html.match(/<th(?![a-z])(?! scope="(col|row)")/g)).toBeNull();
    expect(html.match(/<table/g)?.length).toBe(html.match(/<caption/g)?.length);
  });

  test.each(['light', 'dark'])('its text has enough contrast, %s', (mode) => {
    const colours = coloursOf(mode);
    const pairs = [
      ...['page', 'card', 'head'].flatMap((ground) => ['ink', 'soft'].map((ink) => [ink, ground])),
      ...['good', 'warning', 'danger'].flatMap((tone) => [
        [tone, `${tone}-back`],
        [tone, 'card'],
      ]),
      ...['good-back', 'danger-back', 'server-back', 'copy-back'].flatMap((ground) =>
        ['ink', 'soft'].map((ink) => [ink, ground]),
      ),
      ['link', 'card'],
    ];
    const faint = pairs.filter(([ink, ground]) => contrast(colours[ink], colours[ground]) < 4.5);
    expect(faint).toEqual([]);
  });
});

/** The colours of the style sheet by name. */
function coloursOf(mode: string): Readonly<Record<string, string>> {
  const blocks = [...STYLES.matchAll(/:root\{([^}]*)\}/g)].map(([, block]) => block);
  const block = blocks[mode === 'light' ? 0 : 1];
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+):(#[0-9a-f]+)/g)].map(([, name, value]) => [name, value]),
  );
}

/** Contrast as WCAG 2 has it. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g);
  const [red, green, blue] = (digits ?? []).map((digit) => {
    const part = Number.parseInt(digit, 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
