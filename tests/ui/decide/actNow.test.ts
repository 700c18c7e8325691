// What to do now, wherever it is shown: no heading stands over nothing, and the family is named
// only where something holds it back.
import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import ActNow from '../../../src/decide/ActNow.svelte';
import type { Act } from '../../../src/decide/act.ts';
import { fearedIn } from '../../../src/decide/feared.ts';

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

test('what may happen soon, and by when, is said on the phone straight after who rings, and nothing of it where nobody wrote it', () => {
  const say = ['“I am ringing.”', '“This is what I saw.”'];
  const said = () => screen.getAllByText(/^“/).map(({ textContent }) => textContent);
  const { unmount } = render(ActNow, { act: { ...act, say }, feared: 'A fight, on Friday' });
  expect(said()).toEqual([say[0], '“This may happen soon: A fight, on Friday”', say[1]]);
  unmount();
  render(ActNow, { act: { ...act, say } });
  expect(said()).toEqual(say);
});

test('only danger that comes soon has something feared', () => {
  const notes = { 'immediate-danger': ' A fight, on Friday ' };
  expect(fearedIn({ answers: { 'immediate-danger': 'soon' }, notes })).toBe('A fight, on Friday');
  expect(fearedIn({ answers: { 'immediate-danger': 'unsure' }, notes })).toBe('');
  expect(fearedIn({ answers: { 'immediate-danger': 'soon' }, notes: {} })).toBe('');
});
