import { readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Locator, Request } from '@playwright/test';
import { recordOf } from '../records/made.ts';
import {
  expect,
  keepInTab,
  keptDraft,
  pick,
  pickPage,
  plainChild,
  test,
  wholeDraft,
  type Heard,
  type Page,
} from './app.ts';
import { keptOne, passphrase, setUp } from './keeping.ts';
import { keptPlaces, others, places } from './places.ts';

/**
 * What index.html brings itself; every other built file is a part, loaded when it is first needed.
 */
const first = [
  ...readFileSync('dist/index.html', 'utf8').matchAll(/(?:src|href)="\.\/(?<file>assets\/[^"]+)"/g),
].map(({ groups }) => groups!.file!);
const fileOf = (url: string) => new URL(url).pathname.slice(1);

/**
 * Refuses the parts of the app that `refuse` names, until it names none, and keeps what it refused.
 */
async function refusing(page: Page, refuse: (file: string) => boolean) {
  const refused = new Set<string>();
  const gate = { refuse, refused };
  await page.context().route('**/assets/**', (route) => {
    const file = fileOf(route.request().url());
    if (first.includes(file) || !/\.(js|css)$/.test(file) || !gate.refuse(file))
      return route.continue();
    refused.add(file);
    return route.abort();
  });
  return gate;
}
type Gate = Awaited<ReturnType<typeof refusing>>;
/** The part that a module of ours is built into. */
const chunks = JSON.parse(readFileSync('dist/.vite/chunks.json', 'utf8')) as {
  file: string;
  modules: string[];
}[];
const partOf = (module: string) => chunks.find(({ modules }) => modules.includes(module))!.file;
/** Refuses one part for as long as some work takes, and makes sure that it was asked for. */
async function refuseOnly(gate: Gate, module: string, work: () => Promise<void>): Promise<void> {
  const part = partOf(module);
  gate.refused.clear();
  gate.refuse = (file) => file === part;
  await work();
  expect([...gate.refused], `${module} was asked for`).toEqual([part]);
  gate.refuse = nothing;
}
const everything = () => true;
const nothing = () => false;
const online = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));
const failed = (page: Page) => page.getByText('did not load');
/**
 * Says again and again that the browser is online, until something is there and nothing is said to
 * be missing any more.
 */
const untilShown = (page: Page, it: Locator) =>
  expect(async () => {
    await online(page);
    expect(await it.isVisible()).toBe(true);
    expect(await failed(page).count()).toBe(0);
  }).toPass({ intervals: [100] });
/**
 * Takes out what the browser itself says of a request that was refused; nothing else may have gone
 * wrong.
 */
const refusals = (heard: Heard) =>
  heard.faults.splice(
    0,
    heard.faults.length,
    ...heard.faults.filter((fault) => !/Failed to load resource|net::ERR_FAILED/.test(fault)),
  );

for (const journey of ['refer', 'share'])
  test(`danger shows 999 with every other part missing, and goes on once they come: ${journey}`, async ({
    page,
    heard,
  }) => {
    const gate = await refusing(page, everything);
    await page.goto(`/#/${journey}/immediate-danger`);
    await page.locator('input[value="yes"]').check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.locator('h1')).toHaveText('Call 999 now');
    await expect(page.getByRole('main').getByRole('link', { name: 'Call 999' })).toHaveAttribute(
      'href',
      'tel:999',
    );
    await expect(page.getByText('Your answers are kept')).toHaveCount(0);
    await page.getByRole('button', { name: 'I have called 999' }).click();
    await expect(failed(page)).toBeVisible();
    await expect(page.locator('h1')).toHaveText('Call 999 now');
    expect(gate.refused.size).toBeGreaterThan(0);
    gate.refuse = nothing;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('h1')).toHaveText('The child, and you');
    await expect
      .poll(() => keptDraft(page))
      .toMatchObject({ journey, answers: { 'immediate-danger': 'yes' } });
    await page.goBack();
    await expect(page.getByText('Your answers are kept')).toBeVisible();
    refusals(heard);
  });

for (const answer of ['no', 'unsure'])
  test(`a first answer of “${answer}” says that the next part did not come, keeps 999 in reach, and goes on by itself once online`, async ({
    page,
    heard,
  }) => {
    const gate = await refusing(page, everything);
    await page.goto('/#/refer/immediate-danger');
    await page.locator(`input[value="${answer}"]`).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.locator('h1')).toHaveText('This page did not load');
    await expect(page.locator('h1')).toBeFocused();
    await expect(page.locator('main a[href="tel:999"]')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reload Windscreen' })).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('h1'), 'for ever is for ever').toHaveText('This page did not load');
    gate.refuse = nothing;
    await online(page);
    await expect(page.locator('h1')).toHaveText('The child, and you');
    refusals(heard);
  });

