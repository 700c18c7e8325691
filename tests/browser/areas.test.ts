import { readWords } from '../../src/cli/words.ts';
import { explained, givens, recordOf, underTheDuty, urgent } from '../records/made.ts';
import { readPack } from '../../src/open/pack.ts';
import { asYaml, filledIn, known, valued } from '../open/packs.ts';
import {
  addressOf,
  arriveFrom,
  expect,
  keepInTab,
  keptDraft,
  pick,
  pickPage,
  test,
  wholeDraft,
  type Page,
} from './app.ts';

const file = (pack: unknown, name = 'north-shire.yaml') => ({
  name,
  mimeType: 'application/yaml',
  buffer: Buffer.from(typeof pack === 'string' ? pack : asYaml(pack)),
});
const choose = (page: Page, pack: unknown) => page.locator('#pack-file').setInputFiles(file(pack));
const keptPack = (page: Page) => page.evaluate(() => localStorage.getItem('windscreen.pack'));
const words = await readWords();

test('a partnership’s own pack: chosen, proved, kept, used in a decision, and let go', async ({
  page,
}) => {
  await page.goto('/#/areas');
  await page.getByRole('link', { name: 'Use my own area’s pack' }).click();
  await choose(
    page,
    filledIn({
      raises: { neglect: { ...valued('refer-urgently'), note: 'Agreed by the partnership.' } },
    }),
  );
  await expect(page.getByRole('heading', { level: 1, name: 'North Shire' })).toBeVisible();
  await expect(page.getByText('protects no less than Windscreen does')).toBeVisible();
  await expect(page.getByRole('row', { name: /Numbers in office hours/ })).toContainText(
    '01632 960123',
  );
  expect(await keptPack(page), 'nothing is kept until it is asked for').toBeNull();
  await page.getByRole('button', { name: 'Use this pack' }).click();
  await expect(page.getByText('It is kept on this device')).toBeVisible();
  await page.reload();
  await expect(page.getByText('On this device now: North Shire')).toBeVisible();

  // by keyboard alone, to the first answer that it changes
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await page.getByRole('combobox', { name: 'Where does the child live?' }).focus();
  await page.keyboard.type('North Shire');
  await pickPage(page, {
    age: '1-to-12',
    'allocated-worker': 'no',
    'works-with-children': 'no',
    role: 'housing',
  });
  await pick(page, 'concerns', 'neglect');
  await expect(
    page.locator('h1'),
    'neglect alone is referred there, so no more is asked of need',
  ).toHaveText(words.levels['refer-urgently']!.act);
  await expect.poll(async () => (await keptDraft(page))?.ownPack?.name).toBe('North Shire');

  const goOn = async (name: string) => {
    const from = addressOf(page);
    await page.getByRole('button', { name }).click();
    await arriveFrom(page, from);
  };
  await expect(
    page.getByRole('link', { name: '01632 960123' }),
    'the act page has the number',
  ).toBeVisible();
  await page.getByRole('button', { name: 'I have rung them' }).click();
  await goOn('Continue');
  await expect(
    page.getByRole('link', { name: 'Who to ring, and what to say' }),
    'a way back to it stays',
  ).toBeVisible();
  await pick(page, 'safe-to-tell', 'no');
  await pick(page, 'exceptions', 'risk-to-child');
  await pickPage(page, { 'other-children': 'no', holder: 'voluntary-or-housing' });
  await pick(page, 'detriment', 'sharing-safer');
  await pickPage(page, { 'how-much': 'all', method: 'secure' });
  await expect(
    page.getByText('North Shire').first(),
    'the area goes by its own name',
  ).toBeVisible();
  await goOn('These are right: continue');
  await page.getByLabel('I’m not sure').check();
  await goOn('See the recommendation');
  await expect(
    page.getByRole('heading', { level: 1, name: words.levels['refer-urgently']!.act }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: '01632 960123' }).first()).toBeVisible();
  await page.getByText('Why this, from your answers').click();
  await expect(page.getByText('North Shire takes this further than Windscreen does')).toBeVisible();

  await page.goto('/#/own-area');
  await page.getByRole('button', { name: 'Stop using it' }).click();
  expect(await keptPack(page)).toBeNull();
});

test('a pack that protects less is refused, with the answers on which it does, and what was kept stays', async ({
  page,
}) => {
  await page.goto('/#/own-area');
  await choose(page, filledIn());
  await page.getByRole('button', { name: 'Use this pack' }).click();
  const kept = await keptPack(page);
  await choose(
    page,
    filledIn({ name: 'Less Shire', raises: { 'injury-not-mobile': valued('advice-today') } }),
  );
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('raises.injury-not-mobile');
  await expect(page.getByRole('listitem').filter({ hasText: 'Danger now: No' })).toBeVisible();
  await expect(page.getByText('Nothing you already had has changed.')).toBeVisible();
  expect(await keptPack(page)).toBe(kept);
});

