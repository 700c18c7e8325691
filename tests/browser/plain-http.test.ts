import { chromium } from '@playwright/test';
import { launchOptions } from '../settings/browser.ts';
import { expect, test } from './app.ts';
import { decide } from './deciding.ts';

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
  await decide(page);
  await page.getByRole('button', { name: 'Copy the receipt' }).click();
  await expect(page.getByRole('status').filter({ hasText: /not/i }).first()).toBeVisible();

  await page.goto('/#/records');
  page.on('dialog', (dialog) => void dialog.accept());
  await expect(page.getByText('an address that begins with https')).toBeVisible();
  expect(thrown).toEqual([]);
  await browser.close();
});
