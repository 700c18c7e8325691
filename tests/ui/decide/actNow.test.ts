// What to do now, wherever it is shown: no heading stands over nothing, and the family is named
// only where something holds it back.
import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import ActNow from '../../../src/decide/ActNow.svelte';
import type { Act } from '../../../src/decide/act.ts';

const calls = { panels: [{ who: 'Front door', number: '0333 240 1727' }], others: [] };
const act: Act = {
  act: 'Ring',
  lead: 'Ring them.',
  say: ['“I am ringing.”'],
  dos: [],
  donts: [],
  calls,
  also: [],
  telling: 'never',
};

test('the number, the words to say and what is never told stand together', () => {
  render(ActNow, { act });
  expect(screen.getByRole('link', { name: '0333 240 1727' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'What to say' })).toBeTruthy();
  expect(screen.getByText(/^Say nothing to the family/)).toBeTruthy();
});

test('nothing stands over nothing: no words to say, nothing more to do, and a family that may be told', () => {
  render(ActNow, { act: { ...act, say: [], telling: 'tell' } });
  expect(screen.queryByRole('heading')).toBeNull();
  expect(screen.queryByText(/Say nothing/)).toBeNull();
});
