import { urgent } from '../records/made.ts';
import { askedOf, expect, pickAll, seeRecommendation, type Page } from './app.ts';

/** Decides to a finished record, from the start page, and gives the code of its receipt. */
export async function decide(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Start now' }).click();
  await pickAll(page, askedOf(urgent));
  await seeRecommendation(page, 'Seen today.');
  await page.getByRole('button', { name: 'Record this decision' }).click();
  await page.getByLabel('I will do what is recommended').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Concern').fill('She flinched.');
  await page.getByLabel('Justification').fill('She is not safe tonight.');
  await page.getByLabel('What the family was told').fill('Not told: it may not be safe.');
  await page.getByRole('button', { name: 'Finish the record' }).click();
  await expect(page.locator('.code')).toHaveText(/^WS-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return page.locator('.code').innerText();
}
