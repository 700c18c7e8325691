// Whoever is in any of England's councils finds it by its name, and is given its numbers with how
// sure they are.
import { readCouncilPack } from '../../src/cli/words.ts';
import { urgent } from '../records/made.ts';
import { axe } from './axe.ts';
import {
  addressOf,
  arriveFrom,
  chooseCouncil,
  evening,
  expect,
  keepInTab,
  keptDraft,
  pick,
  pickPage,
  seeRecommendation,
  test,
  wholeDraft,
  type Page,
} from './app.ts';
import { tabTo } from './keyboard.ts';

/** A new user, as far as the question where the child lives. */
async function asFarAsArea(page: Page): Promise<void> {
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await expect(page.getByRole('heading', { level: 1, name: 'The child, and you' })).toBeFocused();
}
const rest = {
  age: '1-to-12',
  'allocated-worker': 'no',
  'works-with-children': 'no',
  role: 'health',
};
async function goOn(page: Page, name: string): Promise<void> {
  const from = addressOf(page);
  await page.getByRole('button', { name }).click();
  await arriveFrom(page, from);
}
/** From there on, as far as the page that says to act. */
async function asFarAsAct(page: Page): Promise<void> {
  await pickPage(page, rest);
  await pick(page, 'concerns', 'injury-not-mobile');
  await expect(page).toHaveURL(/#\/refer\/act$/);
}
const finder = (page: Page) => page.getByRole('link', { name: 'Find your local council, GOV.UK' });
const panels = (page: Page) => page.locator('main .call');

test('a new user finds a council by three letters, and its number says that two pages agree, from the first page to the record', async ({
  page,
}) => {
  await asFarAsArea(page);
  await chooseCouncil(page, 'bar', 'Barnsley');
  await asFarAsAct(page);
  await expect(page.getByRole('link', { name: '01226 772423' })).toBeVisible();
  await expect(panels(page).first()).toContainText('Integrated front door service');
  await expect(page.locator('main')).toContainText('Two pages agree; neither is dated.');
  await expect(page.locator('main')).toContainText('Open until 5:00pm.');
  await expect
    .poll(async () => (await keptDraft(page))?.answers['concerns'])
    .toEqual(['injury-not-mobile']);
  await page.reload();
  await expect(page.getByRole('link', { name: '01226 772423' }), 'a reload keeps it').toBeVisible();

  await page.getByRole('button', { name: 'I have rung them' }).click();
  await goOn(page, 'Continue');
  await pick(page, 'safe-to-tell', 'no');
  await pick(page, 'exceptions', 'risk-to-child');
  await pickPage(page, { 'other-children': 'no', holder: 'council-or-nhs' });
  await pick(page, 'detriment', 'sharing-safer');
  await pickPage(page, { 'how-much': 'all', method: 'secure' });
  await expect(
    page.getByText('Barnsley', { exact: true }),
    'the answer is the council’s name',
  ).toBeVisible();
  await seeRecommendation(page, 'Bruises that were not explained');
  await expect(page.getByRole('link', { name: '01226 772423' }).first()).toBeVisible();
  await expect(page.locator('main')).toContainText('Two pages agree; neither is dated.');
  expect(await page.evaluate(() => localStorage.getItem('windscreen.me'))).toContain(
    '"council":"barnsley"',
  );
});

test('a council that is remembered is offered by its name, and brings its numbers as they are today', async ({
  page,
}) => {
  const me = { role: 'health', area: 'council', holder: 'council-or-nhs', council: 'barnsley' };
  await page.goto('/');
  await page.evaluate((me) => localStorage.setItem('windscreen.me', JSON.stringify(me)), me);
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await expect(page.getByText('filled in from your last decision on this device')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Where does the child live?' })).toHaveValue(
    'Barnsley',
  );
  await asFarAsAct(page);
  await expect(page.getByRole('link', { name: '01226 772423' })).toBeVisible();
});

test('where pages differ both numbers show', async ({ page }) => {
  await asFarAsArea(page);
  await chooseCouncil(page, 'brad', 'Bradford');
  await asFarAsAct(page);
  await expect(panels(page).first()).toContainText('01274 433999');
  await expect(panels(page).first()).toContainText('Pages differ.');
  await expect(panels(page).first()).toContainText(
    'Another page prints 01274 437500. If you are in doubt, ring the police on 101.',
  );
});

test('where no number was seen the page says so, with the council’s own website, and 101 stays', async ({
  page,
}) => {
  await asFarAsArea(page);
  await chooseCouncil(page, 'bolt', 'Bolton');
  await asFarAsAct(page);
  await expect(panels(page).first()).toContainText('has not seen one for Bolton Council');
  await expect(panels(page).first()).toContainText('bolton.gov.uk');
  await page.getByText('How to do it, and what not to do').click();
  await expect(page.getByRole('link', { name: '101' }).first()).toBeVisible();
  await expect(finder(page), 'and the way to every council’s website').toHaveAttribute(
    'rel',
    /noreferrer/,
  );
  await expect
    .poll(async () => (await keptDraft(page))?.answers['concerns'])
    .toEqual(['injury-not-mobile']);
  await page.clock.setFixedTime(evening);
  await page.reload();
  await expect(panels(page).first(), 'in the evening too').toContainText(
    'has not seen one for Bolton Council',
  );
  await expect(panels(page).getByRole('link'), 'and 999 stands under no team’s name').toHaveCount(
    0,
  );
});

test('under 999 a second council can be named too, and its numbers stand one fold below', async ({
  page,
}) => {
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'yes');
  await expect(page).toHaveURL(/#\/refer\/call-999$/);
  await chooseCouncil(page, 'bar', 'Barnsley');
  await expect(page.getByRole('link', { name: '01226 772423' })).toBeVisible();
  await page.getByText('It happened in another council').click();
  await page.getByRole('combobox', { name: 'Which other council?' }).pressSequentially('leed');
  await page.keyboard.press('Enter');
  await page.getByText('Numbers of Leeds too').click();
  await expect(page.getByRole('link', { name: '0113 376 0336' })).toBeVisible();
  await expect(page.getByRole('link', { name: '01226 772423' }), 'the first stays').toBeVisible();
  await expect.poll(async () => (await keptDraft(page))?.otherCouncil?.id).toBe('leeds');
});

test('whoever finds no council is shown one way out, to the national list, which nothing is asked of', async ({
  page,
  heard,
}) => {
  await page.goto('/#/areas');
  const box = page.getByRole('combobox', { name: 'Find a council' });
  await box.pressSequentially('nor');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(finder(page), 'it is not everywhere').toHaveCount(0);
  await box.fill('Nowhere');
  await expect(finder(page)).toHaveAttribute('href', 'https://www.gov.uk/find-local-council');
  await expect(page.getByText('It was not opened when this was written.')).toBeVisible();
  await page.keyboard.press('Tab');
  await tabTo(page, 'the way out', ({ words }) => words.startsWith('Find your local council'));
  await expect(finder(page), 'the list that lay over it is closed').toBeInViewport({ ratio: 1 });
  expect(await axe(page)).toEqual([]);
  expect(heard.requests.filter((request) => request.includes('gov.uk'))).toEqual([]);
});

test('where only the number out of hours was seen it shows at night, and by day beside what to do without the other', async ({
  page,
}) => {
  await asFarAsArea(page);
  await chooseCouncil(page, 'bcp', 'Bournemouth, Christchurch and Poole');
  await asFarAsAct(page);
  await expect(panels(page).first(), 'by day').toContainText('has not seen one for BCP Council');
  await page.getByText('How to do it, and what not to do').click();
  await expect(page.locator('main')).toContainText('01202 738256');
  await expect
    .poll(async () => (await keptDraft(page))?.answers['concerns'])
    .toEqual(['injury-not-mobile']);
  await page.clock.setFixedTime(evening);
  await page.reload();
  await expect(panels(page).first(), 'in the evening').toContainText('01202 738256');
  await expect(panels(page).first()).toContainText('Pages differ.');
});

test('by keyboard alone: three letters, an arrow and Enter, and a list that says what it has found', async ({
  page,
}) => {
  await asFarAsArea(page);
  const box = page.getByRole('combobox', { name: 'Where does the child live?' });
  await tabTo(page, 'the box', ({ name }) => name === 'area');
  await page.keyboard.type('devo');
  await expect(
    page.getByRole('status').filter({ hasText: 'One found. Press Enter to choose it.' }),
  ).toBeAttached();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('har');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const active = page.locator('#area-option-2');
  await expect(active).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', 'area-option-2');
  await expect(active).toHaveText(/^\s*Harrow/);
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('Harrow');
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await pickPage(page, rest);
  await expect.poll(async () => (await keptDraft(page))?.councilPack?.name).toBe('Harrow');
});

test('a district leads to its county, says why, and is chosen by whoever sees it, not by going on', async ({
  page,
}) => {
  await asFarAsArea(page);
  const box = page.getByRole('combobox', { name: 'Where does the child live?' });
  const found = page.getByRole('listbox').getByRole('option');
  await box.pressSequentially('cotswold');
  await expect(found).toHaveText(/^\s*Gloucestershire\s*Cotswold is part of it\s*$/);
  await page.keyboard.press('Tab');
  await expect(box, 'leaving the box chooses nothing by a place’s name').toHaveValue('cotswold');
  await box.fill('gilling');
  await expect(found).toHaveText([
    /Dorset\s*Gillingham is part of it/,
    /Medway\s*Gillingham is part of it/,
  ]);
  await box.fill('cotswold');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('Gloucestershire');
  await asFarAsAct(page);
  await expect(page.getByRole('link', { name: '01452 426565' })).toBeVisible();
});

test('without typing, a council is chosen from a list by region, and choosing something else lets it go', async ({
  page,
}) => {
  await asFarAsArea(page);
  await page.getByText('Or choose from a list').click();
  const list = page.getByLabel('All councils, by region');
  await expect(list.locator('optgroup')).toHaveCount(10);
  await list.selectOption('Kent');
  const box = page.getByRole('combobox', { name: 'Where does the child live?' });
  await expect(box).toHaveValue('Kent');
  await list.selectOption('Wales');
  await expect(box).toHaveValue('Wales');
  await expect.poll(async () => (await keptDraft(page))?.typed['area']).toBe('wales');
  await box.fill('Ken');
  await expect(list, 'what is typed lets it go').toHaveValue('');
  await list.selectOption('Kent');
  await expect.poll(async () => (await keptDraft(page))?.typed['area']).toBe('council');
  await page.reload();
  await expect(box, 'it is kept, though nobody has gone on').toHaveValue('Kent');
  await pickPage(page, rest);
  await page.goBack();
  await expect(box, 'coming back, it stands there').toHaveValue('Kent');
});

test('a name that is not in the list is refused in words, and the picker has no fault that axe finds, closed, open or refused', async ({
  page,
}) => {
  await asFarAsArea(page);
  const box = page.getByRole('combobox', { name: 'Where does the child live?' });
  expect(await axe(page)).toEqual([]);
  await box.pressSequentially('nor');
  await page.keyboard.press('ArrowDown');
  expect(await axe(page)).toEqual([]);
  await box.fill('Nowhere');
  await expect(page.getByText('No council in England has that name').first()).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Type the council’s name and choose it from the list',
  );
  expect(await axe(page)).toEqual([]);
  await page.getByRole('alert').getByRole('link').first().click();
  await expect(box).toBeFocused();
});

