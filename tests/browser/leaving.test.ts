import { recordOf } from '../records/made.ts';
import { expect, test, type Page } from './app.ts';
import { finished, keep, keptOne, passphrase, setUp, sign, unlock } from './keeping.ts';

/**
 * What the browser tells a page that it keeps whole while another site is shown, and brings back by
 * Back. Returns all that the kept page holds.
 */
const leave = (page: Page) =>
  page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    const typed = [...document.querySelectorAll('input, textarea')].map(
      (box) => (box as HTMLInputElement).value,
    );
    return [document.querySelector('#main-content')!.textContent!.trim(), ...typed].join('');
  });
const comeBack = (page: Page) =>
  page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));

/** How many vaults the browser holds, finished. */
const vaultsMade = () =>
  new Promise<number>((resolve) => {
    const opening = indexedDB.open('windscreen');
    opening.onsuccess = () => {
      const counting = opening.result.transaction('about').objectStore('about').count();
      counting.onsuccess = () => resolve(counting.result);
      opening.result.close();
    };
  });

test('a page that is left holds nothing, and what was unlocked is locked when Back brings it back', async ({
  page,
}) => {
  const { id } = await keptOne(page);
  for (const address of [
    '#/records',
    `#/records/${id}`,
    `#/records/${id}/amendment`,
    `#/records/${id}/hand-over`,
    '#/audit',
  ]) {
    await page.goto(`/${address}`);
    await expect(page.locator('h1')).toBeVisible();
    expect(await leave(page), `what ${address} holds while it is away`).toBe('');
    await comeBack(page);
    await expect(page.locator('h1')).toHaveText('Unlock your records');
    await unlock(page);
    await expect(page.locator('h1')).not.toHaveText('Unlock your records');
  }
});

test('leaving locks the tab that is left, and no other', async ({ page, context }) => {
  const { id } = await keptOne(page);
  const other = await context.newPage();
  await other.goto(`/#/records/${id}`);
  await unlock(other);
  await expect(other.locator('h1')).toHaveText('LN-0417');
  await leave(page);
  await comeBack(page);
  await expect(page.locator('h1')).toHaveText('Unlock your records');
  await expect(other.locator('h1')).toHaveText('LN-0417');
});

test('no recovery code and nothing typed in a passphrase box comes back with Back', async ({
  page,
}) => {
  await page.goto('/#/records');
  await page.getByLabel('Choose a passphrase').fill(passphrase);
  expect(await leave(page)).toBe('');
  await comeBack(page);
  await expect(page.getByLabel('Choose a passphrase')).toHaveValue('');

  await page.getByLabel('Choose a passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.locator('h1')).toHaveText('Print this and lock it away');
  expect(await leave(page)).toBe('');
  await comeBack(page);
  await expect(page.locator('h1')).toHaveText('Unlock your records');
  await unlock(page);
  await expect(
    page.getByText('You have not said that your recovery code is somewhere safe.'),
  ).toBeVisible();
});

test('a vault that was still opening or being made when the page was left stays locked', async ({
  page,
}) => {
  await page.goto('/#/records');
  await page.getByLabel('Choose a passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Set up' }).click();
  await leave(page);
  await comeBack(page);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  await expect.poll(() => page.evaluate(vaultsMade)).toBe(1);
  await page.reload();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await leave(page);
  await comeBack(page);
  await unlock(page);
  await expect(page.locator('h1')).toHaveText('Records');
});

test('a decision that is under way is still there, and a record opened from a file is not', async ({
  page,
}) => {
  const record = await finished(page, recordOf(), 'aaaaaaaa-0000-4000-8000-000000000001');
  await page.goto('/#/open');
  await page.locator('#record-file').setInputFiles({
    name: 'saved.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(record)),
  });
  await expect(page.locator('h1')).toHaveText('LN-0417');
  expect(await leave(page)).toBe('');
  await comeBack(page);
  await expect(page.locator('h1')).toHaveText('Open a record');
  await keep(page);
  await setUp(page);
  await sign(page);
});
