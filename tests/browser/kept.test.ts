import { journeys } from '../../machines/journeys.ts';
import { answersNow } from '../../machines/successors.ts';
import { pathOf } from '../../src/walk/path.ts';
import { bytesOf, drafts, jsonOf, namesIn, textOf, type Stores } from '../kept/kept.ts';
import { addressOf, expect, test, type Page } from './app.ts';
import { setUp, unlock } from './keeping.ts';
import { finder } from './seen.ts';

const { passphrase, recoveryCode, ids } = jsonOf<{
  passphrase: string;
  recoveryCode: string;
  ids: string[];
}>('vault/about.json');
const draftAt = (name: string) => drafts.find((draft) => draft.name === name)!;

test.beforeEach(({ context }) => context.clock.setFixedTime('2026-11-26T11:00:00Z'));

/** Leaves in the browser, before the app starts in it, what the version of that day left. */
const left = (page: Page, { local, session }: Stores) =>
  page.addInitScript(
    ({ local, session }) => {
      if (sessionStorage.getItem('left')) return; // once: a reload finds what the app kept since
      sessionStorage.setItem('left', 'yes');
      for (const [name, value] of Object.entries(local)) localStorage.setItem(name, value);
      for (const [name, value] of Object.entries(session)) sessionStorage.setItem(name, value);
    },
    { local, session },
  );

/** Puts the rows of that day's database back, in a page that does not open it. */
async function leaveVault(page: Page): Promise<void> {
  const database = jsonOf<{ version: number; stores: Record<string, [unknown, unknown][]> }>(
    'vault/database.json.gz',
  );
  await page.goto('/#/privacy');
  await page.evaluate(async ({ version, stores }) => {
    const whole = (part: unknown): unknown => {
      if (Array.isArray(part)) return part.map(whole);
      if (typeof part !== 'object' || part === null) return part;
      if ('bytes' in part)
        return Uint8Array.from(atob(part.bytes as string), (char) => char.charCodeAt(0));
      return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, whole(value)]));
    };
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('windscreen', version);
      opening.onerror = () => reject(opening.error!);
      opening.onupgradeneeded = () => {
        opening.result
          .createObjectStore('sealed', { keyPath: 'id' })
          .createIndex('place', ['page', 'slot'], { unique: true });
        for (const store of ['about', 'pages', 'device']) opening.result.createObjectStore(store);
      };
      opening.onsuccess = () => {
        const put = opening.result.transaction(Object.keys(stores), 'readwrite');
        for (const [store, rows] of Object.entries(stores))
          for (const [key, value] of rows)
            put
              .objectStore(store)
              .put(whole(value), store === 'sealed' ? undefined : (key as IDBValidKey));
        put.onerror = () => reject(put.error!);
        put.oncomplete = () => (opening.result.close(), resolve());
      };
    });
  }, database);
}

/** Pages that are no more, and what stands in their place for whoever was left there. */
const movedTo: Readonly<Record<string, string>> = { '#/refer/consents': '#/refer/act' };
for (const { name, at, ...stores } of drafts)
  test(`a draft of 26 November left ${name} opens where it was left`, async ({ page }) => {
    await left(page, stores);
    await page.goto(`/${at}`);
    const [, journey] = at.split('/');
    const now = movedTo[at] ?? at;
    const question = now.split('/').at(-1)!;
    const { steps } = pathOf(
      journeys[journey === 'share' ? 'share' : 'refer'],
      answersNow(draftAt(name).answers),
    );
    await expect(page.locator('h1')).toBeVisible();
    await expect.poll(() => addressOf(page)).toBe(now);
    const place: Readonly<Record<string, () => Promise<void>>> = {
      act: () => expect(page.getByRole('button', { name: 'I have rung them' })).toBeVisible(),
      check: () =>
        expect(page.getByRole('link', { name: /^Change/ })).toHaveCount(steps.length - 1),
      recommendation: () =>
        expect(page.getByRole('button', { name: 'Record this decision' })).toBeVisible(),
      account: () =>
        expect(page.locator('[name="facts"]')).toHaveValue('At 8.55 she said “he locks the door”.'),
      concerns: () => expect(finder(page)).toBeVisible(),
      record: () => expect(page.getByRole('button', { name: 'Save as a file' })).toBeVisible(),
    };
    await (
      place[question] ??
      (() => expect(page.locator(`input[name="${question}"]`).first()).toBeVisible())
    )();
  });

