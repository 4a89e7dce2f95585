import type { Page } from 'playwright-core';

/** The position of an element in the window, in pixels, and its text. */
export interface Placed {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The positions of the elements of a selector. The function runs in the page, so it is a string: the tests have no DOM types. */
export function placesOf(page: Page, selector: string): Promise<Placed[]> {
  return page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { text: element.textContent, left, top, right, bottom };
  })`);
}

/** The text of each element as it is shown, with its lines as a list. */
export function shownLines(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})]
    .map(({ innerText }) => innerText.split('\\n').join(', '))`);
}

/** The texts of the elements whose content is wider than the element. */
export function cutElements(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map(({ textContent }) => textContent)`);
}

/** Whether a box is inside another, with at least the given distance from its sides. */
export function isWithin(inner: Placed, outer: Placed, pixels = 0): boolean {
  return (
    inner.left >= outer.left + pixels &&
    inner.right <= outer.right - pixels &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** The pairs of boxes that overlap by more than half a pixel. */
export function overlaps(some: readonly Placed[], others: readonly Placed[]): [Placed, Placed][] {
  return some.flatMap((one) =>
    others
      .filter(
        (other) =>
          other !== one &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5,
      )
      .map((other): [Placed, Placed] => [one, other]),
  );
}

/** A tab stop: the target if it is a link, and whether the focus is visible. */
export interface Stop {
  readonly href: string | null;
  readonly isSeen: boolean;
}

/** All tab stops from the top of the page to its end. */
export async function tabStops(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop | null>(`(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return null;
      return {
        href: activeElement.getAttribute('href'),
        isSeen: getComputedStyle(activeElement).outlineStyle !== 'none',
      };
    })()`);
    if (stop === null) return stops;
    stops.push(stop);
  }
}
