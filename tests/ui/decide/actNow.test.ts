// What to do now, wherever it is shown: no heading stands over nothing, and the family is named
// only where something holds it back.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import ActNow from '../../../src/decide/ActNow.svelte';
import type { Act } from '../../../src/decide/act.ts';
import { fearedIn, keepFeared, type Feared } from '../../../src/decide/feared.ts';
import { Session } from '../../../src/decide/session.svelte.ts';

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

test('what may happen soon, and by when, is said on the phone straight after who rings, with a blank for what nobody wrote, and nothing of it where nothing comes soon', () => {
  const say = ['“I am ringing.”', '“This is what I saw.”'];
  const said = () => screen.getAllByText(/^“/).map(({ textContent }) => textContent);
  const { unmount } = render(ActNow, { act: { ...act, say }, feared: { what: 'A fight', by: '' } });
  expect(said()).toEqual([say[0], '“I fear this, by …: A fight”', say[1]]);
  unmount();
  render(ActNow, { act: { ...act, say } });
  expect(said()).toEqual(say);
});

test('what is feared, and by when, is asked there and kept as it is typed, with the answer it is about', async () => {
  const session = Session.begin('refer', new Date('2026-11-24T14:41:00'));
  session.answer('immediate-danger', 'soon');
  render(ActNow, {
    act,
    feared: fearedIn(session.draft),
    onfeared: (feared: Feared) => keepFeared(session, feared),
  });
  await userEvent.type(screen.getByLabelText('What do you fear, and where?'), 'A fight');
  await userEvent.type(screen.getByLabelText('By when?'), 'Friday at 4');
  expect(fearedIn(session.draft)).toEqual({ what: 'A fight', by: 'Friday at 4' });
  expect(session.draft.notes['immediate-danger']).toBe('A fight\nBy when? Friday at 4');
});

test('only danger that comes soon has something feared; what an older draft noted of it is what is feared', () => {
  const notes = { 'immediate-danger': ' A fight, on Friday ' };
  const feared = { what: 'A fight, on Friday', by: '' };
  expect(fearedIn({ answers: { 'immediate-danger': 'soon' }, notes })).toEqual(feared);
  expect(fearedIn({ answers: { 'immediate-danger': 'unsure' }, notes })).toBeUndefined();
  expect(fearedIn({ answers: { 'immediate-danger': 'soon' }, notes: {} })).toEqual({
    what: '',
    by: '',
  });
});
