import { fileURLToPath } from 'node:url';
import { patience } from '../../settings/patience.ts';
import { expect, test as app } from '../app.ts';
import { serveVault } from '../vault/site.ts';
import { conformance } from '../../team/conformance.ts';

/** Tests of a team's folder alone, in the folder that the browser has for a site of its own. */
const test = app.extend<object, { site: string }>({
  site: [
    async ({ playwright: _ }, use, { workerIndex }) => {
      const page = fileURLToPath(new URL('./page', import.meta.url));
      const site = await serveVault(`team-${workerIndex}`, page);
      await use(site.url);
      await site.close();
    },
    { scope: 'worker', timeout: patience.test },
  ],
  baseURL: ({ site }, use) => use(site),
});

test('a folder of the browser keeps every promise of a store', async ({ page }) => {
  await page.goto('/');
  await expect.poll(() => page.evaluate(() => 'team' in window)).toBe(true);
  expect(await page.evaluate(() => window.team.conforms())).toEqual(
    conformance.map(({ title }) => [title, 'holds']),
  );
});

test('two windows write to one folder at once, and both find all of it in one order', async ({
  page,
  context,
}) => {
  const pages = [page, await context.newPage()];
  const log = 'c'.repeat(32);
  for (const each of pages) {
    await each.goto('/');
    await expect.poll(() => each.evaluate(() => 'team' in window)).toBe(true);
  }
  await Promise.all(
    pages.map((each, n) =>
      each.evaluate(([log, by]) => window.team.add(log, by, 40), [log, `window ${n}`] as const),
    ),
  );
  const [one, two] = await Promise.all(
    pages.map((each) => each.evaluate((log) => window.team.says(log), log)),
  );
  expect(one).toEqual(two);
  for (const n of [0, 1])
    expect(one!.filter((said) => said.startsWith(`window ${n}`))).toEqual(
      Array.from({ length: 40 }, (_, at) => `window ${n}:${at}`),
    );
  expect(one!.length).toBe(80);
});

test('three people write sealed into a folder with this browser’s own keys, and one who is removed opens nothing more', async ({
  page,
}) => {
  await page.goto('/');
  await expect.poll(() => page.evaluate(() => 'team' in window)).toBe(true);
  const all = ['Leah Planted was asked.', 'Leah Planted was seen.', 0];
  expect(await page.evaluate(() => window.team.works())).toEqual({
    before: ['Leah Planted was asked.', 0],
    after: [all, all],
    closed: 1,
    inTheClear: 0,
  });
});
