import { pathToFileURL } from 'node:url';
import { expect, test } from './app.ts';

const said = 'If someone is in danger now, call 999.';

for (const place of ['', 'src/app/room.html']) {
  test(`without scripts the page says 999 and what to do: /${place}`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
    const page = await context.newPage();
    await page.goto(`/${place}`);
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByText('turn them on')).toBeVisible();
    await context.close();
  });

  test(`opened as a file the page says 999 and what to do: ${place || 'index.html'}`, async ({
    browser,
  }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(`dist/${place || 'index.html'}`).href);
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByText('open it at its web address')).toBeVisible();
    await context.close();
  });

  test(`where its script does not come the page says 999 and what to do: /${place}`, async ({
    page,
    heard,
  }) => {
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(`/${place}`);
    await expect(page.getByText(said)).toBeVisible();
    heard.faults.length = 0; // the browser's own words about the requests that were refused
  });
}

test('once the app has started nothing says that it has not', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Start now' })).toBeVisible();
  await expect(page.getByText('has not started')).toHaveCount(0);
  await expect(page.locator('main')).toHaveCount(1);
});
