import { expect, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { axe, axeOnColours } from './axe.ts';

const root = new URL('../../', import.meta.url).pathname;
const name = 'virtual:examples';
const html = `<!doctype html><html lang="en-GB" class="govuk-template"><head><title>Examples</title></head>
  <body class="govuk-template__body"><div id="app"></div><script type="module" src="/@id/${name}"></script></body></html>`;

let server: ViteDevServer;

/** Every example on one page, from the sources as they stand: it need not be built, and holds nothing of the app. */
test.beforeAll(async ({ browserName: _ }, info) => {
  server = await createServer({
    root,
    configFile: `${root}vite.config.ts`,
    cacheDir: info.outputPath('vite'),
    logLevel: 'error',
    appType: 'custom',
    server: { port: 0, hmr: false, watch: null },
    plugins: [
      {
        name: 'examples',
        resolveId: (id) => (id === name ? id : undefined),
        load: (id) =>
          id === name
            ? `import { mount } from 'svelte';
               import '/src/ui/look.scss';
               import Examples from '/tests/ui/components/Examples.svelte';
               import { examples } from '/tests/ui/components/examples.ts';
               mount(Examples, { target: document.getElementById('app'), props: { examples } });`
            : undefined,
        configureServer: ({ middlewares }) =>
          void middlewares.use((request, response, next) =>
            request.url === '/' ? response.setHeader('Content-Type', 'text/html').end(html) : next(),
          ),
      },
    ],
  });
  await server.listen();
});
test.afterAll(() => server.close());

test('axe finds nothing in any example of any component: narrow, wide, dark, and in forced colours', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(server.resolvedUrls!.local[0]!);
  await expect(page.locator('[data-example="hide screen"]')).toBeAttached();
  expect(await page.locator('[data-example]').count()).toBeGreaterThan(50);
  expect.soft(await axe(page), '320 px').toEqual([]);
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth), 'nothing stands out sideways').toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect.soft(await axe(page), '1280 px').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await axeOnColours(page), 'dark').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  expect.soft(await axeOnColours(page), 'forced colours').toEqual([]);
});
