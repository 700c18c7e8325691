/**
 * How fast Windscreen answers a click, beside a wizard that is the least a wizard can be: `npm run
 * bench:steps`, over the app as built, or with a number of runs. Not part of `npm test`, since
 * another program on the computer would fail it. All are walked in turn in one Chromium, four times
 * slower than it is and over 1.6 Mbps with 150 ms a request. Prints a Markdown table.
 *
 * A folder named after the number holds other wizards of the same twelve questions, built
 * elsewhere: a folder each, and `adapters.json`, which gives for each name the selectors of its
 * `title`, of its answers (`option`; the first is clicked) and of Continue (`go`).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import sirv from 'sirv';
import { build } from 'vite';
import { serve } from '../../src/cli/serve.ts';
import { launchOptions } from '../settings/browser.ts';

const slow = {
  cpu: 4,
  network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 },
};
const runs = Number(process.argv[2] ?? 5);
const beside = process.argv[3];
/** What anyone takes to look at what they have answered, in milliseconds. */
const reading = 500;
/** A page that asks one thing. */
const question = 'a question';

/** A wizard to walk: where its parts are, and what is answered on each page. */
interface Wizard {
  readonly name: string;
  readonly url: string;
  /** names the page shown */
  readonly title: string;
  /** something that can be answered */
  readonly option: string;
  /** Continue */
  readonly go: string;
  /** fills the page; false where there is none to fill */
  readonly fill: (page: Page) => Promise<boolean>;
  /** what a page is called that is timed apart; a question where it is not */
  readonly kind?: (page: Page) => Promise<string>;
  readonly steps: number;
}

interface Walked {
  readonly interactive: number;
  readonly blocking: number;
  readonly requests: number;
  readonly kilobytes: number;
  readonly heap: number;
  readonly clicks: readonly {
    readonly kind: string;
    readonly dom: number;
    readonly painted: number;
  }[];
}

declare global {
  interface Window {
    steps: {
      ready: number;
      blocking: number;
      last?: { dom: number; painted: number } | undefined;
      arm: () => void;
    };
  }
}

/**
 * Runs in the page before anything of it: sees when the first question can be answered, and how
 * long a click takes to bring the next.
 */