test('at most 5 requests are made before the first question can be answered', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({ baseURL: baseURL! }); // the time of every other test stands still
  const asked: Request[] = [];
  page.on('requestfinished', (request) => asked.push(request));
  await page.addInitScript(() => {
    const look = () =>
      document.querySelector('main input[type=radio]')
        ? performance.mark('asked')
        : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });
  await page.goto('/#/refer/immediate-danger');
  await expect(page.getByRole('radio').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const at = await page.evaluate(
    () => performance.timeOrigin + performance.getEntriesByName('asked')[0]!.startTime,
  );
  const before = asked.filter((request) => request.timing().startTime < at);
  expect(before.map((request) => request.url()).length).toBeGreaterThan(2);
  expect(before.map((request) => request.url()).slice(5)).toEqual([]);
  expect(asked.length, 'the rest comes once it is shown').toBeGreaterThan(before.length);
  await page.close();
});

test('a browser that comes online while a part is on its way asks for that part again, if it does not come', async ({
  page,
  heard,
}) => {
  const late: (() => Promise<void>)[] = [];
  let hold = true;
  await page.context().route('**/assets/**', (route) => {
    if (!hold || first.includes(fileOf(route.request().url()))) return route.continue();
    return void late.push(() => route.abort());
  });
  await page.goto('/#/refer/immediate-danger', { waitUntil: 'commit' }); // the page is loaded only once its fonts are
  await page.locator('input[value="no"]').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => late.length).toBeGreaterThan(0);
  hold = false;
  await online(page);
  for (const refuse of late) await refuse();
  await expect(page.locator('h1')).toHaveText('The child, and you');
  refusals(heard);
});

test('a kept draft is not lost where what opens it does not load, and nothing new takes its place', async ({
  page,
  heard,
}) => {
  await keepInTab(page, await wholeDraft());
  const gate = await refusing(page, everything);
  await page.goto('/#/refer/check');
  await expect(page.locator('h1')).toHaveText('This page did not load');
  await page.goto('/#/share/immediate-danger');
  gate.refuse = nothing;
  await untilShown(page, page.locator('h1', { hasText: 'Worried about a child?' }));
  await page.goto('/#/refer/check');
  await expect(page.locator('h1')).toHaveText('Check your answers');
  await expect(page.getByText('I work in a school or college')).toBeVisible();
  refusals(heard);
});

test('an area whose pack does not load holds up no question, and whatever shows its number says so and tries again', async ({
  page,
  heard,
}) => {
  const gate = await refusing(page, (file) => /cumberland/.test(file));
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await pickPage(page, { ...plainChild, area: 'cumberland' });
  await pick(page, 'concerns', 'injury-not-mobile');
  await expect(page).toHaveURL(/#\/refer\/act$/);
  await expect(failed(page)).toBeVisible();
  expect([...gate.refused].join()).toMatch(/cumberland/);
  gate.refuse = nothing;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: '0333 240 1727' })).toBeVisible();
  refusals(heard);
});

const routes = [...Object.values(places), ...others];

/**
 * Refuses each part once, as it is first asked for: the page says so, and is whole once all of them
 * have come.
 */
async function onceEach(page: Page, gate: Gate, title: string): Promise<void> {
  const heading = page.locator('h1', { hasText: title });
  gate.refuse = (file) => !gate.refused.has(file);
  await untilShown(page, heading);
}

for (let shard = 0; shard < 4; shard += 1)
  test(`each page says what did not load, and is whole once it comes (${shard + 1} of 4)`, async ({
    page,
    heard,
  }) => {
    const record = recordOf();
    const draft = await wholeDraft({
      draft: { choice: { follows: true, why: '', secondPerson: '' } },
    });
    const gate = await refusing(page, nothing);
    for (const route of routes.filter((_, i) => i % 4 === shard)) {
      await test.step(route, async () => {
        const tab = await page.context().newPage();
        await keepInTab(
          tab,
          route.startsWith('#/record') ? { ...draft, record, taken: true } : draft,
        );
        gate.refuse = nothing;
        await tab.goto(`/${route}`);
        await expect(tab.locator('h1').first()).toBeVisible();
        const title = await tab.locator('h1').first().innerText();
        gate.refused.clear();
        gate.refuse = everything;
        await tab.reload();
        await expect(tab.locator('h1')).toHaveText('This page did not load');
        await expect(tab.locator('main a[href="tel:999"]')).toBeVisible();
        gate.refused.clear();
        await onceEach(tab, gate, title);
        await tab.close();
      });
    }
    refusals(heard);
  });

