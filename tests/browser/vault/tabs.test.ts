import { expect, held, passphrase, setUp, test, unlock, type Page } from './vault.ts';

async function secondTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto('/');
  expect(await unlock(other)).toBeUndefined();
  return other;
}

/**
 * Writes a mark at the end of an item, many times over; where it is told that another tab was first
 * too often, it tries again.
 */
const marks = (page: Page, id: string, mark: string) =>
  page.evaluate(
    async ([id, mark]) => {
      let runs = 0;
      const change = async (whole: Uint8Array) => (
        (runs += 1),
        window.kept(window.textIn(whole)!.text! + mark)
      );
      const busy: string[] = [];
      for (let done = 0; done < 50;) {
        const said = await window.refused(() => window.opened.update(id, change));
        if (said === undefined) done += 1;
        else if (said === 'busy') busy.push(said);
        else throw new Error(said);
      }
      return { runs, busy: busy.length };
    },
    [id, mark] as const,
  );
const count = (text: string, mark: string) => text.split(mark).length - 1;

type Marked = Awaited<ReturnType<typeof marks>>;
for (const [locks, without, met] of [
  [
    'with locks',
    () => {},
    (all: readonly Marked[]) => expect(all.map(({ busy }) => busy)).toEqual([0, 0, 0, 0]),
  ],
  [
    'without locks',
    () => Object.defineProperty(navigator, 'locks', { value: undefined }),
    (all: readonly Marked[]) =>
      expect(Math.max(...all.map(({ runs }) => runs)), 'the tabs did meet').toBeGreaterThan(50),
  ],
] as const)
  test(`two tabs that save the same item and others on its page at once lose nothing, ${locks}`, async ({
    page,
    context,
  }) => {
    await context.addInitScript(without);
    await page.reload();
    await setUp(page, { same: '', a: '', b: '' });
    const other = await secondTab(page);
    const all = await Promise.all([
      marks(page, 'same', 'A'),
      marks(page, 'a', 'a'),
      marks(other, 'same', 'B'),
      marks(other, 'b', 'b'),
    ]);
    const { listed, words, items } = await held(page);
    const same = items.find(([id]) => id === 'same')![1];
    expect([count(same, 'A'), count(same, 'B')]).toEqual([50, 50]);
    expect(items.filter(([id]) => id !== 'same')).toEqual([
      ['b', 'b'.repeat(50)],
      ['a', 'a'.repeat(50)],
    ]);
    expect(listed).toEqual(items);
    expect(words).toEqual(items);
    met(all);
  });

test('two tabs that add at once each find a place of their own', async ({ page, context }) => {
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'locks', { value: undefined }),
  );
  await page.reload();
  await setUp(page);
  const other = await secondTab(page);
  const add = (page: Page, mark: string) =>
    page.evaluate(async (mark) => {
      for (let done = 0; done < 40;) {
        const id = `${mark}${done}`;
        const said = await window.refused(() => window.opened.add(id, window.kept(id)));
        if (said === undefined) done += 1;
        else if (said !== 'busy') throw new Error(said);
      }
    }, mark);
  await Promise.all([add(page, 'a'), add(other, 'b')]);
  const { listed, words, items } = await held(page);
  expect(new Set(listed.map(([id]) => id)).size).toBe(80);
  expect(listed).toEqual(items);
  expect(words).toEqual(items);
});

/** Listens in a tab, and gives what it has heard so far. */
async function listen(page: Page): Promise<() => Promise<unknown[]>> {
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard, stop: window.opened.watch((news) => heard.push(news)) });
  });
  return () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
}
const read = (page: Page) => page.evaluate(() => window.refused(() => window.opened.read('a')));

test('a tab hears what another saves, not what it saves itself, until it stops listening', async ({
  page,
}) => {
  await setUp(page, { a: 'first' });
  const other = await secondTab(page);
  const heard = await listen(page);
  await other.evaluate(() =>
    window.opened.update('a', () => Promise.resolve(window.kept('second'))),
  );
  await page.evaluate(() => window.opened.update('a', () => Promise.resolve(window.kept('third'))));
  await other.evaluate(() =>
    window.opened.addAll(['b', 'c'].map((id) => ({ id, kept: window.kept(id) }))),
  );
  await expect.poll(heard).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  await page.evaluate(() => (window as unknown as { stop: () => void }).stop());
  const after = await listen(page);
  await other.evaluate(() => window.opened.add('d', window.kept('d')));
  await expect.poll(after).toEqual([{ id: 'd' }]);
});

test('locking one tab locks the others, unless it is meant for that tab alone', async ({
  page,
}) => {
  await setUp(page, { a: 'first' });
  const other = await secondTab(page);
  const heard = await listen(page);
  await other.evaluate(() => window.opened.close('here'));
  expect(await read(other)).toBe('gone');
  expect(await unlock(other)).toBeUndefined();
  expect(await read(page)).toBeUndefined();
  await other.evaluate(() => window.opened.close());
  await expect.poll(heard).toEqual(['locked']);
  expect(await read(page)).toBe('gone');
});

test('forgetting the vault closes it in every tab, and leaves nothing', async ({ page }) => {
  await setUp(page, { a: 'first' });
  const other = await secondTab(page);
  const heard = await listen(page);
  await other.evaluate(() => window.vault.forgetVault());
  await expect.poll(heard).toEqual(['gone']);
  for (const tab of [page, other]) expect(await read(tab)).toBe('gone');
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await setUp(other, { b: 'afresh' });
  expect(await read(page), 'the old key is good for nothing in the new vault').toBe('gone');
  expect((await held(other)).items).toEqual([['b', 'afresh']]);
});

test('forgetting the vault does not wait for a tab that is just opening it; that tab is told that there is none', async ({
  page,
}) => {
  await setUp(page, { a: 'first' });
  const other = await page.context().newPage();
  await other.goto('/');
  const [, opening] = await Promise.all([other.waitForEvent('worker'), [unlock(other)]]);
  expect(
    await page.evaluate(() => window.refused(() => window.vault.forgetVault())),
  ).toBeUndefined();
  expect(await opening[0]).toBe('gone');
});

test('a tab that stands still with its turn does not hold the others up', async ({ page }) => {
  await setUp(page, { a: 'first' });
  const other = await secondTab(page);
  await page.evaluate(() => {
    void window.opened.update('a', () => new Promise(() => {})); // never ends
  });
  await expect
    .poll(() => other.evaluate(async () => (await navigator.locks.query()).held!.length))
    .toBe(1);
  await other.evaluate(() => window.opened.add('b', window.kept('second')));
  expect((await held(other)).items).toEqual([
    ['b', 'second'],
    ['a', 'first'],
  ]);
});

test('two tabs that change the passphrase at once do not lock each other out: one wins, and the other is told', async ({
  page,
}) => {
  await setUp(page, { a: 'first' });
  const other = await secondTab(page);
  const change = (page: Page, next: string) =>
    page.evaluate(([old, next]) => window.refused(() => window.vault.changePassphrase(old, next)), [
      passphrase,
      next,
    ] as const);
  const said = await Promise.all([change(page, 'words of one'), change(other, 'words of another')]);
  const winner = said[0] === undefined ? 'words of one' : 'words of another';
  expect(said.filter((one) => one === undefined)).toHaveLength(1);
  expect(['busy', 'wrong-passphrase']).toContain(said.find((one) => one !== undefined));
  expect(await unlock(page, winner)).toBeUndefined();
});
