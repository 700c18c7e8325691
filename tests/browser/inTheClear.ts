import { test, type Page } from '@playwright/test';

/**
 * Each place of a browser that can be read from a page and in which a text stands as it was typed:
 * what is stored, the address, the title, and the page's history. The words on the screen are none.
 */
export const placesOf = (page: Page, text: string): Promise<readonly string[]> =>
  page.evaluate(async (text) => {
    const found: string[] = [];
    const forms = [text, encodeURIComponent(text), btoa(text).replace(/=+$/, '').slice(0, -2)];
    const bytes = forms.flatMap((form) => [
      form,
      [...form].join('\0'), // as it stands in two bytes a letter
    ]);
    const isIn = (value: string) => bytes.some((form) => value.includes(form));
    const latin = (buffer: ArrayBuffer) =>
      Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
    const look = async (value: unknown, place: string): Promise<void> => {
      if (typeof value === 'string') {
        if (isIn(value)) found.push(place);
      } else if (value instanceof Blob) await look(latin(await value.arrayBuffer()), place);
      else if (value instanceof ArrayBuffer) await look(latin(value), place);
      else if (ArrayBuffer.isView(value))
        await look(
          latin(new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice().buffer),
          place,
        );
      else if (typeof value === 'object' && value !== null)
        for (const [key, one] of Object.entries(value)) {
          await look(key, place);
          await look(one, `${place}.${key}`);
        }
    };
    await look({ ...localStorage }, 'localStorage');
    await look({ ...sessionStorage }, 'sessionStorage');
    await look(document.cookie, 'cookies');
    await look(location.href, 'address');
    await look(document.title, 'title');
    await look(window.name, 'name of the window');
    await look(history.state, 'history');
    await look(document.referrer, 'referrer');
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        await look(request.url, `cache ${name}`);
        await look(await (await cache.match(request))!.text(), `cache ${name}`);
      }
    }
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error!);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error!);
        });
        await look(rows, `${name}.${store}`);
      }
      database.close();
    }
    return [...new Set(found)];
  }, text);

/** Types a text into every box of a page that a person could reach, folded or not. */
export const typeEverywhere = (page: Page, text: string): Promise<number> =>
  test.step('type everywhere', () =>
    page.locator('main').evaluate((main, text) => {
      for (const folded of main.querySelectorAll('details')) folded.open = true;
      const boxes = [
        ...main.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'),
      ].filter(
        ({ type, readOnly, disabled }) =>
          ['textarea', 'text', 'search', 'password'].includes(type) && !readOnly && !disabled,
      );
      for (const box of boxes) {
        box.value = text;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        box.dispatchEvent(new Event('change', { bubbles: true }));
      }
      return boxes.length;
    }, text));
