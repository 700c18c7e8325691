// A night nurse has the number; on a ward there is a doctor down the corridor too.
import { rulesNow } from '../../src/records/rulesNow.ts';
import { draftOf, urgent } from '../records/made.ts';
import { answersBefore, expect, keepInTab, keptDraft, test } from './app.ts';

test('one press on the page that says to act: a ward, and a parent there; it outlives a reload, and the number stays as it was', async ({
  page,
}) => {
  const answers = answersBefore('safe-to-tell', urgent);
  await keepInTab(
    page,
    draftOf({ answers, draft: { rules: await rulesNow(), byDevice: ['mode', 'law-edition'] } }),
  );
  await page.goto('/#/refer/act');
  const main = page.getByRole('main');
  const calls = main.locator('.calls');
  await expect(calls).toBeVisible();
  const before = await calls.innerText();
  await main.getByRole('button', { name: 'Hospital ward' }).click();
  await main.getByRole('button', { name: 'A parent is here' }).click();
  await expect(
    main.getByText('Tell the children’s doctor on call of your worry now.'),
  ).toBeVisible();
  await expect(main.getByText('Ring where the parent cannot hear you')).toBeVisible();
  expect(await calls.innerText()).toBe(before);
  await expect
    .poll(async () => (await keptDraft(page))?.where)
    .toEqual({ place: 'ward', parent: true });
  await page.reload();
  await expect(main.getByRole('button', { name: 'Hospital ward' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.goto('/#/refer/check');
  await expect(
    main.getByText('Where the child was: Hospital ward. A parent was there.'),
  ).toBeVisible();
});
