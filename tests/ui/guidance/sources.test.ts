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

test('what nobody has confirmed is listed by how far it is known, with why', async () => {
  on('2026-12-01');
  render(Sources, { address: { page: 'sources' }, ...given });
  await userEvent.setup().click(screen.getByText(/^Not confirmed: \d+$/));
  expect(screen.getByRole('heading', { name: 'Law editions' })).toBeTruthy();
  expect(screen.getByText('What its flowchart says in each box was not seen.')).toBeTruthy();
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
