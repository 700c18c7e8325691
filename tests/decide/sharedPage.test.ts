import { expect, test } from 'vitest';
import { newDraft } from '../../src/decide/draft.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { SharedPage } from '../../src/decide/sharedPage.svelte.ts';
import { limits } from '../../src/records/limits.ts';
import { at, explained } from '../records/made.ts';

const session = (answers = {}) =>
  new Session({ ...newDraft('refer', at), answers: { 'immediate-danger': 'no', ...answers } });
const child = (answers = {}) => new SharedPage(session(answers), 'child', 'area');
const choose = (page: SharedPage, given: Readonly<Record<string, string>>) => {
  for (const [id, chosen] of Object.entries(given))
    page.shown.find((fact) => fact.id === id)!.form.values.chosen = chosen;
};
const idsOf = (page: SharedPage) => page.shown.map(({ id }) => id);
const rest = {
  age: 'under-1',
  'allocated-worker': 'no',
  'works-with-children': 'no',
  role: 'health',
};

test('a page of several questions names each that is missing, and gives no answers until none is', () => {
  const page = child();
  expect(page.answers()).toBeUndefined();
  expect(page.problems.map(({ field }) => field)).toEqual(idsOf(page));
  choose(page, { area: 'cumberland', ...rest });
  expect(page.answers()).toMatchObject({
    area: { answer: 'cumberland' },
    age: { answer: 'under-1' },
  });
  expect(page.problems).toEqual([]);
});

test('an answer brings its question under it, and takes it away with its answer', () => {
  const page = child();
  expect(idsOf(page)).not.toContain('is-your-lead');
  choose(page, { area: 'cumberland', ...rest, 'works-with-children': 'yes' });
  expect(idsOf(page)).toContain('is-your-lead');
  choose(page, { 'is-your-lead': 'yes', 'works-with-children': 'no' });
  expect(idsOf(page)).not.toContain('is-your-lead');
  expect(Object.keys(page.answers() ?? {})).not.toContain('is-your-lead');
});

test('what stands in the boxes is what is chosen and not yet gone on with, and opens the page again as it stood', () => {
  const page = child();
  choose(page, { age: 'under-1', role: 'health' });
  expect(page.boxes).toEqual({ age: 'under-1', role: 'health' });
  const later = session();
  later.type(page.boxes);
  const again = new SharedPage(later, 'child', 'area');
  expect(again.chosen).toEqual({ age: 'under-1', role: 'health' });
});

test('a note that is too long is refused by its field, where the question stands alone', () => {
  const page = new SharedPage(session(explained), 'others', 'anyone-else');
  expect(page.alone?.id).toBe('anyone-else');
  page.alone!.form.values.note = 'x'.repeat(limits.note + 1);
  expect(page.answers()).toBeUndefined();
  expect(page.problems.map(({ field }) => field)).toEqual(['anyone-else-note']);
});
