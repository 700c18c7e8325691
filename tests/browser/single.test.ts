import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test as base, turnTo, unfold } from './app.ts';
import { decide } from './deciding.ts';
import { setUp } from './keeping.ts';

const file = pathToFileURL('dist-single/windscreen.html').href;
const test = base.extend({ baseURL: file });

test('one file, opened from a disk, decides to a record and saves it, keeps records, and says what it cannot do.', async ({
  page,
  heard,
}) => {
  await page.goto(file);
  expect(await decide(page)).toMatch(/^WS-/);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  expect(readFileSync(await (await saving).path(), 'utf8')).toContain('She flinched.');

  await turnTo(page, '#/records');
  await setUp(page);
  await expect(page.locator('h1')).toHaveText('Records');

  await turnTo(page, '#/areas/leeds');
  await expect(page.locator('h1')).toContainText('Leeds');
  await turnTo(page, '#/train/s03-no-thank-you');
  await expect(page.getByText('Explore on the chart')).toBeVisible();
  await expect(page.getByText('Facilitate a room')).toHaveCount(0);
  await turnTo(page, '#/about');
  await expect(page.getByText('All of Windscreen is in this file')).toBeVisible();
  await unfold(page);
  await expect(page.getByText('Permission is hereby granted').first()).toBeVisible();
  await turnTo(page, '#/');
  await page.getByText('This is Windscreen in one file. What it cannot do').click();
  await expect(page.getByText('never in the file')).toBeVisible();

  // what it brings with it: its typefaces, and the scripts that it makes workers of
  const own = /^left the origin: (data:font\/woff2;|blob:null\/)/;
  const others = heard.faults.splice(0).filter((fault) => !own.test(fault));
  expect(others).toEqual([]);
  expect(heard.requests.filter((one) => /https?:/.test(one))).toEqual([]);
});
