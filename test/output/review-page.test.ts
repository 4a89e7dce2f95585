import { type AxeResults, source } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/support/browser';
import { waitUntil } from '../e2e/support/wait-until';
import { cutElements, isWithin, overlaps, placesOf, shownLines, tabStops } from './support/measure';
import { PAGES, type PageName, ReviewPages } from './support/review-pages';

jest.setTimeout(60_000);

const WIDTHS = [360, 390, 768, 1280];
/** Narrow pages show a list of paths instead of a drawing. */
const NARROW = [360, 390];
/** The printable area of A4 in landscape format with margins of 12 mm. */
const PAPER = { width: 1031, height: 703 };
/** The elements with text, without the drawing, which can be scrolled sideways. */
const BLOCKS = 'header, main, footer, section, article, .wide:not(.drawing), tbody th, td, li, p, h1, h2, h3';
/** The elements that no page break must split. */
const WHOLE = 'tr, article, .glance > li, .problems > li, .topology';

describe('the HTML page of a review in a browser', () => {
  const pages = new ReviewPages();
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    pages.clear();
  });

  /** Opens a page in its own window, runs an action, and closes it. */
  async function within<T>(
    name: PageName,
    options: BrowserContextOptions,
    act: (page: Page) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      await page.goto(pages.urlOf(name));
      return await act(page);
    } finally {
      await context.close();
    }
  }

  test.each(PAGES)('loads no other files and logs no errors: %s', async (name) => {
    const context = await browser.newContext();
    const asked: string[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    context.on('console', (message) => complaints.push(message.text()));
    context.on('weberror', (error) => complaints.push(String(error.error())));
    const page = await context.newPage();
    await page.goto(pages.urlOf(name), { waitUntil: 'networkidle' });
    await context.close();
    expect({ asked, complaints }).toEqual({ asked: [pages.urlOf(name)], complaints: [] });
  });

  describe.each(WIDTHS)('%i pixels wide', (width) => {
    test.each(PAGES)('%s shows its whole text without sideways scrolling', async (name) => {
      await within(name, { viewport: { width, height: 800 } }, async (page) => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        expect(await cutElements(page, BLOCKS)).toEqual([]);
      });
    });

    if (NARROW.includes(width)) return;

    test.each(PAGES)('%s draws every text inside its box, and no text over another', async (name) => {
      await within(name, { viewport: { width, height: 800 } }, async (page) => {
        const boxes = await placesOf(page, '.topology .box rect');
        const texts = await placesOf(page, '.topology .box text');
        const labels = await placesOf(page, '.topology .label, .topology .icon');
        const drawings = await placesOf(page, '.topology');
        expect(boxes).not.toEqual([]);
        expect(texts.length).toBeGreaterThanOrEqual(2 * boxes.length);
        expect(texts.filter((text) => boxes.filter((box) => isWithin(text, box, 4)).length !== 1)).toEqual(
          [],
        );
        expect(overlaps(texts, texts)).toEqual([]);
        expect(overlaps(labels, [...labels, ...boxes])).toEqual([]);
        expect(overlaps(boxes, boxes)).toEqual([]);
        const whole = [...boxes, ...labels].filter((part) => drawings.some((all) => isWithin(part, all)));
        expect(whole).toHaveLength(boxes.length + labels.length);
      });
    });
  });

  describe.each(NARROW)('%i pixels wide', (width) => {
    test.each(PAGES)('%s shows every box of the drawings in a list, and every connection', async (name) => {
      await within(name, { viewport: { width, height: 800 } }, async (page) => {
        expect((await placesOf(page, '.topology')).filter(({ left, right }) => right > left)).toEqual([]);
        const steps = await placesOf(page, '.step');
        expect(steps.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
        expect(overlaps(steps, steps)).toEqual([]);
        const boxes = new Set((await placesOf(page, '.topology .box title')).map(({ text }) => text));
        expect(new Set(await shownLines(page, '.step'))).toEqual(boxes);
        const wires = await shownLines(page, '.wire');
        const labels = await placesOf(page, '.topology .label');
        expect(labels.filter(({ text }) => !wires.some((wire) => wire.includes(` ${text}`)))).toEqual([]);
      });
    });
  });

  test('the keyboard can scroll a drawing that is wider than the window', async () => {
    await within('sample', { viewport: { width: 768, height: 800 } }, async (page) => {
      expect(await cutElements(page, '.drawing')).toHaveLength(1);
      await page.locator('.drawing').focus();
      await page.keyboard.press('ArrowRight');
      const moved = () => page.evaluate<boolean>("document.querySelector('.drawing').scrollLeft > 0");
      await waitUntil('the drawing has moved', moved, { seconds: 5 });
    });
  });

  describe.each(['light', 'dark'] as const)('in the %s color scheme', (colorScheme) => {
    test.each(PAGES)('%s is accessible: axe reports no violations', async (name) => {
      for (const width of [390, 1280]) {
        await within(name, { colorScheme, viewport: { width, height: 800 } }, async (page) => {
          await page.evaluate(source);
          const { violations, passes }: AxeResults = await page.evaluate(
            "axe.run(document, { resultTypes: ['violations'] })",
          );
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
          expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'region']));
        });
      }
    });
  });

  test.each(PAGES)(
    'the keyboard reaches every link in %s, and every link leads to its target',
    async (name) => {
      await within(name, { viewport: { width: 1280, height: 800 } }, async (page) => {
        const links = await page.locator('a').all();
        const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
        expect(hrefs.length).toBeGreaterThanOrEqual(4);
        const stops = await tabStops(page);
        expect(stops.flatMap(({ href }) => href ?? [])).toEqual(hrefs);
        expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
        for (const [index, link] of links.entries()) {
          await link.focus();
          await page.keyboard.press('Enter');
          expect(new URL(page.url()).hash).toBe(hrefs[index]);
          const target = await page.locator(`${hrefs[index]}`).boundingBox();
          expect(target?.y).toBeGreaterThanOrEqual(0);
          expect(target?.y).toBeLessThan(800);
        }
      });
    },
  );

  test.each(PAGES)('%s prints without cut-off content', async (name) => {
    await within(name, { viewport: PAPER, colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PAPER.width);
      expect(await cutElements(page, `${BLOCKS}, .drawing`)).toEqual([]);
      const whole = await placesOf(page, WHOLE);
      expect(whole.filter(({ top, bottom }) => bottom - top > PAPER.height)).toEqual([]);
      const { length } = await page.locator(WHOLE).all();
      const kept = `[...document.querySelectorAll('${WHOLE}')].filter((element) => getComputedStyle(element).breakInside === 'avoid').length`;
      expect(await page.evaluate(kept)).toBe(length);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
      expect(sheets.length).toBeGreaterThan(1);
      expect(sheets.filter(([, width, height]) => Number(width) < Number(height))).toEqual([]);
    });
  });
});
