import { expect, test, type Page } from './app.ts';
import { axe } from './axe.ts';
import { holdsUp } from './holdsUp.ts';
import { keptOne } from './keeping.ts';
import { press, tabTo, write } from './keyboard.ts';
import { closed, printed } from './paper.ts';

const box = (page: Page, label: string, n = 0) => page.getByLabel(label, { exact: true }).nth(n);

test('a plan from a record: what waits there is in it, what is weak is noted, and what is new is due in the list and ticked off there', async ({
  page,
}) => {
  await keptOne(page);
  await page.getByRole('link', { name: 'SMART plan' }).click();
  // nothing is asked twice
  await expect(box(page, 'What will be done?')).toHaveValue(
    'Agree who will tell the family, what and when',
  );
  await expect(box(page, 'Which worries does this plan answer?')).toHaveValue(
    /frightened of going home/,
  );
  await expect(page.getByText('Not for the family to see.', { exact: false })).toBeVisible();

  await page.getByRole('button', { name: 'Add another action' }).click();
  await box(page, 'What will be done?', 3).fill('Attend meetings');
  await box(page, 'Who will do it?', 3).fill('The family help team');
  await expect(
    page.getByText('By itself “Attend” changes nothing for the child.', { exact: false }),
  ).toBeVisible();
  await box(page, 'What will be done?', 3).fill('Walk her to school and home each day');
  await expect(page.getByText('changes nothing for the child', { exact: false })).toHaveCount(0);
  await page.locator('[name="action-3-day-day"]').fill('27 November 2026');
  await expect(
    page.getByText('Name a person: The family help team', { exact: false }),
  ).toBeVisible();
  await box(page, 'Who will do it?', 3).fill('Rosa, her aunt');
  await expect(page.getByText('Name a person', { exact: false })).toHaveCount(0);
  await box(page, 'How will the family see that it has worked?', 3).fill('She is in by nine.');
  expect(await axe(page)).toEqual([]);

  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByText(/^Still worth a look: \d+$/)).toBeVisible();
  const paper = (await printed(page)).join('');
  for (const said of [
    'Rosa, her aunt',
    'She is in by nine.',
    'Friday 27 November 2026',
    'Not for the family',
    'Page 1 of',
  ])
    expect(paper).toContain(closed(said));
  expect(paper, 'what only helps to write it').not.toContain(closed('Still worth a look'));
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for Word' }).click();
  expect((await saving).suggestedFilename()).toBe('windscreen-plan.docx');
  await page.getByRole('button', { name: 'Add to the record' }).click();

  await page.getByRole('link', { name: 'Do what was planned' }).click();
  await page.getByLabel('Rosa, her aunt: Walk her to school', { exact: false }).check();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Do what was planned' })).toHaveCount(0);
  // and the decision’s own are in the list once, as before
  await expect(page.getByText('3 to do')).toBeVisible();
});

test('alone, and by keyboard: a plan with no decision behind it, as narrow as a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/#/guidance');
  await press(page, 'SMART plan');
  await expect(page.locator('h1')).toHaveText('SMART plan');
  await write(page, 'reference', 'LN-0512');
  await write(page, 'action-0-what', 'Ring the doctor about his sleep');
  await write(page, 'action-0-who', 'Mum');
  await tabTo(page, 'the next box', ({ name }) => name === 'action-0-known');
  await tabTo(page, 'the box after', ({ name }) => name === 'action-0-why');
  await expect(page.getByText('Give a day.')).toBeVisible();
  await holdsUp(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await press(page, 'See it as they will');
  await expect(page.locator('h1')).toHaveText('Plan');
  await expect(page.getByRole('article')).toContainText('Ring the doctor about his sleep');
  await expect(page.getByRole('button', { name: 'Add to the record' })).toHaveCount(0);
  await holdsUp(page);
});
