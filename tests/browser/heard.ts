import { fileURLToPath } from 'node:url';
import type { virtual } from '@guidepup/virtual-screen-reader';
import type { Page } from './app.ts';

/** What a screen reader would say: by a virtual one, which follows the standards and no product. */

const address = '/screen-reader.js';
const file = fileURLToPath(import.meta.resolve('@guidepup/virtual-screen-reader/browser.js'));
interface Reader {
  readonly virtual: typeof virtual;
}

/** All that it says from the top of what is on the page to its end; it goes on listening there. */
export async function readPage(page: Page): Promise<string[]> {
  await page.route(`**${address}`, (route) =>
    route.fulfill({ path: file, contentType: 'text/javascript' }),
  );
  return page.evaluate(async (address) => {
    const { virtual } = (await import(address)) as Reader;
    // it reads what the markup says of a tick, where a browser tells what stands
    for (const box of document.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]'))
      box.toggleAttribute('checked', box.checked);
    await virtual.stop();
    await virtual.start({ container: document.querySelector('main')! });
    do await virtual.next();
    while ((await virtual.lastSpokenPhrase()) !== 'end of main');
    return virtual.spokenPhraseLog();
  }, address);
}

/** All that it has said since it began to read: what was read, what took focus, and news. */
export const heard = (page: Page): Promise<string[]> =>
  page.evaluate(
    async (address) => ((await import(address)) as Reader).virtual.spokenPhraseLog(),
    address,
  );
