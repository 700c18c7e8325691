import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import * as clock from '../../../src/browser/clock.ts';
import Sources from '../../../src/guidance/Sources.svelte';

const given = {
  ...{ note: '', emergency: false, memory: {} },
  ...{ ongo: vi.fn(), onclear: vi.fn(), onresume: vi.fn() },
};
const on = (day: string) => vi.spyOn(clock, 'now').mockReturnValue(new Date(`${day}T12:00Z`));

test('every source stands in one fold by how it was read, with when it was last looked at and how often it is cited', async () => {
  on('2026-12-01');
  render(Sources, { address: { page: 'sources' }, ...given });
  expect(
    screen.getByText('139 sources, as of 1 December 2026, each looked at within a year.'),
  ).toBeTruthy();
  await userEvent.setup().click(screen.getByText('Not read: 5'));
  const law = screen.getByRole('link', { name: /^Modern Slavery Act 2015, section 45/ });
  expect(law.getAttribute('href')).toBe('#/sources/m-msa-45');
  expect(law.closest('li')?.textContent).toMatch(
    /Last looked at on 28 November 2026\. Cited \d+ times\./,
  );
  expect(screen.queryByText('This is due to be looked at again.')).toBeNull();
});

test('one that nobody has looked at for a year says so', async () => {
  on('2027-11-28');
  render(Sources, { address: { page: 'sources' }, ...given });
  expect(screen.getByText(/^139 sources, .* 13[5-9] not looked at for a year\.$/)).toBeTruthy();
  await userEvent.setup().click(screen.getByText('Not read: 5'));
  const law = screen.getByRole('link', { name: /^Modern Slavery Act 2015, section 45/ });
  expect(within(law.closest('li')!).getByText('This is due to be looked at again.')).toBeTruthy();
});

test('what nobody has confirmed is listed by the harm it could do, each with why it matters and what would settle it', async () => {
  on('2026-12-01');
  render(Sources, { address: { page: 'sources' }, ...given });
  const folds = [/^What to do at once: \d+$/, /^The level: \d+$/, /^Duties and deadlines: \d+$/];
  const all = [...folds, /^How it is said and shown: \d+$/].map((name) => screen.getByText(name));
  for (const [n, fold] of all.entries())
    expect(all[n - 1]?.compareDocumentPosition(fold) ?? 4).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  for (const fold of all) await userEvent.setup().click(fold);
  const row = (text: string) =>
    screen.getByText(text).closest('li')!.textContent!.replace(/\s+/g, ' ');
  expect(row('Cumberland: 0300 373 2724')).toMatch(
    /Whom to ring depends on it\. Run by .* Ring the number, and note the day\.$/,
  );
  expect(
    screen.getAllByText(/What its flowchart says in each box was not seen\./)[0]!.textContent,
  ).toMatch(/^It says what the rules of that time ask\.\s.*\sFind its source and read it there\.$/);
  const rows = screen
    .getAllByRole('listitem')
    .filter((one) =>
      /It (?:can|says|is|sets|decides|brings) |No answer leads|Whom to ring/.test(one.textContent),
    );
  expect(rows.length).toBeGreaterThan(400);
});

test('one source says what cites it, kind by kind, and can be challenged', () => {
  on('2026-12-01');
  render(Sources, { address: { page: 'sources', source: 'n16' }, ...given });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Bruising in children/);
  expect(screen.getByRole('heading', { name: 'Rules' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Challenge this' }).getAttribute('href')).toBe(
    '#/challenge/source/n16',
  );
});

test('a source that nothing cites says so, and one that there is not leads back to all', () => {
  on('2026-12-01');
  render(Sources, { address: { page: 'sources', source: 'n27' }, ...given });
  expect(screen.getByText('Nothing cites it.')).toBeTruthy();
  render(Sources, { address: { page: 'sources', source: 'none' }, ...given });
  expect(screen.getByRole('heading', { name: 'There is no such source' })).toBeTruthy();
});
