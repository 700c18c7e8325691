import { readdirSync } from 'node:fs';
import { expect, test } from './app.ts';
import { printed } from './paper.ts';

/** Ends with the rules of every edition, side by side: a sheet for each. */
const longer = ['golden-rules'];
const guides = readdirSync('content/guides').map((file) => file.replace('.yaml', ''));

test('every one-minute guide prints on one side of A4, its sources and doubts with it', async ({
  page,
}) => {
  const over: string[] = [];
  for (const guide of guides.filter((id) => !longer.includes(id))) {
    await page.goto(`/#/guidance/${guide}`);
    await expect(page.getByRole('button', { name: 'Print this guide' })).toBeVisible();
    const sheets = await printed(page, '15mm');
    expect(sheets.join('').length, guide).toBeGreaterThan(200);
    if (sheets.length > 1) over.push(`${guide}: ${sheets.length} sheets`);
  }
  expect(over).toEqual([]);
});
