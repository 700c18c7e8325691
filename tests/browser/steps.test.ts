// A referral that was refused, taken up the area's steps, and then taken up by them.
import { axe } from './axe.ts';
import { expect, test, type Page } from './app.ts';
import { addEntry, keptOne, unlock } from './keeping.ts';
import { printed } from './paper.ts';

const ladder = (page: Page) => page.locator('main ol.govuk-list').filter({ visible: true });
const time = (text: string) => ({ 'when-time': text });

test('I am refused, disagree, take the next step, record what they answered and when, and then ask after what they do', async ({
  page,
  context,
}) => {
  await keptOne(page, { account: { reviewOn: '' } });
  await addEntry(page, 'I have referred', { ...time('2:20pm'), to: 'The front door' }, [
    'By online form',
  ]);
  await addEntry(
    page,
    'They told me what they decided',
    { ...time('2:30pm'), from: 'Dana Whitlock, duty social worker', what: 'Not for us.' },
    ['They will take no further action'],
  );
  await expect(
    page
      .getByText('A no to a referral does not say that there is no significant harm')
      .filter({ visible: true }),
  ).toHaveCount(1);
  await expect(ladder(page).getByRole('listitem')).toHaveCount(4);
  await expect(ladder(page).locator('[aria-current="step"]')).toContainText('Step 1.');

  await expect(
    page.getByRole('link', { name: 'I agree with what they decided' }),
    'whoever agrees is not led to disagree',
  ).toBeVisible();
  await page.getByRole('button', { name: 'Say that you disagree' }).click();
  await page.locator('[name="with"]').fill('Dana Whitlock');
  await page.locator('[name="what"]').fill('She is not safe there.');
  await page.locator('[name="when-time"]').fill('2:35pm');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(ladder(page).getByRole('listitem').first()).toContainText(
    /You said that you disagree on .*2:35pm, to Dana Whitlock\. An answer is due by Wednesday 25 November 2026/,
  );
  await expect(
    page.getByRole('link', { name: 'Take step 2' }),
    'the work list names it',
  ).toBeVisible();

  // nothing was heard by the day: the next step is the one act, with the step chosen in its own words
  await context.clock.setFixedTime('2026-11-26T10:00:00Z');
  await page.goto('/#/records');
  await page.reload();
  await unlock(page);
  await page.getByRole('link', { name: 'Take step 2: LN-0417' }).click();
  await page.getByRole('button', { name: 'Take step 2' }).click();
  await expect(page.getByLabel(/^Step 2\. A manager or safeguarding lead/)).toBeChecked();
  await page.locator('[name="to"]').fill('Ms Osei, team manager');
  await page.locator('[name="what"]').fill('Look at it again.');
  for (const [part, text] of Object.entries({ day: '27', month: '11', year: '2026' }))
    await page.locator(`[name="answer-${part}"]`).fill(text);
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(ladder(page).getByRole('listitem').nth(1)).toContainText(
    'An answer is due by Friday 27 November 2026',
  );

  await page.getByRole('button', { name: 'Record what they answered' }).click();
  await expect(page.getByLabel(/^Step 2\. A manager or safeguarding lead/)).toBeChecked();
  await page.getByLabel('They will look into it after all').check();
  await page.locator('[name="from"]').fill('Ms Osei');
  await page.locator('[name="what"]').fill('A social worker goes out today.');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(ladder(page).getByRole('listitem').nth(1)).toContainText(
    'They answered on Thursday 26 November 2026, 10:00am, Ms Osei: They will look into it after all',
  );
  await expect(page.getByRole('button', { name: /Take step|Record what they/ })).toHaveCount(0);
  expect(await axe(page)).toEqual([]);

  // others' duties: asked after, with what the time rests on, and never late
  const work = page.getByRole('listitem').filter({ hasText: 'Ask whether the assessment' });
  await expect(work).toContainText(
    '45 working days. As Lewisham’s procedures give it; not read again',
  );
  const sheets = (await printed(page)).join('');
  expect(sheets, 'the steps are on paper').toContain('Anotoareferraldoesnotsay');
  expect(sheets, 'and where their times come from').toContain('OneworkingdayisWindscreen’sdefault');
  await page.getByRole('link', { name: 'Ask whether the child has been seen' }).click();
  await page.getByLabel('The child has been seen').check();
  await page.locator('[name="from"]').fill('Ms Osei');
  await page.locator('[name="what"]').fill('At school, alone.');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByRole('link', { name: 'Ask whether the child has been seen' })).toHaveCount(
    0,
  );
  await expect(
    page.getByRole('link', { name: 'Ask whether the assessment is finished' }),
  ).toBeVisible();
});
