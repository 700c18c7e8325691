import { test as base, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Memory } from '../../machines/grammar/fact.ts';
import type { CouncilsText } from '../../content/schema.ts';
import { journeys } from '../../machines/journeys.ts';
import { togetherWith } from '../../machines/together.ts';
import type { Draft } from '../../src/decide/draft.ts';
import { actingOn, actsNow, standing } from '../../src/decide/next.ts';
import { pathOf, type PathStep } from '../../src/walk/path.ts';
import { readText } from '../../src/cli/words.ts';
import { rulesNow } from '../../src/records/rulesNow.ts';
import { draftOf, type Made } from '../records/made.ts';
import { patience } from '../settings/patience.ts';
import { tickSeen } from './seen.ts';

export { expect, type Page } from '@playwright/test';

/** A Tuesday in office hours, under the newest law; and that evening. */
export const daytime = '2026-11-24T14:41:00Z';
export const evening = '2026-11-24T19:41:00Z';

export interface Heard {
  /**
   * Whatever went wrong on a page. A test that means something to go wrong takes it out of here.
   */
  readonly faults: string[];
  /** Every request, as `METHOD address`. */
  readonly requests: string[];
  /** Every line of a console, of whatever kind. */
  readonly lines: string[];
}

/**
 * Every test hears every page: an error, a policy broken, a dialog, or a request that sends
 * something or leaves the origin fails it (I44).
 */
