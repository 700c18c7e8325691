import type { Draft } from '../../src/decide/draft.ts';
import { explained, recordOf } from '../records/made.ts';
import {
  addressOf,
  allStored,
  answersBefore,
  arriveFrom,
  daytime,
  expect,
  keepInTab,
  keptDraft,
  keptIn,
  pick,
  test,
  wholeDraft,
  type Page,
} from './app.ts';
import { keptOne, unlock } from './keeping.ts';

const heading = (page: Page) => page.locator('h1');
const concern = (page: Page) => page.getByLabel('Concern (needed)');
const decided = { choice: { follows: true, why: '', secondPerson: '' } };
const atAccount = () => wholeDraft({ draft: decided });
const inConcern = (text: string) => ({ account: { reasons: { concern: text } } });

/** The rows of everything unfinished, as they lie in the browser. */
const rows = (page: Page): Promise<readonly { id: string; slot: string; extractable: boolean }[]> =>
  page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'windscreen-drafts')) return [];
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('windscreen-drafts');
      opening.onerror = () => reject(opening.error!);
      opening.onsuccess = () => {
        const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
        reading.onsuccess = () => {
          opening.result.close();
          resolve(
            reading.result.map(({ id, slot, key }) => ({
              id,
              slot,
              extractable: (key as CryptoKey).extractable,
            })),
          );
        };
      };
    });
  });

/** A second tab born with all that the first one’s session holds, as Duplicate makes it. */
async function duplicate(page: Page, address: string): Promise<Page> {
  const session = await page.evaluate(() => ({ ...sessionStorage }));
  const copy = await page.context().newPage();
  await copy.addInitScript((session) => {
    if (sessionStorage.length === 0)
      for (const [name, value] of Object.entries(session)) sessionStorage.setItem(name, value);
  }, session);
  await copy.goto(address);
  return copy;
}

test('what was begun in a tab that has been closed is offered in a fresh one, with its day and no name, and goes on where it was', async ({
  page,
}) => {
  await keepInTab(page, await atAccount());
  await page.goto('/#/refer/account');
  await concern(page).fill('Zebedee flinched.');
  await expect.poll(() => keptDraft(page)).toMatchObject(inConcern('Zebedee flinched.'));
  const { id, extractable } = (await rows(page))[0]!;
  expect(extractable, 'nobody can take the key out').toBe(false);
  const fresh = await page.context().newPage();
  await fresh.goto('/');
  await expect(fresh.getByRole('button', { name: 'Start now' })).toBeVisible();
  await expect(fresh.getByText('Not finished yet'), 'it is open in another tab').toHaveCount(0);
  await page.close();
  await fresh.reload();
  await expect(
    fresh.getByText(/^Begun\s+Tuesday 24 November 2026, \d{1,2}:\d\d[ap]m\.$/),
  ).toBeVisible();
  await expect(fresh.getByText('Anyone who uses this browser could open it.')).toBeVisible();
  await expect(fresh.getByText('Zebedee')).toHaveCount(0);
  const from = addressOf(fresh);
  await fresh.getByRole('button', { name: 'Carry on' }).click();
  await arriveFrom(fresh, from);
  await fresh.goto('/#/refer/account');
  await expect(concern(fresh)).toHaveValue('Zebedee flinched.');
  await fresh.reload();
  await expect(concern(fresh)).toHaveValue('Zebedee flinched.');
  expect(
    (await rows(fresh)).map((row) => row.id),
    'it is the same one still',
  ).toEqual([id]);
});

test('what is dropped goes with its key, and is not offered again', async ({ page }) => {
  await keepInTab(page, await atAccount());
  const fresh = await page.context().newPage();
  await page.close();
  await fresh.goto('/');
  await fresh.getByRole('button', { name: 'Drop it' }).click();
  await expect(fresh.getByText('Once dropped it cannot be brought back.')).toBeVisible();
  await fresh.getByRole('button', { name: 'Yes, drop it' }).click();
  await expect(fresh.getByText('Not finished yet')).toHaveCount(0);
  expect(await rows(fresh)).toEqual([]);
});

