import type { BrowserContext } from '@playwright/test';
import { readContent } from '../../content/plugin.ts';
import type { LevelsText, ScenarioText } from '../../content/schema.ts';
import { addressOf, allStored, expect, keepInTab, test, wholeDraft, type Page } from './app.ts';
import { axe } from './axe.ts';

const read = async <T>(path: string) =>
  (await readContent(new URL(`../../content/${path}`, import.meta.url).pathname)) as T;
const s03 = 's03-no-thank-you';
const s07 = 's07-the-7-50-am-email';
const levels = await read<LevelsText>('levels.yaml');
const titleOf = async (id: string) => (await read<ScenarioText>(`scenarios/${id}.yaml`)).title;
const room = 'src/app/room.html';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const status = (page: Page) => page.getByRole('status').first();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const tell = (page: Page, stage: number) => press(page, `Tell stage ${stage}`);
async function facilitate(page: Page, id: string): Promise<void> {
  await page.goto(`#/train/${id}/facilitate`);
  await expect(heading(page)).toHaveText('Before the story starts');
}
async function openRoom(page: Page): Promise<Page> {
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: /^Open the room’s screen/ }).click(),
  ]);
  await opened.setViewportSize({ width: 1920, height: 1080 });
  return opened;
}
const expectedAnswer = (page: Page) => page.getByText('Expected answer', { exact: true });
/** Shows the room where this stage points, which the facilitator opens first. */
async function point(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Where it points' }), 'closed so far').toBeHidden();
  await expectedAnswer(page).click();
  await press(page, 'Where it points');
}
/** What is cut off, or must be scrolled to. */
const cutOff = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const main = document.querySelector('main')!;
    const over = [...document.querySelectorAll('main *, header *')].filter((one) => {
      if (one.closest('.govuk-visually-hidden')) return false;
      const { width, right, bottom } = one.getBoundingClientRect();
      return width > 1 && (right > innerWidth + 0.5 || bottom > innerHeight + 0.5);
    });
    return [
      ...(main.scrollHeight > main.clientHeight || main.scrollWidth > main.clientWidth
        ? ['the screen scrolls']
        : []),
      ...(document.documentElement.scrollHeight > innerHeight ? ['the page scrolls'] : []),
      ...over.map((one) => one.outerHTML.slice(0, 120)),
    ];
  });

/**
 * Where a stage points, what else is accepted there, and what the picture says of it: advice today
 * stands between two levels.
 */
interface Pointing {
  readonly level: string;
  readonly also: readonly string[];
  readonly needle: string;
}
const tellings: readonly { readonly id: string; readonly pointing: readonly Pointing[] }[] = [
  {
    id: s03,
    pointing: [
      { level: 'targeted-help', also: [], needle: 'Stage 1: level 3 of 5' },
      { level: 'advice-today', also: ['child-in-need'], needle: 'Stage 2: between level 4' },
      { level: 'refer-urgently', also: [], needle: 'Stage 3: level 5 of 5' },
    ],
  },
  {
    id: s07,
    pointing: [
      { level: 'advice-today', also: [], needle: 'Stage 1: between level 4' },
      { level: 'advice-today', also: [], needle: 'Stage 2: between level 4' },
      { level: 'refer-urgently', also: ['call-999'], needle: 'Stage 3: level 5 of 5' },
    ],
  },
];

test('nothing of the app begins on the room’s page: what is begun in its tab is not taken up there', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({}));
  await page.goto(room);
  await expect(heading(page)).toHaveText('Waiting for the facilitator');
  await page.waitForLoadState('networkidle');
  const held = () => navigator.locks.query().then(({ held = [] }) => held.map(({ name }) => name));
  expect(await page.evaluate(held), 'whoever takes up a draft holds it').toEqual([]);
  await expect(page.getByRole('link', { name: 'Start now' })).toHaveCount(0);
});

