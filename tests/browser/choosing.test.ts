import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { recordFile } from '../../src/handover/file.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { blankScenario, scenarioFile } from '../../src/training/write/writing.ts';
import { asYaml, filledIn } from '../open/packs.ts';
import { recordOf } from '../records/made.ts';
import { expect, test, type Page } from './app.ts';
import { passphrase, setUp } from './keeping.ts';

/**
 * Chooses a file as the browser's own window does, which says nothing where the same file was
 * chosen last.
 */
async function choose(page: Page, input: string, file: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeId } = await devtools.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: input,
  });
  await devtools.send('DOM.setFileInputFiles', { nodeId, files: [file] });
  await devtools.detach();
}
const wrong = (page: Page) => page.locator('.govuk-error-summary');

test.describe('a file that was refused, mended and chosen again under its own name is read again', () => {
  const record = recordOf();
  for (const { what, address, input, name, spoilt, mended, opened } of [
    {
      what: 'a record',
      address: '/#/open',
      input: '#record-file',
      name: 'record.json',
      spoilt: '{',
      mended: async () => recordFile(record, await receiptOf(record)).text,
      opened: (page: Page) => page.getByText('it gives the same recommendation', { exact: false }),
    },
    {
      what: 'the pack of an area',
      address: '/#/own-area',
      input: '#pack-file',
      name: 'north-shire.yaml',
      spoilt: 'name: 7',
      mended: () => asYaml(filledIn()),
      opened: (page: Page) => page.getByRole('heading', { level: 1, name: 'North Shire' }),
    },
    {
      what: 'a scenario',
      address: '/#/train/write',
      input: '#scenario-file',
      name: 'scenario.json',
      spoilt: '{',
      mended: () => scenarioFile(blankScenario).text,
      opened: (page: Page) => page.getByText('The file is open below.'),
    },
  ])
    test(what, async ({ page }, info) => {
      const file = info.outputPath(name);
      await writeFile(file, spoilt);
      await page.goto(address);
      await expect(page.locator(input)).toBeAttached();
      await choose(page, input, file);
      await expect(wrong(page)).toBeVisible();
      await writeFile(file, await mended());
      await choose(page, input, file);
      await expect(opened(page)).toBeVisible();
      await expect(wrong(page)).toHaveCount(0);
    });

  test('a backup', async ({ page }, info) => {
    const file = info.outputPath('backup.age');
    await writeFile(file, 'not a backup');
    await page.goto('/#/backup');
    await setUp(page);
    const making = page.waitForEvent('download');
    await page.getByLabel('Your passphrase').fill(passphrase);
    await page.getByRole('button', { name: 'Make a backup' }).click();
    const backup = await making;
    await expect(page.getByText('Backup saved.')).toBeVisible();

    const restore = async () => {
      await choose(page, '#restore-file', file);
      await page.getByLabel('Its passphrase').fill(passphrase);
      await page.getByRole('button', { name: 'Restore' }).click();
    };
    await restore();
    await expect(wrong(page)).toContainText('ends in .age');
    await backup.saveAs(file);
    await restore();
    await expect(page.getByText('Restored', { exact: true })).toBeVisible();
    await expect(wrong(page)).toHaveCount(0);
  });
});

test('no page draws a file input of its own, so that each lets go of the file before', () => {
  const drawn = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file}`)
    .filter(
      (file) =>
        file.endsWith('.svelte') && /type="file"|type='file'/.test(readFileSync(file, 'utf8')),
    );
  expect(drawn).toEqual(['src/ui/form/FileInput.svelte']);
});
