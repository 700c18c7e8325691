/**
 * How long a passphrase takes to open the records on a slow phone: `npm run bench:unlock`. Not part
 * of `npm test`, since another program on the computer would fail it. Chromium can slow only the
 * thread of a page: the worker is kept from loading, so that Argon2id runs on that thread, as it
 * does where there is none. PBKDF2 runs in the browser's own threads, which it cannot slow: its
 * time is multiplied. Prints a Markdown table.
 */
import { chromium, type Browser, type Page } from 'playwright';
import { serveVault } from '../browser/vault/site.ts';
import { launchOptions } from '../settings/browser.ts';

const passphrase = 'three plain words';
const slower = 6;
const runs = 5;

/** The middle time that opening took, on a page whose thread is so many times slower. */
async function opening(page: Page, times: number): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: times });
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1)
    took.push(
      await page.evaluate(async (passphrase) => {
        const start = performance.now();
        const opened = await window.vault.openVault(passphrase);
        const ms = performance.now() - start;
        opened.close();
        return ms;
      }, passphrase),
    );
  return took.sort((one, other) => one - other)[Math.floor(runs / 2)] ?? NaN;
}

/** A page with a new vault on it, made with a worker or without, and none from then on. */
async function pageWith(browser: Browser, url: string, worker: boolean): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const block = () => context.route(/\.worker/, (route) => route.abort());
  if (!worker) await block();
  await page.goto(url);
  await page.evaluate(
    async (passphrase) => (await window.vault.createVault(passphrase)).vault.close(),
    passphrase,
  );
  if (worker) await block();
  await page.reload();
  return page;
}

const site = await serveVault('bench-unlock');
const browser = await chromium.launch(await launchOptions());
const argon2 = await pageWith(browser, site.url, true);
const pbkdf2 = await pageWith(browser, site.url, false);
const seconds = (ms: number) => (ms / 1000).toFixed(1);
const rows = [
  ['Argon2id, 46 MiB, 2 passes', await opening(argon2, 1), await opening(argon2, slower)],
  ['PBKDF2, 600,000 rounds', await opening(pbkdf2, 1), slower * (await opening(pbkdf2, 1))],
] as const;
console.log(`| to open the records | s, here | s, ${slower} times slower |\n|---|---|---|`);
for (const [what, here, slow] of rows)
  console.log(`| ${what} | ${seconds(here)} | ${seconds(slow)} |`);
await browser.close();
await site.close();