for (const [how, without] of [
  ['', () => {}],
  [
    ', where the browser has no locks too',
    () => Object.defineProperty(navigator, 'locks', { value: undefined }),
  ],
] as const)
  test(`a duplicated tab takes a draft of its own${how}`, async ({ page }) => {
    await page.context().addInitScript(without);
    await keepInTab(page, await atAccount());
    await page.goto('/#/refer/account');
    await concern(page).fill('About the first child.');
    await expect.poll(() => keptDraft(page)).toMatchObject(inConcern('About the first child.'));
    const copy = await duplicate(page, '/#/refer/account');
    await expect(concern(copy)).toHaveValue('About the first child.');
    await concern(copy).fill('About another child.');
    await expect.poll(() => keptDraft(copy)).toMatchObject(inConcern('About another child.'));
    await page.reload();
    await expect(concern(page)).toHaveValue('About the first child.');
    await copy.reload();
    await expect(concern(copy)).toHaveValue('About another child.');
    expect(await rows(page)).toHaveLength(2);
  });

test('what is being written to a record outlives its tab, and a duplicated tab takes its own copy', async ({
  page,
}) => {
  const { id } = await keptOne(page);
  const slot = `entry.${id}.referral-sent`;
  const note = (tab: Page) => tab.locator('[name="note"]');
  await page.goto(`/#/records/${id}/referral-sent`);
  await note(page).fill('From the first tab.');
  await expect
    .poll(() => keptIn(page, slot))
    .toMatchObject({ texts: { note: 'From the first tab.' } });
  const copy = await duplicate(page, `/#/records/${id}/referral-sent`);
  await unlock(copy);
  await expect(note(copy)).toHaveValue('From the first tab.');
  await note(copy).fill('From its copy.');
  await expect.poll(() => keptIn(copy, slot)).toMatchObject({ texts: { note: 'From its copy.' } });
  expect(await keptIn(page, slot)).toMatchObject({ texts: { note: 'From the first tab.' } });
  const fresh = await page.context().newPage();
  await copy.close();
  await fresh.goto(`/#/records/${id}/referral-sent`);
  await unlock(fresh);
  await expect(note(fresh), 'the first tab is still writing its own').toHaveValue('From its copy.');
});

test('a finished record that was taken away goes with its tab; one that was not is offered', async ({
  page,
}) => {
  const record = recordOf();
  await keepInTab(page, await wholeDraft({ draft: { ...decided, record, taken: true } }));
  const other = await page.context().newPage();
  await keepInTab(
    other,
    await wholeDraft({ draft: { ...decided, record: { ...record, id: 'another' } } }),
  );
  await page.goto('/#/record');
  await expect(page.locator('.code')).toBeVisible();
  await page.reload();
  await expect(page.locator('.code'), 'for as long as its tab it is there').toBeVisible();
  await page.close();
  const fresh = await page.context().newPage();
  await other.close();
  await fresh.goto('/');
  await expect(fresh.getByText('A finished record that nobody has taken away. Begun')).toHaveCount(
    1,
  );
  expect(await rows(fresh)).toHaveLength(1);
  await fresh.getByRole('button', { name: 'Go to the record' }).click();
  await expect(fresh.locator('.code')).toBeVisible();
});

