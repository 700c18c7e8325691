// Somebody must hand over before the questions for the record are answered: what is settled stands
// by itself, and says what is open.
import { rulesNow } from '../../src/records/rulesNow.ts';
import { draftOf, urgent } from '../records/made.ts';
import { answersBefore, expect, keepInTab, pick, test, unfold } from './app.ts';
import { closed, printed } from './paper.ts';

test('from the act page to where it stands: what an open answer could change, the call with its time, on two sheets and as a handover', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const answers = answersBefore('safe-to-tell', urgent);
  await keepInTab(
    page,
    draftOf({
      answers,
      account: { reasons: { facts: '', concern: '', risk: '', action: '', justification: '' } },
      draft: { rules: await rulesNow(), byDevice: ['mode', 'law-edition'] },
    }),
  );
  await page.goto('/#/refer/act');
  await page.getByRole('button', { name: 'I have rung them' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await page.getByText('What is still to ask, and what it could change').click();
  await expect(page.getByText('Decides what the family may be told.')).toBeVisible();
  await page.getByRole('link', { name: 'See where this stands' }).click();

  await expect(title).toHaveText('Where this stands');
  await expect(page.getByText('This is not finished, and is no record yet.')).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: '0345 045 5203' })).toBeVisible();
  await expect(main.getByText(/^Rang: .+ Tuesday 24 November 2026, 2:41pm\.$/)).toBeVisible();
  await expect(main.getByText('Say nothing new to the family yet')).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'These are right: continue' }),
    'no record is finished from it',
  ).toHaveCount(0);

  await page.getByRole('button', { name: 'Copy it as a handover' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^WINDSCREEN HANDOVER\nThis is not finished[^]*2:41pm[^]*0345 045 5203/);

  await unfold(page);
  const sheets = await printed(page);
  expect(sheets.length).toBeLessThanOrEqual(2);
  for (const said of [
    'Where this stands',
    'This is not finished',
    '2:41pm',
    '0345 045 5203',
    'Which is safer for the child',
    'What has been answered',
  ])
    expect(sheets.join(''), said).toContain(closed(said));

  await page.getByRole('button', { name: 'Answer what is left' }).click();
  await expect(title).toHaveText('Ring children’s social care now');
  await page.getByRole('button', { name: 'Continue' }).click();
  await pick(page, 'safe-to-tell', 'yes');
  await page.goto('/#/refer/check');
  await expect(title).toHaveText('Where this stands');
  await expect(
    main.getByText('Decides what the family may be told.'),
    'it has been answered',
  ).toHaveCount(0);
});
