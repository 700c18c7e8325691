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

test('a part of the way leads to its decision, whose chart is chosen from and moved by keys alone, and back.', async ({
  page,
}) => {
  await page.goto('/#/how');
  const way = page.getByRole('list', { name: 'From a worry to a referral' });
  await expect(way.getByRole('link')).toHaveText([
    'Danger',
    'The child',
    'What was seen',
    'Harm',
    'Act',
    'Help needed',
    'The family',
    'Details',
    'Sharing',
  ]);
  await way.getByRole('link', { name: 'The family' }).press('Enter');
  const fold = page.locator('details[open]').first();
  await expect(fold.locator('> summary')).toBeFocused();
  await expect(fold.locator('> summary')).toHaveText('Telling and asking the family');
  const region = fold.getByRole('region', { name: 'Chart: Telling and asking the family' });
  const picture = region.getByRole('group');
  const question = picture.getByRole('button', { name: '5. Who agreed?' });
  await question.focus();
  const before = await picture.evaluate((one) => one.clientWidth);
  await page.keyboard.press('+');
  await expect
    .poll(() => picture.evaluate((one) => one.clientWidth), 'larger')
    .toBeGreaterThan(before);
  await page.keyboard.press('Enter');
  const heading = fold.getByRole('heading', { name: 'Who agreed?' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await expect(question).toHaveAttribute('aria-pressed', 'true');
  const scenarios = fold.locator('details', { hasText: 'Scenarios that come past it' }).last();
  await scenarios.locator('summary').press('Enter');
  await expect(scenarios.getByRole('link').first()).toHaveAttribute('href', /^#\/train\/s\d+/);
  await page.getByRole('button', { name: 'Back to the chart' }).press('Enter');
  await expect(question).toBeFocused();
});

test('a part that is about one question comes to that question, with what is promised of it and by which rules.', async ({
  page,
}) => {
  await page.goto('/#/how');
  await page.getByRole('link', { name: 'Harm', exact: true }).first().click();
  const heading = page.getByRole('heading', { name: /^Do you have reason to suspect/ });
  await expect(heading).toBeFocused();
  for (const name of [/^Promises that speak of it/, /^The rules they keep/, /^Sources/]) {
    const fold = page.locator('details details', { hasText: name }).last();
    await fold.locator('summary').click();
    await expect(fold.getByRole('listitem').first()).not.toBeEmpty();
  }
  // opened again, the decision begins at its beginning
  const decision = page.locator('summary', { hasText: 'What it means for the child' });
  await decision.click();
  await expect(heading).toHaveCount(0);
  await decision.click();
  await expect(
    page.getByRole('region', { name: 'Chart: What it means for the child' }),
  ).toBeVisible();
  await expect(heading).toHaveCount(0);
});

test('on a phone the chart is moved inside its own frame by buttons that a thumb can hit, and the page stays put.', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/#/how');
  await page.getByRole('link', { name: 'The family' }).click();
  const region = page.getByRole('region', { name: 'Chart: Telling and asking the family' });
  await page.getByRole('button', { name: 'Move right' }).click();
  await expect.poll(() => region.evaluate((one) => one.scrollLeft)).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Move left' }).click();
  await expect.poll(() => region.evaluate((one) => one.scrollLeft)).toBe(0);
  const small = await page
    .locator('main')
    .locator('button, [role=button], ol[aria-label] a')
    .evaluateAll((all) =>
      all
        .map((one) => ({ name: one.textContent, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ name }) => name),
    );
  expect(small, 'smaller than 24 pixels').toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('nothing of the charts comes before this page is opened.', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const charts = () => asked.filter((url) => /charts|How-/.test(url)).length;
  await page.goto('/');
  await expect(page.locator('h1')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(charts()).toBe(0);
  await page.goto('/#/how');
  await expect(page.getByRole('heading', { name: 'How it decides' })).toBeVisible();
  expect(charts()).toBeGreaterThan(0);
});

test('the faults made on purpose are told by kind, each with one that a promise noticed, as of the day they were tried.', async ({
  page,
}) => {
  await page.goto('/#/how');
  const fold = page.locator('details', { hasText: 'Faults made on purpose' });
  await fold.locator('summary').click();
  await expect(fold.getByText(/^Each fault below was made alone/)).toHaveText(
    /On \d+ \w+ 20\d\d they noticed [\d,]+ of [\d,]+\.$/,
  );
  const rows = fold.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(8);
  for (const row of (await rows.all()).slice(1)) {
    await expect(row).toContainText('Noticed by: ');
    await expect(row, 'nothing is left out of the sentence').not.toContainText(/“”|\{|undefined/);
  }
});
