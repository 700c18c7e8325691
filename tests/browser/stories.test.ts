import { readFile } from 'node:fs/promises';
import type { Memory } from '../../machines/grammar/fact.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { answerWords, questionWords } from '../../src/recommend/words.ts';
import { readWords } from '../records/words.ts';
import { addressOf, arriveFrom, evening, expect, test, unfold, type Page } from './app.ts';
import { answerAll, choose, focused, follow, press, pressKey, tabTo, write } from './keyboard.ts';
import { closed, printed } from './paper.ts';
import { storyOf } from './story.ts';

const words = await readWords();

/** Opens the start page and begins, by keyboard: the first Tab finds the way past the bar. */
async function begin(page: Page, words: string): Promise<void> {
  await page.goto('/');
  await pressKey(page, 'Tab');
  expect((await focused(page)).words).toBe('Skip to main content');
  await page.keyboard.press('Enter');
  await follow(page, words);
  expect(addressOf(page)).toMatch(/immediate-danger$/);
}

const heading = (page: Page) =>
  page.evaluate(() => document.querySelector('h1')!.textContent!.trim());
/** All that a page says, what is folded too. */
const said = async (page: Page) => {
  await unfold(page);
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
};

/**
 * Writes an account and finishes. Returns the record that was saved. What is folded is open already
 * where something stands in it.
 */
async function finish(
  page: Page,
  written: Readonly<Record<string, string>>,
  stands: 'nothing' | 'the call' = 'nothing',
): Promise<DecisionRecord & { receipt: string }> {
  await follow(page, 'Record this decision');
  await choose(page, 'decision', 'follow');
  await follow(page, 'Continue');
  await tabTo(
    page,
    'what is folded',
    ({ tag, words }) => tag === 'summary' && words === 'More you can add',
  );
  if (stands === 'nothing') await page.keyboard.press('Enter');
  for (const [field, text] of Object.entries(written)) await write(page, field, text);
  await follow(page, 'Finish the record');
  expect(addressOf(page)).toBe('#/record');

  const saving = page.waitForEvent('download');
  await press(page, 'Save as a file');
  const text = await readFile(await (await saving).path(), 'utf8');
  return JSON.parse(text);
}

const account = {
  reference: 'LN-0417',
  facts: 'At 4.10pm I saw it with my own eyes.',
  concern: 'What it may mean for this child.',
  risk: 'It could happen again tonight.',
  action: 'I told my manager at 4.20pm.',
  justification: 'Waiting would not make it safer.',
  consulted: 'Priya Nair, second lead: agrees.',
  familyTold: 'His mother, by me, at 4.30pm.',
};
const review = {
  'reviewOn-day': '1',
  'reviewOn-month': '12',
  'reviewOn-year': '2026',
  triggers: 'Any new mark, or a new message.',
};

/**
 * Each sheet names the receipt and its own number; every answer given stands somewhere, and so does
 * every reason.
 */
async function expectOnPaper(
  page: Page,
  { receipt, steps }: { receipt: string; steps: DecisionRecord['steps'] },
  given: Memory,
  written: object,
) {
  const sheets = await printed(page);
  sheets.forEach((sheet, i) => {
    expect(sheet, `sheet ${i + 1}`).toContain(closed(`Receipt ${receipt}`));
    expect(sheet, `sheet ${i + 1}`).toContain(closed(`Page ${i + 1} of ${sheets.length}`));
  });
  const all = sheets.join('');
  const answers = Object.entries(given).flatMap(([question, answer]) => {
    const decision = Object.keys(words.decisions).find(
      (id) => question in words.decisions[id]!.questions,
    )!;
    const lines = answerWords(words, decision, question, answer).split('; ');
    return [questionWords(words, decision, question).ask, ...lines];
  });
  const missing = [...answers, ...Object.values(written)].filter(
    (text) => text.length > 2 && !all.includes(closed(text)),
  );
  expect(missing, 'said, and not on paper').toEqual([]);
  expect(steps.map(({ question }) => question)).toEqual(expect.arrayContaining(Object.keys(given)));
  return all;
}

