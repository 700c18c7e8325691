// A number is found right or wrong by ringing it: this device remembers, and says so wherever the
// number stands.
import { axe } from './axe.ts';
import {
  addressOf,
  allStored,
  arriveFrom,
  chooseCouncil,
  expect,
  pick,
  pickPage,
  test,
  type Page,
} from './app.ts';

const wrongHere =
  /It was wrong here on \d+ \w+ \d{4}: try the other number, or the council’s website\./;
const workedHere = /It worked here on \d+ \w+ \d{4}\./;

async function asFarAsAct(page: Page): Promise<void> {
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await expect(page.getByRole('heading', { level: 1, name: 'The child, and you' })).toBeFocused();
  await chooseCouncil(page, 'leeds', 'Leeds');
  await pickPage(page, {
    age: '1-to-12',
    'allocated-worker': 'no',
    'works-with-children': 'no',
    role: 'health',
  });
  await pick(page, 'concerns', 'injury-not-mobile');
  await expect(page).toHaveURL(/#\/refer\/act$/);
}
const ofNumber = (page: Page, number: string) => page.getByRole('group', { name: number });
const panel = (page: Page) => page.locator('main .call').first();

test('a number that was wrong says so at once with what else to ring, wherever it then stands, until all is cleared', async ({
  page,
}) => {
  await asFarAsAct(page);
  await expect(page.getByText('Was the number right?'), 'nothing was rung yet').toHaveCount(0);
  await page.getByRole('button', { name: 'No answer' }).click();
  await page.getByText('Was the number right?').click();
  await ofNumber(page, '0113 376 0336').getByRole('button', { name: 'It was wrong' }).click();
  await expect(ofNumber(page, '0113 376 0336').getByRole('status')).toContainText(wrongHere);
  await expect(
    ofNumber(page, '0113 376 0336').getByRole('link', { name: '0113 535 0600' }),
  ).toBeVisible();
  await expect(
    ofNumber(page, '0113 376 0336').getByRole('link', { name: 'https://leeds.gov.uk/' }),
  ).toBeVisible();
  await expect(
    panel(page).getByRole('link', { name: '0113 376 0336' }),
    'the number stays',
  ).toBeVisible();
  await expect(panel(page)).toContainText(wrongHere);

  const kept: unknown = await page.evaluate(() =>
    JSON.parse(localStorage.getItem('windscreen.numbers') ?? ''),
  );
  expect(kept).toEqual([
    {
      area: 'leeds',
      number: '0113 376 0336',
      worked: false,
      day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    },
  ]);
  await page.goto('/#/areas/leeds');
  await expect(page.locator('main')).toContainText(wrongHere);
  await expect(page.getByRole('link', { name: '0113 376 0336' })).toBeVisible();

  await page.goto('/#/privacy');
  await page.getByRole('button', { name: 'Clear drafts and what is remembered' }).click();
  await expect(page.getByText('Drafts and what was remembered have been cleared')).toBeVisible();
  expect(await allStored(page)).not.toContain('0113 376 0336');
});

test('what was said of a number is taken back where it was said, and in the list of what nobody has confirmed', async ({
  page,
}) => {
  const kept = () =>
    page.evaluate(() => JSON.parse(localStorage.getItem('windscreen.numbers') ?? '[]') as unknown);
  await asFarAsAct(page);
  await page.getByRole('button', { name: 'No answer' }).click();
  await page.getByText('Was the number right?').click();
  const [byDay, byNight] = [ofNumber(page, '0113 376 0336'), ofNumber(page, '0113 535 0600')];
  await expect(
    byDay.getByRole('button', { name: 'Take that back' }),
    'there is nothing to take back yet',
  ).toHaveCount(0);
  await byDay.getByRole('button', { name: 'It was wrong' }).click();
  await expect(panel(page)).toContainText(wrongHere);
  await byDay.getByRole('button', { name: 'Take that back' }).click();
  await expect(panel(page)).not.toContainText(wrongHere);
  await expect(
    byDay.getByRole('button', { name: 'This number worked' }),
    'focus is not lost',
  ).toBeFocused();
  await expect(byDay.getByText('Ring instead')).toHaveCount(0);
  expect(await kept()).toEqual([]);

  await byNight.getByRole('button', { name: 'This number worked' }).click();
  await byDay.getByRole('button', { name: 'It was wrong' }).click();
  await page.goto('/#/areas');
  await page.getByText('What nobody has confirmed').click();
  const said = page.getByRole('listitem').filter({ hasText: /Leeds, 0113/ });
  await expect(said).toHaveText([
    /Leeds, 0113 535 0600\. It worked here/,
    /Leeds, 0113 376 0336\. It was wrong here/,
  ]);
  expect(await axe(page)).toEqual([]);
  await said.last().getByRole('button', { name: 'Take that back' }).click();
  await expect(said).toHaveText([/0113 535 0600/]);
  await expect(page.locator('summary', { hasText: 'What nobody has confirmed' })).toBeFocused();
  expect(await kept()).toMatchObject([{ number: '0113 535 0600', worked: true }]);
  await page.goto('/#/areas/leeds');
  await expect(page.locator('main')).toContainText(workedHere);
  await expect(page.locator('main')).not.toContainText(wrongHere);
});

test('a number that worked says so after the call, and in the next decision', async ({ page }) => {
  await asFarAsAct(page);
  await page.getByRole('button', { name: 'I have rung them' }).click();
  await page.getByText('Was the number right?').click();
  await ofNumber(page, '0113 376 0336').getByRole('button', { name: 'This number worked' }).click();
  await expect(panel(page)).toContainText(workedHere);
  await expect(
    ofNumber(page, '0113 376 0336').getByRole('link'),
    'there is nothing to ring instead',
  ).toHaveCount(0);
  const from = addressOf(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await arriveFrom(page, from);
  await page.getByRole('link', { name: 'Who to ring, and what to say' }).click();
  await expect(panel(page)).toContainText(workedHere);
});
