import type { Page } from 'playwright-core';

/** Where an element stands in the window, in pixels, and what it says. */
export interface Placed {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the elements of a selector are drawn. The function runs in the page, so it is text: the tests know no DOM. */
export function placesOf(page: Page, selector: string): Promise<Placed[]> {
  return page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { text: element.textContent, left, top, right, bottom };
  })`);
}

/** Elements that hold more than they show from left to right, by what they say. */
export function cutElements(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map(({ textContent }) => textContent)`);
}

/** Whether one stands within the other, at least so many pixels from its sides. */
export function isWithin(inner: Placed, outer: Placed, pixels = 0): boolean {
  return (
    inner.left >= outer.left + pixels &&
    inner.right <= outer.right - pixels &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** The pairs that share more than half a pixel of ground. */
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

/** What the Tab key stops at: an address where it is a link, and whether one sees where one is. */
export interface Stop {
  readonly href: string | null;
  readonly isSeen: boolean;
}

/** Everything that the Tab key stops at, from the top of the page to its end. */
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
