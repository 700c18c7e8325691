import { expect, keepInTab, test, turnTo, wholeDraft, type Page } from './app.ts';

const inside = [
  'immediate-danger',
  'role',
  'concerns',
  'harm',
  'act',
  'check',
  'recommendation',
  'decision',
  'account',
];
/** Whoever has given their own view is led past the page that asks for it. */
const beforeOwnView = '#/refer/own-view';
const scenario = '#/train/s04-thursdays-jumper';
const addresses = [
  ...[...inside, 'call-999'].map((page) => `#/refer/${page}`),
  ...[
    '',
    'open',
    'areas',
    'areas/cheshire-east',
    'tools',
    'own-area',
    'set-up-area',
    'guidance',
    'guidance/neglect',
    'how',
  ].map((page) => `#/${page}`),
  ...[
    'about',
    'privacy',
    'accessibility',
    'records',
    'train',
    'train/coverage',
    'train/write',
    'train/progress',
  ].map((page) => `#/${page}`),
  ...['', '/facilitate', '/practise', '/explore', '/hand-outs'].map((page) => `${scenario}${page}`),
];

async function expectToFit(page: Page, address: string): Promise<void> {
  for (const size of ['24px', '32px']) {
    const found = await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
      const cut = [...document.querySelectorAll('header a[href="tel:999"], header button')].filter(
        (each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          return left < 0 || right > innerWidth || top < 0 || bottom > innerHeight;
        },
      );
      return {
        over: document.scrollingElement!.scrollWidth - innerWidth,
        cut: cut.map((each) => each.textContent),
      };
    }, size);
    expect(found, `${address} at ${size}`).toEqual({ over: 0, cut: [] });
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
}

test('with text half as large again, or twice as large, no page of a phone stands out sideways, and 999 and Hide are in reach', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft());
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/');
  await expect(page.locator('h1')).toBeVisible();
  for (const address of addresses) {
    await turnTo(page, address);
    await expectToFit(page, address);
  }
  await keepInTab(page, await wholeDraft({ viewed: false }));
  await page.goto(`/${beforeOwnView}`);
  await expect(page.getByRole('button', { name: 'See the recommendation' })).toBeVisible();
  await expectToFit(page, beforeOwnView);
});
