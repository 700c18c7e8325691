import { readFile } from 'node:fs/promises';
import type { ScenarioText } from '../../content/schema.ts';
import { readContent } from '../../content/plugin.ts';
import { stageLetters } from '../../src/training/room/letters.ts';
import { scenarioCode } from '../../src/training/write/scenarioCode.ts';
import { scenarioFile } from '../../src/training/write/writing.ts';
import { expect, test, type Page } from './app.ts';
import { axe } from './axe.ts';
import { closed, printed } from './paper.ts';

const read = async (id: string) =>
  (await readContent(`content/scenarios/${id}.yaml`)) as ScenarioText;
const jumper = await read('s04-thursdays-jumper');
const saved = { name: 'case.json', mimeType: 'application/json' };

const title = (page: Page) => page.getByLabel('Title', { exact: true });
const kept = (page: Page) => page.getByText('What you have entered is kept in this browser.');

test('what is written outlives a reload and its tab, and goes when another is begun', async ({
  page,
  context,
}) => {
  await page.goto('/#/train/write');
  await title(page).fill('The lost glove');
  await page.getByLabel('What the room hears').fill('On Monday there is one glove.');
  await page.getByLabel('Points to discuss').fill('Whose glove is it?');
  await expect(kept(page)).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveValue('The lost glove');
  await page.close();
  const another = await context.newPage();
  // the tab that is gone lets go of it a moment after
  await expect(async () => {
    await another.goto('about:blank');
    await another.goto('/#/train/write');
    await expect(title(another)).toHaveValue('The lost glove', { timeout: 2_000 });
  }).toPass();
  await expect(another.getByLabel('What the room hears')).toHaveValue(
    'On Monday there is one glove.',
  );
  await expect(another.getByLabel('Points to discuss')).toHaveValue('Whose glove is it?');
  await another.getByRole('button', { name: 'Begin another' }).click();
  await another.getByRole('button', { name: 'Take it away' }).click();
  await expect(title(another)).toHaveValue('');
  await another.reload();
  await expect(another.getByRole('heading', { level: 1 })).toHaveText('Write a scenario');
  await expect(title(another)).toHaveValue('');
});

test('what is to do is said beside its box and by its stage, while typing goes on, until it is ready', async ({
  page,
}) => {
  await page.goto('/#/train/write');
  await page.locator('summary', { hasText: 'Open a scenario that was saved' }).click();
  await page
    .locator('#scenario-file')
    .setInputFiles({ ...saved, buffer: Buffer.from(scenarioFile(jumper).text) });
  await expect(page.getByText('It is ready to train with.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Facilitate a room' })).toBeVisible();
  await page.getByRole('button', { name: 'Stage 2' }).click();
  await page.getByLabel('What the room hears').fill('');
  await page.getByLabel('What the room hears').blur();
  await expect(page.getByRole('button', { name: 'Stage 2 (1 to do)' })).toBeVisible();
  await expect(page.getByText('Write what the room hears.', { exact: true })).toBeVisible();
  await expect(page.getByText('Stage 2: Write what the room hears.')).toBeVisible();
  await expect(page.getByText('It is not ready to train with yet.')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('What the room hears').fill('The heating is still broken.');
  await expect(page.getByText('It is ready to train with.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stage 2', exact: true })).toBeVisible();
});

