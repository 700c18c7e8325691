import { readFile } from 'node:fs/promises';
import { explained, recordOf } from '../records/made.ts';
import { expect, test, type Page } from './app.ts';
import { addEntry, finished, keep, keptOne, me, passphrase, setUp, unlock } from './keeping.ts';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

test('a new decision is begun from a review in the very tab, the two records name each other, and nothing is late any more', async ({
  page,
  context,
}) => {
  const { id } = await keptOne(page, { answers: explained, account: { reviewOn: '' } });
  await addEntry(page, 'I have looked at it again', { found: 'A bruise.' }, ['Yes']);
  await expect(page.locator('h1')).toHaveText('Begin a new decision');
  await page.goto(`/#/records/${id}`);
  await page.getByRole('link', { name: 'Start a new decision' }).click();
  await page.getByRole('button', { name: 'Begin a new decision' }).click();
  await expect(page.locator('h1')).toHaveText('Is anyone in danger, now or soon?');
  await expect(page).toHaveURL(/#\/refer\/immediate-danger$/);

  const tab = await context.newPage();
  const earlier = { record: id, finishedAt: recordOf().finishedAt };
  await finished(tab, { ...recordOf(), earlier }, 'bbbbbbbb-0000-4000-8000-000000000002');
  await keep(tab);
  await unlock(tab);
  await expect(tab.getByLabel('Your name and role')).toHaveValue(me);
  await tab.getByRole('button', { name: 'Keep it', exact: true }).click();
  await tab.getByRole('link', { name: /^Begun from the decision of .*24 November 2026$/ }).click();
  await expect(tab).toHaveURL(new RegExp(id));
  await expect(tab.getByRole('heading', { name: 'Still to do' })).toHaveCount(0);
  await tab.getByRole('link', { name: /^Decided again on .*24 November 2026$/ }).click();
  await expect(tab).toHaveURL(/bbbbbbbb/);
});

test('a finished record that nobody has taken away is saved before another decision is begun, and never thrown away', async ({
  page,
}) => {
  const record = await finished(page, recordOf(), 'cccccccc-0000-4000-8000-000000000003');
  await page.goto('/');
  await page.getByRole('button', { name: 'Begin again' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'has not been kept, printed, saved or copied',
  );
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save it as a file and begin' }).click();
  const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as object;
  expect(saved).toMatchObject({ id: record.id, reference: 'LN-0417' });
  await expect(page.locator('h1')).toHaveText('Is anyone in danger, now or soon?');
});

test('a restore says which records were added to in both places, where they are, and has focus', async ({
  page,
  browser,
  baseURL,
}) => {
  const { id } = await keptOne(page);
  const backUp = async (from: Page) => {
    await from.goto('/#/backup');
    await from.getByLabel('Your passphrase').fill(passphrase);
    const backing = from.waitForEvent('download');
    await from.getByRole('button', { name: 'Make a backup' }).click();
    return {
      name: 'b.age',
      mimeType: 'application/octet-stream',
      buffer: await readFile(await (await backing).path()),
    };
  };
  const restore = async (to: Page, file: Awaited<ReturnType<typeof backUp>>) => {
    await to.goto('/#/backup');
    await to.locator('#restore-file').setInputFiles(file);
    await to.getByLabel('Its passphrase').fill(passphrase);
    await to.getByRole('button', { name: 'Restore' }).click();
    await expect(to.getByRole('heading', { name: 'Restored', exact: true })).toBeFocused();
  };
  const first = await backUp(page);
  const elsewhere = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    timezoneId: 'Europe/London',
    locale: 'en-GB',
  });
  const other = await elsewhere.newPage();
  await other.clock.setFixedTime('2026-11-24T14:45:00Z');
  await other.goto('/#/backup');
  await setUp(other);
  await restore(other, first);
  await expect(other.getByRole('heading', { name: '1 added' })).toBeVisible();

  await page.goto(`/#/records/${id}`);
  await addEntry(page, 'Correct or add something', { what: 'Said on mine.', why: 'Left out.' });
  await other.getByRole('link', { name: 'LN-0417' }).click();
  await addEntry(other, 'Correct or add something', {
    what: 'Said on theirs.',
    why: 'Left out.',
    by: 'Priya Nair, head teacher',
  });
  await restore(page, await backUp(other));
  await expect(
    page.getByRole('heading', { name: '1 changed in both places, and both are kept' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'LN-0417' }).click();
  await expect(page.getByText('Said on mine.')).toBeVisible();
  await expect(page.getByText('Said on theirs.')).toBeVisible();
  await expect(
    page.getByText('Written after entry 1, apart from what stands above').first(),
  ).toBeVisible();
  await expect(page.getByText('Nothing in it has been changed since it was signed.')).toBeVisible();
  await elsewhere.close();
});

test('an encrypted record opens with its passphrase, with its own title and focus on its heading', async ({
  page,
}) => {
  const { id } = await keptOne(page);
  await page.goto(`/#/records/${id}/hand-over`);
  await page.getByLabel('Or a passphrase').fill(passphrase);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Encrypt and save' }).click();
  const buffer = await readFile(await (await saving).path());
  await page.goto('/#/open');
  await page
    .locator('#record-file')
    .setInputFiles({ name: 'sent.json.age', mimeType: 'application/octet-stream', buffer });
  await page.getByLabel('Its passphrase').fill('not the passphrase');
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('alert')).toContainText('That passphrase does not open this file');
  await page.getByLabel('Its passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page.locator('h1')).toBeFocused();
  await expect(page.locator('h1')).toHaveText('LN-0417');
  await expect(page).toHaveTitle(/^Record of a decision/);
  await page.getByRole('button', { name: 'Open another' }).click();
  await expect(page.locator('h1')).toBeFocused();
  await expect(page).toHaveTitle(/^Open a record/);
  await page.locator('#record-file').setInputFiles({
    name: 'x.json',
    mimeType: 'text/plain',
    buffer: Buffer.from('BEGIN:VCALENDAR\r\n'),
  });
  await expect(page.getByText('This is a calendar file.')).toBeVisible();
});

test('a time before that of something written already is asked about, and added once it is said to be right', async ({
  page,
}) => {
  await keptOne(page);
  await addEntry(page, 'I have referred', { to: 'The front door', 'when-time': '2.40pm' }, [
    'By telephone',
  ]);
  await page.getByRole('button', { name: 'Add what happened next' }).click();
  await page.getByRole('link', { name: 'I have chased' }).click();
  await page.getByLabel('Who did you try to reach?').fill('The front door');
  await page.getByLabel('What did you hear?').fill('Nothing.');
  await page.getByLabel('By telephone').check();
  await page.locator('[name="when-time"]').fill('9.10am');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'This is earlier than Tuesday 24 November 2026, 2:40pm',
  );
  await page.getByLabel('Yes, it is only written down later').check();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByText('What did you hear? Nothing.')).toBeVisible();
});

