import { expect, test } from '@playwright/test';
import type { ViteDevServer } from 'vite';
import { serveGallery } from '../ui/components/gallery.ts';
import { axe, axeOnColours } from './axe.ts';

let server: ViteDevServer;

/** The page that npm run gallery shows. */
test.beforeAll(async ({ browserName: _ }, info) => {
  server = await serveGallery({
    cacheDir: info.outputPath('vite'),
    logLevel: 'error',
    server: { port: 0, hmr: false, watch: null },
  });
});
test.afterAll(() => server.close());

test('axe finds nothing in any example of any component: narrow, wide, dark, and in forced colours', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(server.resolvedUrls!.local[0]!);
  await expect(page.locator('[data-example="hide screen"]')).toBeAttached();
  expect(await page.locator('[data-example]').count()).toBeGreaterThan(50);
  expect.soft(await axe(page), '320 px').toEqual([]);
  expect(
    await page.evaluate(() => document.scrollingElement!.scrollWidth),
    'nothing stands out sideways',
  ).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect.soft(await axe(page), '1280 px').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await axeOnColours(page), 'dark').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  expect.soft(await axeOnColours(page), 'forced colours').toEqual([]);
});

/** In pixels: how high its letters may stand in a box, for each pixel of their size. */
const roomForLetters = (box: HTMLElement) => {
  const { paddingTop, paddingBottom, fontSize } = getComputedStyle(box);
  return (
    (box.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom)) / parseFloat(fontSize)
  );
};
test('a list to choose from is drawn in our own way and cuts no tail of a letter, however large its text', async ({
  page,
}) => {
  await page.goto(server.resolvedUrls!.local[0]!);
  const select = page.locator('[data-example="select"] select');
  await expect(select).toHaveCSS('appearance', 'none'); // a browser’s own keeps its grey
  for (const size of ['100%', '200%']) {
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
    expect(await select.evaluate(roomForLetters), size).toBeGreaterThanOrEqual(1.2);
  }
});
