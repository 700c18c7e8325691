import { expect, test, type Page } from './app.ts';
import { holdsUp } from './holdsUp.ts';
import { addEntry, finished, keep, keptOne, me, passphrase, setUp, unlock } from './keeping.ts';
import { choose, press, write } from './keyboard.ts';
import { explained, recordOf } from '../records/made.ts';

/** Goes on as a phone would show it. */
async function open(page: Page, address: string, heading: string | RegExp): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/${address}`);
  await expect(page.locator('h1')).toHaveText(heading);
}

test('setting up, the recovery sheet, unlocking, and forgetting the passphrase: each page holds up', async ({
  page,
}) => {
  await open(page, '#/records', 'Keep records on this device');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('alert')).toContainText('Use at least 15 characters');
  await holdsUp(page);
  await page.getByLabel('Choose a passphrase').fill('a'.repeat(16));
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('alert')).toContainText('not the same few over and over');
  await page.getByLabel('Choose a passphrase').fill(passphrase);
  await page.getByLabel('Show what I type').check();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.locator('h1')).toHaveText('Print this and lock it away');
  await holdsUp(page);
  await page.getByRole('button', { name: 'I have it somewhere safe' }).click();
  await expect(page.locator('h1')).toHaveText('Records');
  await open(page, '#/records', 'Records');
  await holdsUp(page);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(page.locator('h1')).toHaveText('Unlock your records');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter your passphrase');
  await holdsUp(page);
  await page.getByRole('button', { name: 'I have forgotten it' }).click();
  await page.setViewportSize({ width: 320, height: 640 });
  await holdsUp(page);
});

test('the list, a record, all that can be added to it, and what can be done with it: each page holds up', async ({
  page,
}) => {
  const { id } = await keptOne(page);
  await addEntry(page, 'I have referred', { to: 'The front door', spokenTo: 'Dana Whitlock' }, [
    'By telephone',
  ]);
  await addEntry(page, 'I have chased', { to: 'The front door', heard: 'Nobody could say.' }, [
    'By telephone',
  ]);

  await open(page, '#/records', 'Records');
  await expect(page.getByRole('link', { name: /LN-0417$/ }).first()).toBeVisible();
  await holdsUp(page);
  for (const [address, heading] of [
    [`#/records/${id}`, 'LN-0417'],
    [`#/records/${id}/add`, 'What happened next?'],
    [`#/records/${id}/again`, 'Begin a new decision'],
    [`#/records/${id}/review-held`, 'Review held'],
    [`#/records/${id}/escalation`, 'Escalated'],
    [`#/records/${id}/countersignature`, 'Read by a second person'],
    [`#/records/${id}/hand-over`, 'Hand it over'],
    [`#/records/${id}/child`, 'This child’s time line: LN-0417'],
    [`#/records/${id}/strategy-meeting`, 'Strategy meeting'],
    [`#/records/${id}/task-done`, 'Ticked as done'],
    ['#/note', 'Write down what happened'],
    ['#/note/incident', 'Incident'],
    ['#/audit', 'Look back'],
    ['#/report', 'Report to governors or a board'],
    ['#/differ', 'Records that today’s rules would decide differently'],
    ['#/backup', 'Back up and restore'],
    ['#/keeping', 'Passphrase and settings'],
    ['#/records/nowhere', 'There is no such record here'],
  ] as const) {
    await open(page, address, heading);
    await holdsUp(page);
  }
  await open(page, `#/records/${id}/outcome-received`, 'Outcome received');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('alert')).toContainText('Write something here');
  await holdsUp(page);

  await open(page, `#/records/${id}/bundle`, 'A copy with names held back');
  await page.getByLabel('Names and words to look for').fill('Dana Whitlock');
  await page.getByRole('button', { name: 'Look for them' }).click();
  await expect(page.getByRole('heading', { name: 'Places to decide on' })).toBeVisible();
  await page.getByRole('button', { name: 'Save as text' }).click();
  await expect(page.getByRole('alert')).toContainText('Look at each place');
  await holdsUp(page);

  for (const [address, heading] of [
    [`#/records/${id}/destroy`, 'Destroy this record'],
    [`#/records/${id}/closed`, 'Closed'],
  ] as const) {
    await open(page, address, heading);
    await expect(page.getByText('while this is open')).toBeVisible();
    await holdsUp(page);
  }

  // one with nothing open in it
  const tab = await page.context().newPage();
  const settled = '11111111-0000-4000-8000-000000000011';
  await finished(tab, recordOf({ answers: explained, account: { reviewOn: '' } }), settled);
  await keep(tab);
  await unlock(tab);
  await tab.getByRole('button', { name: 'Keep it', exact: true }).click();
  await expect(tab.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  await open(tab, `#/records/${settled}/destroy`, 'Destroy this record');
  await tab.getByRole('button', { name: 'Destroy it' }).click();
  await expect(tab.getByRole('alert')).toContainText('Write why it is destroyed');
  await holdsUp(tab);
  await tab.getByLabel('Why is it destroyed?').fill('Line 12');
  await tab.getByLabel('Who authorised it?').fill('Priya Nair');
  await tab.getByLabel('To be sure, type its reference').fill('LN-0417');
  await tab.setViewportSize({ width: 320, height: 640 });
  await tab.getByRole('button', { name: 'Destroy it' }).click();
  await expect(tab.locator('h1')).toHaveText('This record was destroyed');
  await holdsUp(tab);
  await open(tab, '#/audit', 'Look back');
  await expect(tab.getByRole('heading', { name: 'Records destroyed' })).toBeVisible();
  await holdsUp(tab);
});

