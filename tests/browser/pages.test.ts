import { readCouncilPack } from '../../src/cli/words.ts';
import { recordFile } from '../../src/handover/file.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { explained, givens, recordOf, refusedRequest, urgent, type Made } from '../records/made.ts';
import { axe } from './axe.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { filledIn } from '../open/packs.ts';
import { asUsual } from '../recommend/asUsual.ts';
import {
  answersBefore,
  expect,
  give,
  keepInTab,
  test,
  turnTo,
  unfold,
  wholeDraft,
  type Page,
} from './app.ts';
import { holdsUp } from './holdsUp.ts';

const record = recordOf({ draft: { ownView: { level: 'child-in-need', why: 'A guess' } } });
const saved = {
  name: 'record.json',
  mimeType: 'application/json',
  buffer: Buffer.from(recordFile(record, await receiptOf(record)).text),
};
const packFile = (pack: unknown) => ({
  name: 'north-shire.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(pack)),
});
const decided = { choice: { follows: true, why: '', secondPerson: '' } };
const asked = (question: string, answers = urgent): Made => ({
  answers: answersBefore(question, answers),
});
/** A child in need, whose parent agreed. */
const agreed = {
  ...explained,
  'help-needed': 'council',
  'other-children': 'no',
  tried: 'working',
  'safe-to-tell': 'yes',
  response: 'agreed',
  'who-agreed': 'parent',
  informed: 'yes',
  recipient: 'named-role',
  identifiable: 'yes',
  'recipient-under-duty': 'no',
  basis: 'public-task',
  sensitive: 'no',
  confidential: 'no',
  detriment: 'sharing-safer',
  'how-much': 'all',
  method: 'secure',
};
const danger = { ...urgent, 'immediate-danger': 'yes' };
const leeds = { id: 'leeds', name: 'Leeds', pack: await readCouncilPack('leeds') };
/** Acting in a council of the directory. */
const actingIn = async (id: string): Promise<Made> => ({
  answers: { ...answersBefore('safe-to-tell', urgent), area: 'council', hours: 'office' },
  draft: { councilPack: await readCouncilPack(id) },
});
const go = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

interface View {
  readonly address: string;
  readonly made?: Made & { viewed?: boolean };
  /** done before */
  readonly before?: (page: Page) => Promise<unknown>;
  /** done once there */
  readonly act?: (page: Page) => Promise<unknown>;
  /** a part that shows that it is there */
  readonly shows?: string;
}

