import { deflateSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import type { Browser, Download } from '@playwright/test';
import { encode } from 'uqr';
import { addressOf, expect, pick, pickPage, test, turnTo, type Page } from './app.ts';
import { readPack } from '../../src/open/pack.ts';
import { asYaml, filledIn, known, valued } from '../open/packs.ts';
import { axe } from './axe.ts';
import { focused, press, tabTo } from './keyboard.ts';

/** After the day on which the directory was seen. */
const today = '2026-11-30T10:41:00Z';
const keptPack = (page: Page) => page.evaluate(() => localStorage.getItem('windscreen.pack'));
const heading = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(today);
  await page.setViewportSize({ width: 360, height: 640 });
});

/** Begins with a council, by keyboard. */
async function begin(page: Page, council: string): Promise<void> {
  await page.goto('/#/set-up-area');
  await heading(page, 'Set up my area');
  await tabTo(page, 'the council', ({ name }) => name === 'council');
  await page.keyboard.type(council);
  await page.keyboard.press('Enter');
  await press(page, 'Begin');
  await expect(page.getByLabel('Name of the area')).toHaveValue(`${council} (our own)`);
}
const box = (page: Page, name: string) =>
  tabTo(page, `the box “${name}”`, (at) => at.name === name);
const unfold = async (page: Page, part: string) => {
  await tabTo(page, part, ({ tag, words }) => tag === 'summary' && words.startsWith(`${part}: `));
  await page.keyboard.press('Enter');
};
/**
 * Sets up Leeds with another number for its front door and one for its LADO, by keyboard from
 * wherever focus is.
 */
async function setUpLeeds(page: Page): Promise<void> {
  await begin(page, 'Leeds');
  await unfold(page, 'Front door');
  await box(page, 'frontDoor-lines-1-number');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0113 496 0000');
  await box(page, 'door-who');
  await page.keyboard.type('Our partnership');
  await unfold(page, 'Designated officer (LADO)');
  await press(page, 'Add a number');
  await expect
    .poll(async () => (await focused(page)).name, 'the new row has focus')
    .toBe('contacts-lado-lines-1-number');
  await page.keyboard.type('0113 496 0001');
  await box(page, 'contacts-lado-lines-1-for');
  await page.keyboard.type('Any professional');
  await box(page, 'lado-who');
  await page.keyboard.type('Our partnership');
}
/** Another profile on another device, with nothing of this one. */
async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    timezoneId: 'Europe/London',
    locale: 'en-GB',
  });
  await context.clock.setFixedTime(today);
  return context.newPage();
}
const saved = async (download: Download) => readFileSync(await download.path(), 'utf8');
/** What a person sees of a pack that was handed on, before anything is used. */
async function seesWhatItChanges(page: Page): Promise<void> {
  await heading(page, 'Leeds (our own)');
  await expect(page.getByText('protects no less than Windscreen does')).toBeVisible();
  const numbers = page.getByRole('row', { name: /Numbers in office hours/ });
  await expect(numbers).toContainText(
    '0113 496 0000 (Professionals. Leeds (our own) gives this number, 30 November 2026)',
  );
  await expect(numbers, 'and the directory’s beside it').toContainText(
    '0113 376 0336 (Professionals. Windscreen’s directory:',
  );
  await expect(page.getByRole('row', { name: /Designated officer \(LADO\)/ })).toContainText(
    '0113 496 0001',
  );
  expect(await keptPack(page), 'nothing is kept until it is asked for').toBeNull();
}

