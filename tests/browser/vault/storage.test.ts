import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserIn, removeProfile } from '../profile.ts';
import { expect, held, passphrase, rows, setUp, test, unlock, type Page } from './vault.ts';

/** What each way in says. */
const tried = (page: Page, passphrase = 'some words') =>
  page.evaluate(
    (passphrase) =>
      Promise.all(
        [
          () => window.vault.vaultState(),
          () => window.vault.openVault(passphrase),
          () => window.vault.createVault(passphrase),
          () => window.vault.changePassphrase(passphrase, 'others'),
          () => window.vault.deviceSigner(),
        ].map(window.refused),
      ),
    passphrase,
  );

test.describe('a browser that refuses storage', () => {
  const ways: Record<string, () => void> = {
    'throws when asked': () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
    'has none': () => void Object.defineProperty(window, 'indexedDB', { value: undefined }),
    'fails as private windows did': () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no mutations', 'InvalidStateError');
      };
    },
  };
  for (const [name, refuse] of Object.entries(ways))
    test(`is named as refusing: it ${name}`, async ({ page }) => {
      await page.addInitScript(refuse);
      await page.reload();
      expect(new Set(await tried(page))).toEqual(new Set(['refused']));
    });
});

/**
 * Makes the database by hand, with these stores and no more. Holds it open, deaf to every wish of
 * others, if told to.
 */
const byHand = (page: Page, version: number, stores: string[], hold = false) =>
  page.evaluate(
    ([version, stores, hold]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('windscreen', version);
        opening.onupgradeneeded = () =>
          stores.forEach((store) => opening.result.createObjectStore(store));
        opening.onsuccess = () => {
          if (hold) Object.assign(window, { byHand: opening.result });
          else opening.result.close();
          resolve();
        };
        opening.onerror = () => reject(opening.error);
      }),
    [version, stores, hold] as const,
  );
const letGo = (page: Page) =>
  page.evaluate(() => (window as unknown as { byHand: IDBDatabase }).byHand.close());

test.describe('a database that is half made', () => {
  for (const stores of [[], ['about'], ['about', 'pages', 'device']])
    test(`is no vault, and one can be set up: its stores are ${stores.join(', ') || 'none'}`, async ({
      page,
    }) => {
      await byHand(page, 1, stores);
      expect(await page.evaluate(() => window.vault.vaultState())).toBe('none');
      await byHand(page, 1, stores);
      await setUp(page, { a: 'first' });
      expect((await held(page)).listed).toEqual([['a', 'first']]);
    });

  test('but holds items is damaged, and nothing of it is touched', async ({ page }) => {
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('windscreen', 1);
          opening.onupgradeneeded = () =>
            opening.result.createObjectStore('sealed').put('anything', 'a');
          opening.onsuccess = () => (opening.result.close(), resolve());
        }),
    );
    expect(new Set(await tried(page))).toEqual(new Set(['damaged']));
    expect((await rows(page, 'sealed')).map(({ key, value }) => [key, value])).toEqual([
      ['a', 'anything'],
    ]);
  });
});

test('a database of a later version is left alone: every way in says newer', async ({ page }) => {
  await byHand(page, 3, []);
  expect(new Set(await tried(page))).toEqual(new Set(['newer']));
});

test('an upgrade that another tab will not make way for says that it is blocked', async ({
  page,
  context,
}) => {
  await byHand(page, 2, [], true);
  const other = await context.newPage();
  await other.goto('/');
  expect(await other.evaluate(() => window.refused(() => window.vault.openDatabase(true, 3)))).toBe(
    'blocked',
  );
  await letGo(page);
});

test('an open vault makes way for an upgrade: it closes itself, and says so', async ({
  page,
  context,
}) => {
  await setUp(page, { a: 'first' });
  await page.evaluate(() => void window.opened.watch((news) => Object.assign(window, { news })));
  const other = await context.newPage();
  await other.goto('/');
  expect(
    await other.evaluate(async () => (await window.vault.openDatabase(true, 3))!.version),
  ).toBe(3);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { news: unknown }).news))
    .toBe('gone');
  expect(
    await page.evaluate(() => window.refused(() => window.opened.add('b', window.kept('b')))),
  ).toBe('gone');
  expect(await unlock(page)).toBe('newer');
});