/** Every page, and every face of it that differs. */
const views: Readonly<Record<string, View>> = {
  'the start': { address: '#/' },
  'the start, with a draft': { address: '#/', made: asked('harm') },
  'the start, before clearing a draft': {
    address: '#/share/immediate-danger',
    made: asked('harm'),
    shows: '[role=alert]',
  },
  'no such page': { address: '#/nowhere' },
  'the first question': { address: '#/refer/immediate-danger' },
  'a question with an error': {
    address: '#/refer/immediate-danger',
    act: go,
    shows: '.govuk-error-summary',
  },
  'a question with its definition and note': {
    address: '#/refer/harm',
    made: asked('harm'),
    act: (page) => page.getByText('How do you know? Add a note').click(),
    shows: 'textarea',
  },
  'a question where danger could not be ruled out': {
    address: '#/refer/other-children',
    made: asked('other-children', { ...urgent, 'immediate-danger': 'unsure' }),
    shows: '.govuk-inset-text',
  },
  'a list to tick, with an error': {
    address: '#/refer/concerns',
    made: asked('concerns'),
    act: go,
    shows: '.govuk-error-summary',
  },
  'what is remembered': {
    address: '#/refer/role',
    made: { answers: { 'immediate-danger': 'no', mode: 'live' } },
    before: (page) =>
      page.addInitScript(() => {
        const me = { role: 'housing', holder: 'unsure', area: 'england-unlisted' };
        localStorage.setItem('windscreen.me', JSON.stringify(me));
      }),
    shows: '.govuk-inset-text',
  },
  'a page of several questions, with errors': {
    address: '#/refer/role',
    made: asked('role'),
    act: go,
    shows: '.govuk-error-summary',
  },
  'a page whose answers bring more': {
    address: '#/refer/response',
    made: asked('response', agreed),
    act: (page) => give(page, 'response', 'agreed'),
    shows: '[name=who-agreed]',
  },
  '999': {
    address: '#/refer/call-999',
    made: { answers: { 'immediate-danger': 'yes', mode: 'live' } },
  },
  'act first, where pages differ': {
    address: '#/refer/act',
    made: await actingIn('bradford'),
    act: unfold,
    shows: '.call',
  },
  'act first, where no number was seen': {
    address: '#/refer/act',
    made: await actingIn('bolton'),
    act: unfold,
    shows: '.call',
  },
  'act first, where only the number for nights was seen': {
    address: '#/refer/act',
    made: await actingIn('bournemouth-christchurch-and-poole'),
    act: unfold,
    shows: '.call',
  },
  'act first, with a second council': {
    address: '#/refer/act',
    made: { ...asked('safe-to-tell'), draft: { otherCouncil: leeds } },
    act: unfold,
    shows: 'details .call',
  },
  'the child and you, with a second council': {
    address: '#/refer/area',
    made: { draft: { otherCouncil: leeds } },
    act: unfold,
    shows: '#other-council',
  },
  'act first': { address: '#/refer/act', made: asked('safe-to-tell') },
  'the four consents': {
    address: '#/refer/safe-to-tell',
    made: asked('safe-to-tell', agreed),
    shows: 'details[open]',
  },
  'questions stopped': {
    address: '#/refer/stopped',
    made: { answers: { ...givens, age: 'adult', 'children-in-household': 'no' } },
  },
  'the check': { address: '#/refer/check', made: {}, shows: '.govuk-summary-list' },
  'the check, with more to answer and some set aside': {
    address: '#/refer/check',
    made: { answers: { ...explained, harm: 'yes' } },
    act: (page) => page.getByText('set aside').first().click(),
    shows: 'details[open]',
  },
  'own view': {
    address: '#/refer/own-view',
    made: { viewed: false },
    act: (page) => page.getByLabel('4. ').check(),
  },
  'own view on sharing, with an error': {
    address: '#/share/own-view',
    made: { journey: 'share', answers: refusedRequest, viewed: false },
    act: (page) => page.getByRole('button', { name: 'See the recommendation' }).click(),
    shows: '.govuk-error-summary',
  },
  'the recommendation: refer': { address: '#/refer/recommendation', made: {} },
  'the recommendation: 999': { address: '#/refer/recommendation', made: { answers: danger } },
  'the recommendation: record only': {
    address: '#/refer/recommendation',
    made: { answers: explained },
  },
  'the recommendation: do not share': {
    address: '#/share/recommendation',
    made: { journey: 'share', answers: refusedRequest },
  },
  'the decision, doing less, with errors': {
    address: '#/refer/decision',
    made: { answers: agreed },
    act: async (page) => {
      await page.getByLabel('I will do less than is recommended').check();
      await go(page);
    },
    shows: '.govuk-error-summary',
  },
  'the decision, refused': {
    address: '#/refer/decision',
    made: {},
    act: (page) => page.getByLabel('I will do less than is recommended').check(),
    shows: 'p[role=status]',
  },
  'the account, sharing, with errors': {
    address: '#/refer/account',
    made: {
      draft: decided,
      account: { reasons: { facts: '', concern: '', risk: '', action: '', justification: '' } },
    },
    act: async (page) => {
      await page.getByText('What you are sharing (optional)').click();
      await page.getByLabel('Who it goes to, by job').fill('Social worker');
      await page.getByLabel('What was seen or heard').fill('She had no coat.');
      await page.getByLabel('Whose name or whereabouts must be protected').fill('Her aunt');
      await page.getByLabel('Yes, include it').check();
      await page.getByRole('button', { name: 'Finish the record' }).click();
    },
    shows: '.govuk-error-summary',
  },
  'a record': { address: '#/record', made: { draft: { ...decided, record } } },
  open: { address: '#/open' },
  'the scenarios': { address: '#/train' },
  'what the scenarios cover': { address: '#/train/coverage' },
  'a scenario': { address: '#/train/s03-no-thank-you' },
  'a scenario to practise': { address: '#/train/s03-no-thank-you/practise' },
  'a scenario on the chart': { address: '#/train/s03-no-thank-you/explore', shows: 'main svg' },
  'a scenario told to a room': { address: '#/train/s03-no-thank-you/facilitate' },
  'hand-outs': { address: '#/train/s03-no-thank-you/hand-outs' },
  certificates: { address: '#/train/s03-no-thank-you/certificates' },
  'a scenario to write': { address: '#/train/write' },
  'what was practised': { address: '#/train/progress' },
  'no such scenario': { address: '#/train/s99-nowhere' },
  'open, with a problem': {
    address: '#/open',
    act: (page) =>
      page.locator('#record-file').setInputFiles({ ...saved, buffer: Buffer.from('{') }),
    shows: '.govuk-error-summary',
  },
  'open, with a record': {
    address: '#/open',
    act: (page) => page.locator('#record-file').setInputFiles(saved),
    shows: '.code',
  },
  'a record, under the rules of another day': {
    address: '#/record',
    made: { draft: { ...decided, record: recordOf({ answers: agreed }) } },
    act: async (page) => {
      await page.getByText('How would this have been decided').click();
      for (const [part, typed] of Object.entries({ Day: '1', Month: '12', Year: '2018' }))
        await page.getByLabel(part).fill(typed);
      await page.getByRole('button', { name: 'Show' }).click();
    },
    shows: 'details[open] table',
  },
  'the day of the decision, with an error': {
    address: '#/refer/law-edition',
    made: asked('age'),
    act: async (page) => {
      await page.getByLabel('Year').fill('2031');
      await page.getByText('Which rules there have been').click();
      await go(page);
    },
    shows: '.govuk-error-summary',
  },
  'another nation': {
    address: '#/refer/stopped',
    made: { answers: { ...givens, area: 'scotland' } },
  },
  'the areas': { address: '#/areas', shows: 'main li' },
  'the areas, with what nobody has confirmed and what was said of a number': {
    address: '#/areas',
    before: (page) =>
      page.addInitScript(() =>
        localStorage.setItem(
          'windscreen.numbers',
          JSON.stringify([
            { area: 'leeds', number: '0113 376 0336', worked: false, day: '2026-11-24' },
          ]),
        ),
      ),
    act: unfold,
    shows: 'details li b',
  },
  'a council without a number': { address: '#/areas/bolton', shows: 'dl' },
  'an area with everything': { address: '#/areas/cumberland', shows: 'dl' },
  'an area without a daytime number': { address: '#/areas/westmorland-furness', shows: 'dl' },
  'an area that has ended': { address: '#/areas/cumbria-to-2025', shows: 'dl' },
  'no such area': { address: '#/areas/atlantis', shows: 'main a' },
  'the tools, in an area': { address: '#/tools/cheshire-east', shows: 'dl' },
  'own area': { address: '#/own-area' },
  'own area, with a pack that cannot be used': {
    address: '#/own-area',
    act: (page) =>
      page.locator('#pack-file').setInputFiles(packFile(filledIn({ status: 'asleep', clocks: 7 }))),
    shows: '.govuk-error-summary',
  },
  'own area, with a pack to look at': {
    address: '#/own-area',
    act: (page) => page.locator('#pack-file').setInputFiles(packFile(filledIn())),
    shows: 'table',
  },
  'setting up an area: the council': { address: '#/set-up-area' },
  'setting up an area, with everything unfolded and its code': {
    address: '#/set-up-area',
    before: (page) => page.clock.setFixedTime('2026-11-30T10:41:00Z'), // after the day on which the directory was seen
    act: async (page) => {
      await setUp(page);
      await page.getByRole('button', { name: 'Show a code' }).click();
    },
    shows: 'svg[aria-label="A code that opens this pack"]',
  },
  'setting up an area, with what is wrong': {
    address: '#/set-up-area',
    act: async (page) => {
      await setUp(page);
      await page.getByLabel('Name of the area').fill('');
      await page.getByRole('textbox', { name: 'Number 1' }).first().fill('0113');
      await page.getByRole('button', { name: 'Use it on this device' }).click();
    },
    shows: '.govuk-error-summary',
  },
  'the guides': { address: '#/guidance', shows: 'main li' },
  'a guide': { address: '#/guidance/bruising-non-mobile' },
  'the golden rules': { address: '#/guidance/golden-rules' },
  'how it decides': {
    address: '#/how',
    act: async (page) => {
      await page.locator('summary').first().click(); // a decision, and a list of promises: the others are made alike, and many
      await page.locator('summary').last().click();
    },
    shows: 'details[open]',
  },
  'a question of how it decides, and the faults': {
    address: '#/how',
    act: async (page) => {
      await page.locator('summary', { hasText: 'Faults made on purpose' }).click();
      await page.getByRole('link', { name: 'Harm', exact: true }).first().click();
      await page.locator('details details summary', { hasText: 'Sources' }).click();
    },
    shows: 'details h3',
  },
  about: { address: '#/about' },
  privacy: { address: '#/privacy' },
  accessibility: { address: '#/accessibility' },
  sources: { address: '#/sources', act: unfold, shows: 'details[open] a' },
  'one source, with what cites it': { address: '#/sources/n16' },
  'a challenge, with an error': {
    address: '#/challenge/rule/I15',
    act: (page) => page.getByRole('button', { name: 'Save it as a file' }).click(),
    shows: '.govuk-error-summary',
  },
  'papers for an organisation': { address: '#/adopting' },
  'the hazard log': { address: '#/adopting/safety-case', act: unfold, shows: 'details[open] li' },
  'a checklist to sign': { address: '#/adopting/checklist-data-protection-officer' },
};