export const test = base.extend<{ heard: Heard }>({
  timezoneId: 'Europe/London',
  locale: 'en-GB',
  actionTimeout: patience.state,
  heard: [
    async ({ context, baseURL }, use) => {
      const heard = listen(context, baseURL!);
      if (process.env['WINDSCREEN_TEST_SLOW']) slowDown(context);
      await context.clock.setFixedTime(daytime);
      await use(heard);
      base.expect(heard.faults, 'what went wrong on a page').toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Every page is six times slower, and each answer to it a sixth of a second late: what a test takes
 * to be there at once then is not (`npm run test:slow`).
 */
function slowDown(context: BrowserContext): void {
  context.on('page', async (page) => {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 160,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  });
}

function listen(context: BrowserContext, origin: string): Heard {
  const heard: Heard = { faults: [], requests: [], lines: [] };
  context.on('console', (message) => {
    heard.lines.push(message.text());
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (['error', 'warning'].includes(message.type()))
      heard.faults.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => heard.faults.push(`thrown: ${error.error().message}`));
  context.on('dialog', (dialog) => {
    heard.faults.push(`dialog: ${dialog.type()} ${dialog.message()}`);
    void dialog.accept();
  });
  context.on('request', (request) => {
    const url = request.url();
    heard.requests.push(`${request.method()} ${url}`);
    if (!url.startsWith(origin) && !url.startsWith(`blob:${origin}`))
      heard.faults.push(`left the origin: ${url}`);
    if (request.postData() !== null || request.method() !== 'GET')
      heard.faults.push(`sent something: ${request.method()} ${url}`);
  });
  return heard;
}

export const addressOf = (page: Page) => new URL(page.url()).hash;

/** Waits until the page has moved on from an address and its heading has focus. */
export async function arriveFrom(page: Page, from: string): Promise<void> {
  await base
    .expect(async () => {
      const at = await page.evaluate(() => ({
        hash: location.hash,
        focus: document.activeElement?.outerHTML.slice(0, 200) ?? '',
      }));
      base
        .expect(at, `moved on from ${from}, with focus on its heading`)
        .toEqual({ hash: base.expect.any(String), focus: base.expect.stringMatching(/^<h1/) });
      base.expect(at.hash).not.toBe(from);
    })
    .toPass({ intervals: [20], timeout: patience.state });
}

/**
 * Turns to another page of the app, and waits until it is that one's heading that stands there: the
 * one before it stands until then.
 */
export async function turnTo(page: Page, address: string): Promise<void> {
  const heading = page.locator('h1');
  const before = await heading.innerText();
  await page.evaluate((address) => (location.hash = address), address);
  await base.expect(heading, address).not.toHaveText(before);
}

/** Opens everything that is folded on the page, so that all that it says can be read. */
export const unfold = (page: Page): Promise<void> =>
  page
    .locator('main details')
    .evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));

/** What is chosen from a list by its name: the questions whose answers would fill a page. */
const listed = ['role'];

const councils = await readText<CouncilsText>('councils.yaml');
/**
 * The line of the list of councils that gives an answer to where the child lives: an area with a
 * full pack is found by a council in it.
 */
export const areaLine = (area: string): string =>
  Object.entries(councils).find(
    ([id, council]) => council.area === area && id !== 'peterborough',
  )?.[0] ?? area;
/**
 * Finds a council by its first letters, on a page that asks where the child lives, and chooses it
 * there by mouse.
 */
export async function chooseCouncil(page: Page, typed: string, name: string): Promise<void> {
  await page.locator('#area').fill(''); // whatever stood there goes
  await page.locator('#area').pressSequentially(typed);
  const found = page
    .locator('#area-listbox')
    .getByRole('option', { name: new RegExp(`^${name}\\b`) });
  await found.first().click();
  await base.expect(page.locator('#area')).toHaveValue(name);
}
/** The list of councils that is folded under the box, unfolded: it is made only then. */
export async function listOfCouncils(page: Page): Promise<Locator> {
  await page
    .getByText('Or choose from a list')
    .evaluate((summary) => (summary.closest('details')!.open = true));
  return page.locator('select[name="area-list"]');
}
/** Chooses where the child lives from that list: by an answer’s id, or a council’s. */
async function chooseArea(page: Page, area: string): Promise<void> {
  const list = await listOfCouncils(page);
  await list.selectOption(areaLine(area));
}

/** Gives the answer to one question on the page, by mouse. */
export async function give(
  page: Page,
  question: string,
  ...answers: readonly string[]
): Promise<void> {
  if (question === 'concerns') await tickSeen(page, answers);
  else if (question === 'area') await chooseArea(page, answers[0]!);
  else if (listed.includes(question))
    await page.locator(`select[name="${question}"]`).selectOption([...answers]);
  else
    for (const answer of answers) {
      const field = page.locator(`input[name="${question}"][value="${answer}"]`);
      await field.evaluate((one) => one.closest('details')?.setAttribute('open', '')); // where another answer is suggested, it is folded
      await field.check();
    }
}
/** Answers the questions of a page by mouse, each in its turn, and goes on. */
export async function pickPage(page: Page, answers: Memory): Promise<void> {
  const from = addressOf(page);
  for (const [question, answer] of Object.entries(answers))
    await give(page, question, ...[answer].flat());
  await page.getByRole('button', { name: 'Continue' }).click();
  await arriveFrom(page, from);
}
/** Answers a page of one question by mouse, and goes on. */
export const pick = (page: Page, question: string, ...answers: readonly string[]): Promise<void> =>
  pickPage(page, { [question]: answers });
/** What the page of the child asks, answered in the plainest way. */
export const plainChild: Memory = {
  area: 'england-unlisted',
  age: '1-to-12',
  'allocated-worker': 'no',
  'works-with-children': 'no',
  role: 'housing',
};

/**
 * What somebody is asked on the way to a referral, with their answers: the device answers two of
 * the questions by itself.
 */
export const askedOf = (answers: Memory): readonly PathStep[] =>
  pathOf(journeys.refer, answers).steps.filter(
    ({ question }) => !['mode', 'law-edition', 'hours'].includes(question),
  );

/**
 * Which page that says to act stands before a question, once these were answered: for advice today,
 * or for suspected harm; or none.
 */
function actsBefore(
  steps: readonly PathStep[],
  at: number,
): ReturnType<typeof actingOn> | undefined {
  const answers = Object.fromEntries(
    steps.slice(0, at).map(({ question, answer }) => [question, answer]),
  );
  const path = pathOf(journeys.refer, {
    'immediate-danger': 'no',
    mode: 'live',
    'law-edition': '2026-duty',
    hours: 'not-known',
    ...answers,
  });
  return actsNow(path) ? actingOn(path) : undefined;
}

/**
 * The questions that stand on the page that begins here; none where that of an earlier one holds
 * this one too.
 */
function pageAt(steps: readonly PathStep[], at: number): readonly PathStep[] {
  const group = (i: number) => (steps[i] ? togetherWith(steps[i].question) : undefined);
  if (group(at) === undefined) return [steps[at]!];
  if (group(at - 1) === group(at)) return [];
  const end = steps.findIndex((_, i) => i > at && group(i) !== group(at));
  return steps.slice(at, end < 0 ? undefined : end);
}

/**
 * Answers these questions by mouse, page by page, with the notes that there are by question. What
 * stands before one is read where it first does.
 */
export async function pickAll(
  page: Page,
  steps: readonly PathStep[],
  notes: Readonly<Record<string, string>> = {},
): Promise<void> {
  const before = steps.map((_, at) => actsBefore(steps, at));
  for (const at of steps.keys()) {
    const shown = pageAt(steps, at);
    if (shown.length === 0) continue;
    const { question } = shown[0]!;
    const acts = before[at];
    if (acts && before.indexOf(acts) === at) {
      await base.expect(page).toHaveURL(/#\/refer\/act$/);
      await page.getByRole('button', { name: 'I have rung them' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
    }
    await base.expect(page).toHaveURL(new RegExp(`#/refer/${question}$`));
    await base.expect(page.locator('h1')).toBeFocused();
    if (question in notes) {
      await page.getByText('How do you know? Add a note').click();
      await page.getByLabel('A note for the record').fill(notes[question]!);
    }
    await pickPage(
      page,
      Object.fromEntries(shown.map(({ question, answer }) => [question, answer])),
    );
  }
}

/**
 * Says that the answers are right, gives an own view with a reason, and goes on to the
 * recommendation.
 */
export async function seeRecommendation(page: Page, why: string): Promise<void> {
  await page.getByRole('button', { name: 'These are right: continue' }).click();
  await page.getByLabel('I’m not sure').check();
  await page.getByLabel('Why? A sentence is enough').fill(why);
  await page.getByRole('button', { name: 'See the recommendation' }).click();
}

/**
 * A draft as this version would have kept it: every answer checked, and an own view given unless it
 * is yet to be.
 */
export async function wholeDraft({
  draft = {},
  viewed = true,
  ...made
}: Made & { viewed?: boolean } = {}): Promise<Draft> {
  const kept = {
    rules: await rulesNow(),
    read: ['act-advice', 'act'],
    byDevice: ['mode', 'law-edition'],
  };
  const whole = draftOf({
    ...made,
    account: { familyTold: 'Nobody has told them: it may not be safe.', ...made.account },
    draft: { ...kept, ...draft },
  });
  return {
    confirmed: standing(pathOf(journeys[whole.journey], whole.answers)),
    ...(viewed ? { ownView: { level: 'unsure', why: '' } } : {}),
    ...whole,
  };
}

/** The answers of some story, up to the question named. */
export function answersBefore(
  question: string,
  answers: Memory,
  journey: 'refer' | 'share' = 'refer',
): Memory {
  const { steps } = pathOf(journeys[journey], answers);
  const at = steps.findIndex((step) => step.question === question);
  if (at < 0) throw new Error(`"${question}" is not asked after these answers`);
  return Object.fromEntries(steps.slice(0, at).map(({ question, answer }) => [question, answer]));
}

/**
 * A page of the app's origin in which nothing of the app runs: what is put in its stores stands
 * before the app starts.
 */
async function goToBlank(page: Page, address: string): Promise<void> {
  await page.route('**/blank', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Blank</title>' }),
  );
  await page.goto(`${address}blank`);
  await page.unroute('**/blank'); // a page whose requests are looked at does not come back from a crash
}

/**
 * Puts a draft in the tab, as the app would have kept it, before the app starts. `spoilt`: so that
 * it does not open.
 */
export async function keepInTab(
  page: Page,
  draft: Draft,
  spoilt = false,
  address = '/',
): Promise<void> {
  await goToBlank(page, address);
  await page.evaluate(
    async ({ text, spoilt }) => {
      const id = crypto.randomUUID();
      const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const additionalData = new TextEncoder().encode(`draft:${id}`);
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData },
        key,
        new TextEncoder().encode(text),
      );
      const box = new Uint8Array([...iv, ...new Uint8Array(sealed)]);
      if (spoilt) box[40]! ^= 1;
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('windscreen-drafts', 1);
        opening.onerror = () => reject(opening.error!);
        opening.onupgradeneeded = () =>
          opening.result.createObjectStore('drafts', { keyPath: 'id' });
        opening.onsuccess = () => {
          const put = opening.result.transaction('drafts', 'readwrite');
          put.objectStore('drafts').put({ id, slot: 'draft', changedAt: Date.now(), key, box });
          put.oncomplete = () => (opening.result.close(), resolve());
        };
      });
      sessionStorage.setItem('windscreen.held.draft', id);
    },
    { text: JSON.stringify(draft), spoilt },
  );
}

/**
 * Opens what the tab kept last in a slot, for a test to read. Nothing until something has been
 * kept.
 */
export const keptIn = (page: Page, slot: string): Promise<unknown> =>
  page.evaluate(async (slot) => {
    const id = sessionStorage.getItem(`windscreen.held.${slot}`);
    if (!id || !(await indexedDB.databases()).some(({ name }) => name === 'windscreen-drafts'))
      return undefined;
    const row = await new Promise<{ key: CryptoKey; box: Uint8Array<ArrayBuffer> } | undefined>(
      (resolve, reject) => {
        const opening = indexedDB.open('windscreen-drafts');
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('drafts').objectStore('drafts').get(id);
          reading.onsuccess = () => (opening.result.close(), resolve(reading.result));
        };
      },
    );
    if (!row) return undefined;
    const additionalData = new TextEncoder().encode(`${slot}:${id}`);
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: row.box.slice(0, 12), additionalData },
      row.key,
      row.box.slice(12),
    );
    return JSON.parse(new TextDecoder().decode(opened));
  }, slot);
export const keptDraft = (page: Page) => keptIn(page, 'draft') as Promise<Draft | undefined>;

/** All that the browser holds for this origin, as one text. */
export const allStored = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await window.caches.keys();
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases,
      caches,
    });
  });
