import { readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';
import { explained, recordOf } from '../records/made.ts';
import { expect, test, type Page } from './app.ts';
import { holdsUp } from './holdsUp.ts';
import { addEntry, finished, keep, keptOne, setUp, sign, unlock } from './keeping.ts';
import { printed } from './paper.ts';
import { attach, note, sizeOf } from './picture.ts';

const them = 'Priya Nair, safeguarding lead at Vale College';
const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/;

/** A file that a page gave to keep, as somebody else would be handed it. */
interface Handed {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
async function taken(page: Page, press: () => Promise<void>): Promise<Handed> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return {
    name: download.suggestedFilename(),
    mimeType: 'application/octet-stream',
    buffer: readFileSync(await download.path()),
  };
}

/** Fills in who sends the file to whom, makes it, and reads its passphrase from the page. */
async function send(page: Page): Promise<{ file: Handed; passphrase: string }> {
  await expect(page.locator('h1')).toHaveText('Send to the next school');
  await page.getByLabel('Your school or college').fill('Hill Primary');
  await page.getByLabel('The next school or college').fill('Vale College, Priya Nair');
  await page.getByLabel('How will you send it?').fill('Encrypted email');
  const file = await taken(page, () => page.getByRole('button', { name: 'Make the file' }).click());
  await expect(page.getByRole('heading', { name: 'Three things are left' })).toBeFocused();
  const passphrase = code.exec(await page.getByRole('main').innerText())?.[0] ?? '';
  return { file, passphrase };
}
async function openSent(page: Page, file: Handed, passphrase: string): Promise<void> {
  await page.goto('/#/open');
  await page.getByLabel('Choose a file').setInputFiles(file);
  await page.getByLabel('Its passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open it' }).click();
}
/** Keeps what was opened, as the one who receives it. */
async function keepSent(page: Page): Promise<void> {
  await page.getByLabel('Your name and role').fill(them);
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
}
const ready = async (context: BrowserContext) => {
  await context.clock.setFixedTime('2026-11-25T09:00:00Z');
  return context.newPage();
};

test('a child’s file goes to the next school, is kept and added to there, and its receipt comes back', async ({
  page,
  browser,
}) => {
  await keptOne(page);
  await attach(page, note);
  await expect(page.getByText('The note from her bag.')).toBeVisible();
  const second = await page.context().newPage();
  await finished(second, recordOf({ account: { reference: 'ln 0417' } }), crypto.randomUUID());
  await keep(second);
  await unlock(second);
  await sign(second);
  await second.close();

  await page.getByRole('link', { name: 'This child’s time line' }).click();
  await page.getByRole('link', { name: 'Send to the next school' }).click();
  await expect(page.getByText('2 records with 3 entries')).toBeVisible();
  await expect(page.getByText('Attached files: 1. They go along in the file')).toBeVisible();
  await page.getByRole('button', { name: 'Make the file' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter the next school or college');
  await holdsUp(page);
  const { file, passphrase } = await send(page);
  expect(file.name).toBe('windscreen-child-LN-0417-2026-11-24.json.age');
  expect(file.buffer.toString('latin1')).not.toContain('LN-0417');
  await holdsUp(page);
  const sheets = await printed(page);
  expect(sheets.length).toBeGreaterThan(3);
  expect(sheets[0]).toContain('Childprotectionfile');
  expect(sheets.join('')).toContain('helocksthedoor');
  expect(sheets.at(-1)).toContain('Ihavereceivedallofthis');
  expect(sheets.at(-1)).toContain('Signature');
  expect(sheets.join(''), 'the passphrase never goes with the file').not.toContain(passphrase);

  await page.getByRole('button', { name: 'Record that it was sent' }).click();
  await expect(page.getByLabel('Who was it sent to?')).toHaveValue('Vale College, Priya Nair');
  await expect(page.getByLabel('How was it sent securely?')).toHaveValue('Encrypted email');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByText('Child protection file sent')).toBeVisible();

  const other = await browser.newContext();
  try {
    const there = await ready(other);
    await openSent(there, file, 'not the passphrase at all');
    await expect(there.getByRole('alert')).toContainText('That passphrase does not open this file');
    await there.getByLabel('Its passphrase').fill(passphrase.toLowerCase().replaceAll('-', ' '));
    await there.getByRole('button', { name: 'Open it' }).click();
    await expect(there.locator('h1')).toHaveText('Child protection file');
    await expect(there.getByRole('main')).toContainText('Hill Primary');
    await expect(there.getByRole('main')).toContainText('2 records with 3 entries');
    await holdsUp(there);
    await there.getByRole('button', { name: 'Keep it on this device' }).click();
    await setUp(there);
    await expect(there.getByText('2 new on this device')).toBeVisible();
    await holdsUp(there);
    await keepSent(there);

    await expect(there.locator('h1')).toHaveText('Receipt for a child protection file');
    await holdsUp(there);
    const [receipt] = await printed(there);
    for (const said of [/ln-?0417/i, /HillPrimary/, /PriyaNair/, /25November2026/, /Signature/])
      expect(receipt).toMatch(said);

    await there.getByRole('link', { name: 'Records' }).click();
    await there.getByRole('link', { name: 'LN-0417', exact: true }).click();
    // what was attached came along, byte for byte
    await there.getByRole('button', { name: 'Show the picture bag note.png' }).click();
    expect(await sizeOf(there.getByRole('img', { name: 'bag note.png' }))).toEqual([40, 30]);
    const copy = await taken(there, () =>
      there.getByRole('button', { name: 'Save bag note.png' }).click(),
    );
    expect(copy.buffer).toEqual(note.buffer);
    await addEntry(there, 'Talk with the child', { said: 'He likes it here.' });
    await expect(there.getByText('He likes it here.')).toBeVisible();
    await expect(there.getByText('Written on another device').first()).toBeVisible();

    // again: nothing is kept twice, and the receipt is there still
    await openSent(there, file, passphrase);
    await there.getByRole('button', { name: 'Keep it on this device' }).click();
    await expect(there.getByText('2 here already, with nothing new')).toBeVisible();
    await keepSent(there);
    await expect(there.locator('h1')).toHaveText('Receipt for a child protection file');
    await there.getByRole('link', { name: 'The record' }).click();
    await there.getByRole('link', { name: 'This child’s time line' }).click();
    await expect(there.getByText('2 records', { exact: true })).toBeVisible();
    await expect(there.getByText('Child protection file received')).toHaveCount(1);
  } finally {
    await other.close();
  }

  // the signed receipt has come back
  await page.getByRole('link', { name: 'Confirm that the file arrived' }).click();
  await expect(page.getByLabel('Who was it sent to?')).toHaveValue('Vale College, Priya Nair');
  await page
    .getByRole('group', { name: /When did they confirm/ })
    .getByLabel('Day')
    .fill('24');
  await page
    .getByRole('group', { name: /When did they confirm/ })
    .getByLabel('Month')
    .fill('11');
  await page
    .getByRole('group', { name: /When did they confirm/ })
    .getByLabel('Year')
    .fill('2026');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByText('Child protection file sent')).toHaveCount(2);
  await expect(page.getByRole('link', { name: 'Confirm that the file arrived' })).toHaveCount(0);
});

