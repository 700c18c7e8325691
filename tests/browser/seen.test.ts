import { urgent } from '../records/made.ts';
import {
  addressOf,
  answersBefore,
  expect,
  keepInTab,
  keptDraft,
  pick,
  test,
  wholeDraft,
  type Page,
} from './app.ts';
import { axe, axeOnColours, axeOnLayout } from './axe.ts';
import { focused, follow, press, tabTo } from './keyboard.ts';
import { closed, printed } from './paper.ts';
import { boxOf, finder, headings, seen, tickedSeen } from './seen.ts';

const phone = { width: 360, height: 740 };

/** At the list of what was seen, with nothing ticked unless it is said. */
async function atList(page: Page, ticked?: readonly string[]): Promise<void> {
  const answers = { ...answersBefore('concerns', urgent), ...(ticked ? { concerns: ticked } : {}) };
  await keepInTab(page, await wholeDraft({ answers }));
  await page.goto('/#/refer/concerns');
  await expect(page.locator('h1')).toHaveText('Have you seen or heard any of these?');
}
const heading = (page: Page, n: number) => page.getByRole('button', { name: headings[n]!.heading });
const result = (page: Page) => page.getByRole('status').first();
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' });

test('the list is at most two screens of a phone while it is closed, to the end of Continue', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await atList(page);
  const end = await page.evaluate(
    () => document.querySelector('form')!.getBoundingClientRect().bottom + scrollY,
  );
  expect(end / phone.height).toBeLessThanOrEqual(2);
  expect(headings).toHaveLength(8);
  for (const { heading } of headings)
    await expect(page.getByRole('button', { name: heading, exact: true })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: 'None of these' })).toBeVisible();
});

test('by keyboard alone: a heading opens and closes, what is found is ticked, Enter in the box hands nothing in', async ({
  page,
}) => {
  await atList(page);
  await tabTo(page, 'the first heading', ({ words }) => words === headings[0]!.heading);
  await page.keyboard.press('Enter');
  await expect(boxOf(page, 'injury-not-mobile')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(boxOf(page, 'injury-not-mobile')).toBeHidden();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  expect((await focused(page)).value, 'its lines come next').toBe('injury-not-mobile');
  await page.keyboard.press('Space');
  await tabTo(page, 'the box', ({ type }) => type === 'search', 'Shift+Tab');
  await page.keyboard.type('nudes');
  await page.keyboard.press('Enter');
  expect(addressOf(page)).toBe('#/refer/concerns');
  await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
  await page.keyboard.press('Tab');
  expect((await focused(page)).value, 'the nearest line comes next').toBe(
    'images-between-young-people',
  );
  await page.keyboard.press('Space');
  await press(page, 'Show all the headings');
  expect((await focused(page)).type).toBe('search');
  await expect
    .poll(() => tickedSeen(page))
    .toEqual(['injury-not-mobile', 'images-between-young-people']);
  await follow(page, 'Continue');
  await expect
    .poll(async () => (await keptDraft(page))?.answers['concerns'])
    .toEqual(['injury-not-mobile', 'images-between-young-people']);
});

test('whoever hears the page is told what opens, how many are ticked, how many are found, and what a line means', async ({
  page,
}) => {
  await atList(page);
  await expect(heading(page, 2)).toHaveAttribute('aria-expanded', 'false');
  await expect(heading(page, 2)).toHaveAccessibleDescription('Abuse, grooming, nudes, pregnancy');
  await heading(page, 2).click();
  await expect(heading(page, 2)).toHaveAttribute('aria-expanded', 'true');
  const lines = page.getByRole('group', { name: headings[2]!.heading });
  await expect(lines.getByRole('checkbox').first()).toHaveAccessibleName(
    seen['sexual-abuse-told-or-seen']!.label,
  );
  await boxOf(page, 'online-grooming').check();
  await expect(boxOf(page, 'online-grooming')).toHaveAccessibleDescription(
    seen['online-grooming']!.hint,
  );
  await expect(page.locator('fieldset [role=status]').last()).toHaveText(
    `${seen['online-grooming']!.hint} More lines have opened below it.`,
  );
  await boxOf(page, 'grooming-images-or-meeting').check();
  await expect(
    page.getByRole('button', { name: `${headings[2]!.heading}, 2 ticked`, exact: true }),
  ).toBeVisible();
  await expect(page.getByText('2 ticked').last(), 'and beside Continue').toBeVisible();
  await finder(page).fill('belt');
  await expect(result(page)).toHaveText('One line found.');
  await expect(boxOf(page, 'inflicted-injury')).toHaveAccessibleDescription(
    seen['inflicted-injury']!.hint,
  );
  await expect(
    page.getByRole('checkbox', { name: 'None of these' }),
    'not beside what was found',
  ).toHaveCount(0);
  await finder(page).fill('<img src=x onerror="alert(1)">');
  await expect(result(page)).toHaveText(
    'No line has these words. Try others, or the headings below. “None of these” is an answer too, and what you saw still counts at the questions that follow.',
  );
  await expect(heading(page, 0)).toBeVisible();
  expect(await page.evaluate(() => document.images.length)).toBe(0);
});

test('what is ticked is open when somebody comes back to it, and “none of these” clears it', async ({
  page,
}) => {
  await atList(page, ['weapon-or-gang']);
  await expect(boxOf(page, 'weapon-or-gang')).toBeChecked();
  expect(await page.locator('main button[aria-expanded="true"]').count()).toBe(1);
  await page.getByRole('checkbox', { name: 'None of these' }).check();
  expect(await tickedSeen(page)).toEqual(['none']);
  await expect(page.locator('.thumb')).toContainText('None of these');
});

test('with nothing ticked, Continue says what is missing, and leads to the box that finds lines', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await atList(page);
  await goOn(page).click();
  await page.getByRole('link', { name: 'Tick at least one' }).click();
  await expect(finder(page)).toBeFocused();
});

