// Every page, as it stands for somebody who changed how their device shows it. What axe, 320 px and
// the keyboard show of each page and each face of it is in pages.test.ts and records-pages.test.ts.
import { recordOf } from '../records/made.ts';
import { expect, keepInTab, test, unfold, wholeDraft, type Page } from './app.ts';
import { keptOne } from './keeping.ts';
import { lostInForcedColours, moving, outOfPlace, spaced, textSize, unsayable } from './looks.ts';
import { keptPlaces, others, places } from './places.ts';

/** A laptop; a phone; and that laptop’s window at 400 %. */
const sizes = {
  laptop: { width: 1280, height: 900 },
  phone: { width: 360, height: 740 },
  'at 400 %': { width: 320, height: 256 },
};
type Face = 'plain' | 'text twice as large' | 'text spaced';

async function expectInPlace(page: Page, face: Face, where: string): Promise<void> {
  // a picture's words are laid out with it, and stand in the list beside it, which is looked at
  const leftOut = face === 'text spaced' ? 'option, svg' : 'option';
  for (const [size, viewport] of Object.entries(sizes)) {
    if (face === 'text twice as large' && size === 'at 400 %') continue; // nobody asks for both
    await page.setViewportSize(viewport);
    expect.soft(await outOfPlace(page, leftOut), `${where}, ${size}, ${face}`).toEqual([]);
  }
}

/** Holds a page against each way of showing it; everything on it is unfolded. */
async function expectUsable(page: Page, where: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if (where !== 'how') await unfold(page); // there every promise stands below: they are made alike, and many
  await expectInPlace(page, 'plain', where);
  await spaced(page, true);
  await expectInPlace(page, 'text spaced', where);
  await spaced(page, false);
  await textSize(page, '200%');
  await expectInPlace(page, 'text twice as large', where);
  await textSize(page, '');
  await page.setViewportSize(sizes.laptop);
  expect.soft(await unsayable(page), `${where}, spoken to`).toEqual([]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    const lost = await lostInForcedColours(page);
    expect.soft(lost, `${where}, in forced colours, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({
    forcedColors: 'none',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  expect.soft(await moving(page), `${where}, moving`).toEqual([]);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
}

const all: readonly (readonly [name: string, address: string])[] = [
  ['start', '#/'],
  ['question', '#/refer/immediate-danger'],
  ['call-999', '#/refer/call-999'],
  ...Object.entries(places),
  ...others.map((address) => [address, address] as const),
];
const follows = { follows: true, why: '', secondPerson: '' };
const more = { ...follows, follows: false, level: 'call-999', why: 'He is on his way.' };
/** The draft that a page needs to be shown. */
const draftFor = (name: string) =>
  wholeDraft({
    viewed: name !== 'own-view',
    draft: name.includes('record')
      ? { choice: follows, record: recordOf(), taken: true }
      : { choice: name === 'decided' ? more : follows },
  });

const shards = 3;
const looks =
  'larger, spaced and zoomed text is whole, forced colours lose nothing, nothing moves, and each name can be said';
for (let shard = 0; shard < shards; shard += 1)
  test(`on every page that nothing is kept on, ${looks} (${shard + 1} of ${shards}).`, async ({
    page,
  }) => {
    for (const [name, address] of all.filter((_, i) => i % shards === shard)) {
      await keepInTab(page, await draftFor(name));
      await page.goto(`/${address}`);
      await expect(page.locator('h1')).toBeVisible();
      expect(new URL(page.url()).hash, 'it is the page that was meant').toBe(address);
      await page.waitForLoadState('networkidle');
      await expectUsable(page, name);
    }
  });

test(`on every page of what is kept, ${looks}.`, async ({ page }) => {
  const { id } = await keptOne(page);
  for (const [name, { at, title }] of Object.entries(keptPlaces)) {
    await page.evaluate((hash) => (location.hash = hash), at(id));
    await expect(page.locator('h1', { hasText: title })).toBeVisible();
    await expectUsable(page, name);
  }
});

const faces: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'immediate-danger': (page) => page.getByRole('button', { name: 'Continue' }).click(),
  area: (page) => page.getByRole('button', { name: 'Continue' }).click(),
  account: async (page) => {
    await page.getByLabel('Concern').fill('');
    await page.getByRole('button', { name: 'Finish the record' }).click();
  },
};
test(`on a question, a page of several and the account with errors, ${looks}.`, async ({
  page,
}) => {
  for (const [question, act] of Object.entries(faces)) {
    const answers = question === 'account' ? {} : { answers: { 'immediate-danger': 'no' } };
    const made = question === 'immediate-danger' ? { answers: {} } : answers;
    await keepInTab(page, await wholeDraft({ ...made, draft: { choice: follows } }));
    await page.goto(`/#/refer/${question}`);
    await expect(page.locator('h1')).toBeVisible();
    await act(page);
    await expect(page.getByRole('alert')).toBeVisible();
    await expectUsable(page, `${question}, with errors`);
  }
});

/** What a page would look like that broke each rule: what is looked for with is not asleep. */
test('each way of looking finds the fault that it looks for.', async ({ page }) => {
  const withFault = (html: string) => page.setContent(`<main>${html}</main>`);

  await withFault('<p style="height: 1.5em; overflow: hidden">One<br>two</p>');
  expect(await outOfPlace(page)).toEqual([expect.stringContaining('“two” is cut')]);
  await withFault('<p>Under</p><p style="margin-top: -3rem">Over</p>');
  expect(await outOfPlace(page)).toEqual([expect.stringContaining('lies over')]);
  await withFault('<p style="width: 200vw">Wide</p>');
  expect(await outOfPlace(page)).toEqual([expect.stringContaining('too wide')]);
  await withFault('<div style="overflow-x: auto"><p style="width: 200vw">Far</p></div>');
  expect(await outOfPlace(page)).toEqual([expect.stringContaining('scrolls sideways')]);
  await withFault('<p style="transition: left 1s; animation: spin 1s">Slides</p>');
  expect(await moving(page)).toEqual([
    expect.stringContaining('has a transition'),
    expect.stringContaining('is animated'),
  ]);
  await withFault('<button>Send</button><button>Send</button><button aria-label="Go">Off</button>');
  expect(await unsayable(page)).toEqual([
    expect.stringContaining('label-content-name-mismatch'),
    'two are called “send”',
  ]);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await withFault(
    `<button style="border: 0" aria-label="Nothing"></button><a href="#/" style="outline: 0">Away</a>
    <svg viewBox="0 0 9 9"><path d="M0 0h9v9z" style="fill: #14202e"/></svg>`,
  );
  expect(await lostInForcedColours(page)).toEqual([
    expect.stringContaining('not drawn'),
    expect.stringContaining('its focus is not seen'),
    expect.stringContaining('lost on'),
  ]);
});
