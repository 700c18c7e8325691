import type { DecisionRecord } from '../../src/records/record.ts';
import { recordOf, type Made } from '../records/made.ts';
import { arriveFrom, addressOf, expect, keepInTab, unfold, wholeDraft, type Page } from './app.ts';

export const passphrase = 'correct horse battery staple';
export const me = 'Sam Okafor, designated safeguarding lead';

/** A decision as it stands in the tab once it is finished, before it is kept. */
export async function finished(
  page: Page,
  decision: DecisionRecord,
  id: string,
): Promise<DecisionRecord> {
  const record = { ...decision, id };
  await keepInTab(
    page,
    await wholeDraft({ draft: { choice: { follows: true, why: '', secondPerson: '' }, record } }),
  );
  return record;
}

/**
 * Sets up a vault from the page that stands in place of any that shows what is kept. Returns the
 * recovery code.
 */
export async function setUp(page: Page, secret = passphrase): Promise<string> {
  await expect(page.locator('h1')).toHaveText('Keep records on this device');
  await page.getByLabel('Choose a passphrase').fill(secret);
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.locator('h1')).toHaveText('Print this and lock it away'); // a key is slow to make on purpose
  const code = await page.locator('.code').innerText();
  await page.getByRole('button', { name: 'I have it somewhere safe' }).click();
  return code;
}

export async function unlock(page: Page, secret = passphrase): Promise<void> {
  await expect(page.locator('h1')).toHaveText('Unlock your records');
  await page.getByLabel('Passphrase', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText('Unlocking')).toHaveCount(0);
}

/** Keeps the decision that stands finished in a tab, from its record page. */
export async function keep(page: Page): Promise<void> {
  await page.goto('/#/record');
  await page.getByRole('button', { name: 'Keep it on this device' }).click();
}
export async function sign(page: Page, by = me): Promise<void> {
  await expect(page.locator('h1')).toHaveText('Keep this decision');
  await page.getByLabel('Your name and role').fill(by);
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What happened next' })).toBeVisible();
}

/** A vault with one record in it, open on that record. */
export async function keptOne(page: Page, made: Made = {}): Promise<DecisionRecord> {
  const record = await finished(page, recordOf(made), crypto.randomUUID());
  await keep(page);
  await setUp(page);
  await sign(page);
  return record;
}

/** Goes from the list of what can be added to the form of one, whether it is folded or not. */
export async function chooseEntry(page: Page, what: string): Promise<void> {
  await expect(page.locator('h1')).toHaveText('What happened next?');
  await unfold(page);
  await page.getByRole('link', { name: what }).click();
}

/** Adds an entry by its form: what to fill, and what to choose. */
export async function addEntry(
  page: Page,
  what: string,
  fields: Readonly<Record<string, string>>,
  choices: readonly string[] = [],
): Promise<void> {
  await page.getByRole('button', { name: 'Add what happened next' }).click();
  await chooseEntry(page, what);
  await expect(page.getByRole('button', { name: 'Add to the record' })).toBeVisible();
  for (const [name, text] of Object.entries(fields))
    await page.locator(`[name="${name}"]`).fill(text);
  for (const choice of choices) await page.getByLabel(choice, { exact: true }).check();
  const from = addressOf(page);
  await page.getByRole('button', { name: 'Add to the record' }).click();
  await arriveFrom(page, from);
}
