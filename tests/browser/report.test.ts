import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from './app.ts';
import { holdsUp } from './holdsUp.ts';
import { addEntry, finished, keep, keptOne, me, unlock } from './keeping.ts';
import { press } from './keyboard.ts';
import { closed, printed } from './paper.ts';
import { explained, recordOf } from '../records/made.ts';

async function saved(page: Page, name: string): Promise<string> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return readFile(await (await saving).path(), 'utf8');
}

test('a safeguarding lead makes a report to governors: in words on the page, on paper and as a table, and nobody is in it', async ({
  page,
}) => {
  await keptOne(page);
  await addEntry(page, 'Strategy meeting', {
    there: 'Dana Whitlock',
    what: 'An enquiry begins.',
    'when-time': '2.30pm',
  });
  await page.goto('/#/records');
  await page.getByRole('link', { name: 'Report to governors or a board' }).click();
  await expect(page.getByText('1 September 2026 to 24 November 2026.')).toBeVisible();

  // one child’s decision is not told apart, on the page, on paper or in the file
  await expect(page.getByText('Fewer than 5 decisions', { exact: true })).toBeVisible();
  await expect(page.getByText('Too few to be told apart').first()).toBeVisible();
  expect(await saved(page, 'Save as a table')).toContain('In all,Decisions,fewer than 5,');

  await page.getByLabel('Put counts under 5 together').uncheck();
  await expect(page.getByText('1 decision', { exact: true })).toBeVisible();
  const worries = page.getByRole('region', { name: 'What the worries were' });
  await expect(worries.getByRole('img')).toContainText('Not looked after, not brought');
  await expect(
    page.getByRole('region', { name: 'Written down after a decision' }).getByRole('img'),
  ).toContainText('Strategy meeting');
  await worries.getByText('The worries under each heading').first().click();
  await page.setViewportSize({ width: 320, height: 640 });
  await holdsUp(page);
  const table = await saved(page, 'Save as a table');
  expect(table).toContain('The level decided,Significant harm,1,1\r\n');
  const sheets = await printed(page);
  const paper = sheets.join('');
  for (const said of ['Significant harm', 'A child whose needs are not met', 'How it was counted'])
    expect(paper).toContain(closed(said));
  for (const who of ['LN-0417', 'Dana', 'Whitlock', me, 'enquiry'])
    for (const text of [table, paper, await page.locator('main').innerText()])
      expect(closed(text)).not.toContain(closed(who));
});

test('the list of records is sorted and saved by keyboard, from behind one control', async ({
  page,
}) => {
  await keptOne(page);
  const second = recordOf({ answers: explained, account: { reference: 'LN-0099', reviewOn: '' } });
  const tab = await page.context().newPage();
  await finished(tab, second, '22222222-0000-4000-8000-000000000022');
  await keep(tab);
  await unlock(tab);
  await tab.getByRole('button', { name: 'Keep it', exact: true }).click();
  await expect(tab.getByRole('heading', { name: 'What happened next' })).toBeVisible();

  await tab.goto('/#/records');
  const references = () =>
    tab.getByRole('table', { name: 'All records' }).getByRole('rowheader').allInnerTexts();
  await tab.locator('summary', { hasText: 'Sort, or save these' }).focus();
  await tab.keyboard.press('Enter');
  await tab.getByLabel('Sort by').focus();
  await expect.poll(references, 'newest first').toEqual(['LN-0099', 'LN-0417']);
  await tab.keyboard.press('End');
  await expect.poll(references, 'what is due first').toEqual(['LN-0417', 'LN-0099']);
  await tab.keyboard.press('ArrowUp');
  await expect.poll(references, 'by reference').toEqual(['LN-0099', 'LN-0417']);
  const saving = tab.waitForEvent('download');
  await press(tab, 'Save this list (CSV)');
  const [head, next, first] = (await readFile(await (await saving).path(), 'utf8')).split('\r\n');
  expect(head).toBe('Reference,When,Level decided,What was done,Next,Open or closed');
  expect(first).toMatch(/^LN-0417,Tuesday 24 November 2026,Significant harm,.*Refer.*,Open$/);
  expect(next).toMatch(/^LN-0099,Tuesday 24 November 2026,Record only,/);

  await tab.getByLabel('Find a reference or a word').fill('0417');
  await expect.poll(references).toEqual(['LN-0417']);
  const savingWhole = tab.waitForEvent('download');
  await press(tab, 'Save these records whole (text)');
  const whole = await readFile(await (await savingWhole).path(), 'utf8');
  expect(whole.split('\n')[0]).toBe('RECORD 1 OF 1');
  expect(whole).toContain('LN-0417');
  expect(whole, 'only what is listed').not.toContain('LN-0099');
  expect(whole, 'with its receipts').toMatch(/Receipt: [A-Z0-9-]+/);
});
