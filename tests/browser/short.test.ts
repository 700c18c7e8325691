import { explained, urgent } from '../records/made.ts';
import { answersBefore, expect, keepInTab, test, wholeDraft } from './app.ts';

/**
 * What stands in sight on a phone before anything is unfolded, and where its last button ends.
 * Lower these as words go; never raise them.
 */
const most = {
  'an urgent recommendation': {
    address: '#/refer/recommendation',
    answers: urgent,
    words: 235,
    screens: 3.2,
  },
  'a recommendation at 999': {
    address: '#/refer/recommendation',
    answers: { ...urgent, 'immediate-danger': 'yes' },
    words: 215,
    screens: 3.15,
  },
  'a recommendation to keep a record': {
    address: '#/refer/recommendation',
    answers: explained,
    words: 175,
    screens: 2.2,
  },
  'the page of the child': {
    address: '#/refer/role',
    answers: answersBefore('role', urgent),
    words: 245,
    screens: 2.8,
  },
  'a question': {
    address: '#/refer/harm',
    answers: answersBefore('harm', explained),
    words: 125,
    screens: 1.4,
  },
} as const;

for (const [what, { address, answers, words, screens }] of Object.entries(most))
  test(`${what} reads no longer on a phone than on the day that was last counted`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await keepInTab(page, await wholeDraft({ answers }));
    await page.goto(`/${address}`);
    const button = page.locator('main .govuk-button').last();
    await expect(button).toBeVisible();
    const text = await page.locator('main').innerText();
    expect(text.trim().split(/\s+/).length, 'words').toBeLessThanOrEqual(words);
    const { y, height } = (await button.boundingBox())!;
    expect((y + height) / 740, 'screens').toBeLessThanOrEqual(screens);
  });