test('its code opens it on a phone, which has it still after a reload', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/#/train/write');
  await page.locator('summary', { hasText: 'Open a scenario that was saved' }).click();
  const short = { ...jumper, title: 'The lost glove', stages: jumper.stages.slice(0, 2) };
  await page
    .locator('#scenario-file')
    .setInputFiles({ ...saved, buffer: Buffer.from(scenarioFile(short).text) });
  await page.getByText('On the phones of a room').click();
  await expect(page.getByRole('img', { name: 'QR code of this scenario' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('The link is copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 360, height: 740 });
  await phone.goto(link);
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Stage 1 of 2');
  await expect(phone.getByText('The lost glove')).toBeVisible();
  await phone.reload();
  await expect(phone.getByText('The lost glove')).toBeVisible();
});

test('in a room its phones are held to the stage that the room’s screen shows', async ({
  page,
}) => {
  const code = await scenarioCode({ ...jumper, stages: jumper.stages.slice(0, 2) });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/#/train/own/open/${code}/HKLM`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Wait for the story');
  for (const stage of [0, 1]) {
    await page
      .getByLabel('The letters on the room’s screen')
      .fill(stageLetters('HKLM', 'own', 2, 'stage', stage));
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(heading).toHaveText(`Stage ${stage + 1} of 2`);
    await page.reload();
    await expect(heading).toHaveText(`Stage ${stage + 1} of 2`);
    await page.getByText('The screen has moved on').click();
  }
});

test('where no phone can have it, the room’s screen shows no letters for one', async ({ page }) => {
  const code = await scenarioCode({ ...jumper, stages: jumper.stages.slice(0, 2) });
  await page.goto(`/#/train/own/open/${code}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stage 1 of 2');
  await page.goto('/#/train/own/facilitate');
  const [room] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: /^Open the room’s screen/ }).click(),
  ]);
  await page.getByRole('button', { name: 'Tell stage 1' }).click();
  await expect(room.getByRole('heading', { level: 1 })).toContainText('stage 1');
  await expect(room.getByText('On your phone')).toBeHidden();
  await page.getByRole('button', { name: 'Ask the room' }).click();
  await expect(room.getByRole('heading', { level: 1 })).toHaveText('Which level do you come to?');
  await expect(room.getByText(/phone/)).toBeHidden();
});

test('letters of a link that are no scenario are refused with a sentence', async ({ page }) => {
  const code = (await scenarioCode(jumper))!;
  await page.goto(`/#/train/own/open/${code.slice(0, 200)}`);
  await expect(page.locator('.govuk-error-summary')).toContainText(
    'Letters of the link are missing or changed.',
  );
  expect(await axe(page)).toEqual([]);
});

test('certificates print two on a sheet of A4, whole, one for each name', async ({ page }) => {
  await page.goto('/#/train/s04-thursdays-jumper/certificates');
  const long = 'Maria del Carmen Fernández-Villanueva de la Torre y Gutiérrez';
  const names = ['Aisha Rahman', 'Tom O’Neill', long, 'Bo', 'Li Wei'];
  await page.getByLabel('Names').fill(names.join('\n'));
  await page.getByLabel('Who led it').fill('Jo Marsh, of the North Shire partnership’s training');
  expect(await axe(page)).toEqual([]);
  const sheets = await printed(page);
  expect(sheets).toHaveLength(3);
  names.forEach((name, n) => {
    expect(sheets[Math.floor(n / 2)]).toContain(closed(name));
  });
  const claims = closed('proof of competence.');
  expect(sheets.map((sheet) => sheet.split(claims).length - 1)).toEqual([2, 2, 1]);
});

test('the sheet to count on and the whole list each stand on one page, and no row is cut', async ({
  page,
}) => {
  await page.goto('/#/train/s16-dad-wants-the-file/hand-outs');
  await expect(page.getByRole('region', { name: 'Participant’s sheet' })).toBeVisible();
  const stages = jumper.stages.length;
  expect(await printed(page)).toHaveLength(stages);
  await page.getByRole('button', { name: 'Print the whole list' }).click();
  const withList = await printed(page);
  expect(withList).toHaveLength(stages + 1);
  const concerns = await readFile('content/concerns.yaml', 'utf8');
  const labels = [...concerns.matchAll(/^ {8}label: '?(.*?)'?$/gm)].map(([, label]) => label!);
  expect(labels.length).toBeGreaterThan(80);
  const list = withList.at(-1)!;
  expect(labels.filter((label) => !list.includes(closed(label)))).toEqual([]);
  await page.getByLabel('A sheet to count').check();
  const [tally, ...more] = await printed(page);
  expect(more).toEqual([]);
  for (const level of [
    '1. Universal help',
    '2. Early help',
    '3. Targeted help',
    '4. Child in need',
  ])
    expect(tally).toContain(closed(level));
});
