import { recordOf } from '../records/made.ts';
import { expect, test, type Page } from './app.ts';
import { axe } from './axe.ts';
import { finished, keptOne } from './keeping.ts';

const box = (page: Page, label: string) => page.getByLabel(label, { exact: true });

test('a paper from a record is written, outlives a reload, is read as they will, and kept with its text', async ({
  page,
}) => {
  await keptOne(page);
  await page.getByRole('link', { name: 'SMART plan' }).click();
  await expect(page.locator('h1')).toHaveText('SMART plan');
  await box(page, 'Who made this plan?').fill('Her mother, and Sam Okafor');
  await expect(page.getByText('What you have entered is kept in this browser.')).toBeVisible();
  await page.reload();
  await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(box(page, 'Who made this plan?')).toHaveValue('Her mother, and Sam Okafor');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('article')).toContainText('Her mother, and Sam Okafor');
  expect(await axe(page)).toEqual([]);

  await box(page, 'Your name and role').fill('');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter your name and role');
  await box(page, 'Your name and role').fill('Sam Okafor, designated safeguarding lead');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save SMART plan.txt' }).click();
  const text = await (await (await saving).createReadStream()).toArray();
  expect(Buffer.concat(text as Buffer[]).toString()).toContain('Her mother, and Sam Okafor');
  // nothing is unfinished any more
  await page.getByRole('link', { name: 'SMART plan' }).click();
  await expect(box(page, 'Who made this plan?')).toHaveValue('');
});

test('each paper that is written is offered with a finished decision and under Guidance, and no other has a page', async ({
  page,
}) => {
  await finished(page, recordOf(), crypto.randomUUID());
  for (const from of ['/#/record', '/#/guidance']) {
    await page.goto(from);
    await page.getByRole('link', { name: 'SMART plan', exact: true }).click();
    await expect(page.locator('h1')).toHaveText('SMART plan');
  }
  await page.goto('/#/paper/none');
  await expect(page.locator('h1')).toHaveText('There is no such page to write');
});