/** Begins to set up an area, and unfolds every part of it. */
async function setUp(page: Page) {
  await page.getByRole('combobox', { name: 'Which council?' }).fill('Leeds');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByLabel('Name of the area')).toBeVisible();
  await unfold(page);
}

async function see(page: Page, { address, made, before, act, shows = 'h1' }: View) {
  if (made) await keepInTab(page, await wholeDraft(made));
  await before?.(page);
  await page.goto(`/${address}`);
  await expect(page.locator('h1')).toBeVisible();
  for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab');
  await expect(
    page.locator('header a[href="tel:999"]'),
    'I03 the third Tab from the top',
  ).toBeFocused();
  await act?.(page);
  await expect(page.locator(shows).first()).toBeVisible();
  expect(new URL(page.url()).hash, 'it is the page that was meant').toBe(address);
}

for (const [name, view] of Object.entries(views))
  test(`${name}: axe finds nothing, nothing stands out sideways, at most one filled button, I03 999 in reach and the third Tab`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await see(page, view);
    await holdsUp(page);
  });

test('every page, come to from another, has focus on its heading and stands at its top', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ draft: decided }));
  await page.goto('/');
  await expect(page.locator('h1')).toBeVisible();
  await expect(
    page.locator('body'),
    'the first page leaves focus where the browser puts it',
  ).toBeFocused();
  const addresses = [
    '#/open',
    '#/areas',
    '#/areas/cheshire-east',
    '#/tools',
    '#/own-area',
    '#/set-up-area',
    '#/guidance',
    '#/guidance/neglect',
    '#/how',
    '#/about',
    '#/privacy',
    '#/accessibility',
    '#/sources',
    '#/challenge/rule/I15',
    '#/adopting',
    '#/adopting/equality',
    '#/refer/immediate-danger',
  ];
  const inside = [
    'role',
    'concerns',
    'harm',
    'act',
    'check',
    'recommendation',
    'decision',
    'account',
    'call-999',
  ];
  for (const address of [...addresses, ...inside.map((id) => `#/refer/${id}`), '#/']) {
    await page.evaluate(() => scrollTo(0, 10_000));
    await turnTo(page, address);
    await expect(page.locator('h1'), address).toBeFocused();
    expect(await page.evaluate(() => scrollY), address).toBe(0);
    await expect(page, address).toHaveTitle(/^.{3,} - Windscreen$/);
    const heading = await page.locator('h1').innerText();
    expect(
      (await page.title()).replaceAll('\u00a0', ' '),
      `${address}: the tab is called what the page is`,
    ).toContain(heading.replaceAll('\u00a0', ' '));
  }
});