test('records that the browser cleared while the page was open are said to be gone, before anything new is offered', async ({
  page,
  context,
  baseURL,
}) => {
  await keptOne(page);
  const browser = await context.newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', {
    origin: new URL(baseURL!).origin,
    storageTypes: 'indexeddb',
  });
  await expect(page.locator('h1')).toHaveText('Your records are not here any more');
  await expect(page.getByText('That is not')).toHaveCount(0);
  await page.getByRole('button', { name: 'Set up again' }).click();
  await expect(page.locator('h1')).toHaveText('Keep records on this device');
  await expect.poll(() => focused(page)).toBe('H1');
});

test('hidden and locked, and shown again, focus is on the heading; an error while typing takes neither focus nor words', async ({
  page,
}) => {
  await keptOne(page);
  await page.goto('/#/records');
  await expect(page.locator('h1')).toHaveText('Records');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Press to come back' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('h1')).toHaveText('Unlock your records');
  await expect(page.locator('h1')).toBeFocused();

  const box = page.getByLabel('Passphrase', { exact: true });
  await box.fill('not the passphrase');
  await box.press('Enter');
  await box.fill('');
  await box.pressSequentially('correct horse');
  await expect(page.getByRole('alert')).toContainText('That is not the passphrase');
  await expect(box).toBeFocused();
  await page.keyboard.type(' battery staple');
  await expect(box).toHaveValue(passphrase);
});