test('a browser that clears the site’s data takes an open vault away: it says so, and writes nothing into what comes after', async ({
  page,
  context,
  site,
}) => {
  await setUp(page, { a: 'first' });
  await page.evaluate(() => void window.opened.watch((news) => Object.assign(window, { news })));
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.clearDataForOrigin', {
    origin: new URL(site).origin,
    storageTypes: 'indexeddb',
  });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { news: unknown }).news))
    .toBe('gone');
  expect(
    await page.evaluate(() => window.refused(() => window.opened.add('b', window.kept('b')))),
  ).toBe('gone');
  expect(await page.evaluate(() => window.vault.vaultState())).toBe('none');
});

test('forgetting a vault that something will not let go of says that it is blocked', async ({
  page,
  context,
}) => {
  await setUp(page, { a: 'first' });
  const other = await context.newPage();
  await other.goto('/');
  await byHand(other, 2, [], true);
  expect(await page.evaluate(() => window.refused(() => window.vault.forgetVault()))).toBe(
    'blocked',
  );
  await letGo(other);
});

test('a browser that does not answer is named as blocked, not waited for', async ({
  page,
  context,
}) => {
  await setUp(page, { a: 'first' });
  const other = await context.newPage();
  await other.goto('/');
  await byHand(other, 2, [], true);
  expect(await other.evaluate(() => window.refused(() => window.vault.forgetVault()))).toBe(
    'blocked',
  );
  await page.clock.install();
  const said = page.evaluate(() => window.refused(() => window.vault.vaultState())); // waits behind the deletion
  await page.evaluate(() => {}); // it has begun to wait
  await page.clock.fastForward(5_000);
  expect(await Promise.race([said, page.evaluate(() => 'waiting')])).toBe('waiting');
  await page.clock.fastForward(5_000);
  expect(await said).toBe('blocked');
  await letGo(other);
});

test('a browser killed in the middle of saving has kept every save it acknowledged, and its list agrees with its items', async ({
  site,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'windscreen-killed-'));
  const acknowledged: string[] = [];
  const before = await browserIn(profile);
  let killed = () => {};
  const dead = new Promise<void>((resolve) => (killed = () => void before.kill().then(resolve)));
  await before.page.goto(site);
  await setUp(before.page, { changed: '0' });
  await before.page.exposeFunction('acknowledge', (what: string) => {
    acknowledged.push(what);
    if (acknowledged.length === 150) killed();
  });
  await before.page
    .evaluate(async () => {
      const { acknowledge } = window as unknown as { acknowledge: (what: string) => void };
      for (let at = 1; ; at += 1) {
        await Promise.all([
          window.opened
            .add(`i${at}`, window.kept(`text of i${at}`))
            .then(() => acknowledge(`i${at}`)),
          window.opened
            .update('changed', () => Promise.resolve(window.kept(String(at))))
            .then(() => acknowledge(String(at))),
        ]);
      }
    })
    .catch(() => {});
  await dead;

  const after = await browserIn(profile);
  await after.page.goto(site);
  expect(await unlock(after.page, passphrase)).toBeUndefined();
  const { listed, words, items } = await held(after.page);
  await after.kill();
  await removeProfile(profile);
  expect(listed).toEqual(items);
  expect(words).toEqual(items);
  const there = new Map(items);
  for (const what of acknowledged.filter((what) => what.startsWith('i')))
    expect(there.get(what)).toBe(`text of ${what}`);
  const last = Math.max(...acknowledged.filter((what) => !what.startsWith('i')).map(Number));
  expect(Number(there.get('changed'))).toBeGreaterThanOrEqual(last);
  expect(last).toBeGreaterThan(50);
});
