import { expect, test } from './app.ts';
import { axe } from './axe.ts';
import { holdsUp } from './holdsUp.ts';
import { press } from './keyboard.ts';
import { addEntry, keptOne } from './keeping.ts';

test('a screening tool is noted to be filled in from where it is described, and followed until it is ticked', async ({
  page,
}) => {
  await keptOne(page);
  await page.getByRole('link', { name: 'Guidance' }).first().click();
  await page.getByRole('link', { name: /^When to use each, who may/ }).click();
  await page.getByRole('link', { name: 'Have this filled in: Neglect screening tool' }).click();
  await expect(page.locator('h1')).toHaveText('Have this filled in: Neglect screening tool');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: /^LN-0417/ }).click();
  await expect(page.locator('h1')).toHaveText('Screening tool to fill in');
  await expect(page.getByLabel('Neglect screening tool')).toBeChecked();
  await page.getByLabel('Who will fill it in?').fill('Ann Bell, class teacher');
  await page.getByLabel('Day').fill('14');
  await page.getByLabel('Month').fill('12');
  await page.getByLabel('Year').fill('2035');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Do what was planned/ })).toBeVisible();
  await expect(
    page.getByText('Neglect screening tool: Ann Bell, class teacher, 14 December 2035').first(),
  ).toBeVisible();
  await page.getByRole('link', { name: /^Do what was planned/ }).click();
  await page.getByLabel(/^Neglect screening tool: Ann Bell/).check();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Do what was planned/ })).toHaveCount(0);
});

test('from the record itself another tool is noted, without a day', async ({ page }) => {
  await keptOne(page);
  await addEntry(page, 'A screening tool to have filled in', { who: 'The school nurse' }, [
    'Another',
  ]);
  await expect(page.getByText('Another: The school nurse').first()).toBeVisible();
});

test('by keyboard, as narrow as a phone: from a tool to the record that it is for', async ({
  page,
}) => {
  await keptOne(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/#/tools');
  await press(page, 'Have this filled in: Domestic abuse checklist (DASH)');
  await expect(page.locator('h1')).toHaveText(
    'Have this filled in: Domestic abuse checklist (DASH)',
  );
  await holdsUp(page);
  await page.getByRole('link', { name: /^LN-0417/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Domestic abuse checklist (DASH)')).toBeChecked();
  await holdsUp(page);
});