for (const { id, pointing } of tellings) {
  test(`${id} is told through all its stages in two windows, each reloaded in the middle`, async ({
    page,
  }) => {
    const { title, stages } = await read<ScenarioText>(`scenarios/${id}.yaml`);
    await facilitate(page, id);
    const screen = await openRoom(page);
    await expect(heading(screen)).toHaveText(title);
    await expect(status(page)).toHaveText('The room’s screen is open.');
    expect(await axe(screen)).toEqual([]);

    const hear = async (stage: 1 | 2 | 3) => {
      const { story } = stages[stage - 1]!;
      await tell(page, stage);
      await expect(heading(page)).toHaveText(`Stage ${stage} of 3`);
      await expect(heading(screen)).toHaveText(`${title}, stage ${stage}`);
      await expect(screen.getByText(story)).toBeVisible();
      const told = await screen.locator('body').innerText();
      for (const later of stages.slice(stage)) expect(told).not.toContain(later.story);
      for (const before of stages.slice(0, stage - 1)) expect(told).toContain(before.story);
      expect(await cutOff(screen), `story of stage ${stage}`).toEqual([]);
    };
    const see = async (stage: 1 | 2 | 3) => {
      const { level, also, needle } = pointing[stage - 1]!;
      const { name, act } = levels[level]!;
      const others = also.map((other) => levels[other]!.name);

      // the facilitator looks at what is expected, and the room does not see it
      await expectedAnswer(page).click();
      await expect(page.getByRole('button', { name: 'Where it points' })).toBeVisible();
      const forYou = page.getByLabel('For you only');
      for (const one of [level, ...also]) {
        await expect(forYou).toContainText(levels[one]!.name);
        expect(await screen.locator('.words').innerText()).not.toContain(levels[one]!.act);
      }
      for (const other of others)
        await expect(forYou).toContainText(
          `Practitioners may differ here. Also accepted: ${other}.`,
        );
      for (const [shown, text] of [
        ['The path', name],
        ['What follows', act],
        ['Where it points', name],
      ] as const) {
        await press(page, shown);
        await expect(screen.locator('main')).toContainText(text);
        expect(await cutOff(screen), `${shown} of stage ${stage}`).toEqual([]);
      }

      // the needle moves with the stages
      await expect(screen.getByRole('img', { name: needle })).toBeVisible();
      for (const other of others)
        await expect(
          screen.getByText(`Practitioners may differ here. Also accepted: ${other}.`),
        ).toBeVisible();
    };

    await hear(1);
    await see(1);
    await hear(2);
    await page.reload();
    await expect(heading(page)).toHaveText('Stage 2 of 3');
    await expect(heading(screen), 'the room noticed nothing').toHaveText(/, stage 2$/);
    await see(2);
    await hear(3);
    await see(3);
    await screen.reload();
    await expect(screen.getByText('Where this stage points')).toBeVisible();

    await expect(page.getByText('This is the last stage.')).toBeVisible();
    await press(page, 'Back to stage 2');
    await expect(heading(screen)).toHaveText(/, stage 2$/);
    await expect(
      screen.getByRole('list', { name: 'Stages' }).getByRole('listitem').nth(2),
      'the third stays let out',
    ).toHaveText('3, told');
    expect(await axe(screen)).toEqual([]);
    expect(await axe(page)).toEqual([]);
  });
}

test('a frozen room keeps what it has while the facilitator goes on, even through a reload of either window', async ({
  page,
}) => {
  await facilitate(page, s03);
  const screen = await openRoom(page);
  await tell(page, 1);
  await expect(heading(screen)).toHaveText(/, stage 1$/);
  await press(page, 'Freeze the room');
  await tell(page, 2);
  await point(page);
  await expect(heading(page)).toHaveText('Stage 2 of 3');
  await expect(page.getByText('Frozen', { exact: true })).toBeVisible();
  await expect(
    page.getByRole('heading', { name: /, stage 1$/ }),
    'the facilitator sees what the room sees',
  ).toBeVisible();
  for (const one of [screen, page, screen]) {
    await one.reload();
    await expect(heading(screen)).toHaveText(/, stage 1$/);
  }
  await expect(heading(page)).toHaveText('Stage 2 of 3');
  await press(page, 'Freeze the room');
  await expect(screen.getByText('Stage 2: Where this stage points')).toBeVisible();
});

test('a room’s screen that opens late shows what the room was told, and there may be several', async ({
  page,
  context,
}) => {
  const late = await context.newPage();
  await late.goto(room);
  await expect(heading(late)).toHaveText('Waiting for the facilitator');
  expect(await axe(late)).toEqual([]);
  await facilitate(page, s07);
  await expect(heading(late)).toHaveText(await titleOf(s07));
  await late.close();
  await tell(page, 1);
  await tell(page, 2);
  const screens = [await openRoom(page), await context.newPage()];
  await screens[1]!.goto(room);
  for (const screen of screens) await expect(heading(screen)).toHaveText(/, stage 2$/);
  await expect(status(page)).toHaveText('Room’s screens open: 2.');
  await screens[1]!.close();
  await expect(status(page)).toHaveText('The room’s screen is open.');
});

