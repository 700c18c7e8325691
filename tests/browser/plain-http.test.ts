import { chromium } from '@playwright/test';
import { launchOptions } from '../settings/browser.ts';
import { urgent } from '../records/made.ts';
import { askedOf, expect, pickAll, seeRecommendation, test } from './app.ts';

test('at an address without https a decision is made and finished with its receipt, and what cannot be kept says so', async ({
  baseURL,
}) => {
  const { args = [], ...options } = await launchOptions();
  const rules = args.map((arg) =>
    arg.startsWith('--host-resolver-rules=')
      ? '--host-resolver-rules=MAP plain.test localhost'
      : arg,
  );
  const browser = await chromium.launch({ ...options, args: rules });
  const page = await browser.newPage({ baseURL: baseURL!.replace('localhost', 'plain.test') });
  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  await page.goto('/');
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([
    false,
    'undefined',
  ]);
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
  await page.getByRole('button', { name: 'Copy the receipt' }).click();
  await expect(page.getByRole('status').filter({ hasText: /not/i }).first()).toBeVisible();

  await page.goto('/#/records');
  page.on('dialog', (dialog) => void dialog.accept());
  await expect(page.getByText('an address that begins with https')).toBeVisible();
  expect(thrown).toEqual([]);
  await browser.close();
});
