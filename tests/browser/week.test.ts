import { expect, test } from './app.ts';
import { recordOf } from '../records/made.ts';
import { addEntry, finished, keep, keptOne, me, setUp, unlock, chooseEntry } from './keeping.ts';

test('a talk and a meeting go into the record, and what was agreed there is ticked, taken back and ticked again by whoever did it', async ({
  page,
}) => {
  const { id } = await keptOne(page);
  await addEntry(page, 'Talk with the child', {
    said: '“He locks the door.”',
    'when-time': '2.10pm',
  });
  await expect(page.getByText('“He locks the door.”')).toBeVisible();
  await expect(page.getByText('Tuesday 24 November 2026, 2:10pm'), 'said once').toHaveCount(1);
  const conference = { 'conference-day': '4', 'conference-month': '12', 'conference-year': '2026' };
  const agreed = 'Sam sends the chronology\nPriya sees her on Friday';
  await addEntry(page, 'Strategy meeting', {
    there: 'Dana Whitlock',
    what: 'An enquiry begins.',
    agreed,
    'when-time': '2.30pm',
    ...conference,
  });
  await expect(page.getByRole('link', { name: 'Child protection conference' })).toBeVisible();

  // ticked by whom and when, two at once
  const actions = page.getByRole('table', { name: 'Actions and deadlines' });
  await page.getByRole('link', { name: 'Tick what has been done' }).first().click();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('alert')).toContainText('What has been done? Tick at least one');
  await page.getByLabel('Priya sees her on Friday').check();
  await page.getByLabel('Write down the legal ground').check();
  await page.getByLabel('Who did it?').fill('Priya Nair, deputy');
  await page.getByLabel('Anything else to keep').fill('She came by herself.');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(actions.getByRole('row', { name: /^Priya sees her on Friday/ })).toContainText(
    'Priya Nair, deputy, Tuesday 24 November 2026, 2:41pm. She came by herself.',
  );
  await expect(page.getByRole('heading', { name: 'Still to do' }).locator('..')).toContainText(
    '3 to do',
  );

  // taken back, and both stand
  await addEntry(page, 'Take back a tick', { why: 'It was another child.' }, [
    'Priya sees her on Friday',
  ]);
  await expect(actions.getByRole('row', { name: /^Priya sees her on Friday/ })).not.toContainText(
    'Priya Nair',
  );
  await expect(page.getByText('It was another child.')).toBeVisible();
  await expect(page.getByText('Nothing in it has been changed since it was signed.')).toBeVisible();

  // and after a lock the list of work says how many are left
  await page.goto('/#/records');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await unlock(page);
  await page.getByRole('link', { name: 'Tick what has been done: LN-0417' }).click();
  await expect(page).toHaveURL(new RegExp(id));
  await expect(page.getByRole('heading', { name: 'Still to do' }).locator('..')).toContainText(
    '4 to do',
  );
});