test('no council is fetched before it is chosen, and then only that one; an area with a full pack brings that', async ({
  page,
  heard,
}) => {
  const fetched = () => [
    ...new Set(
      heard.requests.filter((request) => /\/(leeds|york|barnet|cumberland)[^/]*\.js/.test(request)),
    ),
  ];
  await asFarAsArea(page);
  await page.locator('#area').pressSequentially('yor');
  await expect(page.getByRole('option', { name: /^York\b/ })).toBeVisible();
  expect(fetched()).toEqual([]);
  await chooseCouncil(page, 'yor', 'York');
  await expect.poll(fetched).toEqual([expect.stringContaining('york')]);
  await pickPage(page, rest);
  expect(fetched()).toEqual([expect.stringContaining('york')]);
  await page.goBack();
  await chooseCouncil(page, 'cumb', 'Cumberland');
  await goOn(page, 'Continue');
  await expect.poll(async () => (await keptDraft(page))?.answers['area']).toBe('cumberland');
});

test('a draft goes by the numbers that the directory had when the council was chosen', async ({
  page,
}) => {
  const pack = await readCouncilPack('barnsley');
  const [line] = pack.frontDoor.lines;
  const earlier = {
    ...pack,
    frontDoor: {
      ...pack.frontDoor,
      lines: [{ ...line!, number: { ...line!.number, value: '01226 000000' } }],
    },
  };
  await keepInTab(
    page,
    await wholeDraft({
      answers: { ...urgent, area: 'council', hours: 'office' },
      draft: { councilPack: earlier },
    }),
  );
  await page.goto('/#/refer/recommendation');
  await expect(page.getByRole('link', { name: '01226 000000' }).first()).toBeVisible();
});