test('on a phone Continue stays under the thumb, and what has focus is never under it or under the bar', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await atList(page);
  const inView = () =>
    goOn(page).evaluate((button) => {
      const { top, bottom, left, right } = button.getBoundingClientRect();
      return (
        top >= 0 &&
        bottom <= innerHeight &&
        button.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
      );
    });
  expect(await inView()).toBe(true);
  for (const { heading } of headings.slice(0, 3))
    await page.getByRole('button', { name: heading }).click();
  await page.evaluate(() => scrollTo(0, 900));
  expect(await inView()).toBe(true);
  await page.evaluate(() => scrollTo(0, 0));
  await finder(page).focus();
  const covered: string[] = [];
  for (const key of ['Tab', 'Shift+Tab'])
    for (let n = 0; n < 45; n += 1) {
      await page.keyboard.press(key);
      const under = await page.evaluate(() => {
        const at = document.activeElement!;
        const box = at.getBoundingClientRect();
        const over = [...document.querySelectorAll('header, .thumb')].filter((bar) => {
          const { top, bottom } = bar.getBoundingClientRect();
          return (
            !bar.contains(at) &&
            at !== document.body &&
            box.top < bottom - 1 &&
            box.bottom > top + 1
          );
        });
        return over.map(({ tagName }) => `${at.outerHTML.slice(0, 120)} under ${tagName}`);
      });
      covered.push(...under.map((what) => `${key}: ${what}`));
    }
  expect(covered).toEqual([]);
});

test('at 320 px, with text twice as large, dark and in forced colours, closed, open and searched: all of it can be read and pressed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await atList(page);
  const wide = () => page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth);
  const faces = {
    open: () => heading(page, 5).click(),
    searched: () => finder(page).fill('drugs'),
  };
  for (const [name, show] of Object.entries(faces)) {
    await show();
    expect.soft(await axe(page), name).toEqual([]);
    expect(await wide(), name).toBeLessThanOrEqual(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await axeOnColours(page), `${name}, dark`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    expect.soft(await axeOnColours(page), `${name}, forced colours`).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none' });
    await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
    expect(await wide(), `${name}, twice as large`).toBeLessThanOrEqual(0);
    await expect(goOn(page)).toBeVisible();
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  expect.soft(await axeOnLayout(page), 'wide').toEqual([]);
});

test('on paper every heading is open with every hint, and no controls are printed, whatever was looked for', async ({
  page,
}) => {
  await atList(page, ['missing-now']);
  await finder(page).fill('belt');
  await expect(result(page)).toHaveText('One line found.');
  const paper = (await printed(page)).join('');
  const lines = Object.values(seen).filter(({ under }) => !under);
  expect(
    lines
      .flatMap(({ label, hint }) => [label, hint])
      .filter((text) => !paper.includes(closed(text))),
  ).toEqual([]);
  for (const { heading } of headings) expect(paper).toContain(closed(heading));
  for (const control of ['Find what you saw', 'Continue', 'One line found'])
    expect(paper).not.toContain(closed(control));
});

test('nothing that is in sight moves when a line is ticked, and a heading gains its count', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await atList(page);
  await heading(page, 0).click();
  const tops = () =>
    page
      .locator('main button[aria-expanded="true"], main .lines:not([hidden]) input')
      .evaluateAll((all) =>
        all.slice(0, 2).map((each) => each.getBoundingClientRect().top + scrollY),
      );
  const before = await tops();
  expect(before).toHaveLength(2);
  await boxOf(page, 'injury-not-mobile').check();
  await expect(page.getByRole('button', { name: /, 1 ticked$/ })).toBeVisible();
  expect(await tops()).toEqual(before);
});

test('a line that was ticked by what it is called stands in the answer, as does one under its heading', async ({
  page,
}) => {
  await atList(page);
  await pick(page, 'concerns', 'neglect', 'left-alone');
  await expect
    .poll(async () => (await keptDraft(page))?.answers['concerns'])
    .toEqual(expect.arrayContaining(['neglect', 'left-alone']));
});