test('copying the receipt alone takes nothing away; copying the text does', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await keepInTab(page, await wholeDraft({ draft: { ...decided, record: recordOf() } }));
  await page.goto('/#/record');
  await page.getByRole('button', { name: 'Copy the receipt' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  await expect(page.getByText('This copy stays in this browser for seven days.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the full text' }).click();
  await expect.poll(async () => (await keptDraft(page))?.taken).toBe(true);
});

test('what nobody has changed for seven days goes by itself', async ({ page, context }) => {
  await keepInTab(page, await atAccount());
  const fresh = await context.newPage();
  await page.close();
  const days = (n: number) =>
    context.clock.setFixedTime(new Date(Date.parse(daytime) + n * 24 * 3_600_000 + 60_000));
  await days(6);
  await fresh.goto('/');
  await expect(fresh.getByText('Not finished yet')).toBeVisible();
  await days(7);
  await fresh.reload();
  await expect(fresh.getByRole('button', { name: 'Start now' })).toBeVisible();
  await expect.poll(() => rows(fresh)).toEqual([]);
});

test('forty decisions, each finished and taken away, leave nothing behind', async ({ page }) => {
  const record = recordOf();
  for (let n = 0; n < 40; n += 1) {
    await keepInTab(
      page,
      await wholeDraft({ draft: { ...decided, record: { ...record, id: `${n}` }, taken: true } }),
    );
    await page.evaluate(() => sessionStorage.clear());
  }
  expect(await rows(page)).toHaveLength(40);
  await page.goto('/');
  await expect.poll(() => rows(page)).toEqual([]);
});

test('a full store is said on the page that is being typed on, and what is kept again once there is room', async ({
  page,
}) => {
  await keepInTab(page, await atAccount());
  await page.goto('/#/refer/account');
  await expect(page.getByText('What you have entered is kept in this browser.')).toBeVisible();
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const room = window as unknown as { room: boolean };
    IDBObjectStore.prototype.put = function (...row) {
      if (!room.room) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, row);
    };
  });
  await concern(page).fill('Typed while there is no room.');
  await expect(page.getByText('There is no room left in this browser')).toBeInViewport();
  await expect(page.getByText('What you have entered is kept in this browser.')).toHaveCount(0);
  await page.evaluate(() => ((window as unknown as { room: boolean }).room = true));
  await concern(page).fill('Typed once there is.');
  await expect(page.getByText('What you have entered is kept in this browser.')).toBeVisible();
  await expect(page.getByText('There is no room left in this browser')).toHaveCount(0);
  expect(await keptDraft(page)).toMatchObject(inConcern('Typed once there is.'));
});

test('where nothing can be kept the browser asks before the page goes', async ({ page, heard }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await expect(page.getByText('This browser will not let us keep what you enter.')).toBeVisible();
  await page.reload();
  expect(heard.faults.splice(0)).toEqual(['dialog: beforeunload ']);
});

test('what stands in a box before it is gone on with comes back after a reload: a note, an own view, a reason, a part of a date', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ answers: answersBefore('harm', explained) }));
  await page.goto('/#/refer/harm');
  await page.getByText('How do you know? Add a note').click();
  await page.getByLabel('A note for the record').fill('Said at the gate');
  await expect
    .poll(() => keptDraft(page))
    .toMatchObject({ typed: { 'harm-note': 'Said at the gate' } });
  await page.reload();
  await expect(page.getByLabel('A note for the record')).toHaveValue('Said at the gate');

  const viewing = await page.context().newPage();
  await keepInTab(viewing, await wholeDraft({ viewed: false }));
  await viewing.goto('/#/refer/own-view');
  await viewing.getByLabel('Why? A sentence is enough').fill('The bruise');
  await expect
    .poll(() => keptDraft(viewing))
    .toMatchObject({ typed: { 'own-view-why': 'The bruise' } });
  await viewing.reload();
  await expect(viewing.getByLabel('Why? A sentence is enough')).toHaveValue('The bruise');

  const dating = await page.context().newPage();
  await keepInTab(dating, await wholeDraft({ draft: decided, account: { reviewOn: '' } }));
  await dating.goto('/#/refer/account');
  await dating.locator('#reviewOn-day').fill('5');
  await expect.poll(() => keptDraft(dating)).toMatchObject({ typed: { 'reviewOn-day': '5' } });
  await dating.reload();
  for (const [part, value] of [
    ['day', '5'],
    ['month', ''],
    ['year', ''],
  ])
    await expect(dating.locator(`#reviewOn-${part}`)).toHaveValue(value!);
});

