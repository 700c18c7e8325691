// Writing down why, and the call before it.
import type { Memory } from '../../machines/grammar/fact.ts';
import { newDraft } from '../../src/decide/draft.ts';
import {
  answersBefore,
  arriveFrom,
  addressOf,
  expect,
  keepInTab,
  keptDraft,
  test,
  wholeDraft,
  type Page,
} from './app.ts';
import { explained, refusedRequest, urgent, type Made } from '../records/made.ts';

const followed = { choice: { follows: true, why: '', secondPerson: '' } };
const { account: unwritten } = newDraft('refer', new Date(0));
const advice: Memory = {
  ...explained,
  harm: 'unsure',
  advice: 'not-yet',
  'safe-to-tell': 'unsure',
  'harm-again': 'unsure',
  'other-children': 'no',
};

/** The account of a decision of which nothing is written yet. */
async function atAccount(page: Page, { draft, ...made }: Made = {}): Promise<void> {
  await keepInTab(
    page,
    await wholeDraft({
      ...made,
      account: { ...unwritten, ...made.account },
      draft: { ...followed, ...draft },
    }),
  );
  await page.goto(`/#/${made.journey ?? 'refer'}/account`);
  await expect(page.getByRole('button', { name: 'Finish the record' })).toBeVisible();
}
/** What each box in sight is called: a date is one box, whatever its parts. */
const inSight = (page: Page) =>
  page
    .locator('main form :is(label.govuk-label--s, legend)')
    .evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => one.textContent!.trim()),
    );
const more = (page: Page) => page.getByText('More you can add');

const decisions: Readonly<Record<string, readonly [Made, readonly string[]]>> = {
  'a referral': [
    { answers: urgent },
    [
      'Concern (needed)',
      'Justification (needed)',
      'What the family was told, or why not (needed)',
      'Facts (optional)',
      'Action (optional)',
    ],
  ],
  'advice today': [
    { answers: advice },
    [
      'Concern (needed)',
      'Justification (needed)',
      'Review date (needed)',
      'What would make you look again sooner (needed)',
      'Facts (optional)',
    ],
  ],
  'not sharing': [
    { journey: 'share', answers: refusedRequest },
    [
      'Justification (needed)',
      'Who you asked, and what they said (needed)',
      'Review date (needed)',
      'What would make you look again sooner (needed)',
      'Facts (optional)',
    ],
  ],
};
for (const [name, [made, boxes]] of Object.entries(decisions))
  test(`at most five boxes are in sight at first for ${name}, what is needed first and each marked`, async ({
    page,
  }) => {
    await atAccount(page, made);
    expect(await inSight(page)).toEqual(boxes);
    await page.getByRole('button', { name: 'Finish the record' }).click();
    const needed = boxes.filter((box) => box.endsWith('(needed)'));
    await expect(page.locator('.govuk-error-summary li')).toHaveCount(needed.length);
    await more(page).click();
    await expect(page.getByLabel('Your own reference (optional)')).toBeVisible();
  });

test('a problem in the fold opens it, and its error leads to the box', async ({ page }) => {
  await atAccount(page);
  await page.getByLabel('Concern (needed)').fill('He flinched.');
  await more(page).click();
  await page.getByLabel('Day').fill('99');
  await more(page).click();
  await expect(page.getByLabel('Day')).toBeHidden();
  await page.getByRole('button', { name: 'Finish the record' }).click();
  await page.getByRole('link', { name: 'Enter a real review date' }).click();
  await expect(page.getByLabel('Day')).toBeFocused();
});

test('what stands in the fold opens it, and a reload loses nothing that was typed there', async ({
  page,
}) => {
  await atAccount(page);
  await more(page).click();
  await page.getByLabel('Risk (optional)').fill('It may happen again.');
  await expect
    .poll(() => keptDraft(page))
    .toMatchObject({ account: { reasons: { risk: 'It may happen again.' } } });
  await page.reload();
  await expect(page.getByLabel('Risk (optional)')).toHaveValue('It may happen again.');
  await expect(page.getByLabel('Risk (optional)')).toBeVisible();
});

test('notes fill the facts when somebody asks for it, after what is there, and can be changed', async ({
  page,
}) => {
  await atAccount(page, {
    draft: { notes: { harm: 'He locks the door.' }, evidence: { harm: 'child-said' } },
  });
  const facts = page.getByLabel('Facts (optional)');
  await expect(facts, 'never by itself').toHaveValue('');
  await facts.fill('At 8.55.');
  await page.getByRole('button', { name: 'Use my notes' }).click();
  await expect(facts).toHaveValue(
    'At 8.55.\nThe child said it, in these words: He locks the door.',
  );
  await expect(facts).toBeFocused();
  await expect(page.getByRole('button', { name: 'Use my notes' })).toHaveCount(0);
});

