// What somebody hears who reads Windscreen with a screen reader: names, order, states and news, on
// the pages of six journeys. A virtual reader says it, which follows the standards; no person has
// listened.
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { togetherWith } from '../../machines/together.ts';
import { questionWords } from '../../src/recommend/words.ts';
import { pathOf } from '../../src/walk/path.ts';
import { recordOf, urgent } from '../records/made.ts';
import { readWords } from '../records/words.ts';
import { patience } from '../settings/patience.ts';
import { answersBefore, expect, keepInTab, test, wholeDraft, type Page } from './app.ts';
import { heard, readPage } from './heard.ts';
import { storyOf } from './story.ts';

const words = await readWords();
const ask = (question: string): string => {
  const decision = Object.keys(words.decisions).find(
    (id) => question in words.decisions[id]!.questions,
  )!;
  return questionWords(words, decision, question).ask;
};
const walks: readonly (readonly [told: string, journey: JourneyId, file: string, stage: number])[] =
  [
    ['a bruise on a baby', 'refer', 's05-changing-mat-mark', 0],
    ['help refused', 'refer', 's03-no-thank-you', 0],
    ['danger now', 'refer', 's06-petrol', 0],
    ['money asked for an image', 'refer', 's41-two-hundred-pounds', 0],
    ['the police ask', 'share', 's14-dc-marsh-quick-favour', 0],
    ['a father asks', 'share', 's16-dad-wants-the-file', 1],
  ];

/** Each of these is heard, in this order; what else is said between them is left open. */
function expectInOrder(said: readonly string[], wanted: readonly (string | RegExp)[]): void {
  let at = -1;
  for (const phrase of wanted) {
    const is = (one: string) => (typeof phrase === 'string' ? one === phrase : phrase.test(one));
    const next = said.findIndex((one, i) => i > at && is(one));
    expect(
      next,
      `“${phrase}” is heard after “${said[at] ?? 'the start'}” in\n${said.join('\n')}`,
    ).toBeGreaterThan(at);
    at = next;
  }
}

/** So it is read from the page, once all of it has come: folds and lists are fetched after it. */
const expectReadInOrder = (page: Page, wanted: readonly (string | RegExp)[]) =>
  expect(async () => expectInOrder(await readPage(page), wanted)).toPass({
    timeout: patience.state,
  });

/** It is said by itself, while the reader stands where it is. */
const expectNews = (page: Page, news: RegExp) =>
  expect.poll(() => heard(page)).toContainEqual(expect.stringMatching(news));

async function open(page: Page, address: string, answers?: Memory): Promise<void> {
  const journey = address.startsWith('#/share') ? 'share' : 'refer';
  const draft = { choice: { follows: true, why: '', secondPerson: '' } };
  await keepInTab(page, await wholeDraft({ journey, draft, ...(answers ? { answers } : {}) }));
  await page.goto(`/${address}`);
  await expect(page.locator('h1')).toBeVisible();
}