test('an area is set up on a phone by keyboard, kept through a reload, proved, and used in a decision beside the directory', async ({
  page,
}) => {
  await setUpLeeds(page);
  await expect(page.locator('.call', { hasText: '0113 496 0000' })).toContainText(
    'Leeds (our own) gives this number, 30 November 2026.',
  );
  await expect(page.locator('.call', { hasText: '0113 376 0336' })).toContainText(
    'Windscreen’s directory: Four pages agree',
  );
  await page.reload();
  await expect(page.getByText('Designated officer (LADO): 1 of 1 filled')).toBeVisible();
  await press(page, 'Use it on this device');
  await seesWhatItChanges(page);
  await press(page, 'Use this pack');
  await expect(page.getByText('It is kept on this device, and nowhere else.')).toBeVisible();

  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await page.getByRole('combobox', { name: 'Where does the child live?' }).focus();
  await page.keyboard.type('Leeds (our own)');
  await pickPage(page, {
    age: 'under-1',
    'allocated-worker': 'no',
    'works-with-children': 'no',
    role: 'housing',
  });
  await pick(page, 'concerns', 'injury-not-mobile');
  await expect(page.getByRole('link', { name: '0113 496 0000' })).toBeVisible();
  await expect(page.getByRole('link', { name: '0113 376 0336' })).toBeVisible();
  await page.goto('/#/areas/own-pack');
  await expect(
    page.getByText('Our partnership, 30 November 2026: read in someone else’s account.').first(),
  ).toBeVisible();
});