/** A page at this origin that hears all that is said, and can say it again. */
async function eavesdrop(context: BrowserContext): Promise<Page> {
  const ear = await context.newPage();
  await ear.goto('assets/nothing-here');
  await ear.evaluate(() => {
    const all: unknown[] = [];
    const line = new BroadcastChannel('windscreen-room');
    line.onmessage = ({ data }) => all.push(data);
    Object.assign(window, { all, line });
  });
  return ear;
}
interface Ear {
  all: { session?: { id: string; begun: number }; seq: number; view: Record<string, unknown> }[];
  line: BroadcastChannel;
}

test('messages that come late, twice or in the wrong order do not turn the room back', async ({
  page,
  context,
  heard,
}) => {
  await facilitate(page, s03);
  const screen = await openRoom(page);
  const ear = await eavesdrop(context);
  heard.faults.length = 0; // the page that is not there
  for (const name of [
    'Tell stage 1',
    '“What would you do now?”',
    'Tell stage 2',
    'Back to stage 1',
    'Tell stage 2',
  ])
    await press(page, name);
  await expect(heading(screen)).toHaveText(/, stage 2$/);
  await screen.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(document.querySelector('h1')!.textContent!)).observe(
      document.querySelector('main')!,
      {
        childList: true,
        subtree: true,
        characterData: true,
      },
    );
  });
  const heardSoFar = () =>
    ear.evaluate(() => (window as unknown as Ear).all.filter(({ session }) => session).length);
  await expect.poll(heardSoFar, 'every press was heard').toBeGreaterThanOrEqual(5);
  await ear.evaluate(() => {
    const { all, line } = window as unknown as Ear;
    const said = all.filter(({ session }) => session);
    for (const message of [...said, ...said].reverse()) line.postMessage(message);
    for (const junk of [
      null,
      3,
      'hello',
      { view: {} },
      { ...said[0], seq: 99, view: { ...said[0]!.view, shown: 'everything' } },
    ])
      line.postMessage(junk);
  });
  await tell(page, 3);
  await expect(heading(screen)).toHaveText(/, stage 3$/);
  const seen = await screen.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect([...new Set(seen)], 'nothing but the stage that was told').toEqual([
    `${await titleOf(s03)}, stage 3`,
  ]);
});

test('what comes over the line is shown as text, whatever it is', async ({
  page,
  context,
  heard,
}) => {
  await facilitate(page, s03);
  const screen = await openRoom(page);
  const ear = await eavesdrop(context);
  heard.faults.length = 0;
  await tell(page, 1);
  await expect(heading(screen)).toHaveText(/, stage 1$/);
  const text = '<img src="x" onerror="document.title = 1"><script>1</script>';
  await ear.evaluate((text) => {
    const { all, line } = window as unknown as Ear;
    const last = all.filter(({ session }) => session).at(-1)!;
    line.postMessage({
      ...last,
      session: { id: 'other', begun: last.session!.begun + 1 },
      view: { ...last.view, title: text, stories: [text] },
    });
  }, text);
  await expect(screen.locator('main').getByText(text, { exact: true })).toBeVisible();
  expect(await screen.locator('main img, main script').count()).toBe(0);
});

test('a room that slept through it all asks as soon as it is looked at again', async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    const Line = window.BroadcastChannel;
    window.BroadcastChannel = class extends Line {
      override set onmessage(hear: ((message: MessageEvent) => void) | null) {
        super.onmessage = (message) => {
          if (!(window as unknown as { asleep?: boolean }).asleep) hear?.call(this, message);
        };
      }
    };
  });
  await facilitate(page, s07);
  const screen = await openRoom(page);
  await expect(heading(screen)).toHaveText(await titleOf(s07));
  await screen.evaluate(() => Object.assign(window, { asleep: true }));
  await tell(page, 1);
  await tell(page, 2);
  await expect(heading(page)).toHaveText('Stage 2 of 3');
  await expect(heading(screen), 'it heard nothing').toHaveText(await titleOf(s07));
  await screen.evaluate(() => {
    Object.assign(window, { asleep: false });
    window.dispatchEvent(new Event('focus'));
  });
  await expect(heading(screen)).toHaveText(/, stage 2$/);
  await screen.evaluate(() => Object.assign(window, { asleep: true }));
  await tell(page, 3);
  await expect(heading(page)).toHaveText('Stage 3 of 3');
  await expect(heading(screen), 'it heard nothing again').toHaveText(/, stage 2$/);
  await screen.evaluate(() => {
    Object.assign(window, { asleep: false });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(heading(screen)).toHaveText(/, stage 3$/);
});

