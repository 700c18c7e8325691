import { expect, test } from './app.ts';
import { addEntry, keptOne, unlock } from './keeping.ts';

test('a talk and a meeting go into the record, and what was agreed there is ticked, taken back and ticked again by whoever did it', async ({
  page,
}) => {
  const { id } = await keptOne(page);
  await addEntry(page, 'Talk with the child', { said: '“He locks the door.”', 'when-time': '2.10pm' });
  await expect(page.getByText('“He locks the door.”')).toBeVisible();
  const conference = { 'conference-day': '4', 'conference-month': '12', 'conference-year': '2026' };
  const agreed = 'Sam sends the chronology\nPriya sees her on Friday';
  await addEntry(page, 'Strategy meeting', {
    there: 'Dana Whitlock',
    what: 'An enquiry begins.',
    agreed,
    'when-time': '2.30pm',
    ...conference,
  });
  await expect(page.getByRole('link', { name: 'Child protection conference' })).toBeVisible();

  // ticked by whom and when, two at once
  const actions = page.getByRole('table', { name: 'Actions and deadlines' });
  await page.getByRole('link', { name: 'Tick what has been done' }).first().click();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('alert')).toContainText('What has been done? Choose one');
  await page.getByLabel('Priya sees her on Friday').check();
  await page.getByLabel('Write down the legal ground').check();
  await page.getByLabel('Who did it?').fill('Priya Nair, deputy');
  await page.getByLabel('Anything else to keep').fill('She came by herself.');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(actions.getByRole('row', { name: /^Priya sees her on Friday/ })).toContainText(
    'Priya Nair, deputy, Tuesday 24 November 2026, 2:41pm. She came by herself.',
  );
  await expect(page.getByRole('heading', { name: 'Still to do' }).locator('..')).toContainText('3 to do');

  // taken back, and both stand
  await addEntry(page, 'Take back a tick', { why: 'It was another child.' }, ['Priya sees her on Friday']);
  await expect(actions.getByRole('row', { name: /^Priya sees her on Friday/ })).not.toContainText('Priya Nair');
  await expect(page.getByText('It was another child.')).toBeVisible();
  await expect(page.getByText('Nothing in it has been changed since it was signed.')).toBeVisible();

  // and after a lock the list of work says how many are left
  await page.goto('/#/records');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await unlock(page);
  await page.getByRole('link', { name: 'Tick what has been done: LN-0417' }).click();
  await expect(page).toHaveURL(new RegExp(id));
  await expect(page.getByRole('heading', { name: 'Still to do' }).locator('..')).toContainText('4 to do');
});