test('what the form does not change is shown as it is, and nothing of it is lost', async ({
  page,
}) => {
  const read = readPack(asYaml(filledIn({ raises: { neglect: valued('refer-urgently') } })), known);
  if (!('pack' in read)) throw new Error('the pack of this test cannot be used');
  await page.addInitScript(
    (pack) => localStorage.setItem('windscreen.pack', pack),
    JSON.stringify(read.pack),
  );
  await page.goto('/#/set-up-area');
  await page.getByRole('button', { name: 'Change North Shire, the pack on this device' }).click();
  await page.getByText('What this form does not change').click();
  const kept = page
    .getByRole('group')
    .filter({ hasText: 'All of this stays in the pack as it is.' });
  await expect(kept).toContainText(read.pack.covers);
  await expect(kept).toContainText(/At least “.+”/);
  expect(await axe(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const again = readPack(await saved(download), known);
  expect(again).toEqual({ pack: read.pack });
});

test('what is missing or wrong is said by its part, and leads to its box; nothing is proved or kept before', async ({
  page,
}) => {
  await begin(page, 'Leeds');
  await unfold(page, 'Front door');
  await page.getByRole('textbox', { name: 'Number 1' }).first().fill('0113');
  await page.getByText('Front door: ').click();
  await page.getByRole('button', { name: 'Use it on this device' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('Front door: say who says so');
  await summary.getByRole('link', { name: /^Front door: enter a number/ }).click();
  await expect(page.getByRole('textbox', { name: 'Number 1' }).first()).toBeFocused();
  await page.getByRole('textbox', { name: 'Number 1' }).first().fill('0113 496 0000');
  await page.getByLabel('Who says so?').fill('Our partnership');
  await page.getByText('Deadlines: ').click();
  await page.getByLabel('Chase, if you hear nothing', { exact: true }).fill('3');
  await page.getByLabel('Who says so?').last().fill('Our partnership');
  await page.getByRole('button', { name: 'Use it on this device' }).click();
  await expect(summary, 'what only the whole pack can be asked').toContainText(
    'longer than one working day, which Windscreen promises',
  );
  await summary.getByRole('link', { name: /longer than one working day/ }).click();
  await expect(page.getByLabel('Chase, if you hear nothing', { exact: true })).toBeFocused();
  expect(await keptPack(page)).toBeNull();
});

test('it is handed on as a file and as a link to other profiles, which see what it changes first; and the file is YAML', async ({
  page,
  browser,
  baseURL,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await setUpLeeds(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page, 'Save as a file'),
  ]);
  expect(download.suggestedFilename()).toBe('leeds.yaml');
  const text = await saved(download);
  expect(text).toMatch(/^format: windscreen-pack\/1\n/);
  await press(page, 'Show a code');
  const square = page.getByRole('img', { name: 'A code that opens this pack' });
  await expect(square).toBeVisible();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(1000);
  const { data } = encode(link, { ecc: 'L', border: 2 });
  const squares = data
    .flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  await expect(square.locator('path'), 'the code holds the same link').toHaveAttribute(
    'd',
    squares,
  );

  const byFile = await elsewhere(browser, baseURL);
  await byFile.goto('/#/own-area');
  await byFile
    .locator('#pack-file')
    .setInputFiles({ name: 'leeds.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
  await seesWhatItChanges(byFile);
  await byFile.context().close();

  const byLink = await elsewhere(browser, baseURL);
  await byLink.goto(link);
  await seesWhatItChanges(byLink);
  await byLink.getByRole('button', { name: 'Use this pack' }).click();
  await expect(byLink.getByText('On this device now: Leeds (our own)')).toBeVisible();
  expect(addressOf(byLink), 'the link is not opened again').toBe('#/own-area');
  await byLink.goto('/#/set-up-area');
  await byLink
    .getByRole('button', { name: 'Change Leeds (our own), the pack on this device' })
    .click();
  await expect(byLink.getByText('Designated officer (LADO): 1 of 1 filled')).toBeVisible();
  await byLink.context().close();
});

const coded = (json: unknown) =>
  deflateSync(typeof json === 'string' ? json : JSON.stringify(json)).toString('base64url');
const raised = {
  value: 'advice-today',
  source: 'windscreen',
  asAt: '2026-11-28',
  confidence: 'published',
};
test('a hostile link is refused with what it is and the mend, keeps nothing, and loses nothing that was typed', async ({
  page,
}) => {
  await begin(page, 'Leeds');
  await page.getByLabel('Name of the area').fill('Leeds North');
  await page.goto('/#/own-area');
  for (const [code, said] of [
    ['A'.repeat(20_001), 'The link holds more than any pack does.'],
    ['bm90IGEgcGFjaw', 'The link is not whole, or holds no pack.'],
    [
      coded(`{"of":"leeds","is":{}}${' '.repeat(12_000_000)}`),
      'The link is not whole, or holds no pack.',
    ],
    [
      coded('{"of":"leeds","is":{"__proto__":{"name":"x"}}}'),
      'The link is not whole, or holds no pack.',
    ],
    [coded({ of: 'leeds', is: { website: { value: 'javascript:alert(1)' } } }), 'website.value'],
    [
      coded({ of: 'leeds', is: { raises: { 'injury-not-mobile': raised } } }),
      'raises.injury-not-mobile',
    ],
  ] as const) {
    await page.goto(`/#/own-area/${code}`);
    await expect(page.getByRole('alert')).toContainText(said);
    await expect(page.getByText('Nothing you already had has changed.')).toBeVisible();
  }
  await page.goto(
    `/#/own-area/${coded({ of: 'leeds', is: { name: '<img src=x onerror=alert(1)>' } })}`,
  );
  await heading(page, '<img src=x onerror=alert(1)>');
  expect(await keptPack(page)).toBeNull();
  await turnTo(page, '#/set-up-area');
  await expect(page.getByLabel('Name of the area')).toHaveValue('Leeds North');
});

test('where the directory does not come, the pack’s own number still shows', async ({
  page,
  heard,
}) => {
  const read = readPack(asYaml(filledIn({ id: 'leeds' })), known);
  if (!('pack' in read)) throw new Error('the pack of this test cannot be used');
  await page.addInitScript(
    (pack) => localStorage.setItem('windscreen.pack', pack),
    JSON.stringify(read.pack),
  );
  const kept: string[] = [];
  await page.route(/assets\/leeds-/, (route) => {
    kept.push(route.request().url());
    return route.abort();
  });
  await page.goto('/#/refer/immediate-danger');
  await pick(page, 'immediate-danger', 'no');
  await page.getByRole('combobox', { name: 'Where does the child live?' }).focus();
  await page.keyboard.type('North Shire');
  await pickPage(page, {
    age: 'under-1',
    'allocated-worker': 'no',
    'works-with-children': 'no',
    role: 'housing',
  });
  await pick(page, 'concerns', 'injury-not-mobile');
  await expect(page.getByRole('link', { name: '01632 960123' }).first()).toBeVisible();
  expect(kept, 'it was asked for').not.toEqual([]);
  heard.faults.length = 0; // the browser says that it was cut off
});

test('beginning again is asked first, and then nothing of the form is left in the tab', async ({
  page,
}) => {
  await begin(page, 'Leeds');
  await press(page, 'Begin again');
  await expect(page.getByText('What is typed here goes.')).toBeVisible();
  await press(page, 'Go on with this');
  await expect(page.getByLabel('Name of the area')).toBeVisible();
  await press(page, 'Begin again');
  await press(page, 'Begin again');
  await expect(page.getByRole('combobox', { name: 'Which council?' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Which council?' })).toBeVisible();
});
