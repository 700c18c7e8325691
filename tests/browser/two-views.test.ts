import { explained } from '../records/made.ts';
import { expect, keepInTab, keptDraft, test, wholeDraft } from './app.ts';

test('the own view and a colleague’s are one page before the recommendation, and neither is asked for again', async ({
  page,
}) => {
  const { confidence: _, ...open } = explained;
  await keepInTab(page, {
    ...(await wholeDraft({ answers: explained, viewed: false })),
    answers: open,
  });
  await page.goto('/#/refer/confidence');
  const own = page.getByRole('group', { name: 'Where would you place this child?' });
  const colleague = page.getByRole('group', { name: 'Would a colleague agree with you?' });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Choose where you would place this child, or “I’m not sure”',
    'Choose an answer to “Would a colleague agree with you?”',
  ]);

  await own.getByLabel('2. Early help').check();
  await page.getByLabel('Why? A sentence is enough').fill('He is hungry.');
  await colleague.getByLabel('Yes, I think so').check();
  await expect
    .poll(() => keptDraft(page))
    .toMatchObject({ typed: { 'own-view': 'early-help', 'own-view-why': 'He is hungry.' } });
  await page.reload();
  await expect(own.getByLabel('2. Early help'), 'nothing chosen is lost').toBeChecked();
  await expect(colleague.getByLabel('Yes, I think so')).toBeChecked();
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(page.locator('h1')).toHaveText('Check your answers');
  await page.getByRole('link', { name: 'Change would another agree' }).click();
  await expect(page.locator('h1'), 'changed, a colleague’s stands alone').toHaveText(
    'Would a colleague agree with you?',
  );
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'These are right: continue' }).click();
  await expect(page).toHaveURL(/#\/refer\/recommendation$/);
  await expect
    .poll(() => keptDraft(page))
    .toMatchObject({ ownView: { level: 'early-help', why: 'He is hungry.' } });
});