test('two facilitators: the room follows the later, the earlier is told, and can bring the room back', async ({
  page,
  context,
}) => {
  await facilitate(page, s03);
  const screen = await openRoom(page);
  await tell(page, 1);
  await expect(heading(screen)).toHaveText(/, stage 1$/);
  await context.clock.setFixedTime('2026-11-24T14:50:00Z');
  const other = await context.newPage();
  await facilitate(other, s07);
  await expect(heading(screen)).toHaveText(await titleOf(s07));
  await expect(page.getByText('The room now follows another window')).toBeVisible();
  await tell(page, 2);
  await tell(other, 1);
  await expect(screen.getByText('The 7.50 am email')).toBeVisible();
  await expect(heading(screen)).toHaveText(/, stage 1$/);
  await press(page, 'Bring the room back here');
  await expect(heading(screen)).toHaveText(/, stage 2$/);
  await expect(page.getByText('The room now follows another window')).toBeHidden();
  await expect(other.getByText('The room now follows another window')).toBeVisible();
});

test('another scenario in the same window takes the room with it, and coming back goes on where it was left', async ({
  page,
}) => {
  await facilitate(page, s03);
  const screen = await openRoom(page);
  await tell(page, 1);
  await tell(page, 2);
  await facilitate(page, s07);
  await expect(heading(screen)).toHaveText(await titleOf(s07));
  await page.goto(`#/train/${s03}/facilitate`);
  await expect(heading(page)).toHaveText('Stage 2 of 3');
  await expect(heading(screen)).toHaveText(/, stage 2$/);
});