test('a pack with script in every text is shown as text, and nothing of it runs', async ({
  page,
}) => {
  const script =
    '<img src=x onerror="document.title=\'run\'"><script>document.title="run"</script>';
  const text = JSON.stringify(filledIn()).replaceAll('"Invented for a test"', () =>
    JSON.stringify(script),
  );
  await page.goto('/#/own-area');
  await choose(page, text);
  await page.getByRole('button', { name: 'Use this pack' }).click();
  await page.getByRole('link', { name: 'See what it holds' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'North Shire' })).toBeVisible();
  await expect(page.getByText(script).first()).toBeVisible();
  await expect(page).toHaveTitle(/^North Shire/);
  expect(await page.locator('main img').count()).toBe(0);
});

test('a file of 20 MB, and one that is no pack, are refused with their reason', async ({
  page,
}) => {
  await page.goto('/#/own-area');
  // made in the page: sending so much to the browser would take longer than all the rest
  await page.locator('#pack-file').evaluate((input: HTMLInputElement) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(20_000_000)], 'north-shire.yaml'));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(page.getByRole('alert')).toContainText('larger than 200 KB');
  for (const [pack, reason] of [
    ['['.repeat(50_000), 'nested deeper'],
    ['k:\n'.repeat(30_000), 'more than 20,000'],
    ['name: North Shire', 'frontDoor: it is missing'],
  ] as const) {
    await choose(page, pack);
    await expect(page.getByRole('alert')).toContainText(reason);
  }
});

test('no area’s pack is fetched before it is chosen, and then only that one', async ({
  page,
  heard,
}) => {
  /** Each once, though a part is asked for before it is run. */
  const packs = () => [
    ...new Set(
      heard.requests.filter((request) =>
        /(cumberland|westmorland|cheshire|cambridgeshire|cumbria|england)[^/]*\.js/.test(request),
      ),
    ),
  ];
  await page.goto('/#/areas');
  await expect(page.getByRole('link', { name: 'Cumberland' })).toBeVisible();
  expect(packs()).toEqual([]);
  await page.getByRole('link', { name: 'Cumberland' }).click();
  await expect(page.getByRole('link', { name: '0333 240 1727' }).first()).toBeVisible();
  expect(packs()).toEqual([expect.stringContaining('cumberland')]);
});

test('I20 when the front door closes while someone reads, who to ring changes with it, and says so', async ({
  page,
}) => {
  await page.clock.install({ time: '2026-11-24T16:58:30Z' });
  const answers = { ...urgent, area: 'cumberland' };
  await keepInTab(
    page,
    await wholeDraft({ answers, draft: { byDevice: ['mode', 'law-edition', 'hours'] } }),
  );
  await page.goto('/#/refer/recommendation');
  await expect(page.getByRole('link', { name: '0333 240 1727' }).first()).toBeVisible();
  await expect(page.getByText('Open until 5:00pm')).toBeVisible();
  await page.clock.runFor('02:00');
  await expect(page.getByText('The office has opened or closed')).toBeVisible();
  await expect(page.getByRole('link', { name: '0333 240 1727' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: '0300 373 2724' }).first()).toBeVisible();
  await expect(page.getByText('opens at 8:00am on Wednesday 25 November 2026')).toBeVisible();
  await page.getByRole('button', { name: 'Record this decision' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an own pack raises nothing once another area is given', async ({ page }) => {
  const read = readPack(asYaml(filledIn({ raises: { neglect: valued('refer-urgently') } })), known);
  if (!('pack' in read)) throw new Error('the pack of this test cannot be used');
  const answers = { ...explained, concerns: ['neglect'], hours: 'office', area: 'cumberland' };
  await keepInTab(page, await wholeDraft({ answers, draft: { ownPack: read.pack } }));
  await page.goto('/#/refer/recommendation');
  await expect(page.getByText('Level 1 of 5')).toBeVisible();
  await expect(page.getByText('takes this further')).toHaveCount(0);
});

test('what the device read from one area’s hours is not taken for another’s', async ({ page }) => {
  const answers = { ...urgent, area: 'cumberland' };
  await keepInTab(
    page,
    await wholeDraft({ answers, draft: { byDevice: ['mode', 'law-edition', 'hours'] } }),
  );
  await page.goto('/#/refer/area');
  await pick(page, 'area', 'england-unlisted');
  await expect
    .poll(async () => (await keptDraft(page))?.answers['hours'], 'an area that holds none')
    .toBe('not-known');
  await page.goto('/#/refer/area');
  await pick(page, 'area', 'cheshire-east');
  await expect
    .poll(async () => (await keptDraft(page))?.answers['hours'], 'one that holds its own')
    .toBe('office');
  expect(addressOf(page), 'nothing is left to ask').toBe('#/refer/check');
});

test('the page of an area keeps up with the minute', async ({ page }) => {
  await page.clock.install({ time: '2026-11-24T16:59:30Z' });
  await page.goto('/#/areas/cumberland');
  await expect(page.getByText('Open now, by its published hours, until 5:00pm.')).toBeVisible();
  await page.clock.runFor('01:00');
  await expect(
    page.getByText('Closed now, by its published hours. It opens at 8:00am'),
  ).toBeVisible();
});

test('on a bank holiday the emergency duty team is who answers', async ({ page }) => {
  await page.clock.setFixedTime('2026-12-28T10:00:00Z');
  const answers = { ...urgent, area: 'cheshire-east', hours: 'out' };
  const draft = { byDevice: ['mode', 'law-edition', 'hours'], confirmedAt: '2026-12-28T09:59:00Z' };
  await keepInTab(page, await wholeDraft({ answers, draft }));
  await page.goto('/#/refer/recommendation');
  await expect(page.getByRole('link', { name: '0300 123 5022' }).first()).toBeVisible();
  await expect(
    page.getByText('Today is a bank holiday (Boxing Day (substitute day))'),
  ).toBeVisible();
});

test('the daytime number of Westmorland and Furness is not there, and its night number never stands for it', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: { ...urgent, area: 'westmorland-furness' } }));
  await page.goto('/#/refer/recommendation');
  await expect(page.getByText('The daytime number was not found').first()).toBeVisible();
  const call = page.locator('main .call').first();
  await expect(call).toContainText('Multi-Agency Children’s Hub');
  await expect(
    page.locator('main .call', { hasText: '0300' }),
    'the night number stands in no panel',
  ).toHaveCount(0);
  await expect(page.getByText('When the office is closed: Emergency duty team')).toBeVisible();
});