test('a draft of the version of 26 November is taken up once by the tab that has its key, and what no tab takes up goes after seven days', async ({
  page,
  context,
}) => {
  const draft = await wholeDraft({ answers: answersBefore('harm', explained) });
  await keepInTab(page, draft); // for a page of this origin in which nothing runs
  await page.evaluate(
    async (text) => {
      sessionStorage.clear();
      indexedDB.deleteDatabase('windscreen-drafts');
      const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
      const tab = {
        id: crypto.randomUUID(),
        raw: base64(crypto.getRandomValues(new Uint8Array(32))),
      };
      const raw = Uint8Array.from(atob(tab.raw), (char) => char.charCodeAt(0));
      const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const algorithm = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(tab.id) };
      const sealed = new Uint8Array(
        await crypto.subtle.encrypt(algorithm, key, new TextEncoder().encode(text)),
      );
      sessionStorage.setItem('windscreen.key', JSON.stringify(tab));
      localStorage.setItem(
        `windscreen.sealed.${tab.id}`,
        JSON.stringify({ iv: base64(iv), cipher: base64(sealed) }),
      );
      localStorage.setItem('windscreen.sealed.of-another-tab', 'x');
    },
    JSON.stringify(draft satisfies Draft),
  );
  await page.goto('/#/refer/harm');
  await expect(heading(page)).toHaveText(
    'Do you have reason to suspect significant harm to this child, now or likely?',
  );
  await expect.poll(() => keptDraft(page)).toMatchObject({ answers: draft.answers });
  const names = async () => {
    const { local, session } = JSON.parse(await allStored(page)) as Record<
      'local' | 'session',
      Record<string, string>
    >;
    return [...Object.keys(local), ...Object.keys(session)].filter((name) =>
      /sealed\.|key/.test(name),
    );
  };
  await expect
    .poll(names, 'another tab of that version may be open still')
    .toEqual(['windscreen.sealed.of-another-tab']);
  await context.clock.setFixedTime(new Date(Date.parse(daytime) + 8 * 24 * 3_600_000));
  await page.reload();
  await expect.poll(names).toEqual([]);
});

test('a tab that is reopened shows its draft again, and says so where it has gone meanwhile', async ({
  page,
}) => {
  await keepInTab(page, await atAccount());
  await page.goto('/#/refer/account');
  const reopened = await page.context().newPage();
  const session = await page.evaluate(() => ({ ...sessionStorage }));
  await page.close();
  await reopened.addInitScript((session) => {
    for (const [name, value] of Object.entries(session)) sessionStorage.setItem(name, value);
  }, session);
  await reopened.goto('/#/refer/account');
  await expect(heading(reopened)).toHaveText('Write down why');
  const other = await page.context().newPage();
  await other.goto('/#/privacy');
  await other.getByRole('button', { name: 'Clear drafts and what is remembered' }).click();
  await expect(other.getByText('Drafts and what was remembered have been cleared')).toBeVisible();
  await reopened.reload();
  await expect(reopened.getByText('What this tab had begun is no longer kept.')).toBeVisible();
});

test('what is cleared while another tab is open is kept again once someone goes on there', async ({
  page,
}) => {
  await keepInTab(page, await atAccount());
  await page.goto('/#/refer/account');
  await expect(heading(page)).toHaveText('Write down why');
  const other = await page.context().newPage();
  await other.goto('/#/privacy');
  await other.getByRole('button', { name: 'Clear drafts and what is remembered' }).click();
  await expect(other.getByText('Drafts and what was remembered have been cleared')).toBeVisible();
  expect(await other.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await concern(page).fill('Gone on with.');
  await expect.poll(() => keptDraft(page)).toMatchObject(inConcern('Gone on with.'));
});

test('what is being written to a record goes when drafts are cleared, and the record stays', async ({
  page,
}) => {
  const { id } = await keptOne(page);
  await page.goto(`/#/records/${id}/referral-sent`);
  await page.locator('[name="note"]').fill('Half written.');
  await expect
    .poll(() => rows(page))
    .toContainEqual(expect.objectContaining({ slot: `entry.${id}.referral-sent` }));
  await page.goto('/#/privacy');
  await page.getByRole('button', { name: 'Clear drafts and what is remembered' }).click();
  await expect(page.getByText('Drafts and what was remembered have been cleared')).toBeVisible();
  expect(await rows(page)).toEqual([]);
  await page.goto(`/#/records/${id}`);
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
});

test('a page of the other journey asks before anything begun is let go, and sends nobody on', async ({
  page,
}) => {
  await keepInTab(page, await wholeDraft({ viewed: false }));
  await page.goto('/#/share/recommendation');
  await expect(page.getByRole('button', { name: 'Go back to it' })).toBeVisible();
  await expect(page).toHaveURL(/#\/share\/recommendation$/);
  await page.goto('/#/refer/recommendation');
  await expect(page).toHaveURL(/#\/refer\/own-view$/);
});
