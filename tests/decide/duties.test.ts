import { expect, test } from 'vitest';
import { dutiesOf } from '../../src/decide/duties.ts';
import type { ToDo } from '../../src/recommend/following.ts';

const now = new Date('2026-11-27T23:30Z');
const toDo = (id: string, due?: string): ToDo => ({
  id,
  do: id,
  how: '',
  by: '',
  sources: [],
  ...(due ? { due } : {}),
});

test('what to do stands under now, today or a later day by the clock in England, each once, and no group is empty', () => {
  const actions = [
    toDo('ring-front-door', now.toISOString()),
    toDo('tell-the-lead', '2026-11-27T23:59Z'),
    toDo('written-referral', '2026-11-28T00:10Z'),
    toDo('chase'),
  ];
  expect(
    dutiesOf(actions, now).map(({ when, actions }) => [when, actions.map(({ id }) => id)]),
  ).toEqual([
    ['now', ['ring-front-door']],
    ['today', ['tell-the-lead']],
    ['later', ['written-referral', 'chase']],
  ]);
  expect(dutiesOf([toDo('chase')], now).map(({ when }) => when)).toEqual(['later']);
});

test('what was due before now is for today', () => {
  expect(
    dutiesOf([toDo('tell-the-lead', '2026-11-26T10:00Z')], now).map(({ when }) => when),
  ).toEqual(['today']);
});
