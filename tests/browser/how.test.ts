// How it decides, as somebody sees it who does not take our word for it.
import { lawsOf } from '../../machines/proof/laws.ts';
import { expect, test } from './app.ts';

const all = Object.values(lawsOf).flat().length;

test('every promise is proved again in the reader’s own browser, and comes to what it came to while building.', async ({
  page,
}) => {
  await page.goto('/#/how');
  await page.getByRole('button', { name: 'Prove it now' }).click();
  await expect(page.getByRole('progressbar', { name: `of ${all} proved` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Prove it again' })).toBeVisible();
  const status = page.getByRole('status');
  await expect(status).toContainText(`All ${all} promises hold, proved in this browser in`);
  await expect(status.getByRole('listitem'), 'none on other figures than here').toHaveCount(0);
});

test('a proof that cannot be run says so, and can be tried again.', async ({ page, heard }) => {
  await page.route('**/proof.worker-*.js', (route) => route.abort());
  await page.goto('/#/how');
  await page.getByRole('button', { name: 'Prove it now' }).click();
  await expect(page.getByRole('alert')).toContainText('Try again');
  await page.unroute('**/proof.worker-*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Prove it again' })).toBeVisible();
  heard.faults.length = 0; // the worker that was kept away
});
