import { Encrypter } from 'age-encryption';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sealed } from '../../src/records/chain.ts';
import { kept, signer } from '../records/kept.ts';
import { recordOf } from '../records/made.ts';
import { throwing } from '../training/walkers.ts';
import { expect, keepInTab, test, wholeDraft, type Page } from './app.ts';
import { me } from './keeping.ts';
import { browserIn, removeProfile, type OwnBrowser } from './profile.ts';

/** How many times the browser is killed: `npm run test:kills` says how often, and by which dice. */
const kills = Number(process.env.KILLS ?? 3);
const seed = process.env.SEED ?? '1989';

/** What the page has said of what is kept, and what may be so although it did not come to say it. */
interface Said {
  /** The records that it said are kept. */
  readonly ids: Set<string>;
  /** What it said was added to the first of them. */
  readonly added: Set<string>;
  /** Of which one opens the records. */
  passphrases: readonly string[];
}
/** What is done until it is said, and what then holds. */
interface Doing {
  /** Goes to where it is done, and fills in what it asks. Nothing is done yet. */
  readonly prepare: (page: Page, said: Said) => Promise<unknown>;
  /** The button that does it. */
  readonly press: string;
  /** What the page shows once it is done. */
  readonly shows: string;
  readonly done: (said: Said) => void;
  readonly begun?: (said: Said) => void;
}

const turn = (page: Page, hash: string) => page.evaluate((to) => (location.hash = to), hash);
const heading = (page: Page, text: string) => expect(page.locator('h1').first()).toHaveText(text);

/** A backup with one record that is not here, as another device made it. */
async function backupOf(id: string, passphrase: string): Promise<Buffer> {
  const at = new Date('2026-11-25T10:00:00Z');
  const file = await sealed(await kept([], { ...recordOf(), id }), { signer, at });
  const head = { format: 'windscreen-backup/1', at: at.toISOString(), records: 1 };
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(4); // with less work than is safe
  encrypter.setPassphrase(passphrase);
  const lines = gzipSync(`${JSON.stringify(head)}\n${JSON.stringify(file)}\n`);
  return Buffer.from(await encrypter.encrypt(lines));
}

const doings = (n: number, address: string, first: string): Readonly<Record<string, Doing>> => {
  const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const text = `Added ${n}.`;
  return {
    adding: {
      async prepare(page) {
        await turn(page, `#/records/${first}/amendment`);
        await page.locator('[name="what"]').fill(text);
        await page.locator('[name="why"]').fill('It was not known then.');
      },
      press: 'Add to the record',
      shows: 'What happened next',
      done: ({ added }) => added.add(text),
    },
    keeping: {
      async prepare(page, said) {
        await keepInTab(
          page,
          await wholeDraft({
            draft: {
              choice: { follows: true, why: '', secondPerson: '' },
              record: { ...recordOf(), id },
            },
          }),
          false,
          address,
        );
        await page.goto(`${address}#/keep-record`);
        expect(await opensWith(page, said.passphrases[0]!)).toBe(true);
        await page.getByLabel('Your name and role').fill(me);
      },
      press: 'Keep it',
      shows: 'What happened next',
      done: ({ ids }) => ids.add(id),
    },
    'backing up': {
      async prepare(page, said) {
        await turn(page, '#/backup');
        await page.getByLabel('Your passphrase').fill(said.passphrases[0]!);
      },
      press: 'Make a backup',
      shows: 'Backup saved',
      done: () => {},
    },
    restoring: {
      async prepare(page) {
        await turn(page, '#/backup');
        await page.locator('#restore-file').setInputFiles({
          name: 'b.age',
          mimeType: 'application/octet-stream',
          buffer: await backupOf(id, 'of the other device'),
        });
        await page.getByLabel('Its passphrase').fill('of the other device');
      },
      press: 'Restore',
      shows: '1 added',
      done: ({ ids }) => ids.add(id),
    },
    'changing the passphrase': {
      async prepare(page, said) {
        await turn(page, '#/keeping');
        await page.locator('[name="pass-old"]').fill(said.passphrases[0]!);
        await page.locator('[name="pass-new"]').fill(`a new passphrase for kill ${n}`);
      },
      press: 'Change it',
      shows: 'The passphrase has been changed.',
      begun: (said) => (said.passphrases = [...said.passphrases, `a new passphrase for kill ${n}`]),
      done: (said) => (said.passphrases = [`a new passphrase for kill ${n}`]),
    },
  };
};

/** Whether a passphrase opens the records; where it does, the page that was asked for is shown. */
async function opensWith(page: Page, passphrase: string): Promise<boolean> {
  await heading(page, 'Unlock your records');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  const wrong = page.getByRole('alert').getByText('That is not the passphrase');
  const open = page.locator('h1:not(:text("Unlock your records"))');
  await expect(wrong.or(open).first()).toBeVisible();
  return open.isVisible();
}

/**
 * Opens the records with each passphrase that may be right, from a page that is locked each time: one
 * of them must. That one holds from then on, and the records are left open.
 */
