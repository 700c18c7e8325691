import { codeOf } from '../../src/training/room/code.ts';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import { expect, test, type Page } from './app.ts';
import { throwing, walker } from '../training/walkers.ts';
import { holdsUp } from './holdsUp.ts';

const id = 's03-no-thank-you';
const scenario = (await readContent(
  new URL(`../../content/scenarios/${id}.yaml`, import.meta.url).pathname,
)) as ScenarioText;

const answer = async (page: Page, question: string, value: string) => {
  await page.locator(`input[name="${question}"][value="${value}"]`).check();
  await page.getByRole('button', { name: 'Continue' }).click();
};

test('alone: their own answer first, then where it parts from the example; a reload in the middle loses nothing', async ({
  page,
}) => {
  await page.goto(`/#/train/${id}/practise`);
  await page.getByRole('button', { name: 'Answer the questions' }).click();
  await expect(page.locator('input[name="immediate-danger"]').first()).toBeVisible();
  await expect(page.getByText('example answers', { exact: false })).toHaveCount(0);
  await answer(page, 'immediate-danger', 'no');
  const asked = await page.locator('h1').innerText();
  await page.reload();
  await expect(page.locator('h1')).toHaveText(asked);
  await expect(page.getByText('Training.', { exact: true })).toBeVisible();
});

test('a room of forty: codes are typed, the picture is what was counted, and a reload keeps them', async ({
  page,
}) => {
  const dice = throwing('a room of forty');
  const people = Array.from({ length: 38 }, () => walker(scenario, 0, dice, () => 0));
  const room = [...people, people[0]!, people[20]!]; // two that answer just as another did
  const codes = room.map((answers) => codeOf(id, 0, scenario, answers));
  await page.goto(`/#/train/${id}/facilitate`);
  await page.getByRole('button', { name: 'Tell stage 1' }).click();
  const box = page.locator('[name="room-code"]');
  await expect(box).toBeVisible();
  let typed = 0;
  const type = async (code: string, answer: () => Promise<void>) => {
    await box.fill(code);
    await box.press('Enter');
    await answer();
    typed += 1;
    await expect(
      page.getByText(typed === 1 ? '1 code so far.' : `${typed} codes so far.`),
    ).toBeVisible();
  };
  const twice = codes.filter((code, i) => codes.indexOf(code) < i);
  for (const code of new Set(codes)) await type(code, async () => {});
  for (const code of twice)
    await type(code, () => page.getByRole('button', { name: 'Yes, count it again' }).click());
  await box.fill('WRONG-CODE');
  await box.press('Enter');
  await expect(page.locator('.govuk-error-message')).toBeVisible();

  // the question that all of them met first, counted apart from the app
  await page.getByText('Every question, in the order it is met').click();
  const danger = page.locator('details .lists > li').first();
  await expect(danger).toContainText('40 of 40 met this question');
  const shown = (await danger.locator('.number').allInnerTexts())
    .map((text) => Number.parseInt(text, 10))
    .sort();
  const counted = ['yes', 'soon', 'no', 'unsure'].map(
    (value) => room.filter((answers) => answers['immediate-danger'] === value).length,
  );
  expect(shown).toEqual(counted.filter((n) => n > 0).sort());
  await page.reload();
  await expect(page.locator('[name="room-code"]')).toBeVisible();
  await expect(page.getByText('40 codes so far.')).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await holdsUp(page);
});
