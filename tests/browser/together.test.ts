import { readFile } from 'node:fs/promises';
import type { BrowserContext } from '@playwright/test';
import { readContent } from '../../content/plugin.ts';
import type { LevelsText, ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { codeOf } from '../../src/training/room/code.ts';
import { answerLetters } from '../../src/training/room/letters.ts';
import { answersAt, givenIn, journeyAt } from '../../src/walk/scenario.ts';
import { throwing, walker } from '../training/walkers.ts';
import { addressOf, expect, test, type Page } from './app.ts';
import { axe } from './axe.ts';
import { holdsUp } from './holdsUp.ts';

const id = 's03-no-thank-you';
const read = async <T>(path: string) =>
  (await readContent(new URL(`../../content/${path}`, import.meta.url).pathname)) as T;
const scenario = await read<ScenarioText>(`scenarios/${id}.yaml`);
const levels = await read<LevelsText>('levels.yaml');

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const press = (page: Page, name: string) => button(page, name).click();

/** The facilitator's window and the room's, with the first stage still to come. */
async function twoWindows(page: Page): Promise<Page> {
  await page.goto(`#/train/${id}/facilitate`);
  const [screen] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: /^Open the room’s screen/ }).click(),
  ]);
  await screen.setViewportSize({ width: 1920, height: 1080 });
  return screen;
}
/** The key that the room’s screen puts into the address it shows, as the room's window is sent it. */
const keyOf = (screen: Page) =>
  screen.evaluate(
    () =>
      new Promise<string>((tell) => {
        const line = new BroadcastChannel('windscreen-room');
        line.onmessage = ({ data }: MessageEvent<{ view?: { phones: { key: string } } }>) => {
          if (data.view) tell(data.view.phones.key);
        };
        line.postMessage({ hello: 'a test' });
      }),
  );
/** The letters at the top of the room’s screen. */
const lettersOn = async (screen: Page) => {
  const all = screen.locator('header b');
  await expect(all).toHaveText(/^[A-Z]{4}$/);
  return all.innerText();
};
/** A phone that followed the room’s address. */
async function aPhone(context: BrowserContext, key: string): Promise<Page> {
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 360, height: 740 });
  await phone.goto(`#/train/${id}/practise/${key}`);
  return phone;
}
/** Types the letters of the room’s screen on a phone. */
async function type(phone: Page, letters: string): Promise<void> {
  await phone.getByLabel('The letters on the room’s screen').fill(letters);
  await press(phone, 'Open');
}
/** Answers every question that a stage asks on a phone, up to where the answers lead. */
async function answerAll(phone: Page, answers: Memory): Promise<void> {
  await press(phone, 'Answer the questions');
  for (const [question, answer] of Object.entries(answers)) {
    const value = typeof answer === 'string' ? answer : 'none';
    await phone.locator(`input[name="${question}"][value="${value}"]`).check();
    await press(phone, 'Continue');
  }
  await press(phone, 'These are my answers');
}
/** What someone types who says that a code which is in is another person’s, or is the first. */
async function typeCodes(page: Page, codes: readonly string[]): Promise<void> {
  const box = page.getByLabel('Enter a code');
  let n = 0;
  const isIn = () =>
    expect(page.getByText(n === 1 ? '1 code so far.' : `${n} codes so far.`)).toBeVisible();
  for (const code of new Set(codes)) {
    await box.fill(code);
    await box.press('Enter');
    n += 1;
    await isIn();
  }
  for (const code of codes.filter((code, at) => codes.indexOf(code) < at)) {
    await box.fill(code);
    await box.press('Enter');
    await press(page, 'Yes, count it again');
    n += 1;
    await isIn();
  }
}

/** How many of some things each is. */
const tallied = (all: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
};
/** The level that someone's answers come to, by the decisions alone. */
function levelOf(stage: number, own: Memory): string {
  const settled = Object.fromEntries(
    Object.entries(answersAt(scenario, stage)).filter(([question]) => givenIn.includes(question)),
  );
  const { memory } = walkJourney(journeys[journeyAt(scenario, stage)], { ...settled, ...own });
  return String(memory['level']);
}
/** What a list of bars says, by its labels. */
async function barsIn(page: Page, heading: string): Promise<Record<string, number>> {
  const list = page
    .locator('.codes .lists > li')
    .filter({ has: page.getByRole('heading', { name: heading, exact: true }) })
    .first();
  const rows = await list.locator('ul > li').all();
  const pairs = await Promise.all(
    rows.map(async (row) => [
      await row.locator('.label').innerText(),
      Number(await row.locator('.number').innerText()),
    ]),
  );
  return Object.fromEntries(pairs) as Record<string, number>;
}
const named = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).map(([level, n]) => [levels[level]!.name, n]));