test('another council is another answer: it is checked again before anything is recommended', async ({
  page,
}) => {
  const councilPack = await readCouncilPack('barnsley');
  await keepInTab(
    page,
    await wholeDraft({
      answers: { ...urgent, area: 'council', hours: 'office' },
      draft: { councilPack },
    }),
  );
  await page.goto('/#/refer/area');
  await chooseCouncil(page, 'roth', 'Rotherham');
  await goOn(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible();
  await expect(page.getByText('Rotherham', { exact: true })).toBeVisible();
});

test('a child who lives in another council than it happened in: both are kept, the first is the one to ring, and the other stands one fold down', async ({
  page,
}) => {
  await asFarAsArea(page);
  await chooseCouncil(page, 'bar', 'Barnsley');
  await page.getByText('It happened in another council').click();
  const other = page.getByRole('combobox', { name: 'Which other council?' });
  await other.pressSequentially('leed');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The record will name Leeds too.')).toBeVisible();
  await expect.poll(async () => (await keptDraft(page))?.otherCouncil?.name).toBe('Leeds');
  expect(await axe(page)).toEqual([]);
  await page.reload();
  await expect(other, 'a reload keeps it').toHaveValue('Leeds');
  await asFarAsAct(page);
  await expect(panels(page).first()).toContainText('01226 772423');
  const leeds = page.getByRole('link', { name: '0113 376 0336' });
  await expect(leeds, 'it is folded').toBeHidden();
  await page.getByText('Numbers of Leeds too').click();
  await expect(leeds).toBeVisible();
  await expect(page.locator('main')).toContainText(
    'first. If you cannot get through, ring the police on 101.',
  );
  expect(await axe(page)).toEqual([]);
  await page.goto('/#/refer/area');
  await other.fill('');
  await expect
    .poll(async () => (await keptDraft(page))?.otherCouncil, 'taking it out takes it back')
    .toBeUndefined();
});

test('Local areas shows what is known of any council, with how sure and where from', async ({
  page,
}) => {
  await page.goto('/#/areas');
  await page.getByRole('button', { name: 'Show what is known' }).click();
  await expect(page.getByRole('alert')).toContainText('Type the council’s name');
  await page.getByRole('combobox', { name: 'Find a council' }).pressSequentially('kent');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show what is known' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kent' })).toBeVisible();
  await expect(page.getByRole('link', { name: '03000 411111' }).first()).toBeVisible();
  await expect(page.locator('main')).toContainText('pages agree');
  expect(await axe(page)).toEqual([]);
});