test('left alone, the records warn before they lock, can be kept open, and lock; a laptop that slept is locked when it wakes', async ({
  page,
  context,
}) => {
  await context.clock.install({ time: '2026-11-24T14:41:00Z' });
  await page.goto('/#/records');
  await setUp(page);
  await expect(page.locator('h1')).toHaveText('Records');
  await context.clock.runFor(9 * 60_000);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await context.clock.runFor(70_000);
  const warning = page.getByRole('dialog', { name: 'Your records are about to lock' });
  await expect(warning).toBeVisible();
  await expect(warning.getByRole('timer')).toHaveText(/^\d+$/);
  expect(Number(await warning.getByRole('timer').innerText())).toBeGreaterThanOrEqual(20);
  await warning.getByRole('button', { name: 'Stay' }).click();
  await expect(warning).toHaveCount(0);
  await expect(page.locator('h1')).toHaveText('Records');
  await context.clock.runFor(11 * 60_000 + 2_000); // and no further: what the lock then asks of the browser is answered in real time
  await expect(page.locator('h1')).toHaveText('Unlock your records');

  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.locator('h1')).toHaveText('Records');
  await context.clock.fastForward(3 * 3_600_000);
  await page.mouse.click(5, 5);
  await expect(page.locator('h1')).toHaveText('Unlock your records');
});

test('a full disk and a browser that stores nothing: each is said, and the decision is still in the tab', async ({
  page,
  context,
}) => {
  const record = await finished(page, recordOf(), crypto.randomUUID());
  await keep(page);
  await setUp(page);
  await page.getByLabel('Your name and role').fill('Sam Okafor');
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.put = refuse as typeof put;
    (window as unknown as { mend: () => void }).mend = () => (IDBObjectStore.prototype.put = put);
  });
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('There is no room left on this device.');
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await expect(page.locator('h1')).toHaveText(record.reference);

  const refused = await context.newPage();
  await refused.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await refused.goto('/#/records');
  await expect(
    refused.getByText('This browser does not let Windscreen store anything'),
  ).toBeVisible();
});

test('by keyboard alone: a vault is set up, a decision kept, what happened next added, found again and locked', async ({
  page,
}) => {
  await finished(page, recordOf(), crypto.randomUUID());
  await page.goto('/#/record');
  await expect(page.locator('h1')).toHaveText('LN-0417');
  await press(page, 'Keep it on this device');
  await expect(page.locator('h1')).toHaveText('Keep records on this device');
  await write(page, 'passphrase', passphrase);
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('Print this and lock it away');
  await press(page, 'I have it somewhere safe');
  await expect(page.locator('h1')).toHaveText('Keep this decision');
  await write(page, 'by', me);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
  await press(page, 'Add what happened next');
  await expect(page.locator('h1')).toBeFocused();
  await press(page, 'I have referred');
  await expect(page.locator('h1')).toHaveText('Referral made');
  await choose(page, 'how', 'telephone');
  await write(page, 'to', 'The front door');
  await press(page, 'Add to the record');
  await expect(page.getByText('Who did you refer to? The front door')).toBeVisible();
  await press(page, 'Back');
  await expect(page.locator('h1')).toHaveText('Records');
  await write(page, 'find', 'front door');
  await expect(page.getByRole('link', { name: 'LN-0417', exact: true })).toBeVisible();
  await press(page, 'Lock now');
  await expect(page.locator('h1')).toHaveText('Unlock your records');
  await write(page, 'passphrase', passphrase);
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('Records');
});
