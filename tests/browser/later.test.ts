// Somebody has rung, and has a ward to see to: what they have answered waits where they say, and
// nowhere that they did not.
import { readFile } from 'node:fs/promises';
import { draftOf } from '../records/made.ts';
import { rulesNow } from '../../src/records/rulesNow.ts';
import { answersBefore, expect, keepInTab, keptDraft, test, type Page } from './app.ts';
import { passphrase, setUp, unlock } from './keeping.ts';
import { urgent } from '../records/made.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const answered = (page: Page) => page.getByLabel('Who answered (optional)');

/**
 * The act page, before anything is asked for the record; rung, with a name typed and not gone on
 * with.
 */
async function rung(page: Page): Promise<void> {
  const answers = answersBefore('safe-to-tell', urgent);
  await keepInTab(
    page,
    draftOf({ answers, draft: { rules: await rulesNow(), byDevice: ['mode', 'law-edition'] } }),
  );
  await page.goto('/#/refer/act');
  await page.getByRole('button', { name: 'I have rung them' }).click();
  await answered(page).fill('Jo Bell, duty social worker');
  await expect
    .poll(async () => (await keptDraft(page))?.typed['call-answered'])
    .toBe('Jo Bell, duty social worker');
}
const later = (page: Page) => page.getByRole('link', { name: 'Finish this later' }).click();
const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

/**
 * The act page as it was left: the call in the draft with its time, and what was being typed of it.
 */
async function asItWas(page: Page): Promise<void> {
  await expect(title(page)).toHaveText('Ring children’s social care now');
  await expect(answered(page)).toHaveValue('Jo Bell, duty social worker');
  await expect
    .poll(async () => (await keptDraft(page))?.account.reasons.action)
    .toMatch(/Rang: .+\. Tuesday 24 November 2026, 2:41pm\.$/);
}

test('I finish after the call, with my records: it goes behind the passphrase, out of the browser, and comes back as it was', async ({
  page,
}) => {
  await rung(page);
  await later(page);
  await expect(title(page)).toHaveText('Finish this later');
  expect(await databases(page), 'nothing is written without their saying so').toEqual([
    'windscreen-drafts',
  ]);
  await page.getByRole('button', { name: 'Keep it with my records' }).click();
  await setUp(page);
  await expect(title(page)).toHaveText('Keep this with your records');
  await page.getByRole('button', { name: 'Keep it with my records' }).click();

  await expect(title(page)).toHaveText('Worried about a child?');
  const left = page.getByText('Kept with your records. Begun Tuesday 24 November 2026, 2:30pm.');
  await expect(left).toBeVisible();
  await expect
    .poll(() => keptDraft(page), 'nobody opens it without the passphrase')
    .toBeUndefined();
  await page.reload();
  await expect(title(page)).toHaveText('Worried about a child?');
  await expect(left, 'while the records are locked').toHaveCount(0);

  await page.getByRole('link', { name: 'Go to my records' }).click();
  await unlock(page);
  await expect(left).toBeVisible();
  await page.getByRole('button', { name: 'Carry on' }).click();
  await asItWas(page);

  await later(page);
  await expect(title(page), 'said once, it goes back there').toHaveText('Worried about a child?');
  await expect(left).toHaveCount(1);
});

test('I finish after the call, from a file: it opens with its passphrase alone, and a bad one is refused and loses nothing', async ({
  page,
}) => {
  await rung(page);
  await later(page);
  await page.getByLabel('A passphrase for the file').fill('too short');
  await page.getByRole('button', { name: 'Save it as a file' }).click();
  await expect(page.getByRole('alert')).toContainText('Use at least 15 characters');
  await page.getByLabel('A passphrase for the file').fill(passphrase);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save it as a file' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('windscreen-unfinished-2026-11-24.json.age');
  const buffer = await readFile(await download.path());
  expect(buffer.toString('latin1')).not.toContain('Jo Bell');
  await expect(
    page.getByText('Saved. Check that the file is where you meant it to be.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Take it out of this browser' }).click();
  await expect(title(page)).toHaveText('Worried about a child?');
  await expect.poll(() => keptDraft(page)).toBeUndefined();
  await expect(page.getByRole('button', { name: 'Start now' })).toBeVisible();

  await page.goto('/#/open');
  const choose = (bytes: Buffer) =>
    page.getByLabel('Choose a file').setInputFiles({
      name: download.suggestedFilename(),
      mimeType: 'application/octet-stream',
      buffer: bytes,
    });
  const open = async (secret: string) => {
    await page.getByLabel('Its passphrase').fill(secret);
    await page.getByRole('button', { name: 'Open it' }).click();
  };
  await choose(buffer.subarray(0, buffer.length - 20));
  await open(passphrase);
  await expect(page.getByRole('alert')).toContainText('damaged or was cut short');
  await choose(buffer);
  await open('another four plain words');
  await expect(page.getByRole('alert')).toContainText('That passphrase does not open this file');
  await open(passphrase);
  await expect(
    page.getByRole('heading', { name: 'A decision that is not finished' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Carry on' }).click();
  await asItWas(page);
});
