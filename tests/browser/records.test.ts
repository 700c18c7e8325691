import { readFile } from 'node:fs/promises';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { explained, recordOf } from '../records/made.ts';
import { verifies } from '../records/kept.ts';
import { faultsInFile } from '../../src/records/verify.ts';
import { expect, test } from './app.ts';
import {
  addEntry,
  finished,
  keep,
  keptOne,
  me,
  passphrase,
  setUp,
  sign,
  unlock,
  chooseEntry,
} from './keeping.ts';

/** A scenario's stages as live decisions about one child. */
async function storyOf(file: string) {
  const { stages } = (await readContent(
    new URL(`../../content/scenarios/${file}.yaml`, import.meta.url).pathname,
  )) as ScenarioText;
  let answers: Memory = {};
  return stages.map(({ answers: more }) => {
    answers = { ...answers, ...more, mode: 'live' };
    return recordOf({
      answers: { ...answers, area: 'cambridgeshire-peterborough' },
      account: { reference: 'KAI-8' },
    });
  });
}

test('S04 over its three stages: kept, followed through, chased, countersigned, handed over, checked, and restored on another device', async ({
  page,
  browser,
  baseURL,
}) => {
  const stages = await storyOf('s04-thursdays-jumper');
  const ids = [
    'aaaaaaaa-0000-4000-8000-000000000001',
    'aaaaaaaa-0000-4000-8000-000000000002',
    'aaaaaaaa-0000-4000-8000-000000000003',
  ];

  // the first decision sets up the vault, and each is kept from the tab it was finished in
  await finished(page, stages[0]!, ids[0]!);
  await keep(page);
  await setUp(page);
  await sign(page);
  await expect(page.locator('h1')).toHaveText('KAI-8');
  for (const i of [1, 2]) {
    const tab = await page.context().newPage();
    await finished(tab, stages[i]!, ids[i]!);
    await keep(tab);
    await unlock(tab);
    await expect(tab.getByLabel('Your name and role'), 'asked once').toHaveValue(me);
    await tab.getByRole('button', { name: 'Keep it', exact: true }).click();
    await expect(tab.locator('h1')).toHaveText('KAI-8');
    await tab.close();
  }

  // the last is urgent: it waits to be made, and says so before anything else
  await page.goto('/#/records');
  await expect(page.getByText('3 records, on this device only, encrypted')).toBeVisible();
  const work = page.locator('section', { has: page.getByRole('heading', { name: 'For today' }) });
  await expect(work.getByRole('link', { name: 'Refer: KAI-8' })).not.toHaveCount(0);
  await page.goto(`/#/records/${ids[2]}`);

  await addEntry(
    page,
    'I have referred',
    { to: 'The front door', spokenTo: 'Dana Whitlock', 'when-time': '2.41pm' },
    ['By telephone'],
  );
  await expect(page.getByText('Who did you speak to? Dana Whitlock')).toBeVisible();
  await expect(page.getByText('Reply due: By')).toBeVisible();
  await addEntry(
    page,
    'I have chased',
    { to: 'The front door', heard: 'Nobody could say.', 'when-time': '2.41pm' },
    ['By telephone'],
  );
  await addEntry(page, 'Correct or add something', {
    what: 'The abscess was on the left.',
    why: 'I had it from the nurse since.',
  });
  await addEntry(page, 'Read and countersign', { by: 'Priya Nair, head teacher' }, [
    'I agree with it',
  ]);
  await expect(page.locator('main').getByText('Priya Nair, head teacher')).toBeVisible();

  // handed over as a signed file that the verifier knows, and that opens again
  await page.getByRole('link', { name: 'Hand it over' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Signed file' }).click();
  const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
  expect(await faultsInFile(saved, verifies)).toEqual([]);
  expect(saved.entries.map(({ kind }: { kind: string }) => kind)).toEqual([
    'decision',
    'referral-sent',
    'chase',
    'amendment',
    'countersignature',
  ]);
  const receipt = await receiptOf(saved.entries.at(-1));
  await page.goto('/#/open');
  await page.locator('#record-file').setInputFiles({
    name: 'saved.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(saved)),
  });
  await expect(page.getByText('Every entry is signed, and the file is as it was')).toBeVisible();
  await page.getByText('Check a receipt', { exact: true }).first().click();
  await page.getByLabel('Check a receipt').fill(receipt.toLowerCase());
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('This receipt vouches for everything up to entry 5')).toBeVisible();

  // one receipt stands on the record: the newest, and the earlier ones where a receipt is checked
  await page.goto(`/#/records/${ids[2]}`);
  await expect(page.locator('.receipt .code')).toHaveText([receipt]);
  await page.getByText('Check a receipt', { exact: true }).first().click();
  for (const one of [await receiptOf(saved.entries[0].decision), receipt])
    await expect(page.getByText(one, { exact: true }).last()).toBeVisible();

  // everything about the child, in the order it happened
  await page.goto(`/#/records/${ids[2]}/child`);
  await expect(page.getByText('Dana Whitlock').first()).toBeVisible();

  // a backup, taken to another device
  await page.goto('/#/backup');
  await page.getByLabel('Your passphrase').fill('a slip of the finger');
  await page.getByRole('button', { name: 'Make a backup' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'That is not the passphrase that you unlock with',
  );
  await page.getByLabel('Your passphrase').fill(passphrase);
  const backing = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make a backup' }).click();
  const backup = await backing;
  expect(backup.suggestedFilename()).toMatch(/^windscreen-backup-2026-11-24\.jsonl\.gz\.age$/);
  const bytes = await readFile(await backup.path());
  await expect(page.getByText('Backup saved.')).toBeVisible();

  const elsewhere = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    timezoneId: 'Europe/London',
    locale: 'en-GB',
  });
  const other = await elsewhere.newPage();
  await other.goto('/#/backup');
  await setUp(other, 'another passphrase altogether');
  await other
    .locator('#restore-file')
    .setInputFiles({ name: 'b.age', mimeType: 'application/octet-stream', buffer: bytes });
  await other.getByLabel('Its passphrase').fill('not the passphrase');
  await other.getByRole('button', { name: 'Restore' }).click();
  await expect(other.getByRole('alert')).toContainText('That passphrase does not open this file');
  await other.getByLabel('Its passphrase').fill(passphrase);
  await other.getByRole('button', { name: 'Restore' }).click();
  await expect(other.getByRole('heading', { name: '3 added' })).toBeVisible();
  await other
    .locator('#restore-file')
    .setInputFiles({ name: 'b.age', mimeType: 'application/octet-stream', buffer: bytes });
  await other.getByLabel('Its passphrase').fill(passphrase);
  await other.getByRole('button', { name: 'Restore' }).click();
  await expect(other.getByText('3 already here')).toBeVisible();
  await other.goto(`/#/records/${ids[2]}`);
  await expect(other.locator('main').getByText('Priya Nair, head teacher')).toBeVisible();
  await expect(
    other.getByText('Nothing in it has been changed since it was signed.'),
  ).toBeVisible();
  await elsewhere.close();
});