test('Esc hides the screen and its title; Esc brings both back, and focus with them', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft());
  await page.goto('/#/refer/check');
  const change = page.getByRole('link', { name: /^Change/ }).first();
  await change.focus();
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('New tab');
  await expect(page.locator('h1')).toBeHidden();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('Check your answers - Windscreen');
  await expect(change).toBeFocused();
});

/** What a recommendation says to somebody who may approach the family, and to nobody else. */
const approaching = asUsual('family');
/** Which of it stands on the recommendation that some answers lead to. */
async function approachingOn(page: Page, answers: Memory): Promise<readonly string[]> {
  await keepInTab(page, await wholeDraft({ answers }));
  await page.goto('/#/refer/recommendation');
  await expect(page.getByRole('button', { name: 'Record this decision' })).toBeVisible();
  await unfold(page);
  const text = await page.locator('main').innerText();
  return approaching.filter((sentence) => text.includes(sentence));
}
for (const [why, answers] of [
  ['was said not to be safe', urgent],
  ['is the danger itself', { ...urgent, concerns: ['forced-marriage-or-honour'] }],
] as const)
  test(`I10 I46 where telling the family ${why}, the recommendation nowhere says to do it, and says how to disagree`, async ({
    page,
  }) => {
    expect(await approachingOn(page, answers)).toEqual([]);
    const steps = page
      .getByRole('group')
      .filter({ hasText: 'If you disagree with the answer you get' })
      .getByRole('listitem');
    expect(await steps.count()).toBeGreaterThan(1);
  });

