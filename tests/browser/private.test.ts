import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, keepInTab, test, wholeDraft } from './app.ts';
import { passphrase, setUp, unlock } from './keeping.ts';
import { browserIn, filesWith, removeProfile } from './profile.ts';

const sentinel = 'Quillfeather';

test('a private window keeps a draft and the records while it is open, says at set-up that they go with it, and leaves nothing', async ({
  baseURL,
}) => {
  const address = baseURL!;
  const profile = mkdtempSync(join(tmpdir(), 'windscreen-private-'));
  const privately = await browserIn(profile, { privately: true });
  try {
    const { page } = privately;
    const concern = page.getByLabel('Concern (needed)');
    const decided = { choice: { follows: true, why: '', secondPerson: '' } };
    await keepInTab(page, await wholeDraft({ draft: decided }), false, address);
    await page.goto(`${address}#/refer/account`);
    await concern.fill(sentinel);
    await expect(page.getByText('What you have entered is kept in this browser.')).toBeVisible();
    await page.reload();
    await expect(concern).toHaveValue(sentinel);

    await page.goto(`${address}#/records`);
    await expect(page.getByText('Private windows clear them once they are closed')).toBeVisible();
    await setUp(page, passphrase);
    await page.reload();
    await unlock(page, passphrase);
    await expect(page.locator('h1')).toHaveText('Records');
  } finally {
    await privately.kill();
  }
  expect(filesWith(sentinel, profile)).toEqual([]);
  expect(filesWith('windscreen-drafts', profile), 'nothing of it is on the disk').toEqual([]);
  const after = await browserIn(profile);
  try {
    await after.page.goto(`${address}#/records`);
    await expect(after.page.locator('h1')).toHaveText('Keep records on this device');
    await after.page.goto(`${address}#/`);
    await expect(after.page.getByRole('button', { name: 'Start now' })).toBeVisible();
    await expect(after.page.getByText('Carry on')).toHaveCount(0);
  } finally {
    await after.kill();
    await removeProfile(profile);
  }
});
