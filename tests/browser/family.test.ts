import { agreed } from '../papers/family/made.ts';
import { recordOf, urgent } from '../records/made.ts';
import { expect, test, type Page } from './app.ts';
import { axe } from './axe.ts';
import { holdsUp } from './holdsUp.ts';
import { finished, keptOne, me } from './keeping.ts';
import { press, tabTo, write } from './keyboard.ts';
import { closed, printed } from './paper.ts';

const box = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const title = 'A page for the family';
const see = (page: Page) => page.getByRole('button', { name: 'See it as they will' }).click();
const sheet = (page: Page) => page.getByRole('article');

test('from a record: a page in plain words, the same with drawings, on one side of paper each, in Word, and kept', async ({
  page,
}) => {
  const record = await keptOne(page, { answers: agreed });
  await page.getByRole('link', { name: title }).click();
  await expect(page.locator('h1')).toHaveText(title);
  await expect(page.getByText('Put it into their hands', { exact: false })).toBeVisible();
  await box(page, 'Why, in words that they would use').fill('She came hungry three times.');
  await box(page, 'Who can they ask? Name and job').fill('Sam Okafor, deputy head');
  await box(page, 'On which number?').fill('01234 567890');
  expect(await axe(page)).toEqual([]);
  await see(page);
  await expect(page.locator('h1')).toHaveText('About your child: what is happening, and why');
  await expect(sheet(page)).toContainText('You agreed to this.');
  await expect(sheet(page)).toContainText('by Wednesday 25 November 2026');
  await expect(sheet(page)).toContainText('She came hungry three times.');
  await expect(sheet(page)).not.toContainText('She is frightened of going home');
  expect(await axe(page)).toEqual([]);
  const plain = await printed(page, '15mm');
  expect(plain).toHaveLength(1);
  for (const said of ['What you can do', 'Sam Okafor, deputy head', 'ring 999'])
    expect(plain[0]).toContain(closed(said));
  for (const never of [record.id, record.reference, 'Windscreen', 'he locks the door', 'Take it'])
    expect(plain[0], 'what is no part of it').not.toContain(closed(never));

  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByLabel('Easy read, with pictures').check();
  await see(page);
  await expect(page.locator('h1')).toHaveText('About your child');
  await expect(sheet(page).getByRole('listitem').first()).toContainText('asking social care');
  await expect(sheet(page).locator('svg')).toHaveCount(12);
  expect(await axe(page)).toEqual([]);
  const easy = await printed(page, '15mm');
  expect(easy).toHaveLength(1);
  expect(easy[0]).toContain(closed('Ring 01234 567890.'));
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for Word' }).click();
  expect((await saving).suggestedFilename()).toBe('windscreen-family.docx');

  await box(page, 'Your name and role').fill(me);
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: `Save ${title}.txt` }).click();
  const text = await (await (await file).createReadStream()).toArray();
  expect(Buffer.concat(text as Buffer[]).toString()).toContain('You can change your mind.');
});

test('where telling is not safe nothing leads to it, and its address shows no more than why', async ({
  page,
}) => {
  await finished(page, recordOf({ answers: urgent }), crypto.randomUUID());
  await page.goto('/#/record');
  await expect(page.getByText('No page for the family')).toBeVisible();
  await expect(page.getByText('Telling them is not safe', { exact: false })).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  await page.goto('/#/record/paper/family');
  await expect(page.locator('h1')).toHaveText(title);
  await expect(page.getByText('Telling them is not safe', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'See it as they will' })).toHaveCount(0);
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);
  // how to speak with the child is there all the same
  await page.getByText('Speaking with a child', { exact: true }).click();
  await expect(page.getByText('A child who does not use speech')).toBeVisible();
});

test('to one parent or carer it is asked who could see it, and not sure keeps it back', async ({
  page,
}) => {
  const answers = {
    ...urgent,
    concerns: ['domestic-abuse'],
    'safe-to-tell': 'one-carer',
    response: 'agreed',
    'domestic-abuse-checklist': 'fewer',
    'high-risk-grounds': [],
  };
  await finished(page, recordOf({ answers }), crypto.randomUUID());
  await page.goto('/#/record');
  await page.getByRole('link', { name: title }).click();
  const seen = page.getByRole('group', { name: 'Could anyone who must not know see this page?' });
  await expect(page.getByRole('button', { name: 'See it as they will' })).toHaveCount(0);
  await seen.getByLabel('I’m not sure').check();
  await expect(page.getByText('Someone who must not know could see it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'See it as they will' })).toHaveCount(0);
  await seen.getByLabel('No', { exact: true }).check();
  await expect(page.getByText('Another must not see it', { exact: false })).toBeVisible();
  await see(page);
  await expect(sheet(page)).toContainText('asking children’s social care');
});

test('alone, by keyboard and as narrow as a phone: it asks first what matters, and no or not sure suppress it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/#/guidance');
  await press(page, title);
  await expect(page.locator('h1')).toHaveText(title);
  const seeIt = page.getByRole('button', { name: 'See it as they will' });
  await expect(seeIt).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await tabTo(page, 'the worry', ({ name }) => name === 'worry');
  for (let down = 0; down < 3; down++) await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('None of these')).toBeChecked();
  await tabTo(page, 'whether it is safe', ({ name }) => name === 'safe');
  for (const [answer, why] of [
    ['no', 'Telling them is not safe'],
    ['unsure', 'It may not be safe'],
  ] as const) {
    await page.locator(`input[name="safe"][value="${answer}"]`).focus();
    await page.keyboard.press('Space');
    await expect(page.getByText(why, { exact: false })).toBeVisible();
    await expect(seeIt).toHaveCount(0);
    await expect(page.getByRole('textbox')).toHaveCount(0);
  }
  await page.locator('input[name="safe"][value="yes"]').focus();
  await page.keyboard.press('Space');
  for (const name of ['reader', 'doing', 'answer']) {
    await tabTo(page, name, (at) => at.name === name);
    await page.keyboard.press('Space');
  }
  await write(page, 'next', 'We meet on Friday.');
  await holdsUp(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await press(page, 'See it as they will');
  await expect(sheet(page)).toContainText('We are worried about your child.');
  await expect(sheet(page)).toContainText('We meet on Friday.');
  await expect(sheet(page)).toContainText('within one working day');
  await holdsUp(page);
  // what keeps it back takes away what stood there
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.locator('input[name="worry"][value="never"]').check();
  await expect(
    page.getByText('Telling the family is itself the danger here', { exact: false }),
  ).toBeVisible();
  await expect(seeIt).toHaveCount(0);
});

test('a talk with the child is written down with words for speaking with a child at hand', async ({
  page,
}) => {
  await keptOne(page);
  await page.getByRole('button', { name: 'Add what happened next' }).click();
  await page.getByRole('link', { name: 'Talk with the child' }).click();
  await page.getByText('Speaking with a child', { exact: true }).click();
  await expect(page.getByText('Promise no secret.', { exact: false })).toBeVisible();
  expect(await axe(page)).toEqual([]);
});
