import type { Page } from '@playwright/test';
import { patience } from '../../settings/patience.ts';
import { test as app } from '../app.ts';
import { serveVault } from './site.ts';

export { expect, type Page } from '../app.ts';
type Key = string | [string, number];
export const passphrase = 'three plain words';

/** Tests of the vault alone, each in a browser that has kept nothing yet. */
export const test = app.extend<object, { site: string }>({
  site: [
    async ({ playwright: _ }, use, { workerIndex }) => {
      const site = await serveVault(String(workerIndex));
      await use(site.url);
      await site.close();
    },
    { scope: 'worker', timeout: patience.test },
  ],
  baseURL: ({ site }, use) => use(site),
  page: async ({ page }, use) => {
    await page.goto('/');
    await use(page);
  },
});

/**
 * Sets a vault up in a page and puts items in it, each with its own text. Gives the recovery code.
 */
export const setUp = (page: Page, items: Readonly<Record<string, string>> = {}): Promise<string> =>
  page.evaluate(
    async ([passphrase, items]) => {
      const { vault, recoveryCode } = await window.vault.createVault(passphrase);
      window.opened = vault;
      for (const [id, text] of Object.entries(items)) await vault.add(id, window.kept(text));
      return recoveryCode;
    },
    [passphrase, items] as const,
  );

/** Opens the vault in a page, by this passphrase, and says why it does not open. */
export const unlock = (page: Page, by = passphrase): Promise<string | undefined> =>
  page.evaluate(
    (by) => window.refused(async () => void (window.opened = await window.vault.openVault(by))),
    by,
  );

/** What the open vault holds, newest first. */
export const held = (page: Page) => page.evaluate(() => window.heldBy(window.opened));

/**
 * Every row of one store as it lies on the disk: changed by `spoil`, which is run in the page,
 * where one is given.
 */
export const rows = (
  page: Page,
  store: string,
): Promise<{ key: Key; value: Record<string, unknown> }[]> =>
  page.evaluate(
    (store) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('windscreen');
        opening.onsuccess = () => {
          const db = opening.result;
          const found: { key: Key; value: Record<string, unknown> }[] = [];
          db.transaction(store).objectStore(store).openCursor().onsuccess = ({ target }) => {
            const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
            if (!cursor) return (db.close(), resolve(found));
            found.push({ key: cursor.key as Key, value: cursor.value });
            cursor.continue();
          };
        };
        opening.onerror = () => reject(opening.error);
      }),
    store,
  );

/**
 * Spoils one row on the disk: a part of it is replaced, or a bit of the bytes there is turned; with
 * no part, the row is deleted.
 */
export const spoil = (
  page: Page,
  store: string,
  key: Key,
  part?: string,
  value?: unknown,
): Promise<void> =>
  page.evaluate(
    ([store, key, part, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('windscreen');
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction(store, 'readwrite');
          const at = tx.objectStore(store);
          if (part === undefined) at.delete(key);
          else
            at.get(key).onsuccess = ({ target }) => {
              const row = (target as IDBRequest<Record<string, unknown>>).result;
              const names = part.split('.');
              const last = names.pop()!;
              const place = names.reduce<Record<string, unknown>>(
                (inside, name) => inside[name] as Record<string, unknown>,
                row,
              );
              if (value === undefined) (place[last] as Uint8Array)[8]! ^= 1;
              else place[last] = value;
              at.put(row, ...(at.keyPath ? [] : [key]));
            };
          tx.oncomplete = () => (db.close(), resolve());
          tx.onerror = () => reject(tx.error);
        };
        opening.onerror = () => reject(opening.error);
      }),
    [store, key, part, value] as const,
  );
