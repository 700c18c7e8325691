import { expect, test, type Page } from './app.ts';
import { axe } from './axe.ts';
import { holdsUp } from './holdsUp.ts';
import { press, write } from './keyboard.ts';
import { addEntry, keptOne } from './keeping.ts';
import { closed, printed } from './paper.ts';

const box = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const event = (page: Page, n: number) => page.getByRole('group', { name: `Event ${n}` });

test('a chronology is made from a record and what is typed, read as they will, handed over without another child, and kept', async ({
  page,
}) => {
  await keptOne(page);
  await addEntry(page, 'An incident or a new worry', {
    what: 'Kai Whitlock hit her at the gate.',
    said: '“He locks the door.”',
    agreed: 'Ring the front door',
  });
  await page.getByRole('link', { name: 'Impact chronology' }).click();
  await expect(page.locator('h1')).toHaveText('Impact chronology');
  expect(await axe(page)).toEqual([]);
  // nothing is typed twice
  await page.getByLabel(/: Decision$/).check();
  await page.getByLabel(/: Incident$/).check();
  await page.getByRole('button', { name: 'Put these in' }).click();
  await expect(page.getByText('All that the record has is in it.')).toBeVisible();
  await page.getByText(/^2\. .*Kai Whitlock hit her/).click();
  await expect(event(page, 2).getByLabel('What did the child say or show?')).toHaveValue(
    '“He locks the door.”',
  );
  await event(page, 2).getByLabel('What kind of thing was it?').selectOption('Hurt or ill');
  await event(page, 2)
    .getByLabel('What did it mean for the child?')
    .fill('She was afraid to go out. Kai laughed.');
  await page.getByRole('button', { name: 'Add an event' }).click();
  await event(page, 3).getByLabel('Month').fill('March');
  await event(page, 3).getByLabel('Year').fill('2025');
  await event(page, 3).getByLabel('About then').check();
  await event(page, 3).getByLabel('What happened?').fill('Nobody brought her to the clinic.');
  await box(page, 'Other children’s names and references').fill('Kai Whitlock');

  // it outlives a reload
  await expect(page.getByText('What you have entered is kept in this browser.')).toBeVisible();
  await page.reload();
  await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText('3. About March 2025: Nobody brought her')).toBeVisible();

  await page.getByRole('button', { name: 'See it as they will' }).click();
  const sheet = page.getByRole('article');
  await expect(sheet.getByRole('row')).toHaveCount(4);
  await expect(sheet.getByRole('row').nth(1)).toContainText('1. About March 2025');
  await expect(sheet.getByRole('row').nth(2)).toContainText('From the record: Decision');
  await expect(sheet.getByRole('row').nth(3)).toContainText('From the record: Incident');
  await expect(sheet.getByRole('row').nth(3)).toContainText('“He locks the door.”');
  await expect(sheet.getByRole('img', { name: /^Time line, / })).toBeVisible();
  await expect(sheet).toContainText('Nothing is in it for 19 months');
  await expect(sheet).toContainText('Rule: More than 6 months with no event.');
  // another child is out of it, and comes back only where a person says so
  await expect(sheet).not.toContainText(/Kai|Whitlock/);
  await expect(sheet).toContainText('[held back to protect someone] laughed.');
  expect(await axe(page)).toEqual([]);
  const paper = (await printed(page)).join('');
  for (const said of ['Nobody brought her to the clinic.', 'He locks the door', 'What stands out'])
    expect(paper).toContain(closed(said));
  expect(paper).not.toMatch(/Kai|Whitlock/);
  expect(paper, 'what only helps to write it').not.toContain(closed('Still worth a look'));
  await page.getByLabel(/^Kai \(/).uncheck();
  await expect(sheet).toContainText('Kai laughed.');
  await page.getByLabel(/^Kai \(/).check();

  const word = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for Word' }).click();
  expect((await word).suggestedFilename()).toBe('windscreen-chronology.docx');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save Impact chronology.txt' }).click();
  const kept = Buffer.concat(
    (await (await (await saving).createReadStream()).toArray()) as Buffer[],
  ).toString();
  expect(kept).toContain('Nobody brought her to the clinic.');
  expect(kept).not.toMatch(/Kai|Whitlock/);
});

test('alone, and by keyboard: a chronology with no record behind it, as narrow as a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/#/guidance');
  await page.locator('[href="#/paper/chronology"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('Impact chronology');
  await write(page, 'event-1-day-year', '2024');
  await write(page, 'event-1-what', 'He was left alone at night.');
  await holdsUp(page);
  await press(page, 'Add an event');
  await write(page, 'event-2-day-day', '31');
  await write(page, 'event-2-day-month', '2');
  await write(page, 'event-2-day-year', '2026');
  await write(page, 'event-2-what', 'He fell asleep in class.');
  await press(page, 'See it as they will');
  const sheet = page.getByRole('article');
  await expect(sheet.getByRole('img', { name: /^Time line, / })).toBeVisible();
  // what is no date is not lost, and stands as it was typed
  await expect(sheet.getByRole('row').nth(2)).toContainText('31 2 2026');
  await expect(sheet).toContainText('Event 2: no date is known, so not on the time line.');
  await holdsUp(page);
});
