// Somebody who knows the child decides otherwise: nobody is left with a form where a number
// belongs.
import type { Memory } from '../../machines/grammar/fact.ts';
import { explained, urgent } from '../records/made.ts';
import { expect, keepInTab, keptDraft, test, wholeDraft, type Page } from './app.ts';

/** Advice today, where nobody has been asked yet. */
const advised: Memory = {
  ...explained,
  concerns: ['neglect'],
  harm: 'unsure',
  advice: 'not-yet',
  'safe-to-tell': 'yes',
  response: 'agreed',
  'other-children': 'no',
};
const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('more than recommended: what to do at that level comes before the record, and the call is in it with its time', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: explained }));
  await page.goto('/#/refer/decision');
  await page.getByLabel('I will do more than is recommended').check();
  await page.locator('input[value="refer-urgently"]').check();
  await page.getByLabel('Your reason').fill('The older brother told me something on the way out.');
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(page).toHaveURL(/#\/refer\/decided$/);
  await expect(title(page)).toHaveText('Ring children’s social care now');
  await expect(title(page)).toBeFocused();
  const main = page.getByRole('main');
  await expect(main.locator('.call').getByRole('link', { name: '0345 045 5203' })).toBeVisible();
  await expect(main.getByRole('heading', { name: 'What to say' })).toBeVisible();
  await expect(main.getByText('Say nothing new to the family yet')).toBeVisible();
  await page.getByRole('button', { name: 'I have rung them' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/#\/refer\/account$/);
  await expect
    .poll(async () => (await keptDraft(page))?.account.reasons.action)
    .toMatch(/Rang: .+2:41pm\.$/);
});

test('less than recommended: who is told of it stands with what that level does; below significant harm there is a number and a way back', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: advised }));
  await page.goto('/#/refer/decision');
  await page.getByLabel('I will do less than is recommended').check();
  await page.locator('input[value="record-only"]').check();
  await expect(
    page.getByText(
      'Tell someone that you disagree with the recommendation, and why: Your safeguarding lead',
    ),
  ).toBeVisible();

  const tab = await page.context().newPage();
  await keepInTab(tab, await wholeDraft({ answers: urgent }));
  await tab.goto('/#/refer/decision');
  await tab.getByLabel('I will do less than is recommended').check();
  await expect(tab.getByRole('main').getByRole('link', { name: '0345 045 5203' })).toBeVisible();
  await tab.getByRole('button', { name: 'Go back to what is recommended' }).click();
  await expect(title(tab)).toHaveText('Ring children’s social care now');
});
