// A facilitator prints a certificate for each name, and nothing of them is kept.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import Certificates from '../../../src/training/handOuts/Certificates.svelte';
import { allScenarios } from '../../../src/training/library/scenarios.ts';

const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const show = () =>
  render(Certificates as unknown as Component<Record<string, unknown>>, {
    props: { address: { page: 'certificates', scenario: 's04-thursdays-jumper' }, note: '' },
  });
const sheets = () => screen.getByRole('region', { name: 'Certificates' });
const all = () => within(sheets()).getAllByRole('article').map(text);

beforeAll(async () => void (await allScenarios()));
beforeEach(() => {
  vi.setSystemTime('2026-11-24T14:41:00Z');
  document.adoptedStyleSheets = []; // jsdom has none
});

test('before a name is typed it shows how one will look, to be filled in by hand', async () => {
  show();
  expect(await screen.findByText('Certificate of taking part')).toBeTruthy();
  expect(all()).toHaveLength(1);
  expect(screen.getByRole('status').textContent).toMatch(/^This is how each will look/);
});

test('each name has its own, with the scenario, the day, what it was about and what it does not claim', async () => {
  show();
  await userEvent.type(
    await screen.findByLabelText('Names'),
    'Aisha Rahman{enter}{enter}Tom O’Neill',
  );
  await userEvent.type(screen.getByLabelText('Who led it'), 'Jo Marsh');
  expect(all()).toHaveLength(2);
  expect(text(screen.getByRole('status'))).toBe('2 certificates, two on a page.');
  all().forEach((one, n) => {
    for (const said of [
      ['Aisha Rahman', 'Tom O’Neill'][n]!,
      'Thursday’s jumper. A primary school in Cumberland.',
      'See neglect in dated notes, and not in the last event',
      'Tuesday 24 November 2026',
      'Jo Marsh',
      'It is not a test, a qualification or proof of competence.',
      'TRAINING. An invented case, not a real record.',
    ])
      expect(one).toContain(said);
  });
});

test('what is typed is kept nowhere', async () => {
  sessionStorage.clear();
  localStorage.clear();
  const { unmount } = show();
  await userEvent.type(await screen.findByLabelText('Names'), 'Aisha Rahman');
  unmount();
  for (const store of [sessionStorage, localStorage])
    expect(JSON.stringify({ ...store })).not.toContain('Aisha');
  show();
  expect(await screen.findByLabelText('Names')).toHaveProperty('value', '');
});
