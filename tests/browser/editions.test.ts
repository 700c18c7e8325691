import { expect, test } from './app.ts';

test('two law editions are compared in the browser itself, which says how far it is', async ({
  page,
}) => {
  await page.goto('/#/sources');
  await page.getByRole('link', { name: 'What changed between two law editions' }).click();
  await page.getByRole('button', { name: 'Compare them' }).click();
  const compared = page.getByLabel('% compared');
  await expect.poll(() => compared.getAttribute('value').then(Number)).toBeGreaterThan(0);
  await page.getByLabel('The older rules').selectOption('2008');
  await expect(compared).toHaveCount(0);
});
