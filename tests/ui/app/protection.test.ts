import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import words from '../../../content/pages/protection.yaml';
import Protection from '../../../src/app/Protection.svelte';

const shown = () =>
  render(Protection, {
    address: { page: 'protection' },
    ...{ note: '', emergency: false, memory: {} },
    ...{ ongo: vi.fn(), onclear: vi.fn(), onresume: vi.fn() },
  });

test('the page names each threat, what stops it and, in one fold, the tests that try each.', async () => {
  shown();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('How we protect it');
  const guess = screen.getByRole('heading', { name: 'Someone guesses the passphrase' });
  expect(guess.nextElementSibling?.textContent).toContain('Argon2id');
  await userEvent.setup().click(screen.getByText('How each is checked'));
  expect(
    await screen.findByText(/^“the cost of the passphrase is Argon2id” in tests\/browser\//),
  ).toBeTruthy();
  expect(screen.getAllByText('Someone guesses the passphrase')).toHaveLength(2);
});

test('the page says what is not protected against.', () => {
  shown();
  const list = screen.getByRole('heading', { name: 'What it does not protect against' })
    .nextElementSibling as HTMLElement;
  const said = within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  for (const what of [/records are unlocked/, /reads the screen or the keys/, /screenshot/])
    expect(said).toContainEqual(expect.stringMatching(what));
});

test('every test that the page names is there by its title, and each threat has one.', () => {
  const dead = words.threats.flatMap(({ tests }) =>
    tests.filter(
      ({ title, file }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(title),
    ),
  );
  expect(dead).toEqual([]);
  expect(words.threats.filter(({ tests }) => tests.length === 0)).toEqual([]);
});