const control = /^(radio|checkbox|textbox|searchbox|combobox)\b/;
const radio = /^radio, .+?, (?:not )?checked, position (?<at>\d+), set size (?<of>\d+)$/;
/** What holds of every page of questions, however many stand on it. */
function expectQuestions(said: readonly string[], questions: readonly string[]): void {
  const heading = said.findIndex((one) => /^heading, .+, level 1$/.test(one));
  const controls = said.flatMap((one, i) => (control.test(one) ? [i] : []));
  expect(heading, 'a heading, before anything to answer').toBeGreaterThan(-1);
  expect(controls[0], 'a heading, before anything to answer').toBeGreaterThan(heading);
  expectInOrder(
    said,
    questions.map((question) => new RegExp(`^(group|combobox), ${escaped(ask(question))}(,|$)`)),
  );
  let [before, size] = [0, 0];
  for (const one of said.filter((one) => one.startsWith('radio'))) {
    const { at, of } = radio.exec(one)?.groups ?? {};
    expect(Number(at), `${one}: its place among its own answers`).toBe(
      before === size ? 1 : before + 1,
    );
    [before, size] = [Number(at), Number(of)];
  }
  expect(before, 'the last answer of the last question').toBe(size);
  expect(said.indexOf('button, Continue'), 'Continue, once all was heard').toBeGreaterThan(
    controls.at(-1)!,
  );
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

for (const [told, journey, file, stage] of walks)
  test(`${told}: on each page of questions the heading comes first, each answer has its name, state and place in its question, and Continue comes last.`, async ({
    page,
  }) => {
    const answers = {
      ...(await storyOf(file, stage)),
      mode: 'live',
      'law-edition': '2026-duty',
      hours: 'office',
    };
    const asked = pathOf(journeys[journey], answers)
      .steps.map(({ question }) => question)
      .filter((question) => !['mode', 'law-edition', 'hours'].includes(question));
    const groups = asked.map((question) => togetherWith(question));
    let read = 0;
    for (const [i, question] of asked.entries()) {
      if (groups[i] !== undefined && groups.indexOf(groups[i]) < i) continue; // read with the first of its page
      await open(page, `#/${journey}/${question}`, answersBefore(question, answers, journey));
      const names = await page
        .locator('main form [name]')
        .evaluateAll((fields) => fields.map((field) => field.getAttribute('name') ?? ''));
      const standing = [...new Set(names)].filter((name) => asked.includes(name));
      expect(standing, 'it is the page that was meant').toContain(question);
      expectQuestions(await readPage(page), standing);
      read += standing.length;
    }
    expect(read).toBeGreaterThan(4);
  });

test('the first question is heard as a group with its hint, and each answer with its own.', async ({
  page,
}) => {
  await page.goto('/#/refer/immediate-danger');
  await expect(page.locator('h1')).toBeVisible();
  await expectReadInOrder(page, [
    'group, Is anyone in danger, now or soon?, Say yes too if a serious crime is happening, or a child needs emergency treatment.',
    'heading, Is anyone in danger, now or soon?, level 1',
    'radio, Yes, now, not checked, position 1, set size 4',
    /^radio, Soon, Within hours, .* not checked, position 2, set size 4$/,
    'radio, No, not checked, position 3, set size 4',
    'radio, I’m not sure, Choose this if you cannot rule it out, not checked, position 4, set size 4',
    'button, Continue',
    'Why we ask, and where this comes from',
  ]);
  await page.getByRole('radio', { name: 'No', exact: true }).check();
  await expectReadInOrder(page, ['radio, No, checked, position 3, set size 4']);
});

test('what is wrong takes the focus, is an alert, and is heard again at the question it is about.', async ({
  page,
}) => {
  await page.goto('/#/refer/immediate-danger');
  await expect(page.locator('h1')).toBeVisible();
  await readPage(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await expectReadInOrder(page, [
    'alert',
    'heading, There is a problem, level 2',
    /^link, /,
    /^group, Is anyone in danger, now or soon\?, .+ Error: /,
  ]);
});

test('in the list of what was seen, a heading says whether it is open, a search says what it found, and a tick says so.', async ({
  page,
}) => {
  await open(page, '#/refer/concerns', answersBefore('concerns', urgent));
  await expectReadInOrder(page, [
    'heading, Have you seen or heard any of these?, level 1',
    'searchbox, Find what you saw, Such as “belt” or “runs away”',
    'heading, Hurt or frightened by someone, level 2',
    /^button, Hurt or frightened by someone, Injuries, blame, bullying, stalking, .*not expanded$/,
    'checkbox, None of these, not checked',
    'button, Continue',
  ]);
  await page.getByRole('searchbox').fill('belt');
  await expectNews(page, /^polite: One line found\.$/);
  await page.getByRole('checkbox').first().check();
  await expectReadInOrder(page, [/^checkbox, A child says someone hurt them, .+, checked$/]);
});

test('the page to act on is heard from whom to ring to what to say, with the numbers as links, and what a press brings.', async ({
  page,
}) => {
  await open(page, '#/refer/act');
  await expectReadInOrder(page, [
    'heading, Ring children’s social care now, level 1',
    'link, 0345 045 5203',
    'Child lives in Cambridgeshire: Customer Service Centre',
    'link, 01733 864180',
    /^term, When the office is closed|^When the office is closed|^term$/,
    'link, 01733 234724',
    'Say nothing new to the family yet.',
    'heading, What to say, level 2',
    /^“I am ringing to make an urgent child protection referral/,
    'button, Copy these words',
    'button, I have rung them',
    'button, No answer',
    'link, Finish this later',
  ]);
});

test('the recommendation is heard with its level and whom to ring before anything else, its picture by its name, and what has a day by that day.', async ({
  page,
}) => {
  await open(page, '#/refer/recommendation');
  await expectReadInOrder(page, [
    'heading, Ring children’s social care now, level 1',
    'Level 5 of 5',
    'Significant harm',
    'heading, Who to ring now, level 2',
    'link, 0345 045 5203',
    'heading, What else to do, and by when, level 2',
    'heading, By a date, level 3',
    'Send the referral in writing By 2:30pm on Wednesday 25 November 2026. How',
    'image, Recommendation: level 5 of 5, Significant harm',
    'button, Record this decision',
  ]);
});

test('on the check each answer is heard after its question, with a link that says what it changes.', async ({
  page,
}) => {
  await open(page, '#/refer/check');
  await expectReadInOrder(page, [
    'heading, Check your answers, level 1',
    'heading, Before anything else, level 2',
    'Danger now',
    'No',
    'link, Change danger now',
    'button, These are right: continue',
  ]);
});

test('the record’s form is heard with what is needed, and how, before each box, and what is wrong with it by name.', async ({
  page,
}) => {
  await open(page, '#/refer/account');
  await page.getByLabel('Concern').fill('');
  await expectReadInOrder(page, [
    'heading, Write down why, level 1',
    'textbox, Concern (needed), What worries you, and what it means for this child.',
    'textbox, Justification (needed), Why this is the right step, and why not more or less.',
    /^textbox, What the family was told, or why not \(needed\)/,
    /^group, Review date \(optional\)/,
    'textbox, Day, 1',
    'button, Finish the record',
  ]);
  await page.getByRole('button', { name: 'Finish the record' }).click();
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await expectReadInOrder(page, [
    'alert',
    'heading, There is a problem, level 2',
    /^link, /,
    /^textbox, Concern \(needed\), .*Error: Write what you are worried about/,
  ]);
});

test('the finished record is heard with its reference, its receipt and what can be done with it, and says once it was copied.', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await keepInTab(
    page,
    await wholeDraft({
      draft: { choice: { follows: true, why: '', secondPerson: '' }, record: recordOf() },
    }),
  );
  await page.goto('/#/record');
  await expect(page.locator('h1')).toBeVisible();
  await expectReadInOrder(page, [
    'heading, LN-0417, level 1',
    'button, Keep it on this device',
    'button, Save as a file',
  ]);
  await page.getByRole('button', { name: 'Copy the receipt' }).click();
  await expectNews(page, /^polite: .*[Cc]opied/);
});
