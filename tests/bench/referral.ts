/**
 * How long a keystroke takes in a referral of 5,000 words: `npm run bench:referral`, over the app as
 * built, or with another number of words. Not part of `npm test`, since another program on the
 * computer would fail it. One Chromium, four times slower than it is. Prints a Markdown table: the
 * work that a key gives the page, and when what it wrote can be seen, beside the same in a referral
 * in which nothing is written yet.
 */
import { chromium, type Page } from 'playwright';
import { serve } from '../../src/cli/serve.ts';
import { launchOptions } from '../settings/browser.ts';

const words = Number(process.argv[2] ?? 5000);
const slower = 4;
const goal = 50;
/** Keys are pressed at the pace of somebody who types well, in milliseconds. */
const pace = 120;
const sentence =
  'She came in without a coat, said that she was cold, and asked to stay until noon. ';

interface Key {
  /** What the page did before it could take another key. */
  readonly work: number;
  /** From the key to the frame that shows it. */
  readonly seen: number;
}
declare global {
  interface Window {
    keys: Key[];
  }
}

/** Runs in the page: times every key that writes something. */
function watch() {
  window.keys = [];
  addEventListener(
    'keydown',
    () => {
      const start = performance.now();
      let work = 0;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (work ||= performance.now() - start);
      port2.postMessage(''); // taken once the key, and all that follows from it, has been
      requestAnimationFrame(() =>
        setTimeout(() => window.keys.push({ work, seen: performance.now() - start })),
      );
    },
    { capture: true },
  );
}

async function type(page: Page, filled: number): Promise<readonly Key[]> {
  await page.goto(`${app.url}#/referral`);
  await page.reload();
  const boxes = page.locator('main textarea');
  await boxes.first().waitFor();
  const each = filled / (await boxes.count());
  const text = sentence.repeat(Math.ceil(each / sentence.trim().split(' ').length));
  if (filled > 0) for (const box of await boxes.all()) await box.fill(text);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await boxes.first().focus();
  await page.evaluate(() => (window.keys = []));
  await page.keyboard.type('Today she said it again, and would not go home with him.', {
    delay: pace,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return page.evaluate(() => window.keys);
}

const app = await serve({ port: 4392 });
const browser = await chromium.launch(await launchOptions());
console.log('| words | what | middle, ms | slowest of 20, ms | goal |\n|---|---|---|---|---|');
for (const filled of [0, words]) {
  const page = await browser.newPage();
  await page.addInitScript(watch);
  const keys = await type(page, filled);
  for (const what of ['work', 'seen'] as const) {
    const times = keys.map((key) => key[what]).sort((one, other) => one - other);
    const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? Number.NaN;
    const said = at(0.95) < goal ? 'met' : 'MISSED';
    console.log(
      `| ${filled} | ${what === 'work' ? 'a key’s work' : 'until it is seen'} | ${at(0.5).toFixed(1)} | ${at(0.95).toFixed(1)} | ${said}: ${goal} |`,
    );
  }
  await page.close();
}
await browser.close();
await app.close();