function watch([title, option, go]: readonly [string, string, string]) {
  const shown = () => document.querySelector(title)?.textContent?.trim() ?? '';
  let before: string | undefined;
  let armed = false; // only the click that comes next is timed, and none that fills a page
  window.steps = {
    ready: 0,
    blocking: 0,
    arm: () => ([before, armed, window.steps.last] = [shown(), true, undefined]),
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      if (!before) window.steps.blocking += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (shown() && document.querySelector(option) && document.querySelector(go))
      requestAnimationFrame(() => setTimeout(() => (window.steps.ready = performance.now())));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener(
    'click',
    ({ timeStamp }) => {
      if (!armed) return;
      armed = false;
      const was = before;
      const seen = new MutationObserver(() => {
        if (!shown() || shown() === was) return;
        seen.disconnect();
        const dom = performance.now() - timeStamp;
        requestAnimationFrame(() =>
          requestAnimationFrame(
            () => (window.steps.last = { dom, painted: performance.now() - timeStamp }),
          ),
        );
      });
      seen.observe(document, { subtree: true, childList: true, characterData: true });
    },
    { capture: true },
  );
}

async function walk(
  browser: Browser,
  { url, title, option, go, fill, kind, steps }: Wizard,
): Promise<Walked> {
  const context = await browser.newContext({
    viewport: { width: 800, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const sentAt: number[] = [];
  let bytes = 0;
  await page.addInitScript('globalThis.__name = (it) => it'); // tsx names functions by it, and the page has none
  await page.addInitScript(watch, [title, option, go] as const);
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable');
  cdp.on('Network.requestWillBeSent', ({ request, wallTime }) => {
    if (request.url.startsWith('http')) sentAt.push(wallTime * 1000);
  });
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await cdp.send('Network.emulateNetworkConditions', slow.network);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
  await page.goto(url);
  await page.waitForFunction(() => window.steps.ready > 0);
  const sent = bytes;
  const { ready, blocking, begun } = await page.evaluate(() => ({
    ...window.steps,
    arm: 0,
    begun: performance.timeOrigin,
  }));
  const requests = sentAt.filter((at) => at < begun + ready).length;
  await page.waitForLoadState('networkidle');
  const clicks: { kind: string; dom: number; painted: number }[] = [];
  for (let step = 0; step < steps; step += 1) {
    if (!(await fill(page))) break;
    await page.waitForTimeout(reading);
    await page.evaluate(() => window.steps.arm());
    await page.locator(go).last().click();
    await page.waitForFunction(() => window.steps.last);
    clicks.push({
      kind: (await kind?.(page)) ?? question,
      ...(await page.evaluate(() => window.steps.last!)),
    });
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 1_048_576;
  await context.close();
  return { interactive: ready, blocking, requests, kilobytes: sent / 1024, heap, clicks };
}

/**
 * Answers a page of Windscreen: the plainest answer to each question on it, and None of these at
 * the list.
 */
async function fillWindscreen(page: Page): Promise<boolean> {
  if (!(await page.locator('main form').count())) return false;
  const isList = (await page.locator('main input[type=search]').count()) > 0;
  const council = page.locator('main input[role=combobox]');
  if ((await council.count()) > 0) {
    await council.fill('Leeds');
    await council.press('Enter');
  }
  if (isList) await page.locator('main input[value=none]').check();
  else
    await page.evaluate(async () => {
      const set = (field: HTMLSelectElement, value: string) => {
        field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      };
      for (const field of document.querySelectorAll<HTMLSelectElement>('main select'))
        set(field, [...field.options].find(({ value }) => value)!.value);
      const radios = (name?: string) =>
        [...document.querySelectorAll<HTMLInputElement>('main input[type=radio]')].filter(
          (one) => !name || one.name === name,
        );
      const open = () => radios().find(({ name }) => !radios(name).some(({ checked }) => checked));
      // an answer may bring another question under it
      for (let next = open(); next; next = open()) {
        const all = radios(next.name);
        (
          all.find(
            ({ value }) => value === 'no' || (value === 'yes' && next!.name === 'confidence'),
          ) ?? all[0]!
        ).click();
        await new Promise(requestAnimationFrame);
      }
    });
  return true;
}

/**
 * What a click brought: a page that asks one thing is as a peer's; a page of several, the list and
 * any other are timed apart.
 */
async function kindOfWindscreen(page: Page): Promise<string> {
  if ((await page.locator('main input[type=search]').count()) > 0) return 'the list';
  const asked = await page.locator('main form :is(fieldset, select)').count();
  return asked === 0
    ? 'a page that asks nothing'
    : asked > 1
      ? 'a page of several questions'
      : question;
}

const middle = (all: readonly number[]) =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
const most = (all: readonly number[], share: number) =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))]!;
const figure = (value: number, digits = 0) => (Number.isNaN(value) ? '–' : value.toFixed(digits));

const out = mkdtempSync(join(tmpdir(), 'floor-'));
const root = fileURLToPath(new URL('floor', import.meta.url));
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: { outDir: out, emptyOutDir: true },
});
const app = await serve({ port: 4391 });
const servers = [app];
/** Serves a wizard that is built, packed where its folder holds it packed. */
async function built(folder: string): Promise<string> {
  const files = sirv(folder, { brotli: true });
  const server = createServer((asked, answer) => files(asked, answer)).listen(0, 'localhost');
  await once(server, 'listening');
  servers.push({ url: '', close: async () => void server.close() });
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}
type Adapter = Pick<Wizard, 'title' | 'option' | 'go'>;
const plain = async (name: string, folder: string, adapter: Adapter): Promise<Wizard> => ({
  ...adapter,
  name,
  url: await built(folder),
  steps: 10,
  async fill(page) {
    await page.locator(adapter.option).first().click();
    return true;
  },
});
const wizards: Wizard[] = [
  await plain('floor', out, {
    title: 'legend, h1',
    option: 'label',
    go: 'form button:not([type=button])',
  }),
  {
    name: 'Windscreen',
    url: `${app.url}#/refer/immediate-danger`,
    title: 'main h1',
    option: 'input[type=radio]',
    go: 'form button:not([type=button])',
    steps: 12,
    fill: fillWindscreen,
    kind: kindOfWindscreen,
  },
];
if (beside) {
  const adapters = JSON.parse(readFileSync(join(beside, 'adapters.json'), 'utf8')) as Readonly<
    Record<string, Adapter>
  >;
  for (const [name, adapter] of Object.entries(adapters))
    wizards.push(await plain(name, join(beside, name), adapter));
}
const browser = await chromium.launch(await launchOptions());
const found = new Map<string, Walked[]>(wizards.map(({ name }) => [name, []]));
for (let run = -1; run < runs; run += 1)
  for (const wizard of wizards) {
    const walked = await walk(browser, wizard);
    if (run >= 0) found.get(wizard.name)!.push(walked); // the first round warms up
  }
await browser.close();
await Promise.all(servers.map((server) => server.close()));
rmSync(out, { recursive: true });

const least = middle(found.get('floor')!.flatMap(({ clicks }) => clicks.map(({ dom }) => dom)));
const soonest = middle(found.get('floor')!.map(({ interactive }) => interactive));
console.log(
  `| | interactive ms (x floor) | blocking ms | requests | KB | click to the next page ms (x floor) | p95 to painted ms | heap MB |`,
);
console.log('|---|---|---|---|---|---|---|---|');
for (const [name, all] of found) {
  const of = (part: (one: Walked) => number) => middle(all.map(part));
  const kinds = [...new Set(all.flatMap(({ clicks }) => clicks.map(({ kind }) => kind)))];
  for (const kind of kinds.toSorted(
    (one, other) => Number(other === question) - Number(one === question),
  )) {
    const clicks = all.flatMap(({ clicks }) => clicks.filter((one) => one.kind === kind));
    const dom = middle(clicks.map((one) => one.dom));
    const whole = kind === question;
    const interactive = of(({ interactive }) => interactive);
    const row = [
      whole ? name : `${name}: ${kind}`,
      whole ? `${figure(interactive)} (${figure(interactive / soonest, 1)})` : '',
      whole ? figure(of(({ blocking }) => blocking)) : '',
      whole ? figure(of(({ requests }) => requests)) : '',
      whole
        ? figure(
            of(({ kilobytes }) => kilobytes),
            1,
          )
        : '',
      `${figure(dom, 1)} (${figure(dom / least, 1)})`,
      figure(
        most(
          clicks.map(({ painted }) => painted),
          0.95,
        ),
      ),
      whole
        ? figure(
            of(({ heap }) => heap),
            1,
          )
        : '',
    ];
    console.log(`| ${row.join(' | ')} |`);
  }
}
