import { readFile } from 'node:fs/promises';
import { addressOf, expect, test, type Page } from './app.ts';
import { explained } from '../records/made.ts';
import { axe } from './axe.ts';
import { keptOne, passphrase, setUp } from './keeping.ts';
import { attach, note, sizeOf } from './picture.ts';

const shown = (page: Page) => page.getByRole('img', { name: 'bag note.png' });
const size = (page: Page) => sizeOf(shown(page));
const saved = async (page: Page, press: string) => {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: press }).click();
  return readFile(await (await saving).path());
};

test('a photograph is attached, shown and saved as it was, goes with the record’s file and its backup, and goes with the record', async ({
  page,
  browser,
}) => {
  await keptOne(page);
  await attach(page, note);
  await expect(page.getByText('The note from her bag.')).toBeVisible();
  await expect(shown(page), 'nothing is shown until it is asked for').toHaveCount(0);
  await page.getByRole('button', { name: 'Show the picture bag note.png' }).click();
  await expect(shown(page)).toBeVisible();
  expect(await size(page)).toEqual([40, 30]);
  expect(await axe(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(shown(page), 'paper has it while it is shown').toBeVisible();
  await expect(page.getByRole('button', { name: /bag note\.png$/ })).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Hide the picture bag note.png' }).click();
  await expect(shown(page)).toHaveCount(0);
  expect(await saved(page, 'Save bag note.png')).toEqual(note.buffer);
  await expect(page.getByText('Nothing in it has been changed since it was signed.')).toBeVisible();
  const kept = addressOf(page);

  // the record's own file holds it, and opens with it anywhere
  await page.getByRole('link', { name: 'Hand it over' }).click();
  await expect(page.getByText('Paper, Word and text only name them.')).toBeVisible();
  await expect(page.getByText('may also hold where and when it was taken')).toBeVisible();
  const file = await saved(page, 'Signed file');
  await page.goto('/#/backup');
  await page.getByLabel('Your passphrase').fill(passphrase);
  const backup = await saved(page, 'Make a backup');

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto('/#/open');
  await other
    .locator('#record-file')
    .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: file });
  await other.getByRole('button', { name: 'Show the picture bag note.png' }).click();
  expect(await size(other)).toEqual([40, 30]);

  // and so does the backup, on another device
  await other.goto('/#/backup');
  await setUp(other);
  await other
    .locator('#restore-file')
    .setInputFiles({ name: 'b.age', mimeType: 'application/octet-stream', buffer: backup });
  await other.getByLabel('Its passphrase').fill(passphrase);
  await other.getByRole('button', { name: 'Restore' }).click();
  await expect(other.getByRole('heading', { name: '1 added' })).toBeVisible();
  await other.goto(`/${kept}`);
  await other.getByRole('button', { name: 'Show the picture bag note.png' }).click();
  expect(await size(other)).toEqual([40, 30]);
  await elsewhere.close();

  // what is not here is said to be missing, and nothing goes without it in silence
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('windscreen');
        opening.onsuccess = () => {
          const tx = opening.result.transaction('files', 'readwrite');
          tx.objectStore('files').clear();
          tx.oncomplete = () => (opening.result.close(), resolve());
        };
      }),
  );
  await page.goto(`/${kept}`);
  await page.getByRole('button', { name: 'Show the picture bag note.png' }).click();
  await expect(page.getByText('This file is not on this device.')).toBeVisible();
  await page.getByRole('link', { name: 'Hand it over' }).click();
  await saved(page, 'Signed file');
  await expect(page.getByText('and so not in it: 1.')).toBeVisible();
});

test('what is no picture or PDF is refused beside its box, and all that was typed stays', async ({
  page,
}) => {
  await keptOne(page);
  await attach(page, {
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  });
  await expect(page.getByRole('alert')).toContainText('This is neither a photograph');
  await expect(page.getByLabel('What does it show, and why is it kept?')).toHaveValue(
    'The note from her bag.',
  );
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose a file');
  await page
    .getByLabel('Which file?')
    .setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.getByRole('button', { name: 'Add to the record' }).click();
  expect(await saved(page, 'Save letter.pdf')).toEqual(pdf);
  await expect(page.getByRole('button', { name: /^Show the picture/ })).toHaveCount(0);
});
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');

test('a record that is destroyed takes its files along', async ({ page }) => {
  await keptOne(page, { answers: explained, account: { reviewOn: '' } });
  await attach(page, note);
  await expect(page.getByText('The note from her bag.')).toBeVisible();
  const files = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('windscreen');
          opening.onsuccess = () => {
            const db = opening.result;
            db.transaction('files').objectStore('files').count().onsuccess = ({ target }) => {
              db.close();
              resolve((target as IDBRequest<number>).result);
            };
          };
        }),
    );
  expect(await files()).toBe(1);
  await page.getByRole('link', { name: 'Destroy this record' }).click();
  await page.getByLabel('Why is it destroyed?').fill('Line 12 of the schedule');
  await page.getByLabel('Who authorised it?').fill('Priya Nair, head teacher');
  await page.getByLabel('To be sure, type its reference').fill('LN-0417');
  await page.getByLabel('Your name and role').fill('Ada Quill, records officer');
  await page.getByRole('button', { name: 'Destroy it' }).click();
  await expect(page.locator('h1')).toHaveText('This record was destroyed');
  expect(await files()).toBe(0);
});