test('one signed record that a colleague sent is kept, countersigned there, and not brought back silently once it was destroyed', async ({
  page,
  browser,
}) => {
  const settled = recordOf({ answers: explained, account: { reviewOn: '' } });
  await finished(page, settled, '11111111-0000-4000-8000-000000000012');
  await keep(page);
  await setUp(page);
  await sign(page);
  await page.getByRole('link', { name: 'Hand it over' }).click();
  const file = await taken(page, () => page.getByRole('button', { name: 'Signed file' }).click());

  const other = await browser.newContext();
  try {
    const there = await ready(other);
    await there.goto('/#/open');
    await there.getByLabel('Choose a file').setInputFiles(file);
    await there.getByRole('button', { name: 'Keep it on this device' }).click();
    await setUp(there);
    await expect(there.getByText('1 new on this device')).toBeVisible();
    await keepSent(there);
    await expect(there.getByRole('heading', { name: 'What happened next' })).toBeVisible();
    await addEntry(there, 'Read and countersign', { by: them }, ['I agree with it']);
    await there.getByRole('link', { name: 'Destroy this record' }).click();
    await there.getByLabel('Why is it destroyed?').fill('Line 12');
    await there.getByLabel('Who authorised it?').fill('Dana Whitlock');
    await there.getByLabel('To be sure, type its reference').fill('LN-0417');
    await there.getByRole('button', { name: 'Destroy it' }).click();
    await expect(there.locator('h1')).toHaveText('This record was destroyed');

    await there.goto('/#/open');
    await there.getByLabel('Choose a file').setInputFiles(file);
    await there.getByRole('button', { name: 'Keep it on this device' }).click();
    await expect(there.getByText('Line 12')).toBeVisible();
    await keepSent(there);
    await expect(there.getByRole('alert')).toContainText('All of it was destroyed here');
    await holdsUp(there);
    await there.getByLabel('Keep again what was destroyed here').check();
    await there.getByRole('button', { name: 'Keep it', exact: true }).click();
    await expect(there.getByRole('heading', { name: 'What happened next' })).toBeVisible();
    await there.reload();
    await there.goto('/#/keep-file');
    await unlock(there);
    await expect(there.getByText('Choose the file again')).toBeVisible();
  } finally {
    await other.close();
  }
});
