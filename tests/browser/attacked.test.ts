import { recordOf } from '../records/made.ts';
import { daytime, expect, keepInTab, test, wholeDraft, type Heard, type Page } from './app.ts';
import { placesOf, typeEverywhere } from './inTheClear.ts';
import { addEntry, keptOne } from './keeping.ts';
import { keptPlaces, places } from './places.ts';

/* What is typed about a child, on every page of the build, is nowhere in the clear but on the screen. */

const child = 'Zyxquill Marrowbone';
const about = {
  reference: 'LN-0417',
  consulted: `${child}, at 2.10pm`,
  familyTold: child,
  triggers: child,
  reasons: { facts: child, concern: child, risk: child, action: child, justification: child },
};
/** What was asked of the server, or said in a console, with any of it. */
const sentOrSaid = ({ requests, lines }: Heard) =>
  [...requests.map((one) => decodeURIComponent(one)), ...lines].filter((one) =>
    /Zyxquill|Marrowbone/.test(one),
  );

/** What is done only once somebody has stopped typing is put off by less than this, in milliseconds. */
const putOff = 5000;
/** From here on the clock of every page can be put forward. */
const withClock = (page: Page) => page.context().clock.install({ time: daytime });

/** Types it everywhere on the page that is shown, and says where it then stands in the clear. */
async function leaksOf(page: Page, name: string): Promise<readonly string[]> {
  await typeEverywhere(page, child);
  await page.clock.runFor(putOff);
  return (await placesOf(page, child)).map((place) => `${name}: ${place}`);
}

test('what a text stands in is found, wherever it is put in the clear', async ({ page, heard }) => {
  await page.goto('/#/privacy');
  await expect(page, 'it has named itself, and will not again').toHaveTitle(/^Privacy/);
  expect(await placesOf(page, child)).toEqual([]);
  await page.evaluate(async (text) => {
    localStorage.setItem('a', `x ${text}`);
    sessionStorage.setItem('a', btoa(text));
    document.title = text;
    history.replaceState({ deep: [text] }, '', `#/${encodeURIComponent(text)}`);
    await (await caches.open('c')).put('/c', new Response(text));
    await new Promise<void>((done) => {
      const opening = indexedDB.open('d', 1);
      opening.onupgradeneeded = () =>
        opening.result.createObjectStore('s', { autoIncrement: true });
      opening.onsuccess = () => {
        const put = opening.result.transaction('s', 'readwrite');
        put.objectStore('s').put({ bytes: new TextEncoder().encode(text) });
        put.oncomplete = () => (opening.result.close(), done());
      };
    });
  }, child);
  expect((await placesOf(page, child)).map((place) => place.split(/[. ]/)[0])).toEqual([
    'localStorage',
    'sessionStorage',
    'address',
    'title',
    'history',
    'cache',
    'd',
  ]);
  await page.evaluate((text) => console.info('typed', text), child);
  await page.goto(`/?${encodeURIComponent(child)}`); // the policy refuses every other request
  await expect.poll(() => sentOrSaid(heard)).toHaveLength(2);
});

for (let shard = 0; shard < 3; shard += 1)
  test(`on every page nothing typed is stored, named, sent or said in the clear, and nothing breaks the policy (${shard + 1} of 3)`, async ({
    page,
    heard,
  }) => {
    await withClock(page);
    const draft = await wholeDraft({
      account: about,
      draft: {
        choice: { follows: true, why: child, secondPerson: '' },
        notes: { harm: child },
        typed: { harm: child },
      },
    });
    const leaks: string[] = [];
    let typed = 0;
    for (const [name, address] of Object.entries(places).filter((_, i) => i % 3 === shard))
      await test.step(name, async () => {
        const tab = await page.context().newPage();
        await keepInTab(
          tab,
          name.startsWith('record')
            ? { ...draft, record: recordOf({ account: about }), taken: true }
            : draft,
        );
        await tab.goto(`/${address}`);
        await expect(tab.locator('h1').first()).toBeVisible();
        leaks.push(...(await leaksOf(tab, name)));
        typed += await tab.locator('main textarea, main input[type=text]').count();
        await tab.close();
      });
    expect(leaks).toEqual([]);
    expect(typed, 'places to type').toBeGreaterThan(5);
    expect(sentOrSaid(heard)).toEqual([]);
  });

test('on every page of what is kept nothing typed is stored, named, sent or said in the clear, and nothing breaks the policy', async ({
  page,
  heard,
}) => {
  await withClock(page);
  const { id } = await keptOne(page, { account: about, draft: { notes: { harm: child } } });
  await addEntry(page, 'I have referred', { to: child, spokenTo: child }, ['By telephone']);
  const leaks: string[] = [];
  for (const [name, { at, title }] of Object.entries(keptPlaces))
    await test.step(name, async () => {
      await page.evaluate(() => (location.hash = '#/how'));
      await expect(page.locator('h1').first()).toHaveText('How it decides');
      await page.evaluate((hash) => (location.hash = hash), at(id));
      await expect(page.locator('h1', { hasText: title })).toBeVisible();
      leaks.push(...(await leaksOf(page, name)));
    });
  expect(leaks).toEqual([]);
  expect(sentOrSaid(heard)).toEqual([]);
  await page.evaluate((hash) => (location.hash = hash), `#/records/${id}`);
  await expect(page.getByText(child).first(), 'it was there to be found').toBeVisible();
});

for (const [how, hide] of [
  ['the screen is hidden', (page: Page) => page.keyboard.press('Escape')],
  [
    'the records lock',
    async (page: Page) => {
      await page.evaluate(() => (location.hash = '#/records'));
      await page.getByRole('button', { name: 'Lock now' }).click();
    },
  ],
] as const)
  test(`what was copied is gone from the clipboard once ${how}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { id } = await keptOne(page);
    await page.evaluate((hash) => (location.hash = hash), `#/records/${id}/hand-over`);
    await page.getByRole('button', { name: 'Plain text', exact: true }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    expect(await copied()).toContain('WINDSCREEN DECISION RECORD');
    await hide(page);
    await expect.poll(copied).toBe('');
  });

for (const address of ['/', '/src/app/room.html'])
  test(`the policy of ${address} lets no text become code or markup, wherever it comes from`, async ({
    page,
    heard,
  }) => {
    await page.goto(address);
    await expect(page.locator('h1').first()).toBeVisible();
    const said = await page.evaluate(async () => {
      const tried = (work: () => unknown) => {
        try {
          return String(work());
        } catch (error) {
          return error instanceof Error ? error.name : 'refused';
        }
      };
      const text = '<img src=x onerror="window.hit=1">';
      return {
        markup: tried(() => (document.createElement('p').innerHTML = text)),
        // later: what a test runs itself may make code of text
        code: await new Promise((done) =>
          setTimeout(() => done(tried(() => Function('return 1')()))),
        ),
        worker: tried(() => new Worker('x.js')),
        address: tried(() => (document.createElement('script').src = 'x.js')),
        document: tried(() => new DOMParser().parseFromString(text, 'text/html')),
      };
    });
    expect(said).toEqual({
      markup: 'TypeError',
      code: 'EvalError',
      worker: 'TypeError',
      address: 'TypeError',
      document: 'TypeError',
    });
    expect(heard.faults.splice(0).length, 'each is reported').toBeGreaterThanOrEqual(5);
  });
