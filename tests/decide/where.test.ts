import { expect, test } from 'vitest';
import words from '../../content/pages/where.yaml';
import { firstActs, whereLine } from '../../src/decide/where.ts';
import { childPlaces } from '../../src/records/account.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { actOn } from '../../src/decide/act.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { toRecord } from '../../src/decide/finish.ts';
import {
  at,
  draftOf,
  packs,
  recommendationOf,
  urgent,
  words as all,
  says,
} from '../records/made.ts';

test('what is done first is three lines at most wherever the child is, and a parent there comes first of them', () => {
  expect(Object.keys(words.places)).toEqual(childPlaces);
  for (const place of childPlaces) {
    const lines = firstActs({ place, parent: true });
    expect(lines[0]).toBe(words.withParent);
    expect(lines.length, place).toBeGreaterThan(1);
    expect(lines.length, place).toBeLessThanOrEqual(3);
  }
  expect(firstActs({})).toEqual([]);
});

test('where the child is never changes the level, whom to ring or what the family is told', () => {
  const session = new Session(draftOf({ answers: urgent }));
  const act = () =>
    actOn(walkIn('refer', session.draft.answers, packs['cambridgeshire-peterborough']!), all, at);
  const before = [act(), session.path];
  for (const place of childPlaces) {
    session.isAt({ place });
    session.isAt({ parent: true });
    expect([act(), session.path]).toEqual(before);
    expect(session.draft.answers).toEqual(urgent);
  }
});

test('one press says it, another place takes its place, and the same again takes it back', () => {
  const session = new Session(draftOf({ answers: urgent }));
  session.isAt({ place: 'ward' });
  session.isAt({ parent: true });
  expect(session.draft.where).toEqual({ place: 'ward', parent: true });
  session.isAt({ place: 'home' });
  expect(session.draft.where).toEqual({ place: 'home', parent: true });
  session.isAt({ parent: true });
  session.isAt({ place: 'home' });
  expect(session.draft.where).toEqual({});
  expect(whereLine({})).toBe('');
});

test('the record says where the child was, before what was done, and leaves both whole', () => {
  const draft = draftOf({});
  const walk = walkIn('refer', draft.answers, packs['cambridgeshire-peterborough']!);
  const made = {
    draft,
    walk,
    recommendation: recommendationOf(draft),
    words: all,
    says,
    at,
    id: 'a',
    version: '1',
  };
  const line = whereLine({ place: 'ward', parent: true });
  expect(toRecord({ ...made, where: line }).reasons.action).toBe(
    `Where the child was: Hospital ward. A parent was there.\n${draft.account.reasons.action}`,
  );
  expect(toRecord(made).reasons.action).toBe(draft.account.reasons.action);
  const full = {
    ...draft,
    account: {
      ...draft.account,
      reasons: { ...draft.account.reasons, action: 'x'.repeat(10_000) },
    },
  };
  expect(
    toRecord({ ...made, draft: full, where: line }).reasons.action,
    'what was written comes first',
  ).toHaveLength(10_000);
});