test('a wrong passphrase loses nothing, and the recovery code sets a new one', async ({ page }) => {
  await finished(page, recordOf(), 'aaaaaaaa-0000-4000-8000-000000000001');
  await keep(page);
  const code = await setUp(page);
  await sign(page);
  await page.reload();
  await unlock(page, 'not the passphrase at all');
  await expect(page.getByRole('alert')).toContainText(
    'That is not the passphrase. Nothing has been lost.',
  );
  await page.getByRole('button', { name: 'I have forgotten it' }).click();
  await page.getByLabel('Recovery code').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByLabel('New passphrase').fill('four other words entirely');
  await page.getByRole('button', { name: 'Set the new passphrase' }).click();
  await expect(page.locator('h1')).toHaveText('LN-0417');
  await page.reload();
  await unlock(page, 'four other words entirely');
  await expect(page.locator('h1')).toHaveText('LN-0417');
});

test('whoever unlocks is told that somebody else tried three times, until they have seen it, and finds each try among the settings', async ({
  page,
}) => {
  await finished(page, recordOf(), 'aaaaaaaa-0000-4000-8000-000000000001');
  await keep(page);
  await setUp(page);
  await sign(page);
  await page.goto('/#/records');
  await page.reload();
  for (const guess of ['the name of the dog', 'the name of the cat', 'the name of the school']) {
    await unlock(page, guess);
    await expect(page.getByRole('alert')).toContainText('That is not the passphrase.');
  }
  await unlock(page, passphrase);
  const told = page.getByText('Somebody tried to unlock these records and failed, 3 times');
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'I have seen this' }).click();
  await expect(told).toHaveCount(0);
  await page.reload();
  await unlock(page, passphrase);
  await expect(page.getByRole('heading', { name: 'For today' })).toBeVisible();
  await expect(told).toHaveCount(0);
  await page.getByRole('link', { name: 'Passphrase and settings' }).click();
  await page.getByText('3 on this device, your own slips among them').click();
  const tries = page.getByRole('heading', { name: 'Tries to unlock that failed' }).locator('..');
  await expect(tries.getByRole('listitem')).toHaveCount(3);
});

