/** `npm run screenshots`: takes screenshots of the review of the quickstart for README.md, in light and dark colors. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { main as cdktfRedis } from '../lib/cli/main';
import { openBrowser } from './support/browser';

const WIDTH = 1280;
/** The space below the drawing and its legend. */
const MARGIN = 18;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-screenshots-'));
  const browser = await openBrowser();
  try {
    const page = reviewPage(folder);
    for (const scheme of ['light', 'dark'] as const) {
      const file = `docs/review-${scheme}.png`;
      await takeScreenshot(browser, page, scheme, file);
      process.stdout.write(`${file}: ${Math.ceil(statSync(file).size / 1000)} kB\n`);
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Synthesizes the quickstart as `cdktf synth` does, and returns the HTML page of `cdktf-redis review`. */
function reviewPage(folder: string): string {
  process.env.CDKTF_OUTDIR = folder;
  require('../examples/quickstart/main');
  const page = join(folder, 'review.html');
  const io = { out: () => undefined, err: (text: string) => process.stderr.write(text) };
  const code = cdktfRedis(['review', '--format', 'html', '--output', page, folder], io);
  if (code !== 0) throw new Error(`cdktf-redis review ended with ${code}`);
  return page;
}

/** Takes a screenshot from the top of the page to the end of the drawing. */
async function takeScreenshot(
  browser: Browser,
  page: string,
  colorScheme: 'light' | 'dark',
  path: string,
): Promise<void> {
  const context = await browser.newContext({ colorScheme, viewport: { width: WIDTH, height: 900 } });
  const view = await context.newPage();
  await view.goto(pathToFileURL(page).href);
  const legend = await view.locator('.drawing + .note').boundingBox();
  if (legend === null) throw new Error('the page has no drawing');
  const height = Math.round(legend.y + legend.height + MARGIN);
  await view.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width: WIDTH, height } });
  await context.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
