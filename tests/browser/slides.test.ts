import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { axe } from './axe.ts';
import { cutOff, enterCodes, everySlide, hold, scenarioTold, textBelow } from './slides.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Each with what is longest in it. */
const longest = {
  's16-dad-wants-the-file': 'the longest path',
  's18-twelve-fifteen-eleven': 'the longest path in words',
  's43-eleven-pounds': 'the longest story',
};
for (const [id, what] of Object.entries(longest))
  test(`every slide of ${id}, which has ${what}, can be read from the back: nothing is under 28 px, cut off or scrolled to`, async ({
    page,
    context,
  }) => {
    const room = await hold(page, id);
    await room.setViewportSize({ width: 1920, height: 1080 });
    const smaller = await context.newPage();
    await smaller.setViewportSize({ width: 1280, height: 720 });
    await smaller.goto('src/app/room.html');
    await expect(title(smaller)).toHaveText((await scenarioTold(id)).title);
    const parts: Record<string, number> = {};
    await everySlide(page, room, id, async (slide) => {
      await expect(async () => {
        const [shown, ...seen] = await Promise.all(
          [page, room, smaller].map((one) => one.locator('.screen').textContent()),
        );
        expect(seen, 'both screens show what the facilitator shows').toEqual([shown, shown]);
      }).toPass({ intervals: [20] });
      for (const [screen, least] of [
        [room, 28],
        [smaller, (28 * 720) / 1080],
      ] as const)
        expect({ cut: await cutOff(screen), small: await textBelow(screen, least) }, slide).toEqual(
          {
            cut: [],
            small: [],
          },
        );
      const kind = slide.replace(/.*, /, '');
      parts[kind] = (parts[kind] ?? 0) + 1;
    });
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining([
        'story',
        'question',
        'answers',
        'path',
        'path 2',
        'answer',
        'outcome',
      ]),
    );
  });

test('the facilitator chooses whose answers the room sees, by keyboard too, and the weightiest stand first', async ({
  page,
}) => {
  const id = 's04-thursdays-jumper';
  const scenario = await scenarioTold(id);
  const room = await hold(page, id);
  await press(page, 'Tell stage 1');
  await enterCodes(
    page,
    { id, scenario, stage: 0 },
    Array.from({ length: 12 }, (_, n) => `chosen ${n}`),
  );
  await press(page, 'How the room answered');
  await expect(title(room)).toHaveText('How the room answered');
  const headings = room.locator('main').getByRole('heading', { level: 2 });
  await expect(headings).toHaveCount(2);
  await expect(headings.first()).toHaveText('What you came to');
  await expect(room.getByText('Answers part here, and the level with them.')).toBeVisible();

  const whose = page.getByLabel('Whose answers the room sees');
  const choices = await whose.locator('option').allTextContents();
  const weights = choices.flatMap((choice) => /\((.*)\)$/.exec(choice.trim())?.[1] ?? []);
  const order = [
    'changes the level',
    'changes the family’s part',
    'changes what is shared',
    'changes what else to do',
    'leads to the same place',
  ];
  expect(new Set(weights).size, 'of more than one weight').toBeGreaterThan(2);
  expect([...weights].sort((a, b) => order.indexOf(a) - order.indexOf(b))).toEqual(weights);

  await page.bringToFront();
  await title(page).click();
  for (const choice of choices.slice(1, 5)) {
    await page.keyboard.press('n');
    await expect(headings).toHaveCount(1);
    await expect(whose.locator('option:checked')).toHaveText(choice);
  }
  const asked = choices[4]!.replace(/ \([^)]*\)$/, '').trim();
  await expect(headings).toHaveText(asked);
  await page.keyboard.press('p');
  await expect(whose.locator('option:checked')).toHaveText(choices[3]!);
  await room.bringToFront();
  await room.keyboard.press('n');
  await expect(headings).toHaveText(asked);
  await page.reload();
  await room.reload();
  await expect(headings, 'kept through a reload').toHaveText(asked);
  await whose.focus();
  await page.keyboard.press('n');
  await expect(headings, 'not while someone chooses in a field').toHaveText(asked);
  await whose.selectOption('');
  await expect(headings).toHaveCount(2);
  expect(await axe(page)).toEqual([]);
  expect(await axe(room)).toEqual([]);
});