/**
 * Opens what was saved, on the Open page: choosing a file is the system’s own window, which no
 * keyboard of the page’s reaches.
 */
async function expectToOpenAgain(page: Page, record: object) {
  await page.goto('/#/open');
  await tabTo(page, 'the file field', ({ type }) => type === 'file');
  await page.locator('#record-file').setInputFiles({
    name: 'saved.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(record)),
  });
  await expect(
    page.getByText(
      'Run again, it gives the same recommendation under the version it was made with.',
    ),
  ).toBeVisible();
  await expect(page.getByText('Its rules are the rules of this copy of Windscreen.')).toBeVisible();
}

test('S05 a bruise on a baby: told, then objected to; both end in an urgent referral, on paper too', async ({
  page,
}) => {
  const told = await storyOf('s05-changing-mat-mark', 0);
  await begin(page, 'Start now');
  const asked = await answerAll(page, told);
  expect([...asked].sort(), 'each question once, and none that the device answers').toEqual(
    Object.keys(told).sort(),
  );

  await follow(page, 'These are right: continue');
  expect(addressOf(page), 'own view before the recommendation').toBe('#/refer/own-view');
  expect(await said(page)).not.toContain('Who to ring');
  await choose(page, 'own-view', 'child-in-need');
  await write(page, 'own-view-why', 'His grandmother is easy to believe.');
  await follow(page, 'See the recommendation');
  expect(await heading(page)).toBe(words.levels['refer-urgently']!.act);
  expect(await said(page)).toContain(words.consentOutcomes['proceed-informed']!.title);

  // Mum rings back: Back, Change
  await follow(page, 'Back');
  const { short } = questionWords(words, 'consent', 'response');
  await follow(page, `Change ${short.toLowerCase()}`);
  expect(addressOf(page)).toBe('#/refer/response');
  await choose(page, 'response', 'withdrawn');
  await follow(page, 'Continue');
  expect(addressOf(page), 'later answers still apply, so back to the check').toBe('#/refer/check');
  await follow(page, 'These are right: continue');
  expect(addressOf(page), 'an own view is asked once, before anything was recommended').toBe(
    '#/refer/recommendation',
  );
  expect(await heading(page)).toBe(words.levels['refer-urgently']!.act);
  expect(await said(page)).toContain(words.consentOutcomes['proceed-inform-override']!.title);
  expect(await said(page)).toContain(words.actions['tell-the-front-door-they-objected']!.do);

  const record = await finish(page, account);
  expect(record).toMatchObject({
    recommendation: { level: 'refer-urgently' },
    ownView: { level: 'child-in-need' },
    choice: { follows: true },
  });
  const objected = { ...told, response: 'withdrawn' };
  const paper = await expectOnPaper(page, record, objected, account);
  expect(paper).toContain(closed('His grandmother is easy to believe.'));
  expect(paper).toContain(closed(words.consentOutcomes['proceed-inform-override']!.title));
  await expectToOpenAgain(page, record);
});

test('S06 petrol: 999 at once, own view never asked, and who to ring then', async ({
  page,
  context,
}) => {
  await context.clock.setFixedTime(evening);
  const petrol = await storyOf('s06-petrol', 0);
  await begin(page, 'Start now');
  await choose(page, 'immediate-danger', petrol['immediate-danger'] as string);
  await follow(page, 'Continue');
  expect(addressOf(page), '999 before anything else').toBe('#/refer/call-999');
  expect(await heading(page)).toBe('Call 999 now');
  await tabTo(page, 'the way to call', ({ tag, words }) => tag === 'a' && words === 'Call 999');
  expect(await page.evaluate(() => document.activeElement!.getAttribute('href'))).toBe('tel:999');
  expect(
    await page.locator('main .stop').locator('input, textarea').count(),
    'nothing to fill in before it',
  ).toBe(0);

  await follow(page, 'I have called 999');
  await answerAll(page, petrol);
  const from = addressOf(page);
  await press(page, 'These are right: continue');
  await arriveFrom(page, from);
  expect(addressOf(page), 'acting comes before an own view').toBe('#/refer/recommendation');
  expect(await heading(page)).toBe(words.levels['call-999']!.act);
  const advice = await said(page);
  const [night, day] = [advice.indexOf('01733 234724'), advice.indexOf('0345 045 5203')];
  expect(night, 'I20 at night the out-of-hours team first').toBeGreaterThan(0);
  expect(day, 'and, since nobody knows its hours, the office too').toBeGreaterThan(night);
  expect(advice, 'I46').toContain('If you disagree with the answer you get');

  const record = await finish(page, account);
  expect(record).toMatchObject({ recommendation: { level: 'call-999' } });
  expect(record).not.toHaveProperty('ownView');
  const paper = await expectOnPaper(page, record, petrol, account);
  expect(paper).toContain(closed('Not asked, because acting came first'));
  await expectToOpenAgain(page, record);
});