test('a reason that was given with the decision is shown and not asked for again', async ({
  page,
}) => {
  const choice = {
    follows: false,
    level: 'early-help',
    why: 'Dad is ill and alone.',
    secondPerson: '',
  } as const;
  await atAccount(page, { answers: explained, draft: { choice } });
  await expect(
    page.getByText(
      'Your reason is in the record already, so it is not asked again. “Dad is ill and alone.”',
    ),
  ).toBeVisible();
  expect((await inSight(page)).filter((box) => box.startsWith('Justification'))).toEqual([]);
});

test('a call is written down as it is made: no answer, then who answered and what they said, through a reload and into the account', async ({
  page,
}) => {
  const answers = {
    ...answersBefore('safe-to-tell', {
      ...urgent,
      concerns: ['injury-not-mobile'],
      age: 'under-1',
    }),
  };
  await keepInTab(page, {
    ...(await wholeDraft({ answers, account: unwritten, viewed: false })),
    read: [],
  });
  await page.goto('/#/refer/act');
  await page.getByRole('button', { name: 'No answer' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'Ring any other number on this page' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'I have rung them' }).press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Your call is in the record, with its time' }),
  ).toBeFocused();
  await expect(
    page.locator('main .govuk-button:not(.govuk-button--secondary)'),
    'one clear button',
  ).toHaveText(['Continue']);
  await page.keyboard.press('Tab');
  await page.keyboard.type('R Khan, duty social worker');
  await page.getByLabel('What they said (optional)').fill('They come by 4pm.');
  await expect
    .poll(async () => (await keptDraft(page))?.typed['call-said'])
    .toBe('They come by 4pm.');
  await page.reload();
  await expect(page.getByLabel('Who answered (optional)')).toHaveValue(
    'R Khan, duty social worker',
  );
  const from = addressOf(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await arriveFrom(page, from);
  await expect
    .poll(async () =>
      (await keptDraft(page))?.account.reasons.action
        .split('\n')
        .map((line) => line.replace(/: .*/, '')),
    )
    .toEqual(['Rang, and nobody answered', 'Rang', 'Who answered', 'What they said']);
});

test('what was typed of a call stands in the account, where somebody went back and the page of the call never came again', async ({
  page,
}) => {
  const typed = {
    'call-made': 'yes',
    'call-answered': 'R Khan, duty',
    'call-reference': '',
    'call-said': 'They come by 4pm.',
  };
  await atAccount(page, { answers: explained, account: unwritten, draft: { typed } });
  await expect(page.getByLabel('Action (optional)')).toHaveValue(
    'Who answered: R Khan, duty\nWhat they said: They come by 4pm.',
  );
  await page.reload();
  await expect(page.getByLabel('Action (optional)'), 'once').toHaveValue(
    'Who answered: R Khan, duty\nWhat they said: They come by 4pm.',
  );
});

test('an urgent record says from the start that it needs why, and what the family was told or why not; it is refused without, and can be finished later', async ({
  page,
}) => {
  await atAccount(page, { answers: urgent });
  const why = page.getByLabel('Justification (needed)');
  const family = page.getByLabel('What the family was told, or why not (needed)');
  await expect(why).toBeVisible();
  await page.getByLabel('Concern (needed)').fill('She flinched.');
  await page.getByRole('button', { name: 'Finish the record' }).click();
  await expect(page.locator('.govuk-error-summary li')).toHaveText([
    'Write why this is right for the child, since it is urgent',
    'Write what the family was told and by whom. If nobody told them, write why not',
  ]);
  await page.getByRole('link', { name: 'Write what the family was told' }).click();
  await expect(family).toBeFocused();
  await family.fill('Not told: he may be the one who locks the door.');

  const from = addressOf(page);
  await page.getByRole('link', { name: 'Finish this later' }).click();
  await arriveFrom(page, from);
  await page.getByRole('link', { name: 'Back' }).click();
  await arriveFrom(page, '#/refer/later');
  await expect(family, 'what was typed is still there').toHaveValue(
    'Not told: he may be the one who locks the door.',
  );
  await why.fill('She is not safe tonight.');
  await page.getByRole('button', { name: 'Finish the record' }).click();
  await expect(page.locator('.code')).toHaveText(/^WS-/);
});