test('the day of the decision picks the rules, by keyboard, and every page says which', async ({
  page,
}) => {
  const answers = {
    ...explained,
    'anyone-else': 'yes',
    purpose: 'protect',
    recipient: 'named-role',
    identifiable: 'yes',
  };
  await keepInTab(
    page,
    await wholeDraft({ answers: { ...answers, mode: 'training' }, viewed: false }),
  );
  await page.goto('/#/refer/law-edition');
  const day = page.getByLabel('Day');
  await day.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2018');
  await expect(page.getByText(words.editions['2018']!.name).first()).toBeVisible();
  const from = addressOf(page);
  await page.keyboard.press('Enter');
  await arriveFrom(page, from);
  await expect(page.locator('h1'), 'those rules begin with agreement').toContainText('agreed');
  await page.goto('/#/refer/check');
  await expect(page.getByText('Decided on 1 December 2018')).toBeVisible();
});

test('a record is set beside the rules of another day, and is not changed by it', async ({
  page,
}) => {
  const record = recordOf({ answers: underTheDuty });
  await keepInTab(
    page,
    await wholeDraft({
      answers: underTheDuty,
      draft: { choice: { follows: true, why: '', secondPerson: '' }, record },
    }),
  );
  await page.goto('/#/record');
  await page.getByText('How would this have been decided on another day?').click();
  const show = async (day: string, month: string, year: string) => {
    await page.getByLabel('Day').fill(day);
    await page.getByLabel('Month').fill(month);
    await page.getByLabel('Year').fill(year);
    await page.getByRole('button', { name: 'Show' }).click();
  };
  await show('1', '5', '2024');
  await expect(page.getByRole('heading', { name: /1 May 2024: April 2024 advice/ })).toBeVisible();
  await expect(
    page
      .getByText('What is your legal ground', { exact: false })
      .or(page.getByText(words.decisions['sharing']!.questions['basis']!.ask))
      .first(),
  ).toBeVisible();
  await show('1', '12', '2018');
  await expect(page.getByText('Have they agreed to you sharing this?')).toBeVisible();
  await expect(page.getByText('They would not have asked')).toBeVisible();
  await show('31', '2', '2018');
  await expect(page.getByText('Enter a real date')).toBeVisible();
  expect((await keptDraft(page))!.record).toEqual(JSON.parse(JSON.stringify(record)));
});

for (const [area, route] of [
  ['wales', 'Wales Safeguarding Procedures'],
  ['scotland', 'Getting it right for every child'],
  ['northern-ireland', 'UNOCINI'],
] as const)
  test(`0.3 ${area}: stopped with its own route, and 999 stays`, async ({ page }) => {
    await keepInTab(page, await wholeDraft({ answers: { ...givens, area }, viewed: false }));
    await page.goto('/#/refer/stopped');
    await expect(page.getByText(route)).toBeVisible();
    await expect(page.getByText('If anyone is in danger now, call 999.')).toBeVisible();
    await expect(page.locator('header a[href="tel:999"]')).toBeVisible();
  });

test('what nobody has confirmed is counted and listed by its doubt, and comes only once it is opened', async ({
  page,
  heard,
}) => {
  await page.goto('/#/areas');
  await expect(page.getByRole('heading', { level: 1, name: 'Local areas' })).toBeVisible();
  expect(heard.requests.filter((one) => one.includes('wholeDirectory'))).toEqual([]);
  await page.getByText('What nobody has confirmed').click();
  await expect(
    page.getByRole('heading', { name: /^No daytime number was seen: \d+ of 148 councils$/ }),
  ).toBeVisible();
  expect(heard.requests.filter((one) => one.includes('wholeDirectory'))).not.toEqual([]);
  await page.getByRole('link', { name: 'Bolton', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bolton' })).toBeVisible();
});
