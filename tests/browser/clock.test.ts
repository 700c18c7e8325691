import { readContent } from '../../content/plugin.ts';
import { asAtWords } from '../../src/recommend/dates.ts';
import { urgent } from '../records/made.ts';
import {
  addressOf,
  askedOf,
  expect,
  pick,
  pickAll,
  seeRecommendation,
  test,
  type Page,
} from './app.ts';

const { reviewedOn } = (await readContent(
  new URL('../../content/pages/frame.yaml', import.meta.url).pathname,
)) as { reviewedOn: string };
const dayBefore = new Date(Date.parse(reviewedOn) - 24 * 3_600_000).toISOString().slice(0, 10);

/**
 * A device that lost its clock: it says that it is a Tuesday years before the content was reviewed.
 */
test.beforeEach(({ context }) => context.clock.setFixedTime('2019-03-05T09:00:00Z'));

async function start(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start now' }).click();
  await expect(page.locator('h1')).toHaveText('Is anyone in danger, now or soon?');
}

/** Says what day (YYYY-MM-DD) and what time it is. */
async function say(page: Page, date: string, time: string): Promise<void> {
  const [year, month, day] = date.split('-') as [string, string, string];
  for (const [part, typed] of Object.entries({ Day: day, Month: month, Year: year }))
    await page.getByLabel(part, { exact: true }).fill(typed);
  await page.getByLabel('The time now').fill(time);
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('on a device whose clock is years behind, the day is asked after the first question, and law and deadlines go by the answer', async ({
  page,
}) => {
  const [first, ...others] = askedOf(urgent);
  await start(page);
  await pickAll(page, [first!]);
  await expect(page.locator('h1')).toHaveText('What is today’s date?');
  await expect(
    page.getByText('This device says Tuesday 5 March 2019, 9:00am. That is too early to be right'),
  ).toBeVisible();

  await say(page, dayBefore, '4.41pm');
  await expect(page.getByRole('alert')).toContainText(
    `Enter ${asAtWords(reviewedOn)} or a later date`,
  );
  await expect(page).toHaveTitle('Error: What is today’s date? - Windscreen');
  await expect(page.locator('h1'), 'still asked').toHaveText('What is today’s date?');

  await say(page, '2026-11-24', '4.41pm');
  await expect(page.locator('h1')).toHaveText('The child, and you');
  await pickAll(page, others);
  await seeRecommendation(page, 'Seen today.');
  await expect(page.locator('h1')).toHaveText('Ring children’s social care now');
  const advice = page.locator('main');
  await expect(advice, 'the law of the day that was given').toContainText(
    'Duty to share information, reported from 30 September 2026',
  );
  await expect(advice, '24 hours later').toContainText('By 4:41pm on Wednesday 25 November 2026');
  await expect(advice, 'nothing by the day of the device').not.toContainText('March 2019');
});

test('on a device whose clock is years behind, 999 is reached from the first question, and the day is asked only after the call', async ({
  page,
}) => {
  await start(page);
  await pick(page, 'immediate-danger', 'yes');
  expect(addressOf(page)).toBe('#/refer/call-999');
  await expect(page.locator('h1')).toHaveText('Call 999 now');
  await expect(page.locator('main').getByRole('link', { name: 'Call 999' })).toHaveAttribute(
    'href',
    'tel:999',
  );
  await page.getByRole('button', { name: 'I have called 999' }).click();
  await expect(page.locator('h1')).toHaveText('What is today’s date?');
});