test('keys and a clicker move the story from either window, but never while someone chooses in a field or has switched them off', async ({
  page,
}) => {
  await facilitate(page, s03);
  const screen = await openRoom(page);
  await page.bringToFront();
  for (const [key, at] of [
    ['PageDown', 'Stage 1 of 3'],
    ['ArrowRight', 'Stage 2 of 3'],
    ['PageUp', 'Stage 1 of 3'],
    ['ArrowLeft', 'Before the story starts'],
    ['PageDown', 'Stage 1 of 3'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(heading(page)).toHaveText(at);
  }
  await page.keyboard.press('b');
  await expect(page.getByText('Frozen', { exact: true })).toBeVisible();
  await page.keyboard.press('.');
  await expect(page.getByText('Frozen', { exact: true })).toBeHidden();

  await page.getByLabel('Minutes').focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('b');
  await expect(heading(page)).toHaveText('Stage 1 of 3');

  await screen.bringToFront();
  await screen.keyboard.press('PageDown');
  await expect(heading(screen)).toHaveText(/, stage 2$/);
  await expect(heading(page)).toHaveText('Stage 2 of 3');
  const filled = () => screen.evaluate(() => document.fullscreenElement !== null);
  await screen.keyboard.press('f');
  await expect.poll(filled).toBe(true);
  await screen.keyboard.press('f');
  await expect.poll(filled).toBe(false);

  await page.getByText('Keys and clicker', { exact: true }).click();
  await page.getByLabel('Listen to keys and clicker').uncheck();
  await screen.keyboard.press('PageDown');
  await heading(page).click();
  await page.keyboard.press('PageDown');
  await page.getByRole('button', { name: 'Large type' }).click();
  await expect(screen.locator('main')).toHaveAttribute('data-fit', /^[0-2]$/);
  await expect(heading(page)).toHaveText('Stage 2 of 3');
  // whoever speaks to their device, or leans on a key, changes nothing on the room’s screen either
  const asked = await screen.evaluateHandle(() => {
    const asked = { times: 0 };
    Element.prototype.requestFullscreen = () => Promise.resolve(void (asked.times += 1));
    return asked;
  });
  const times = () => asked.evaluate(({ times }) => times);
  await screen.keyboard.press('f');
  expect(await times()).toBe(0);
  await page.getByLabel('Listen to keys and clicker').check();
  await expect
    .poll(async () => {
      await screen.keyboard.press('f');
      return times();
    })
    .toBeGreaterThan(0);
});

test('a timer is shown in both windows, counts down, and says that time is up', async ({
  page,
  context,
}) => {
  await facilitate(page, s03);
  const screen = await openRoom(page);
  await tell(page, 1);
  await page.getByLabel('Minutes').selectOption('2');
  await press(page, 'Start the timer');
  for (const one of [page, screen]) await expect(one.getByRole('timer')).toHaveText('2:00');
  await context.clock.setFixedTime('2026-11-24T14:41:45Z');
  for (const one of [page, screen]) await expect(one.getByRole('timer')).toHaveText('1:15');
  await screen.reload();
  await expect(screen.getByRole('timer')).toHaveText('1:15');
  await context.clock.setFixedTime('2026-11-24T14:44:00Z');
  for (const one of [page, screen]) await expect(one.getByRole('timer')).toHaveText('Time is up');
  await press(page, 'Put the timer away');
  for (const one of [page, screen]) await expect(one.getByRole('timer')).toHaveCount(0);
});

test('the room’s screen keeps nothing, and takes nothing of what the facilitator’s tab keeps', async ({
  page,
}) => {
  await page.goto('');
  await page.evaluate(() => sessionStorage.setItem('windscreen.key', 'of a draft'));
  await facilitate(page, s03);
  await tell(page, 1);
  const screen = await openRoom(page);
  await expect(heading(screen)).toHaveText(/, stage 1$/);
  expect(await screen.evaluate(() => sessionStorage.length)).toBe(0);
  const kept = await allStored(page);
  expect(kept).toContain('of a draft');
  expect(kept, 'a place in the story, and no word of it').not.toContain('Ellis');
  expect(
    await screen.evaluate(
      () => document.querySelectorAll('main button, main a, main input').length,
    ),
    'no controls',
  ).toBe(0);
});

test('where the browser stops windows, the link opens the room’s screen all the same', async ({
  page,
  context,
}) => {
  await page.addInitScript(() => (window.open = () => null));
  await facilitate(page, s03);
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Open the room’s screen' }).click(),
  ]);
  await expect(page.getByText('Your browser may have stopped a new window.')).toBeVisible();
  await expect(heading(opened)).toHaveText(await titleOf(s03));
});

test('what is expected stays closed until it is opened, and closing it takes it off the room’s screen', async ({
  page,
}) => {
  await facilitate(page, s07);
  const screen = await openRoom(page);
  await tell(page, 1);
  await expect(page.getByRole('button', { name: 'Where it points' })).toBeHidden();
  await point(page);
  await expect(screen.getByText('Stage 1: Where this stage points')).toBeVisible();
  await expectedAnswer(page).click();
  await expect(heading(screen)).toHaveText(/, stage 1$/);
  await expect(page.getByRole('button', { name: 'Where it points' })).toBeHidden();
});

test('a question of the scenario’s own is put to the room', async ({ page }) => {
  const { discuss } = await read<ScenarioText>(`scenarios/${s07}.yaml`);
  await facilitate(page, s07);
  const screen = await openRoom(page);
  await tell(page, 1);
  await press(page, `Show this question: ${discuss[0]!.ask}`);
  await expect(heading(screen)).toHaveText(discuss[0]!.ask);
  await press(page, '“What would you do now?”');
  await expect(heading(screen)).toHaveText('What would you do now?');
});

test('on a phone the facilitator’s page has all it has elsewhere, and nothing runs off its side', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await facilitate(page, s03);
  await tell(page, 1);
  await point(page);
  await press(page, 'The path');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await axe(page)).toEqual([]);
  expect(addressOf(page)).toBe(`#/train/${s03}/facilitate`);
});

test('the room’s screen stays light where the device is dark, under the same policy as the app', async ({
  page,
  context,
  request,
}) => {
  const screen = await context.newPage();
  await screen.emulateMedia({ colorScheme: 'dark' });
  await screen.goto(room);
  expect(await screen.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  const policyOf = async (path: string) =>
    /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
      await (await request.get(path)).text(),
    )?.[1];
  expect(await policyOf(room)).toBe(await policyOf('index.html'));
  expect(await policyOf(room)).toContain('default-src');
  await page.goto('');
});
