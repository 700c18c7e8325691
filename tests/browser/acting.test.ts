// Whoever must act is told whom to ring before the rest is asked: for advice today, and in danger
// on the page of 999 itself.
import {
  chooseCouncil,
  expect,
  keptDraft,
  pick,
  pickPage,
  plainChild,
  test,
  type Page,
} from './app.ts';
import { readWords } from '../records/words.ts';
import { answerAll, choose, follow, focused, tabTo } from './keyboard.ts';

const words = await readWords();

const unsure = {
  'immediate-danger': 'no',
  ...plainChild,
  area: 'cumberland',
  concerns: ['neglect'],
  harm: 'unsure',
  advice: 'not-yet',
};
const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('advice today: whom to ask stands on the sixth page, and again, marked as changed, where a later answer raises it', async ({
  page,
}) => {
  await page.goto('/#/refer/immediate-danger');
  const { 'immediate-danger': danger, concerns, harm, advice, ...child } = unsure;
  await pick(page, 'immediate-danger', danger);
  await pickPage(page, child);
  await pick(page, 'concerns', ...concerns);
  await pick(page, 'harm', harm);
  await pick(page, 'advice', advice);
  await expect(page).toHaveURL(/#\/refer\/act$/);
  await expect(title(page)).toHaveText('Get advice today');
  await expect(page.locator('main .call')).toContainText(
    'Your safeguarding lead or named professional',
  );
  await expect(
    page.getByRole('main').getByRole('link', { name: '0333 240 1727' }),
    'if nobody advises',
  ).toBeVisible();
  await expect(page.getByText('Say nothing new to the family yet')).toBeVisible();
  await page.getByRole('button', { name: 'I have rung them' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(title(page)).toBeFocused();
  await expect(page.getByRole('link', { name: 'Who to ring, and what to say' })).toBeVisible();
  await pick(page, 'help-needed', 'council');
  await pick(page, 'tried', 'refused');
  await pick(page, 'harm-given-refusal', 'yes');
  await expect(title(page)).toHaveText('Ring children’s social care now');
  await expect(page.getByText('Your answers have changed what to do')).toBeVisible();
  await expect(
    page.locator('main .call').getByRole('link', { name: '0333 240 1727' }),
  ).toBeVisible();
});

test('advice today by keyboard: the adviser’s view is the way back to the answer that it changes', async ({
  page,
}) => {
  await page.goto('/#/refer/immediate-danger');
  await choose(page, 'immediate-danger', 'no');
  await follow(page, 'Continue');
  await answerAll(page, unsure, 'act');
  await expect(title(page)).toHaveText('Get advice today');
  await follow(page, 'I have their view. Change my answer');
  await expect
    .poll(async () => (await focused(page)).words)
    .toBe('What did your adviser say about significant harm?');
  await choose(page, 'advice', 'suspects-harm');
  await follow(page, 'Continue');
  await expect(title(page)).toHaveText('Ring children’s social care now');
});

/** From danger to the page of 999, by mouse. */
async function danger(page: Page): Promise<void> {
  await page.goto('/#/refer/immediate-danger');
  await page.locator('input[value="yes"]').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(title(page)).toHaveText('Call 999 now');
}

test('danger: the council’s number stands on the page of 999 itself, and no page asks for the area again', async ({
  page,
}) => {
  await danger(page);
  await chooseCouncil(page, 'bar', 'Barnsley');
  await expect(page.getByRole('main').getByRole('link', { name: '01226 772423' })).toBeVisible();
  await expect(page).toHaveURL(/#\/refer\/call-999$/);
  await expect.poll(async () => (await keptDraft(page))?.answers['area']).toBe('council');
  await page.reload();
  await expect(page.locator('#area'), 'a reload keeps it').toHaveValue('Barnsley');
  await expect(page.getByRole('main').getByRole('link', { name: '01226 772423' })).toBeVisible();

  await page.getByRole('button', { name: 'I have called 999' }).click();
  const { area: _, ...rest } = plainChild;
  await expect(page.locator('#area'), 'filled in already').toHaveValue('Barnsley');
  await pickPage(page, rest);
  await expect(title(page)).not.toHaveText('Where does the child live?');
});

test('danger: an area that this device remembers stands filled in with its number, and is an answer only once it is gone on with', async ({
  page,
}) => {
  await page.goto('/');
  const me = { role: 'health', area: 'council', holder: 'council-or-nhs', council: 'barnsley' };
  await page.evaluate((me) => localStorage.setItem('windscreen.me', JSON.stringify(me)), me);
  await danger(page);
  await expect(page.locator('#area')).toHaveValue('Barnsley');
  await expect(page.getByRole('main').getByRole('link', { name: '01226 772423' })).toBeVisible();
  await expect(page.getByText('Filled in from your last decision on this device.')).toBeVisible();
  expect((await keptDraft(page))?.answers['area']).toBeUndefined();
  await chooseCouncil(page, 'cumb', 'Cumberland');
  await expect(page.getByRole('main').getByRole('link', { name: '0333 240 1727' })).toBeVisible();
  await expect(page.getByText('Filled in from your last decision on this device.')).toHaveCount(0);
  await expect.poll(async () => (await keptDraft(page))?.answers['area']).toBe('cumberland');
});

test('danger by keyboard: what was called is kept with its time, and nobody is told to call again', async ({
  page,
}) => {
  await page.goto('/#/refer/immediate-danger');
  await choose(page, 'immediate-danger', 'yes');
  await follow(page, 'Continue');
  await tabTo(page, 'the box of “area”', ({ name }) => name === 'area');
  await page.keyboard.type('Barnsley');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('link', { name: '01226 772423' })).toBeVisible();
  await tabTo(
    page,
    'what says that they called',
    ({ words }) => words === 'I have called 999',
    'Shift+Tab',
  );
  await follow(page, 'I have called 999');

  const called = '999 called. Tuesday 24 November 2026, 2:41pm.';
  const again = page.getByRole('main').getByRole('link', { name: '999', exact: true });
  await expect(page.getByRole('complementary', { name: 'Who to ring now' })).toContainText(called);
  const { area: _, ...rest } = plainChild;
  await answerAll(page, { ...rest, area: 'barnsley', concerns: [] }, 'act');
  await expect(title(page)).toHaveText(words.levels['call-999']!.act);
  await expect(page.getByText(called)).toBeVisible();
  await expect(again).toHaveCount(0);
  await expect(page.locator('main .call')).toContainText('01226 772423');
  await expect.poll(async () => (await keptDraft(page))?.account.reasons.action).toBe(called);

  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(title(page), 'the page of 999 stays what it is').toHaveText('Call 999 now');
  await expect(page.getByText(called)).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Call 999' })).toHaveAttribute(
    'href',
    'tel:999',
  );
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect
    .poll(async () => (await keptDraft(page))?.account.reasons.action, 'once')
    .toBe(called);
});

test('what may happen on Friday is among the words to say, before anybody has rung', async ({
  page,
}) => {
  await page.goto('/#/refer/immediate-danger');
  await page.locator('input[name="immediate-danger"][value="soon"]').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await pickPage(page, { ...plainChild, area: 'cumberland' });
  await pick(page, 'concerns', 'shut-away');
  await expect(page).toHaveURL(/#\/refer\/act$/);
  await page.getByLabel('What do you fear, and where?').fill('He is to fly');
  await page.getByLabel('By when?').fill('Friday at 4');
  await expect(
    page.getByRole('main').getByText('“I fear this, by Friday at 4: He is to fly”'),
  ).toBeVisible();
});
