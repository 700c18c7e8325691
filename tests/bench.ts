/**
 * How fast the vault is, in a real browser, beside what was asked of it: `npm run bench`, or with a
 * number of items. Not part of `npm test`, since another program on the computer would fail it.
 * Prints a Markdown table.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { serveVault } from './browser/vault/site.ts';
import { launchOptions } from './settings/browser.ts';

const passphrase = 'three plain words';
const runs = 5;

type Measured = Readonly<Record<string, number>>;
/** What was asked for, in ms: at how many items, and the most it may take. */
const goals: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'list, all of it read': { 10_000: 120 },
  'list, first page read': { 50_000: 250 },
  'save one': { 10_000: 5, 50_000: 5 },
  'search the words': { 10_000: 5 },
  'open one': { 10_000: 5, 50_000: 5 },
};

/**
 * Fills a vault with items of 7 KB, each with a summary of 750 bytes, as a record’s is, and 700
 * characters of words.
 */
function fill(page: Page, count: number): Promise<number> {
  return page.evaluate(
    async ([passphrase, count]) => {
      const some =
        'child mother arm bruise said home school nurse worry seen father asked cried tired room visit told'.split(
          ' ',
        );
      const text = (length: number, from: number) => {
        let said = '';
        for (let at = from; said.length < length; at = (at * 1103515245 + 12345) % 2147483648)
          said += `${some[at % some.length]}${at % 97} `;
        return said.slice(0, length);
      };
      const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
      const item = (at: number) => ({
        id: crypto.randomUUID(),
        kept: {
          whole: bytes({ at, text: text(6_980, at) }),
          summary: bytes({ at, title: text(720, at + 7) }),
          words: text(700, at),
        },
      });
      const { vault } = await window.vault.createVault(passphrase);
      const start = performance.now();
      for (let done = 0; done < count; done += 2_048)
        await vault.addAll(
          Array.from({ length: Math.min(2_048, count - done) }, (_, at) => item(done + at)),
        );
      const took = performance.now() - start;
      vault.close();
      return took;
    },
    [passphrase, count] as const,
  );
}

/** Opens the vault in a page just loaded, and does what a person does. */
const measure = (page: Page): Promise<Measured> =>
  page.evaluate(async (passphrase) => {
    const since = (start: number) => performance.now() - start;
    const middle = (times: number[]) =>
      times.sort((one, other) => one - other)[Math.floor(times.length / 2)]!;
    const parse = (bytes: Uint8Array) =>
      JSON.parse(new TextDecoder().decode(bytes)) as { at: number };
    const opening = performance.now();
    const vault = await window.vault.openVault(passphrase);
    const opened = since(opening);

    const listing = performance.now();
    const listed: { id: string; at: number }[] = [];
    let first = 0;
    for await (const page of vault.list()) {
      for (const { id, summary } of page) listed.push({ id, ...parse(summary) });
      first ||= since(listing);
    }
    const all = since(listing);

    const reading = performance.now();
    const words = new Map<string, string>();
    for await (const page of vault.words())
      for (const [id, text] of page) words.set(id, text.toLowerCase());
    const readWords = since(reading);

    const timed = async (times: number, work: (at: number) => unknown) => {
      const took: number[] = [];
      for (let at = 0; at < times; at += 1) {
        const start = performance.now();
        await work(at);
        took.push(since(start));
      }
      return middle(took);
    };
    const terms = ['bruise', 'nurse41 ', 'mother', 'nothing says this', 'asked12'];
    const search = await timed(25, (at) => {
      const found: string[] = [];
      for (const [id, text] of words) if (text.includes(terms[at % terms.length]!)) found.push(id);
      return found;
    });
    const any = (at: number) => listed[(at * 7919) % listed.length]!.id;
    const open = await timed(50, async (at) => parse((await vault.read(any(at)))!));
    const summary = new TextEncoder().encode(
      JSON.stringify({ at: 0, title: 'changed '.repeat(88) }),
    );
    const save = await timed(50, (at) =>
      vault.update(any(at), async (whole) => ({ whole, summary, words: 'changed '.repeat(88) })),
    );
    vault.close();
    return {
      'unlock, which is key derivation': opened,
      'list, first page read': first,
      'list, all of it read': all,
      'words, all of them read': readWords,
      'search the words': search,
      'open one': open,
      'save one': save,
    };
  }, passphrase);

const site = await serveVault('bench');
const profiles = mkdtempSync(join(tmpdir(), 'windscreen-bench-')); // on the disk, where a new context would be in memory
const counts = process.argv.slice(2).map(Number);
console.log('| items | what | ms, the middle of 5 | goal |\n|---|---|---|---|');
for (const count of counts.length ? counts : [10_000, 50_000]) {
  const context = await chromium.launchPersistentContext(
    join(profiles, String(count)),
    await launchOptions(),
  );
  await context.addInitScript('globalThis.__name = (work) => work'); // tsx names functions by it, in the page too
  const page = await context.newPage();
  await page.goto(site.url);
  const filled = await fill(page, count);
  console.log(`| ${count} | fill, in all | ${filled.toFixed(0)} | |`);
  const measured: Measured[] = [];
  for (let run = 0; run < runs; run += 1) {
    await page.reload();
    measured.push(await measure(page));
  }
  for (const what of Object.keys(measured[0]!)) {
    const middle = measured.map((one) => one[what]!).sort((one, other) => one - other)[
      Math.floor(runs / 2)
    ]!;
    const goal = goals[what]?.[count];
    console.log(
      `| ${count} | ${what} | ${middle.toFixed(1)} | ${goal === undefined ? '' : `${middle <= goal ? 'met' : 'MISSED'}: ${goal}`} |`,
    );
  }
  await context.close();
}
rmSync(profiles, { recursive: true, force: true });
await site.close();