/** Twenty with phones, twelve who raise a hand, eight who write it down. */
const withPhones = 20;
const hands = [
  ...Array<string>(5).fill('targeted-help'),
  ...Array<string>(4).fill('early-help'),
  ...Array<string>(2).fill('advice-today'),
  'call-999',
];
const papers = { 'child-in-need': 6, 'record-only': 2 };
const keys: Readonly<Record<string, string>> = {
  'early-help': '2',
  'targeted-help': '3',
  'advice-today': '6',
  'call-999': '9',
};

test('forty in a room: nobody runs ahead, and hands, paper and phones are one number', async ({
  page,
  context,
}) => {
  const screen = await twoWindows(page);
  const key = await keyOf(screen);
  const dice = throwing('forty, held');
  const phone = await aPhone(context, key);
  await expect(heading(phone)).toHaveText('Wait for the story');
  await type(phone, 'HHHH');
  await expect(phone.getByText('Those letters open nothing here.')).toBeVisible();

  await press(page, 'Tell stage 1');
  const first = await lettersOn(screen);
  await type(phone, first.toLowerCase());
  await expect(heading(phone)).toHaveText('Stage 1 of 3');
  expect(await axe(phone)).toEqual([]);

  const people = Array.from({ length: withPhones }, () => walker(scenario, 0, dice, () => 0));
  await answerAll(phone, people[0]!);
  await expect(heading(phone)).toHaveText('Where your answers lead');
  await expect(button(phone, 'See how Windscreen decides it'), 'held').toHaveCount(0);
  await expect(phone.getByRole('button', { name: /^Go on to stage/ }), 'held').toHaveCount(0);
  await phone.reload();
  await expect(heading(phone), 'a reload frees nothing').toHaveText('Where your answers lead');
  await expect(button(phone, 'See how Windscreen decides it')).toHaveCount(0);
  await holdsUp(phone);

  // what the phone shows is what is typed for it; the others are phones that nobody painted
  const shown = await phone.locator('.code').innerText();
  expect(shown).toBe(codeOf(id, 0, scenario, people[0]!));
  const codes = people.map((own) => codeOf(id, 0, scenario, own));
  await typeCodes(page, codes);

  // a slip is taken out again: the last, and then any that is listed
  const soFar = (n: number) => expect(page.getByText(`${n} codes so far.`)).toBeVisible();
  const again = async (code: string) => {
    await page.getByLabel('Enter a code').fill(code);
    await page.getByLabel('Enter a code').press('Enter');
    await press(page, 'Yes, count it again');
  };
  await again(codes[1]!);
  await soFar(21);
  await press(page, 'Take the last code out');
  await soFar(20);
  await again(codes[2]!);
  await soFar(21);
  await page.getByText('The codes that are in').click();
  await press(page, `Take out ${codes[2]!}`);
  await soFar(20);

  await page.getByText('Hands and paper', { exact: true }).click();
  await expect(page.getByRole('button', { name: /one more hand for/ })).toHaveCount(8);
  for (const [at, level] of hands.entries()) {
    await page.keyboard.press(keys[level]!);
    await expect(page.getByText(`${at + 1} by hand or on paper.`).first()).toBeVisible();
  }
  await page.keyboard.press('9');
  await expect(page.getByText('13 by hand or on paper.').first()).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.getByText('12 by hand or on paper.').first()).toBeVisible();
  await page.getByText('Answers on paper').click();
  for (const [level, n] of Object.entries(papers))
    await page.getByLabel(levels[level]!.name, { exact: true }).fill(String(n));
  await expect(page.getByText('20 by hand or on paper.').first()).toBeVisible();

  const counted = tallied([
    ...people.map((own) => levelOf(0, own)),
    ...hands,
    ...Object.entries(papers).flatMap(([level, n]) => Array<string>(n).fill(level)),
  ]);
  await expect(page.getByText('40 of 40 came to one of these')).toBeVisible();
  expect(await barsIn(page, 'Level')).toEqual(named(counted));
  await press(page, 'How the room answered');
  await expect(screen.locator('main')).toContainText('40');
  expect(await axe(screen)).toEqual([]);
  await page.evaluate(() => scrollTo(0, 0)); // the bar that stays at the top covers nothing there
  expect(await axe(page)).toEqual([]);

  await page.reload();
  await expect(page.getByText('40 of 40 came to one of these')).toBeVisible();
  expect(await barsIn(page, 'Level'), 'a reload loses nothing').toEqual(named(counted));

  // how Windscreen decides it is opened by the room, and the next stage after it
  await page.getByText('Expected answer', { exact: true }).click();
  await press(page, 'Where it points');
  await expect(screen.getByText('On your phone, for the decision')).toBeVisible();
  await type(phone, await lettersOn(screen));
  await expect(heading(phone)).toHaveText('Your answers and the example answers');
  await expect(phone.getByRole('button', { name: /^Go on to stage/ })).toHaveCount(0);
  await type(phone, first);
  await expect(phone.getByText('That is open already.')).toBeVisible();
  await press(page, 'Tell stage 2');
  await expect(screen.getByText('On your phone, for the decision')).toHaveCount(0);
  await type(phone, await lettersOn(screen));
  await expect(heading(phone)).toHaveText('Stage 2 of 3');
  await holdsUp(phone);

  // someone comes late, by the letters that are shown now, and someone else has had enough of it
  const late = await aPhone(context, `${key}-${await lettersOn(screen)}`);
  await expect(heading(late)).toHaveText('Stage 2 of 3');
  await late.getByText('The screen has moved on').click();
  await press(late, 'Go on alone, without the room');
  await expect.poll(() => addressOf(late)).toBe(`#/train/${id}/practise`);
  await expect(late.getByText('The screen has moved on')).toHaveCount(0);
});