test('a vault of 26 November opens with its passphrase, whole, and what was being typed is there', async ({
  page,
}) => {
  await left(page, JSON.parse(textOf('vault/tab.json.gz')) as Stores);
  await leaveVault(page);
  await page.goto('/#/records');
  await unlock(page, passphrase);
  for (const reference of ['KAI-8', 'LN-0417'])
    await expect(page.getByRole('link', { name: reference, exact: true }).first()).toBeVisible();
  await page.goto(`/#/records/${ids[0]}`);
  await expect(page.getByText('Nothing in it has been changed since it was signed.')).toBeVisible();
  await expect(page.locator('main').getByText('Priya Nair, head teacher')).toBeVisible();
  await page.goto(`/#/records/${ids[2]}`);
  await expect(page.locator('h1')).toHaveText('This record was destroyed');
  await page.goto(`/#/records/${ids[0]}/amendment`);
  await expect(page.getByLabel('What is to be corrected or added?')).toHaveValue(
    'She has a brother.',
  );
  await page.getByLabel('Why was it not so in the record?').fill('Left out.');
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await expect(page.getByText('She has a brother.')).toBeVisible();
  await page.goto(`/#/records/${ids[0]}/bundle`);
  await expect(page.getByLabel('Names and words to look for')).toHaveValue('Dana Whitlock');
});

test('a vault of 26 November opens with its recovery code, and takes a new passphrase', async ({
  page,
}) => {
  await leaveVault(page);
  await page.goto('/#/records');
  await page.getByRole('button', { name: 'I have forgotten it' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCode);
  await page.getByLabel('New passphrase').fill('four other words entirely');
  await page.getByRole('button', { name: 'Set the new passphrase' }).click();
  await expect(page.getByRole('link', { name: 'KAI-8', exact: true }).first()).toBeVisible();
});

test('a backup of 26 November is restored on another device', async ({ page }) => {
  await page.goto('/#/backup');
  await setUp(page, 'another passphrase altogether');
  const buffer = bytesOf('vault/backup.jsonl.gz.age');
  await page
    .locator('#restore-file')
    .setInputFiles({ name: 'b.age', mimeType: 'application/octet-stream', buffer });
  await page.getByLabel('Its passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('3 added').first()).toBeVisible();
  await page.goto(`/#/records/${ids[0]}`);
  await expect(page.getByText('Nothing in it has been changed since it was signed.')).toBeVisible();
});

test('every file that was saved on 26 November is opened and shown', async ({ page }) => {
  await page.goto('/#/open');
  for (const path of [
    ...namesIn('records').filter((path) => path.endsWith('.gz')),
    'vault/signed.json.gz',
  ]) {
    const text = textOf(path);
    await page.locator('#record-file').setInputFiles({
      name: `${path}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    const { receipt } = JSON.parse(text) as { receipt?: string };
    const shown = path.includes('destroyed')
      ? 'This record was destroyed'
      : (receipt ?? 'Every entry is signed, and the file is as it was');
    await expect(page.getByText(shown).first(), path).toBeVisible();
    await page.getByRole('button', { name: 'Open another' }).click();
  }
});

test('a pack with raises that was kept on 26 November is still the area’s own', async ({
  page,
}) => {
  const { local } = draftAt('own-pack-at-consents');
  await left(page, { local: { 'windscreen.pack': local['windscreen.pack']! }, session: {} });
  await page.goto('/#/own-area');
  await expect(page.getByText('On this device now: North Shire')).toBeVisible();
  await page.locator('#pack-file').setInputFiles({
    name: 'p.yaml',
    mimeType: 'application/yaml',
    buffer: bytesOf('packs/north-shire.yaml'),
  });
  await expect(page.getByRole('heading', { level: 1, name: 'North Shire' })).toBeVisible();
});

test('what was practised by 26 November is there, and a room’s codes, which number rules that are gone, are not counted', async ({
  page,
}) => {
  await left(page, jsonOf<Stores>('training/tab.json'));
  await page.goto('/#/train/s03-no-thank-you/facilitate');
  await expect(page.getByText('No codes yet.')).toBeVisible();
  await page.goto('/#/train/s14-dc-marsh-quick-favour/practise');
  await expect(page.locator('main input').first()).toBeVisible();
  await page.goto('/#/train/progress');
  await expect(page.getByText('No thank you').first()).toBeVisible();
});
