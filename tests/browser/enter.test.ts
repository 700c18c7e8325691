import { explained } from '../records/made.ts';
import { expect, keepInTab, test, wholeDraft } from './app.ts';
import { keptOne } from './keeping.ts';

test('Enter in a box finishes no record: what is written after it is in the record', async ({
  page,
}) => {
  await keepInTab(
    page,
    await wholeDraft({ draft: { choice: { follows: true, why: '', secondPerson: '' } } }),
  );
  await page.goto('/#/refer/account');
  await page.getByLabel('Your own reference').fill('LN-0417');
  await page.keyboard.press('Enter');
  await page.getByLabel('Facts').fill('Written after Enter.');
  await page.getByLabel('Day').fill('14');
  await page.keyboard.press('Enter');
  await page.getByLabel('Risk').fill('Written last.');
  await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
  await page.getByLabel('Day').fill('2');
  await page.getByRole('button', { name: 'Finish the record' }).click();
  await expect(page.locator('h1')).toHaveText('LN-0417');
  await expect(page.getByText('Written after Enter.')).toBeVisible();
  await expect(page.getByText('Written last.')).toBeVisible();
});

test('Enter in a box destroys nothing and adds nothing to a record', async ({ page }) => {
  const { id } = await keptOne(page, { answers: explained, account: { reviewOn: '' } }); // nothing open in it
  await page.goto(`/#/records/${id}/destroy`);
  await page.getByLabel('Why is it destroyed?').fill('Kept long enough');
  await page.getByLabel('Who authorised it?').fill('Ada Quill, head');
  await page.getByLabel('To be sure, type its reference').fill('LN-0417');
  await page.keyboard.press('Enter');
  await page.goto(`/#/records/${id}/review-held`);
  await page.getByLabel('Your name and role').fill('Sam Okafor');
  await page.keyboard.press('Enter');
  await expect(page.locator('.govuk-error-summary')).toHaveCount(0); // a form that was handed in would say what is missing
  await page.goto(`/#/records/${id}`);
  await expect(page.getByText('Nothing has been added yet')).toBeVisible();
});