test('what happened is written down first, locked, decided on later and handed over: two records that name each other', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Write a note in my records, and decide later' }).click();
  await setUp(page);
  await page.getByRole('link', { name: 'An incident or a new worry' }).click();
  await expect(page.locator('h1')).toHaveText('Incident');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('alert')).toContainText('What happened? Write something here');
  await page.getByLabel('Your own reference').fill('LN-0417');
  await page.getByLabel('What happened?').fill('Rosa pushed him at the gate.');
  await page.getByLabel('Your name and role').fill(me);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.locator('h1')).toHaveText('LN-0417');
  const noted = new URL(page.url()).hash.split('/').at(-1)!;

  // it waits for a decision, after a lock too, is found by its words, and is not destroyed
  await page.goto('/#/records');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await unlock(page);
  await expect(page.getByRole('link', { name: 'Decide: LN-0417' })).toBeVisible();
  await expect(page.getByText('Since Tuesday 24 November 2026', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Put these in my calendar' })).toHaveCount(0);
  await page.getByLabel('Find a reference or a word').fill('pushed');
  await expect(page.getByRole('row', { name: /LN-0417.*Not decided yet.*Incident/ })).toBeVisible();
  await page.goto(`/#/records/${noted}/destroy`);
  await expect(page.locator('main').getByRole('link', { name: 'Decide' })).toBeVisible();

  // added to, handed over as a signed file, and opened again
  await page.goto(`/#/records/${noted}`);
  await addEntry(
    page,
    'A phone call or a message',
    { with: 'His aunt', said: 'She saw it too.', 'when-time': '2.41pm' },
    ['A telephone call'],
  );
  await page.getByRole('link', { name: 'Hand it over' }).click();
  await expect(page.getByRole('button', { name: 'Word' })).toHaveCount(0);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Signed file' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('windscreen-LN-0417-2026-11-24.json');
  await page.goto('/#/open');
  await page.locator('#record-file').setInputFiles(await download.path());
  await expect(page.getByText('Every entry is signed, and the file is as it was')).toBeVisible();
  await expect(page.getByText('She saw it too.')).toBeVisible();

  // decided on: the decision begins from it with its reference, and each says which the other is
  await page.goto(`/#/records/${noted}`);
  await page.locator('main').getByRole('link', { name: 'Decide' }).click();
  await page.getByRole('button', { name: 'Decide' }).click();
  await expect(page.locator('h1')).toHaveText('Is anyone in danger, now or soon?');
  const tab = await context.newPage();
  const earlier = { record: noted, finishedAt: '2026-11-24T14:41:00.000Z', noted: true } as const;
  await finished(tab, { ...recordOf(), earlier }, 'bbbbbbbb-0000-4000-8000-000000000003');
  await keep(tab);
  await unlock(tab);
  await tab.getByRole('button', { name: 'Keep it', exact: true }).click();
  await expect(
    tab.getByText('Begun from what was noted on Tuesday 24 November 2026, 2:41pm'),
  ).toBeVisible();
  await tab.getByRole('link', { name: 'Noted on Tuesday 24 November 2026' }).click();
  await expect(tab).toHaveURL(new RegExp(noted));
  await expect(tab.getByRole('heading', { name: 'Still to do' })).toHaveCount(0);
  await tab.getByRole('link', { name: 'Decided on Tuesday 24 November 2026' }).click();
  await expect(tab).toHaveURL(/bbbbbbbb/);
  await tab.getByRole('link', { name: 'This child’s time line' }).click();
  await expect(tab.getByText('Rosa pushed him at the gate.')).toBeVisible();
  await tab.getByRole('link', { name: 'Incident' }).click();
  await expect(tab).toHaveURL(new RegExp(noted));
});

test('a brother’s record is linked once, and leads there and back', async ({
  page: first,
  context,
}) => {
  const { id } = await keptOne(first);
  const page = await context.newPage();
  const brother = recordOf({ account: { reference: 'LN-0500' } });
  const earlier = { record: id, finishedAt: '2026-11-24T14:41:00.000Z', otherChild: true } as const;
  await finished(page, { ...brother, earlier }, crypto.randomUUID());
  await keep(page);
  await unlock(page);
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('LN-0500');
  await addEntry(page, 'Link a brother, a sister or another child', { child: 'ln 0417' }, [
    'A brother or sister',
  ]);
  await page.getByRole('link', { name: 'Brother or sister: ln 0417' }).click();
  await expect(page.locator('h1')).toContainText('LN-0417');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('LN-0417');
  await expect(page.getByRole('link', { name: 'Brother or sister: LN-0500' })).toBeVisible();
  await page.getByRole('link', { name: 'Decided for another child in it on' }).click();
  await expect(page.locator('h1')).toHaveText('LN-0500');
  await page.getByRole('link', { name: 'For another child in the decision of' }).click();
  await expect(page.locator('h1')).toHaveText('LN-0417');
  await page.getByRole('button', { name: 'Add what happened next' }).click();
  await chooseEntry(page, 'Link a brother, a sister or another child');
  await page.getByLabel('What is the other child’s reference?').fill('LN0417');
  await page.getByLabel('In another way').check();
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('alert')).toContainText('This is the reference of this child');
});