test('hiding the screen locks what is kept, and what was being typed is there once it is unlocked', async ({
  page,
}) => {
  await keptOne(page);
  await page.getByRole('button', { name: 'Add what happened next' }).click();
  await chooseEntry(page, 'Correct or add something');
  await page.getByLabel('What is to be corrected or added?').fill('She has a brother.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Press to come back' })).toBeVisible();
  await expect(page.locator('h1')).toHaveText('Unlock your records');
  await expect(page, 'nothing says in the tab that there are records').toHaveTitle('New tab');
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('Unlock your records - Windscreen');
  await expect(page.getByText('She has a brother.')).toHaveCount(0);
  await unlock(page);
  await expect(page.getByLabel('What is to be corrected or added?')).toHaveValue(
    'She has a brother.',
  );
});

test('after a decision is kept, another begins without a warning that anything is lost', async ({
  page,
}) => {
  await keptOne(page);
  await page.getByRole('link', { name: 'Windscreen', exact: true }).click();
  await page.getByRole('button', { name: 'Begin again' }).click();
  await expect(page.getByRole('button', { name: 'Start now' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('cannot be brought back')).toHaveCount(0);
  await page.getByRole('button', { name: 'Start now' }).click();
  await expect(page.locator('h1')).toHaveText('Is anyone in danger, now or soon?');
});

test('a second click adds nothing twice, and what is typed to two forms is kept apart', async ({
  page,
}) => {
  const { id } = await keptOne(page);
  await page.goto(`/#/records/${id}/amendment`);
  await page.getByLabel('What is to be corrected or added?').fill('She has a brother.');
  await page.goto(`/#/records/${id}/keep-until`);
  await page.getByLabel('Which rule is this?').fill('Line 12');
  await page.goto(`/#/records/${id}/amendment`);
  await expect(page.getByLabel('What is to be corrected or added?')).toHaveValue(
    'She has a brother.',
  );
  await page.getByLabel('Why was it not so in the record?').fill('Left out.');
  await page.getByRole('button', { name: 'Add to the record' }).dblclick();
  await expect(page.getByText('She has a brother.')).toHaveCount(1);
  await page.goto(`/#/records/${id}/amendment`);
  await expect(
    page.getByLabel('What is to be corrected or added?'),
    'used, and forgotten',
  ).toHaveValue('');
  await page.goto(`/#/records/${id}/keep-until`);
  await expect(page.getByLabel('Which rule is this?')).toHaveValue('Line 12');
});

test('the recovery code stands before every page until it is said to be safe', async ({ page }) => {
  await page.goto('/#/records');
  await page.getByLabel('Choose a passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.locator('h1')).toHaveText('Print this and lock it away');
  await page.getByRole('link', { name: 'Guidance' }).click();
  await expect(page.locator('h1')).toHaveText('Print this and lock it away');
  await page.reload();
  await page.goto('/#/records');
  await unlock(page);
  await expect(
    page.getByText('You have not said that your recovery code is somewhere safe.'),
  ).toBeVisible();
});

test('a record is found by a word that was written in it, and one that was destroyed keeps nothing but that it was', async ({
  page,
}) => {
  const { id } = await keptOne(page, { answers: explained, account: { reviewOn: '2026-11-24' } });
  await page.goto('/#/records');
  await page.getByLabel('Find a reference or a word').fill('FRIGHTENED');
  await expect(page.getByRole('link', { name: 'LN-0417', exact: true })).toBeVisible();
  await page.getByLabel('Find a reference or a word').fill('nowhere');
  await expect(page.getByText('No record fits.')).toBeVisible();

  // what is open is named, and is done first, before it is closed or destroyed
  for (const address of ['closed', 'destroy']) {
    await page.goto(`/#/records/${id}/${address}`);
    await expect(page.getByText('while this is open')).toBeVisible();
    await expect(page.locator('main').getByRole('button')).toHaveCount(0);
  }
  await page.getByRole('link', { name: 'Review' }).click();
  await expect(page.locator('h1')).toHaveText('Review held');
  await page.getByLabel('What has changed for this child?').fill('Settled.');
  await page.getByLabel('No', { exact: true }).check();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.locator('h1')).toHaveText('LN-0417');

  await page.getByRole('link', { name: 'Destroy this record' }).click();
  await page.getByLabel('Why is it destroyed?').fill('Line 12 of the schedule');
  await page.getByLabel('Who authorised it?').fill(me.toUpperCase());
  await page.getByLabel('To be sure, type its reference').fill('LN-9999');
  await page.getByRole('button', { name: 'Destroy it' }).click();
  await expect(page.getByRole('alert')).toContainText('You cannot authorise this yourself');
  await expect(page.getByRole('alert')).toContainText('This is not its reference');
  await page.getByLabel('Your name and role').fill('Ada Quill, records officer');
  await page.getByRole('button', { name: 'Destroy it' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Whoever wrote the decision cannot authorise this alone',
  );
  await page.getByLabel('Who authorised it?').fill('Priya Nair, head teacher');
  await page.getByLabel('To be sure, type its reference').fill('ln-0417');
  await page.getByRole('button', { name: 'Destroy it' }).click();
  await expect(page.locator('h1')).toHaveText('This record was destroyed');
  await expect(page.getByText('Line 12 of the schedule')).toBeVisible();
  await page.goto('/#/records');
  await page.getByLabel('Find a reference or a word').fill('frightened');
  await expect(page.getByText('No record fits.')).toBeVisible();
  await page.goto('/#/audit');
  await expect(page.getByText('1 record was destroyed in this time.')).toBeVisible();
  await expect(
    page.getByRole('row', {
      name: /Line 12 of the schedule.*Priya Nair, head teacher.*Ada Quill, records officer/,
    }),
  ).toBeVisible();
});

test('two tabs at once: what one adds the other shows, and nothing that either adds is lost', async ({
  page,
  context,
}) => {
  const { id } = await keptOne(page);
  const other = await context.newPage();
  await other.goto(`/#/records/${id}`);
  await unlock(other);
  await expect(other.locator('h1')).toHaveText('LN-0417');
  await addEntry(page, 'Correct or add something', {
    what: 'Said in the first tab.',
    why: 'Left out.',
  });
  await expect(other.getByText('Said in the first tab.')).toBeVisible();
  for (const [tab, said] of [
    [page, 'Said at once in the first.'],
    [other, 'Said at once in the second.'],
  ] as const) {
    await tab.getByRole('button', { name: 'Add what happened next' }).click();
    await chooseEntry(tab, 'Correct or add something');
    await tab.getByLabel('What is to be corrected or added?').fill(said);
    await tab.getByLabel('Why was it not so in the record?').fill('Left out.');
  }
  await Promise.all(
    [page, other].map((tab) => tab.getByRole('button', { name: 'Add to the record' }).click()),
  );
  for (const tab of [page, other]) {
    for (const said of [
      'Said in the first tab.',
      'Said at once in the first.',
      'Said at once in the second.',
    ])
      await expect(tab.getByText(said)).toBeVisible();
    await expect(
      tab.getByText('Nothing in it has been changed since it was signed.'),
    ).toBeVisible();
  }
  await page.goto('/#/records');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(other.locator('h1'), 'locked in one tab, locked in all').toHaveText(
    'Unlock your records',
  );
});

test('every form of handing over is made, and each is what it says', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { id } = await keptOne(page);
  await page.goto(`/#/records/${id}/hand-over`);
  const saved = async (press: () => Promise<unknown>) => {
    const saving = page.waitForEvent('download');
    await press();
    const file = await saving;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const press = (name: string) => () => page.getByRole('button', { name, exact: true }).click();

  const place = () =>
    page
      .getByRole('button', { name: 'Short note' })
      .evaluate((it) => it.getBoundingClientRect().top + scrollY);
  const before = await place();
  const word = await saved(press('Word document'));
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await place(), 'what may be pressed next has not moved').toBe(before);
  expect(word.name).toBe('windscreen-LN-0417-2026-11-24.docx');
  expect(word.bytes.subarray(0, 2).toString()).toBe('PK');
  const fhir = JSON.parse((await saved(press('FHIR R4'))).bytes.toString());
  expect(fhir).toMatchObject({ resourceType: 'Bundle' });
  for (const [name, part] of [
    ['Plain text', 'WINDSCREEN DECISION RECORD'],
    ['Short note', 'Recommended:'],
  ] as const) {
    await press(name)();
    await expect(page.getByText('Copied')).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(part); // the one before says “Copied” still
  }
  await page.getByLabel('Their age key').fill('not a key');
  await page.getByRole('button', { name: 'Encrypt and save' }).click();
  await expect(page.getByRole('alert')).toContainText('That is not an age key.');
  await page.getByLabel('Their age key').fill('');
  await page.getByLabel('Or a passphrase').fill('told to them by telephone');
  const secret = await saved(press('Encrypt and save'));
  expect(secret.name).toMatch(/\.json\.age$/);
  expect(secret.bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');

  await page.goto('/#/records');
  const calendar = await saved(press('Put these in my calendar'));
  expect(calendar.bytes.toString()).toMatch(/^BEGIN:VCALENDAR[^]*END:VCALENDAR/);
  expect(calendar.bytes.toString()).not.toContain('LN-0417');
  await page.goto('/#/audit');
  const rows = await saved(press('Save a row for each decision (CSV)'));
  expect(rows.bytes.toString().trim().split('\n')).toHaveLength(2);
  expect(rows.bytes.toString()).not.toContain('LN-0417');
});

test('the passphrase and the recovery code are changed, the old ones open nothing, and all of it can be destroyed', async ({
  page,
}) => {
  await keptOne(page);
  await page.goto('/#/keeping');
  await page.locator('[name="pass-old"]').fill(passphrase);
  await page.locator('[name="pass-new"]').fill('a new one of several words');
  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByText('The passphrase has been changed.')).toBeVisible();
  await page.locator('[name="code-pass"]').fill(passphrase);
  await page.getByRole('button', { name: 'Make a new code' }).click();
  await expect(page.getByRole('alert')).toContainText('That is not the passphrase');
  await page.locator('[name="code-pass"]').fill('a new one of several words');
  await page.getByRole('button', { name: 'Make a new code' }).click();
  await expect(page.locator('h1')).toHaveText('Print this and lock it away');
  await page.getByRole('button', { name: 'I have it somewhere safe' }).click();
  await page.reload();
  await unlock(page);
  await expect(page.getByRole('alert')).toContainText('That is not the passphrase');
  await unlock(page, 'a new one of several words');
  await expect(page.locator('h1')).toHaveText('Passphrase and settings');

  const press = () => page.getByRole('button', { name: 'Destroy everything' }).click();
  await page.getByLabel('To be sure, type destroy everything').fill('destroy');
  await press();
  await expect(page.getByRole('alert')).toContainText('Write the full name and the role');
  await page.getByLabel('Who authorised it?').fill('sam okafor');
  await press();
  await expect(page.getByRole('alert')).toContainText('You cannot authorise this yourself');
  await page.getByLabel('Who authorised it?').fill('Priya Nair, head teacher');
  await press();
  await expect(page.getByRole('alert')).toContainText('Type destroy everything');
  await page.getByLabel('To be sure, type destroy everything').fill('destroy everything');
  await press();
  await expect(page.getByRole('alert')).toContainText(
    '1 record still waits for something and is not in a backup as it stands',
  );

  await page.goto('/#/backup');
  await page.clock.setFixedTime('2026-11-24T14:50:00Z');
  await page.getByLabel('Your passphrase').fill('a new one of several words');
  await page.getByRole('button', { name: 'Make a backup' }).click();
  await expect(page.getByText('Backup saved.')).toBeVisible();
  await page.goto('/#/keeping');
  await page.getByLabel('Who authorised it?').fill('Priya Nair, head teacher');
  await page.getByLabel('To be sure, type destroy everything').fill('destroy everything');
  const saving = page.waitForEvent('download');
  await press();
  expect(await readFile(await (await saving).path(), 'utf8')).toMatch(
    /one device: 1\. .*24 November 2026.*\n.*Priya Nair, head teacher\n.*Sam Okafor/,
  );
  await expect(page.locator('h1')).toHaveText('Worried about a child?');
  expect(
    await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)),
  ).toEqual([]);
});