test('one question: two letters, hands and paper in one picture, before and after, kept as a file and shown again', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const screen = await twoWindows(page);
  const key = await keyOf(screen);
  await press(page, 'Tell stage 1');
  const phone = await aPhone(context, `${key}-${await lettersOn(screen)}`);
  await expect(heading(phone), 'the address opens the stage').toHaveText('Stage 1 of 3');

  await page.getByLabel('People in the room').fill('forty');
  await expect(page.getByText('Type a number from 1 to 999')).toBeVisible();
  await page.getByLabel('People in the room').fill('18');
  await press(page, 'Ask the room');
  await expect(heading(screen)).toHaveText('Which level do you come to?');
  await expect(page.locator('.codes h3').first(), 'the focus follows').toBeFocused();
  await expect(screen.getByText('0 of 18 answered')).toBeVisible();
  const opens = /[A-Z]{5}$/.exec(await screen.getByText(/^On your phone, type/).innerText())![0];
  await expect(screen.locator('header b'), 'one set of letters at a time').toHaveCount(0);

  await phone.getByText('The screen has moved on').click();
  await type(phone, opens);
  await expect(heading(phone)).toHaveText('Which level do you come to?');
  await press(phone, 'Show my two letters');
  await expect(phone.getByText('Choose an answer')).toBeVisible();
  expect(await axe(phone)).toEqual([]);
  await phone.getByLabel(levels['child-in-need']!.name).check();
  await press(phone, 'Show my two letters');
  const two = await phone.locator('.letters').innerText();
  await press(phone, 'Back to the story');
  await expect(heading(phone)).toHaveText('Stage 1 of 3');

  const order = Object.keys(levels);
  const letters = answerLetters(opens, order.length);
  const ids = [
    'record-only',
    'universal-help',
    'early-help',
    'targeted-help',
    'child-in-need',
    'advice-today',
    'refer-urgently',
    'call-999',
  ];
  const said = (level: string) => letters[ids.indexOf(level)]!;
  expect(two).toBe(said('child-in-need'));

  const answered = page.getByRole('status').filter({ hasText: 'answered.' });
  let n = 0;
  const count = async (how: () => Promise<void>, more = 1) => {
    await how();
    n += more;
    await expect(answered).toContainText(`${n} of 18 answered.`);
  };
  const box = page.getByLabel('Two letters from a phone');
  const give = (two: string) =>
    count(async () => {
      await box.fill(two);
      await box.press('Enter');
    });
  const raise = (level: string, at = page) => count(() => at.keyboard.press(keys[level]!));
  const leave = () => heading(page).click(); // in a box a key is a letter

  await box.fill([...two].reverse().join(''));
  await box.press('Enter');
  await expect(page.getByText('Those two letters are no answer here.')).toBeVisible();
  const before = ['child-in-need', 'early-help', 'early-help', 'targeted-help'];
  for (const level of before) await give(said(level));
  await leave();
  const raised = ['targeted-help', 'targeted-help', 'advice-today', 'early-help'];
  for (const level of raised.slice(1)) await raise(level);
  await raise(raised[0]!, screen);
  await count(() => screen.keyboard.press('Backspace'), -1);
  await raise(raised[0]!, screen);
  await page.getByText('Answers on paper').click();
  await count(() => page.getByLabel(levels['record-only']!.name, { exact: true }).fill('3'), 3);
  await page.getByLabel(levels['universal-help']!.name, { exact: true }).fill('many');
  await expect(page.getByText('Type a number up to 999')).toBeVisible();
  await page.getByLabel(levels['universal-help']!.name, { exact: true }).fill('1');
  n += 1;
  await expect(answered).toContainText('12 of 18 answered.');
  await expect(screen.getByText('12 of 18 answered')).toBeVisible();
  await expect(screen.getByRole('table'), 'not before it is shown').toHaveCount(0);
  expect(await axe(screen)).toEqual([]);

  await press(page, 'Show the counts');
  const first = tallied([
    ...before,
    ...raised,
    ...Array<string>(3).fill('record-only'),
    'universal-help',
  ]);
  const rows = async (on: Page) =>
    Object.fromEntries(
      await Promise.all(
        (await on.locator('main tbody tr').all()).map(async (row) => [
          await row.getByRole('rowheader').innerText(),
          (await row.getByRole('cell').allInnerTexts()).map(Number),
        ]),
      ),
    ) as Record<string, number[]>;
  const asRows = (...rounds: Record<string, number>[]) =>
    Object.fromEntries(
      [...new Set(rounds.flatMap((round) => Object.keys(round)))].map((level) => [
        levels[level]!.name,
        rounds.map((round) => round[level] ?? 0),
      ]),
    );
  expect(await rows(screen)).toEqual(asRows(first));

  await press(page, 'Ask it again, after talking');
  await expect(screen.getByRole('table'), 'locked again').toHaveCount(0);
  n = 0;
  await expect(answered).toContainText('0 of 18 answered.');
  const after = ['targeted-help', 'targeted-help', 'targeted-help', 'early-help'];
  await leave();
  for (const level of after) await raise(level);
  await give(two);
  await page.reload();
  await expect(answered, 'a reload loses nothing').toContainText('5 of 18 answered.');
  await press(page, 'Show the counts');
  await expect(screen.getByRole('columnheader', { name: 'After' })).toBeVisible();
  const second = tallied([...after, 'child-in-need']);
  expect(await rows(screen)).toEqual(asRows(first, second));
  expect(await axe(screen)).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await holdsUp(page);

  await page.getByText('Keep what the room came to').click();
  const [saved] = await Promise.all([page.waitForEvent('download'), press(page, 'Save as a file')]);
  const file = await saved.path();
  expect(saved.suggestedFilename()).toBe(`windscreen-room-${id}-2026-11-24.json`);
  expect(await readFile(file, 'utf8')).not.toMatch(/Ellis|session|codes/);

  // weeks later, in another browser
  const later = await browser.newContext({ baseURL: baseURL! });
  const again = await later.newPage();
  const wall = await twoWindows(again);
  await again.getByText('Keep what the room came to').click();
  const chooser = again.getByLabel('Open one that was kept');
  await chooser.setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"windscreen-room/1"'),
  });
  await expect(again.getByText('That is not a room’s file as Windscreen saved it.')).toBeVisible();
  await chooser.setInputFiles(file);
  await expect(again.getByText('The room of Tuesday 24 November 2026 is back.')).toBeVisible();
  await press(again, 'Tell stage 1');
  await press(again, 'Show again: Which level do you come to?');
  await expect(again.locator('.codes h3').first()).toBeFocused();
  await expect(heading(wall)).toHaveText('Which level do you come to?');
  expect(await rows(wall)).toEqual(asRows(first, second));
  await press(again, 'Put the question away');
  await expect(heading(wall)).toHaveText('“No thank you”, stage 1');
  await expect(again.getByLabel('Question', { exact: true })).toBeFocused();
  await later.close();
});

test('alone, nobody is held: every stage follows, and how Windscreen decides it is one press away', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`#/train/${id}/practise`);
  await expect(heading(page)).toHaveText('Stage 1 of 3');
  await answerAll(
    page,
    walker(scenario, 0, throwing('alone'), () => 0),
  );
  await expect(button(page, 'See how Windscreen decides it')).toBeVisible();
  await expect(page.getByText('The letters on the room’s screen')).toHaveCount(0);
  await press(page, 'Go on to stage 2 without looking');
  await expect(heading(page)).toHaveText('Stage 2 of 3');
});