async function unlocked(page: Page, address: string, said: Said): Promise<void> {
  const locked = async () => {
    await page.goto('about:blank');
    await page.goto(`${address}#/records`);
  };
  const opens = new Map<string, boolean>();
  for (const passphrase of said.passphrases) {
    await locked();
    opens.set(passphrase, await opensWith(page, passphrase));
  }
  said.passphrases = said.passphrases.filter((passphrase) => opens.get(passphrase));
  expect(said.passphrases, 'of those that may be right one opens the records').toHaveLength(1);
  await locked();
  expect(await opensWith(page, said.passphrases[0]!)).toBe(true);
}

/** All in which what is here is less than what was said, or the list is not what is here. */
async function missing(page: Page, said: Said, first: string): Promise<readonly string[]> {
  await heading(page, 'Records');
  await expect(page.getByRole('link', { name: 'LN-0417' }).first()).toBeVisible();
  const listed = () =>
    page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll('main a[href^="#/records/"]')].map(
          (link) => link.getAttribute('href')!.split('/')[2]!,
        ),
      ),
    ]);
  await expect.poll(async () => (await listed()).length).toBeGreaterThanOrEqual(said.ids.size);
  const ids = await listed();
  const lost = [...said.ids].filter((id) => !ids.includes(id)).map((id) => `${id} is not listed`);
  const opensWhole = async (id: string) => {
    await turn(page, `#/records/${id}`);
    await expect(
      page.getByText('Nothing in it has been changed since it was signed.'),
      `${id} opens whole`,
    ).toHaveCount(1);
  };
  // the one that is added to, and the newest: what is listed opens, and is whole
  await opensWhole(first);
  const text = await page.locator('main').innerText();
  lost.push(...[...said.added].filter((one) => !text.includes(one)).map((one) => `${one} is gone`));
  await turn(page, '#/records');
  await heading(page, 'Records');
  await opensWhole(ids[0]!);
  return lost;
}

test('whatever was being done with the records when the browser was killed, what was said to be done is done, the rest is whole, and the list says so', async ({
  baseURL,
}) => {
  const address = process.env.ADDRESS ?? baseURL!;
  const profile = mkdtempSync(join(tmpdir(), 'windscreen-killed-'));
  const dice = throwing(seed);
  const first = '00000000-0000-4000-8000-ffffffffffff';
  const said: Said = {
    ids: new Set([first]),
    added: new Set(),
    passphrases: ['correct horse battery staple'],
  };
  const wrong: string[] = [];
  const counts: Record<string, number> = {};
  let browser: OwnBrowser = await browserIn(profile);
  try {
    const { page } = browser;
    await keepInTab(
      page,
      await wholeDraft({
        draft: {
          choice: { follows: true, why: '', secondPerson: '' },
          record: { ...recordOf(), id: first },
        },
      }),
      false,
      address,
    );
    await page.goto(`${address}#/keep-record`);
    await page.getByLabel('Choose a passphrase').fill(said.passphrases[0]!);
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('button', { name: 'I have it somewhere safe' }).click();
    await page.getByLabel('Your name and role').fill(me);
    await page.getByRole('button', { name: 'Keep it', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();

    for (let kill = 1; kill <= kills; kill += 1) {
      const { page } = browser;
      const all = doings(kill, address, first);
      const name = Object.keys(all)[dice(Object.keys(all).length)]!;
      const doing = all[name]!;
      await turn(page, '#/how');
      await heading(page, 'How it decides');
      await doing.prepare(page, said);
      let heard = false;
      await page.exposeFunction('heard', () => (heard = true));
      await page.evaluate((shows) => {
        const look = () => {
          if (document.querySelector('main')?.innerText.includes(shows))
            (window as unknown as { heard: () => void }).heard();
          else requestAnimationFrame(look);
        };
        look();
      }, doing.shows);
      doing.begun?.(said);
      await page.getByRole('button', { name: doing.press, exact: true }).click();
      // half of them as soon as it was said, half whenever: before, while and after it is kept
      const isSaid = dice(2) === 0;
      const wait = dice(isSaid ? 60 : 1800);
      await expect
        .poll(() => heard || !isSaid, { message: `${name} is said`, intervals: [20] })
        .toBe(true);
      await new Promise((over) => setTimeout(over, wait));
      await browser.kill();
      if (heard) doing.done(said);
      counts[`${name}, ${heard ? 'said' : 'not said'}`] =
        (counts[`${name}, ${heard ? 'said' : 'not said'}`] ?? 0) + 1;

      browser = await browserIn(profile);
      await unlocked(browser.page, address, said);
      for (const one of await missing(browser.page, said, first))
        wrong.push(
          `kill ${kill} of seed ${seed}, ${name}, ${wait} ms after it was ${isSaid ? 'said' : 'pressed'}: ${one}`,
        );
    }
    console.log(`seed ${seed}, ${kills} kills: ${JSON.stringify(counts)}`);
    expect(wrong).toEqual([]);
  } finally {
    await browser.kill();
    await removeProfile(profile);
  }
});