test('what was counted before a discussion stands beside what is counted after it, and is not lost by going back', async ({
  page,
}) => {
  const id = 's04-thursdays-jumper';
  const scenario = await scenarioTold(id);
  const room = await hold(page, id);
  await room.setViewportSize({ width: 1920, height: 1080 });
  await press(page, 'Tell stage 1');
  const people = (seed: string, n: number) => Array.from({ length: n }, (_, i) => `${seed} ${i}`);
  await enterCodes(page, { id, scenario, stage: 0 }, people('before', 5));
  await press(page, 'How the room answered');
  await press(page, 'Talk it over, then count again');
  await expect(page.getByText('The first count is kept.')).toBeVisible();
  await expect(page.getByText('No codes yet')).toBeVisible();
  await enterCodes(page, { id, scenario, stage: 0 }, people('after', 3));
  const lists = room.locator('main .counted');
  await expect(lists).toHaveCount(2);
  await expect(lists.first()).toContainText('Before talking');
  await expect(lists.first()).toContainText('5 people');
  await expect(lists.last()).toContainText('After talking');
  await expect(lists.last()).toContainText('3 people');
  expect(await cutOff(room)).toEqual([]);
  expect(await textBelow(room, 28)).toEqual([]);
  expect(await axe(room)).toEqual([]);
  await page.reload();
  await expect(lists.last()).toContainText('3 people');
  await press(page, 'Go back to the first count');
  await expect(lists).toHaveCount(0);
  await expect(room.locator('main').getByText('5 people').first()).toBeVisible();
  await expect(page.getByText('5 codes so far')).toBeVisible();
});

test('a timer is stopped, goes on, is given a minute more, and is large in the room; the running time goes on', async ({
  page,
  context,
}) => {
  const room = await hold(page, 's03-no-thank-you');
  await room.setViewportSize({ width: 1920, height: 1080 });
  const at = (time: string) => context.clock.setFixedTime(`2026-11-24T${time}Z`);
  const both = async (text: string) => {
    for (const one of [page, room]) await expect(one.getByRole('timer')).toHaveText(text);
  };
  await expect(page.getByText(/^Running time/)).toHaveCount(0);
  await press(page, 'Tell stage 1');
  await expect(page.getByText('Running time 0:00')).toBeVisible();
  await page.getByLabel('Minutes').selectOption('2');
  await press(page, 'Start the timer');
  await both('2:00');
  await at('14:41:30');
  await both('1:30');
  await press(page, 'Stop the timer');
  await at('14:50:00');
  await both('1:30');
  await expect(room.getByText('Stopped', { exact: true }).first()).toBeVisible();
  await page.reload();
  await room.reload();
  await both('1:30');
  await press(page, 'One minute more');
  await both('2:30');
  await press(page, 'Let it go on');
  await at('14:51:40');
  await both('0:50');
  await expect(room.getByRole('status').filter({ hasText: 'One minute left' })).toHaveCount(1);
  await at('14:53:00');
  await both('Time is up');
  await press(page, 'One minute more');
  await both('1:00');
  await at('14:53:20');
  await both('0:40');
  await expect(page.getByText('Running time 12:20')).toBeVisible();
  const size = (one: Page) =>
    one.getByRole('timer').evaluate((timer) => parseFloat(getComputedStyle(timer).fontSize));
  expect(await size(room)).toBeGreaterThanOrEqual(48);
  expect(await axe(room)).toEqual([]);
  await page.evaluate(() => scrollTo(0, 0)); // where the bar above covers nothing
  expect(await axe(page)).toEqual([]);
});

test('a stage has its own needle: that of the stage before is gone when the next is told', async ({
  page,
}) => {
  const room = await hold(page, 's03-no-thank-you');
  await press(page, 'Tell stage 1');
  await page.getByText('Expected answer', { exact: true }).click();
  await press(page, 'Where it points');
  await expect(room.getByRole('img', { name: 'Stage 1: level 3 of 5' })).toBeVisible();
  await press(page, 'The story');
  await expect(title(room)).toHaveText('“No thank you”, stage 1');
  await expect(room.getByRole('img', { name: 'Stage 1: level 3 of 5' })).toBeVisible();
  await press(page, 'Tell stage 2');
  await expect(title(room)).toHaveText('“No thank you”, stage 2');
  await expect(room.getByRole('img', { name: 'None is marked' })).toBeVisible();
  await expect(room).toHaveTitle('“No thank you”, stage 2 of 3 - The room’s screen - Windscreen');
});
