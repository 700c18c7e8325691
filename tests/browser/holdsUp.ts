import { axe, axeOnLayout } from './axe.ts';
import { expect, type Page } from './app.ts';

/** How far the page scrolls sideways, and what stands out beyond its right edge. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const over = document.scrollingElement!.scrollWidth - innerWidth;
    if (over <= 0) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (each) => each.scrollWidth > innerWidth || each.getBoundingClientRect().right > innerWidth,
    );
    return [`${over}px too wide`, ...wide.map((each) => each.outerHTML.slice(0, 120))];
  });
const filled = (page: Page) =>
  page.locator('.govuk-button:not(.govuk-button--secondary):visible').count();
/** Whether the way to call 999 lies in the window as it stands, and nothing lies over it. */
const reach999 = (page: Page) =>
  page.evaluate(() => {
    const link = document.querySelector('header a[href="tel:999"]');
    if (!link) return 'there is none';
    const { left, right, top, bottom, width, height } = link.getBoundingClientRect();
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
      inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      big: width >= 24 && height >= 44,
      clear: link.contains(over),
    };
  });
const reachable = { inside: true, big: true, clear: true };

/**
 * A page as it stands at 320 px, and then at 1280: axe, nothing sideways, one filled button, 999 in
 * reach (I03). Its markup is looked at once; how each component stands wide, dark and in forced
 * colours is looked at in examples.test.ts.
 */
export async function holdsUp(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/^.{3,} - Windscreen$/);
  expect(await page.locator('h1:visible').count(), 'one h1').toBe(1);
  expect(await sideways(page)).toEqual([]);
  expect(await filled(page)).toBeLessThanOrEqual(1);
  expect.soft(await axe(page), '320 px').toEqual([]);
  expect(await reach999(page), 'I03, as it opens').toEqual(reachable);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  expect(await reach999(page), 'I03, at its end').toEqual(reachable);

  // from the top again: what the bar happens to cover part of, further down, is not too small to
  // press
  await page.evaluate(() => scrollTo(0, 0));
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await reach999(page), 'I03, wide').toEqual(reachable);
  expect.soft(await axeOnLayout(page), '1280 px').toEqual([]);
}
