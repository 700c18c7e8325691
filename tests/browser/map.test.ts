import { explained, recordOf } from '../records/made.ts';
import { expect, test, type Page } from './app.ts';
import { axe } from './axe.ts';
import { holdsUp } from './holdsUp.ts';
import { finished, keptOne } from './keeping.ts';
import { press, tabTo, write } from './keyboard.ts';
import { closed, printed } from './paper.ts';

const box = (page: Page, label: string, n = 0) => page.getByLabel(label, { exact: true }).nth(n);

test('a map from a record: the facts stand in it, numbers far apart are said, it prints on one sheet, and its next steps are ticked in the record', async ({
  page,
}) => {
  await keptOne(page, { answers: explained, account: { wishes: '“I want to sleep at Nan’s.”' } });
  await page.getByRole('link', { name: 'Signs of Safety map' }).click();
  await expect(box(page, 'What harm has happened?')).toHaveValue(/he locks the door/);
  await expect(box(page, 'What does the child say, in their own words?')).toHaveValue(
    '“I want to sleep at Nan’s.”',
  );
  await box(page, 'When was the child kept safe, and by whom?').fill(
    'Nan has had her every Friday.',
  );
  await box(page, 'What are the next steps?').fill('Nan has a key cut');
  await box(page, 'Their number').selectOption('4');
  await box(page, 'Why did they choose it?').fill('“It is all right on Fridays.”');
  await box(page, 'Their number', 1).selectOption('6');
  await expect(page.getByText('These numbers are far apart', { exact: false })).toHaveCount(0);
  await box(page, 'Their number', 1).selectOption('7');
  await expect(page.getByText('far apart, from 4 to 7.', { exact: false })).toBeVisible();
  await page.getByLabel('What is it called where you work?').selectOption('wellbeing');
  expect(await axe(page)).toEqual([]);

  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.locator('h1')).toHaveText('Signs of Wellbeing');
  const sheet = page.getByRole('article');
  // the list is the picture: whoever sees no drawing is told the same
  await expect(sheet.getByRole('listitem').first()).toHaveText(
    /^The child: 4 .*Why “It is all right on Fridays.”$/,
  );
  await expect(sheet.locator('svg:not([aria-hidden="true"])')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);
  const paper = await printed(page);
  expect(paper).toHaveLength(1);
  for (const said of [
    'Signs of Wellbeing',
    'Nan has had her every Friday.',
    'Nan has a key cut',
    'far apart, from 4 to 7',
  ])
    expect(paper[0]).toContain(closed(said));
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for Word' }).click();
  expect((await saving).suggestedFilename()).toBe('windscreen-map.docx');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await page.getByRole('link', { name: 'Tick what has been done' }).first().click();
  await expect(page.getByLabel('Nan has a key cut')).toBeVisible();
});

test('a map from a decision on which telling is not safe asks nobody of the family for a number, and says whom it is not for', async ({
  page,
}) => {
  await finished(page, recordOf(), crypto.randomUUID());
  await page.goto('/#/record');
  await page.getByRole('link', { name: 'Signs of Safety map' }).click();
  await expect(page.getByText('Not for the family to see.', { exact: false })).toBeVisible();
  await expect(box(page, 'Who says this?')).toHaveValue('');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('article')).toContainText('Not for the family to see.');
});

test('alone, and by keyboard: a map with no decision behind it, as narrow as a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/#/guidance');
  await press(page, 'Signs of Safety map');
  await expect(page.locator('h1')).toHaveText('Signs of Safety map');
  await write(page, 'danger', 'Nan worries that he will be left alone again.');
  await tabTo(page, 'the first number', ({ name }) => name === 'placed-0-score');
  await page.keyboard.type('3');
  await tabTo(page, 'the second number', ({ name }) => name === 'placed-1-score');
  await page.keyboard.type('9');
  await expect(page.getByText('far apart, from 3 to 9.', { exact: false })).toBeVisible();
  await holdsUp(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await press(page, 'See it as they will');
  await expect(page.locator('h1')).toHaveText('Signs of Safety');
  await expect(page.getByRole('article')).toContainText('Nan worries that he will be left alone');
  await holdsUp(page);
});
