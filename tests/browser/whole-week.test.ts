// A lead's week, from Monday's worry to Friday's conference and the child's move, in a school and in a hospital.
import type { Memory } from '../../machines/grammar/fact.ts';
import { recordOf, urgent } from '../records/made.ts';
import { expect, test, type Page } from './app.ts';
import { addEntry, finished, keep, passphrase, setUp, sign, unlock } from './keeping.ts';

interface Lead {
  readonly where: string;
  readonly by: string;
  readonly seen: string;
  readonly answers: Memory;
  /** What only their service is asked in a referral. */
  readonly prompt: string;
  readonly next: string;
}
const leads: readonly Lead[] = [
  {
    where: 'a school',
    by: 'Sam Okafor, designated safeguarding lead',
    seen: 'She hid under the table and would not go out to the gate.',
    answers: urgent,
    prompt: 'How is the child in school, with others and with work?',
    next: 'Vale College, Priya Nair',
  },
  {
    where: 'a hospital',
    by: 'Amara Obi, named nurse for safeguarding children',
    seen: 'She came to the ward at noon with a burn that the account did not fit.',
    answers: { ...urgent, role: 'health', holder: 'council-or-nhs' },
    prompt: 'Are you worried about the child going home?',
    next: 'Ashby Hospital, the named nurse',
  },
];

/** Another morning: the tab is opened anew, and the records unlocked. */
async function onDay(page: Page, day: string, address: string): Promise<void> {
  await page.context().clock.setFixedTime(`${day}T10:00:00Z`);
  await page.goto(`/${address}`);
  await page.reload();
  await unlock(page, passphrase);
}

for (const { where, by, seen, answers, prompt, next } of leads)
  test(`a lead’s whole week in ${where} goes through without a second notebook`, async ({
    page,
    context,
  }) => {
    // Monday: what was seen is written down, and decided on
    await context.clock.setFixedTime('2026-11-23T15:00:00Z');
    await page.goto('/');
    await page.getByRole('link', { name: 'Write a note in my records, and decide later' }).click();
    await setUp(page);
    await page.getByRole('link', { name: 'An incident or a new worry' }).click();
    await page.getByLabel('Your own reference').fill('LN-0417');
    await page.getByLabel('What happened?').fill(seen);
    await page.getByLabel('Your name and role').fill(by);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await expect(page.getByRole('heading', { name: 'LN-0417' })).toBeVisible();
    const noted = new URL(page.url()).hash.split('/').at(-1)!;
    const earlier = { record: noted, finishedAt: '2026-11-23T15:00:00.000Z', noted: true } as const;
    const decided = recordOf({ answers, account: { reviewOn: '' } });
    const { id } = await test.step('decided', async () => {
      const tab = await context.newPage();
      const record = await finished(tab, { ...decided, earlier }, crypto.randomUUID());
      await keep(tab);
      await unlock(tab);
      await sign(tab, by);
      await tab.close();
      return record;
    });

    // Tuesday: rung, and put in writing from what is known already
    await onDay(page, '2026-11-24', `#/records/${id}`);
    await addEntry(
      page,
      'I have referred',
      { to: 'The front door', spokenTo: 'Dana Whitlock', 'when-time': '9.30am' },
      ['By telephone'],
    );
    await page.getByRole('link', { name: 'Write the referral' }).click();
    await page.getByLabel(prompt, { exact: true }).fill('We are.');
    await page.getByRole('button', { name: 'See it as they will' }).click();
    await expect(page.getByRole('article').getByText('We are.')).toBeVisible();
    await page.getByLabel('Who did you refer to?').fill('The front door');
    await page.getByLabel('By secure email').check();
    await page.getByRole('button', { name: 'Add to the record' }).click();
    await expect(page.getByRole('button', { name: 'Save referral.txt' })).toBeVisible();

    // Wednesday: refused, disagreed with, and taken up after all
    await onDay(page, '2026-11-25', `#/records/${id}`);
    await addEntry(
      page,
      'They told me what they decided',
      { from: 'Dana Whitlock', what: 'Not for us.', 'when-time': '9.40am' },
      ['They will take no further action'],
    );
    await page.getByRole('button', { name: 'Say that you disagree' }).click();
    await page.locator('[name="with"]').fill('Dana Whitlock');
    await page.locator('[name="what"]').fill('She is not safe there.');
    await page.getByRole('button', { name: 'Add to the record' }).click();
    await page.getByRole('button', { name: 'Record what they answered' }).click();
    await page.getByLabel('They will look into it after all').check();
    await page.locator('[name="from"]').fill('Ms Osei');
    await page.locator('[name="what"]').fill('A social worker goes out today.');
    await page.getByRole('button', { name: 'Add to the record' }).click();
    await expect(page.getByText('Ask whether the child has been seen')).toBeVisible();

    // Thursday: the strategy meeting, and what was agreed there ticked
    await onDay(page, '2026-11-26', `#/records/${id}`);
    await addEntry(page, 'Strategy meeting', {
      there: 'Ms Osei, DC Marsh',
      what: 'An enquiry begins.',
      agreed: 'We send the chronology',
      'when-time': '9.30am',
      'conference-day': '27',
      'conference-month': '11',
      'conference-year': '2026',
    });
    await page.getByRole('link', { name: 'Tick what has been done' }).first().click();
    await page.getByLabel('We send the chronology').check();
    await page.getByLabel('Who did it?').fill(by);
    await page.getByRole('button', { name: 'Add to the record' }).click();
    await expect(
      page.getByRole('row', { name: /^We send the chronology/ }).filter({ hasText: by }),
    ).toBeVisible();

    // Friday: the conference, and another person's reading of all of it
    await onDay(page, '2026-11-27', '#/records');
    await page.getByRole('link', { name: 'Child protection conference: LN-0417' }).click();
    await addEntry(page, 'Child protection conference', {
      there: 'All who were asked.',
      what: 'A plan, for neglect.',
      'when-time': '9.15am',
    });
    await expect(page.getByText('A plan, for neglect.')).toBeVisible();
    await addEntry(page, 'Read and countersign', { by: 'Priya Nair, head of safeguarding' }, [
      'I agree with it',
    ]);
    await expect(
      page.getByText('Nothing in it has been changed since it was signed.'),
    ).toBeVisible();

    // and the child moves on, with everything
    await page.getByRole('link', { name: 'This child’s time line' }).click();
    await expect(page.getByText(seen)).toBeVisible();
    await page.getByRole('link', { name: 'Send to the next school' }).click();
    await page.getByLabel('Your school or college').fill(where);
    await page.getByLabel('The next school or college').fill(next);
    await page.getByLabel('How will you send it?').fill('Encrypted email');
    const made = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make the file' }).click();
    expect((await made).suggestedFilename()).toMatch(/^windscreen-child-LN-0417.*\.age$/);
    await page.getByRole('button', { name: 'Record that it was sent' }).click();
    await page.getByRole('button', { name: 'Add to the record' }).click();
    await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();

    // what the governors read of it names nobody
    await page.goto('/#/report');
    await page.getByLabel('Put counts under 5 together').uncheck();
    await expect(page.getByText('1 decision', { exact: true })).toBeVisible();
    await expect(page.locator('main')).not.toContainText('LN-0417');
  });
