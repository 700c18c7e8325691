import { addressOf, expect, test, type Page } from './app.ts';
import { axe } from './axe.ts';
import { keptOne } from './keeping.ts';

const box = (page: Page, label: string) => page.getByLabel(label, { exact: true });

test('a referral is written from its decision, read as they will, copied, sent and kept with what was sent', async ({
  page,
}) => {
  await keptOne(page);
  await page.getByRole('link', { name: 'Write the referral' }).click();
  await expect(page.locator('h1')).toHaveText('Write the referral');
  // nothing is asked twice
  await expect(box(page, 'What worries you, and what does it mean for this child?')).toHaveValue(
    /She is frightened of going home\./,
  );
  await expect(box(page, 'What happened?')).toHaveValue(/“?"?he locks the door/);
  await expect(page.getByText('If it is urgent, ring first.', { exact: false })).toBeVisible();

  // a note stands beside its box once that was left, and goes once it is mended
  await box(page, 'How often, and since when?').focus();
  await box(page, 'Why now?').fill('She said it again today, in front of the SENCO.');
  await expect(page.getByText('Say how often, and since when.', { exact: false })).toBeVisible();
  await box(page, 'How often, and since when?').fill('Three times since half term.');
  await expect(page.getByText('Say how often, and since when.', { exact: false })).toHaveCount(0);
  await expect(
    page.getByText('Write this out: SENCO: special educational needs coordinator'),
  ).toBeVisible();
  await page.getByLabel('Who they are to the child').fill('Mother, 34');
  await page.getByRole('button', { name: 'Add another person' }).click();
  await page.getByLabel('Who they are to the child').nth(1).fill('Brother, 4');
  await page.getByRole('button', { name: 'Add another incident' }).click();
  await box(page, 'What happened?').nth(1).fill('On Monday she hid under the stairs.');
  expect(await axe(page)).toEqual([]);

  // it outlives a reload
  await page.reload();
  await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByLabel('Who they are to the child').nth(1)).toHaveValue('Brother, 4');

  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.locator('h1')).toHaveText('Referral to children’s social care');
  const sheet = page.getByRole('article');
  await expect(sheet.getByText('On Monday she hid under the stairs.')).toBeVisible();
  await expect(sheet.getByText('Three times since half term.')).toBeVisible();
  await expect(sheet.getByText('Brother, 4')).toBeVisible();
  expect(await axe(page)).toEqual([]);

  await page.getByLabel('It is typed, not written by hand').check();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('alert')).toContainText('Say who you sent it to');
  await page.getByLabel('Who did you refer to?').fill('The front door');
  await page.getByLabel('By online form').check();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  await expect(page.getByText('Referral made')).toBeVisible();
  expect(addressOf(page)).toMatch(/^#\/records\/[^/]+$/);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save referral.txt' }).click();
  const text = await (await (await saving).createReadStream()).toArray();
  expect(Buffer.concat(text as Buffer[]).toString()).toContain(
    'On Monday she hid under the stairs.',
  );
});