test('where telling the family is safe, the recommendation does say so, in the words that are looked for above', async ({
  page,
}) => {
  expect(
    await approachingOn(page, { ...urgent, 'safe-to-tell': 'yes', response: 'agreed' }),
  ).not.toEqual([]);
});

test('the decision offers only what can be chosen, and says why not in words that fit', async ({
  page,
}) => {
  const more = 'I will do more than is recommended';
  const less = 'I will do less than is recommended';
  const why = 'Reason to suspect significant harm, and danger, cannot be set aside here';
  await keepInTab(page, await wholeDraft({ answers: danger }));
  await page.goto('/#/refer/decision');
  await expect(page.getByLabel('I will do what is recommended')).toBeVisible();
  await expect(page.getByLabel(more), 'nothing is more than 999').toHaveCount(0);
  await page.getByLabel(less).check();
  await expect(page.getByText(why)).toBeVisible();
  await expect(
    page.getByRole('link', { name: '0345 045 5203' }),
    'whom to ring and tell why',
  ).toBeVisible();
  const urgentOne = await page.context().newPage();
  await keepInTab(urgentOne, await wholeDraft());
  await urgentOne.goto('/#/refer/decision');
  await urgentOne.getByLabel(more).check();
  await expect(urgentOne.getByText('That is “Emergency”.'), 'the only level above').toBeVisible();
  await expect(urgentOne.getByRole('link', { name: '999', exact: true }).last()).toBeVisible();
  await urgentOne.getByRole('button', { name: 'Continue' }).click();
  await expect(urgentOne.locator('.govuk-error-summary')).toContainText(
    'Write why you have decided something else',
  );
  const low = await page.context().newPage();
  await keepInTab(low, await wholeDraft({ answers: explained }));
  await low.goto('/#/refer/decision');
  await expect(low.getByLabel('I will do what is recommended')).toBeVisible();
  await expect(low.getByLabel(less), 'nothing is less than a record').toHaveCount(0);
  await low.getByLabel(more).check();
  await expect(low.locator('input[name="decision-level"]'), 'every level above it').toHaveCount(7);
  await expect(low.getByText(why), 'nothing was suspected').toHaveCount(0);
});

test('an error on the account leads to the note that is too long, where it can be put right', async ({
  page,
}) => {
  await keepInTab(
    page,
    await wholeDraft({ draft: { ...decided, notes: { harm: 'x'.repeat(2001) } } }),
  );
  await page.goto('/#/refer/account');
  await page.getByRole('button', { name: 'Finish the record' }).click();
  await page.locator('.govuk-error-summary a').first().click();
  await expect(page).toHaveURL(/#\/refer\/harm$/);
  await expect(page.getByLabel('A note for the record')).toHaveValue('x'.repeat(2001));
});

test('I47 the recommendation and the record say that you stay responsible until someone tells you that they have it', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft());
  await page.goto('/#/refer/recommendation');
  await page.getByText('If you disagree with the answer you get').click();
  await expect(
    page.getByText('You stay responsible until someone tells you that they have your referral.'),
  ).toBeVisible();
  const finished = await page.context().newPage();
  await keepInTab(finished, await wholeDraft({ draft: { ...decided, record } }));
  await finished.goto('/#/record');
  await expect(
    finished.getByText(
      'You stay responsible until someone tells you that they have your referral.',
    ),
  ).toBeVisible();
});

test('I21 numbers that may be out of date say when they were last confirmed', async ({ page }) => {
  await keepInTab(page, await wholeDraft());
  await page.goto('/#/refer/recommendation');
  await expect(page.getByRole('link', { name: '0345 045 5203' })).toHaveAttribute(
    'href',
    'tel:03450455203',
  );
  await expect(page.getByText(/^Last confirmed: \d{4}\.$/).first()).toBeVisible();
  await page.getByText('More about these numbers').click();
  await expect(
    page.getByText('If it does not work, look on the council’s website.').first(),
  ).toBeVisible();
});