test('S14 “DC Marsh”: nothing is shared with someone who was not verified', async ({ page }) => {
  const marsh = await storyOf('s14-dc-marsh-quick-favour', 0);
  await begin(page, 'Decide whether to share information');
  await answerAll(page, { ...marsh, 'own-view': 'unsure' });
  await follow(page, 'These are right: continue');
  expect(await heading(page)).toBe(words.sharingOutcomes['hold']!.title);

  const written = { ...account, ...review };
  const record = await finish(page, written);
  expect(record).toMatchObject({
    journey: 'share',
    reviewOn: '2026-12-01',
    recommendation: { sharing: { id: 'hold' } },
  });
  const { 'reviewOn-day': _, 'reviewOn-month': __, 'reviewOn-year': ___, ...texts } = written;
  const paper = await expectOnPaper(page, record, marsh, texts);
  expect(paper).toContain(closed('1 December 2026'));
  expect(paper).toContain(closed(words.sharingOutcomes['hold']!.title));
  await expectToOpenAgain(page, record);
});

test('S16 Dad wants the file: not shared, with who agreed and when to look again', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const dad = await storyOf('s16-dad-wants-the-file', 1);
  await begin(page, 'Decide whether to share information');
  await answerAll(page, { ...dad, 'own-view': 'unsure' });
  await follow(page, 'These are right: continue');
  expect(await heading(page), 'harm was not ruled out').toBe(words.levels['advice-today']!.act);
  expect(await said(page)).toContain(words.sharingOutcomes['do-not-share']!.title);

  // nobody consulted, no review: the record with the most weight is not finished without them
  await follow(page, 'Record this decision');
  await choose(page, 'decision', 'follow');
  await follow(page, 'Continue');
  await write(page, 'concern', account.concern);
  await press(page, 'Finish the record');
  await expect(page).toHaveTitle(/^Error: /);
  expect(await focused(page), 'focus goes to what is wrong').toMatchObject({
    words: expect.stringContaining('Name who gave a second opinion'),
  });
  await follow(page, 'Back');
  await follow(page, 'Back');

  const { concern: _, ...rest } = { ...account, ...review };
  const record = await finish(page, rest, 'the call');
  expect(record).toMatchObject({
    recommendation: { sharing: { id: 'do-not-share' } },
    reasons: { concern: account.concern },
  });
  const paper = await expectOnPaper(page, record, dad, account);
  const notShared = words.sharingOutcomes['do-not-share']!.title;
  expect(paper, 'the decision not to share stands on paper').toContain(closed(notShared));

  // what is copied out says the same, and names the receipt
  const { receipt } = record;
  for (const [button, contains] of [
    ['Copy the receipt', [receipt]],
    ['Copy a short note', [receipt, notShared, account.justification]],
    ['Copy the full text', [receipt, 'You stay responsible', notShared, ...Object.values(account)]],
  ] as const) {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.keyboard.press('Shift+Tab');
    await tabTo(page, button, ({ words }) => words === 'Save as a file', 'Shift+Tab');
    await press(page, button);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const text of contains) expect(copied).toContain(text);
  }
  await expectToOpenAgain(page, record);
});
