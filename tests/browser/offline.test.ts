import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  expect,
  keptDraft,
  pick,
  pickPage,
  plainChild,
  test as base,
  turnTo,
  type Page,
} from './app.ts';
import { decide } from './deciding.ts';
import { printed } from './paper.ts';
import { buildAgain, startSite, type Site } from './site.ts';

/** Each test has a host of its own, in whose folder the app keeps itself on the device. */
const test = base.extend<{ site: Site }>({
  site: async ({ browserName: _ }, use) => {
    const site = await startSite();
    await use(site);
    await site.cut();
  },
  baseURL: ({ site }, use) => use(site.url),
  serviceWorkers: 'allow',
});

/** Waits until the page says that it is ready without a network. */
async function ready(page: Page): Promise<void> {
  await page.goto('#/about');
  await expect(page.getByText(/^Ready without a network/)).toBeVisible();
}

/** Looks at what the directory has of a council. */
async function lookAt(page: Page, council: string, name: string): Promise<void> {
  await turnTo(page, `#/areas/${council}`);
  await expect(page.locator('h1')).toContainText(name);
}

test('with the network cut, a decision is made in a folder of a host, printed, kept over a reload, and made again.', async ({
  page,
  context,
  site,
}) => {
  await ready(page);
  await lookAt(page, 'leeds', 'Leeds');
  await site.cut();
  await context.setOffline(true);
  await turnTo(page, '#/');
  const receipt = await decide(page);
  expect((await printed(page)).join('')).toContain(receipt);
  await page.reload();
  await expect(page.locator('.code')).toHaveText(receipt);

  const another = await context.newPage();
  await another.goto('');
  expect(await decide(another)).not.toBe(receipt);
  for (const [address, heading] of [
    ['#/train/s03-no-thank-you', 'No thank you'],
    ['#/guidance/neglect', 'Neglect'],
    ['#/areas/cumberland', 'Cumberland'],
    ['#/areas/leeds', 'Leeds'],
  ] as const) {
    await turnTo(another, address);
    await expect(another.locator('h1')).toContainText(heading);
  }
});

test('which councils somebody has looked at goes when what is remembered is cleared, and Windscreen stays.', async ({
  page,
  site,
}) => {
  await ready(page);
  await lookAt(page, 'leeds', 'Leeds');
  const names = () => page.evaluate(() => caches.keys());
  await expect.poll(names).toContain(`windscreen|${site.url}|used`);
  await turnTo(page, '#/privacy');
  await page.getByRole('button', { name: 'Clear drafts and what is remembered' }).click();
  await expect(page.getByText('have been cleared from this device')).toBeVisible();
  expect(await names()).toEqual([expect.stringMatching(/^windscreen\|.*\|[0-9a-f]{12}$/)]);
});

test('what is remembered is cleared where a browser refuses caches too.', async ({ page }) => {
  await page.addInitScript(() => {
    CacheStorage.prototype.delete = () =>
      Promise.reject(new DOMException('refused', 'SecurityError'));
  });
  await page.goto('#/privacy');
  await page.getByRole('button', { name: 'Clear drafts and what is remembered' }).click();
  await expect(page.getByText('have been cleared from this device')).toBeVisible();
});

test('a newer Windscreen is offered outside a decision alone, never from under another tab, and leaves the draft whole.', async ({
  page,
  context,
  site,
}) => {
  const folder = test.info().outputPath('newer');
  const newer = page.getByText('A newer Windscreen is here.');
  const build = () => page.locator('html').getAttribute('data-build');
  /** The browser has the newer build whole, and holds it back. */
  const waits = () =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  await ready(page);
  await turnTo(page, '#/');
  await page.getByRole('button', { name: 'Start now' }).click();
  await pick(page, 'immediate-danger', 'no');
  buildAgain(folder, (html) => html.replace('<html', '<html data-build="newer"'));
  site.show(folder);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect.poll(waits).toBe(true);
  await pickPage(page, plainChild);
  await expect(newer).toHaveCount(0);
  expect(await build()).toBe(null);
  await expect.poll(() => keptDraft(page)).toMatchObject({ answers: plainChild });
  const kept = await keptDraft(page);

  const other = await context.newPage();
  await other.goto('#/train');
  await turnTo(page, '#/');
  await expect(newer).toBeVisible();
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(page.getByText('Close the other tabs of Windscreen first.')).toBeVisible();
  await turnTo(other, '#/guidance');
  await other.close();
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect.poll(build).toBe('newer');
  await page.getByRole('button', { name: 'Carry on' }).click();
  await expect(page).toHaveURL(/#\/refer\/concerns$/);
  expect(await keptDraft(page)).toEqual(kept);
  await turnTo(page, '#/');
  await expect(newer).toHaveCount(0);
  expect(await page.evaluate(async () => (await caches.keys()).join())).toMatch(/\|newer$/);
});

test('what comes as another file than was built is not kept, and the page goes on with the network.', async ({
  page,
  site,
}) => {
  const folder = test.info().outputPath('torn');
  buildAgain(folder, (html) => html);
  writeFileSync(join(folder, 'icons/icon-512.png'), 'Sign in to use this network');
  site.show(folder);
  await page.goto('#/about');
  await expect(page.getByText('Not ready without a network. Here')).toBeVisible();
  await turnTo(page, '#/guidance');
});