test('each page of what is kept is whole once its parts come, whatever of it was loaded before', async ({
  page,
  heard,
}) => {
  const gate = await refusing(page, nothing);
  const { id } = await keptOne(page);
  const heading = page.locator('h1').first();
  for (const [name, { at, title }] of Object.entries(keptPlaces)) {
    await test.step(name, async () => {
      await page.evaluate(() => (location.hash = '#/how')); // away from the page before, with the vault open
      await expect(heading).toHaveText('How it decides');
      gate.refuse = everything;
      await page.evaluate((hash) => (location.hash = hash), at(id));
      await expect(heading).not.toHaveText('How it decides');
      gate.refuse = nothing;
      await untilShown(page, page.locator('h1', { hasText: title }));
    });
  }
  expect(gate.refused.size, 'parts that were refused').toBeGreaterThan(0);
  refusals(heard);
});

test('the records are asked for again where what unlocks them did not load', async ({
  page,
  heard,
}) => {
  const gate = await refusing(page, everything);
  await page.goto('/#/records');
  await expect(page.locator('h1')).toHaveText('This page did not load');
  gate.refuse = nothing;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('h1')).toHaveText('Keep records on this device');
  refusals(heard);
});

test('handing over says of each form that it did not load, and makes it once it comes', async ({
  page,
  heard,
}) => {
  const gate = await refusing(page, nothing);
  const { id } = await keptOne(page);
  await page.evaluate((hash) => (location.hash = hash), `#/records/${id}/hand-over`);
  await expect(page.locator('h1')).toHaveText('Hand it over');
  const done = page.getByRole('status').filter({ hasText: /saved|did not load/i });
  for (const [form, part] of [
    ['Word', 'src/handover/docx.ts'],
    ['FHIR', 'src/handover/fhir.ts'],
  ] as const) {
    await refuseOnly(gate, part, async () => {
      await page.getByRole('main').getByRole('button', { name: form }).click();
      await expect(done).toContainText('did not load');
    });
    const saving = page.waitForEvent('download');
    await page.getByRole('main').getByRole('button', { name: form }).click();
    expect((await saving).suggestedFilename(), form).toMatch(/^windscreen-/);
    await expect(done).toContainText('Saved');
  }
  await page.getByLabel('Or a passphrase', { exact: false }).fill(passphrase);
  await refuseOnly(gate, 'src/handover/age.ts', async () => {
    await page.getByRole('button', { name: 'Encrypt' }).click();
    await expect(page.getByRole('alert')).toContainText('did not load');
  });
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Encrypt' }).click();
  expect((await saving).suggestedFilename()).toMatch(/\.age$/);
  refusals(heard);
});

const workers = readdirSync('dist/assets').filter((file) => /\.worker-.*\.js$/.test(file));

test('every worker that does not load is said, or done without', async ({ page, heard }) => {
  expect(workers.map((file) => file.replace(/\.worker-.*/, '')).sort()).toEqual([
    'age',
    'kdf',
    'pack',
    'proof',
    'reading',
    'record',
  ]);
  const gate = await refusing(page, (file) => workers.some((worker) => file.endsWith(worker)));
  await page.goto('/#/records');
  await setUp(page); // the key is made without a worker
  await page.goto('/#/own-area');
  const record = gunzipSync(readFileSync('tests/kept/2026-11-26/records/record-only.json.gz'));
  const pack = {
    name: 'north-shire.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(readFileSync('content/pack-template.yaml')),
  };
  await page.locator('input[type=file]').setInputFiles(pack);
  await expect(page.getByRole('alert')).toContainText('could not be run');
  await page.goto('/#/open');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: record });
  await expect(page.getByRole('alert')).toContainText('could not be run');
  await page.goto('/#/how');
  await page.getByRole('button', { name: 'Prove it now' }).click();
  await expect(page.getByRole('alert')).toContainText('Try again');
  await page.goto('/#/referral'); // its notes do without what only its texts would tell
  await page.getByLabel('Why now?').fill('The SENCO rang.');
  await expect.poll(() => [...gate.refused].join()).toContain('reading.worker');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('article')).toContainText('The SENCO rang.');
  await page.goto('/#/backup');
  await page.getByLabel('Your passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Make a backup' }).click();
  await expect(page.getByRole('alert')).toContainText('could not run the part that encrypts');
  expect(
    [...gate.refused].map((file) => file.replace(/^assets\/|\.worker-.*/g, '')).sort(),
  ).toEqual(['age', 'kdf', 'pack', 'proof', 'reading', 'record']);
  refusals(heard);
});
