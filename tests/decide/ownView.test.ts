import { expect, test } from 'vitest';
import { newDraft } from '../../src/decide/draft.ts';
import { OwnViewForm } from '../../src/decide/ownView.svelte.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { at } from '../records/made.ts';

const formWith = (typed: string, isOfLevel = true) =>
  new OwnViewForm(
    new Session({ ...newDraft('refer', at), typed: { 'own-view': typed } }),
    isOfLevel,
  );

test('what stood chosen in a draft is given as the own view, and nothing else that a draft may hold', () => {
  const early = formWith('early-help');
  expect(early.fault).toBe(false);
  early.give();
  expect(early.session.draft.ownView).toEqual({ level: 'early-help', why: '' });
  for (const [typed, isOfLevel] of [
    ['', true],
    ['toString', true],
    ['do-not-share', true],
    ['early-help', false],
  ] as const) {
    const form = formWith(typed, isOfLevel);
    expect(form.fault, typed).toMatch(/^Choose/);
    form.give();
    expect(form.session.draft.ownView, typed).toBeUndefined();
  }
});
