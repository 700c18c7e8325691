import type { Page } from '@playwright/test';
import { readContent } from '../../content/plugin.ts';
import type { ConcernsText } from '../../content/schema.ts';

/** The list of what was seen or heard, as somebody uses it who types what they saw. */

const content = new URL('../../content/', import.meta.url).pathname;
const { groups } = (await readContent(`${content}concerns.yaml`)) as ConcernsText;
type Concern = ConcernsText['groups'][number]['concerns'][string];

/** Its lines, by their ids. */
export const seen: Readonly<Record<string, Concern>> = Object.assign(
  {},
  ...groups.map(({ concerns }) => concerns),
);
/** Its headings, in their order, and the ids of the lines under each. */
export const headings = groups.map(({ heading, concerns }) => ({
  heading,
  ids: Object.keys(concerns),
}));

export const finder = (page: Page) => page.getByRole('searchbox', { name: 'Find what you saw' });
/** The box of a line, wherever it is in sight. */
export const boxOf = (page: Page, id: string) =>
  page.getByRole('checkbox', { name: seen[id]!.label, exact: true });

/** Finds each line by what it says, and ticks it. */
export async function tickSeen(page: Page, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await finder(page).fill(seen[id]!.label);
    await boxOf(page, id).check();
  }
  await finder(page).fill('');
}

/** What is ticked, in sight or not, while nothing is looked for. */
export const tickedSeen = (page: Page): Promise<string[]> =>
  page
    .locator('input[name="concerns"]')
    .evaluateAll((boxes) =>
      boxes.flatMap((box) => (box instanceof HTMLInputElement && box.checked ? [box.value] : [])),
    );
