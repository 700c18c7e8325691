import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { ConcernsText, SynonymsText } from '../../content/schema.ts';
import { readText } from '../../src/cli/words.ts';
import { findIn, isSlip, rootOf, wordsIn } from '../../src/decide/find.ts';

const concerns = (await readContent('content/concerns.yaml')) as ConcernsText;
const synonyms = (await readContent('content/synonyms.yaml')) as SynonymsText;
const { small } = await readText<{ readonly small: string }>('pages/concerns.yaml');
const find = findIn(concerns, synonyms, small);
const first = (typed: string) => find(typed)?.ids[0];
const lines = Object.assign(
  {},
  ...concerns.groups.map(({ concerns }) => concerns),
) as ConcernsText['groups'][number]['concerns'];

describe('what somebody saw is found by the word they have for it', () => {
  test.each([
    ['belt', 'inflicted-injury'],
    ['slap', 'inflicted-injury'],
    ['bruised baby', 'injury-not-mobile'],
    ['choked', 'strangled-child'],
    ['mum was choked', 'strangled-adult'],
    ['locked in', 'shut-away'],
    ['bullied', 'assaulted-by-child'],
    ['home alone', 'left-alone'],
    ['smelly', 'neglect'],
    ['missed appointments', 'not-brought'],
    ['raped', 'sexual-abuse-told-or-seen'],
    ['nudes', 'images-between-young-people'],
    ['sexting', 'images-between-young-people'],
    ['snapchat', 'online-grooming'],
    ['older boyfriend', 'sexual-activity-pressed'],
    ['arranged marriage', 'forced-marriage-or-honour'],
    ['dad hits mum', 'domestic-abuse'],
    ['hits his mum', 'child-violent-to-parent'],
    ['drunk', 'parent-drink-or-drugs'],
    ['mum in jail', 'parent-in-prison'],
    ['knife', 'weapon-or-gang'],
    ['stabbed', 'weapon-with-injury-or-threat'],
    ['county lines', 'criminal-exploitation'],
    ['overdose', 'suicidal-now'],
    ['self-harm', 'suicidal-thoughts'],
    ['runs away', 'missing-now'],
    ['sofa surfing', 'homeless-16-17'],
    ['foster', 'looked-after'],
    ['home schooled', 'home-education'],
    ['whistleblower', 'safeguarding-culture'],
  ])('“%s” finds %s first', (typed, id) => expect(first(typed)).toBe(id));

  test('every synonym finds its own line among the nearest, and every line is first by its own label', () => {
    const missed = Object.entries(synonyms).flatMap(([id, words]) =>
      words
        .filter((word) => !find(word)?.ids.slice(0, 6).includes(id))
        .map((word) => `${word}: ${id}`),
    );
    expect(missed).toEqual([]);
    expect(Object.entries(lines).filter(([id, { label }]) => first(label) !== id)).toEqual([]);
  });

  test('any thought of suicide that is looked for brings the line for now before the others', () => {
    expect(find('suicide')?.ids.slice(0, 2)).toEqual(['suicidal-now', 'suicidal-thoughts']);
    expect(find('suicidal')?.ids.slice(0, 2)).toEqual(['suicidal-now', 'suicidal-thoughts']);
  });

  test('hints are read too', () => {
    expect(find('epilepsy')?.ids).toContain('not-brought-serious');
    expect(find('hotels')?.ids).toContain('sexual-exploitation');
  });
});

describe('however it is typed', () => {
  test.each([
    ['KNIFE', 'weapon-or-gang'],
    ['kni', 'weapon-or-gang'],
    ['  knife!! ', 'weapon-or-gang'],
    ['negelct', 'neglect'],
    ['suicdal', 'suicidal-now'],
    ['slapping', 'inflicted-injury'],
    ['slapped with a belt', 'inflicted-injury'],
    ['she runs away', 'missing-now'],
    ['cousin’s nudes', 'images-between-young-people'],
  ])('“%s” finds %s first', (typed, id) => expect(first(typed)).toBe(id));

  test('one letter finds nothing yet, and neither do signs alone', () => {
    for (const typed of ['', ' ', 'k', '.*', '(((', '\\', '['])
      expect(find(typed), typed).toBeUndefined();
  });

  test('words that stand nowhere find nothing, and a text that is far too long is cut short', () => {
    expect(find('xyzzy')).toEqual({ total: 0, ids: [] });
    expect(find('<img src=x onerror=alert(1)>')).toEqual({ total: 0, ids: [] });
    expect(find(`${'xyzzy '.repeat(40)}knife`)).toEqual({ total: 0, ids: [] });
  });

  test('a word that stands nearly everywhere shows a handful, and says how many there are', () => {
    const { total, ids } = find('child')!;
    expect(total).toBeGreaterThan(40);
    expect(ids).toHaveLength(12);
  });
});

describe('words are alike', () => {
  test.each([
    ['slap', 'slapped', 'slapping', 'slaps'],
    ['bully', 'bullied', 'bullies'],
    ['abuse', 'abused', 'abuses'],
    ['kill', 'killing', 'killed'],
    ['punch', 'punches', 'punched'],
  ])('in their forms: %s', (word, ...forms) =>
    expect(forms.map(rootOf)).toEqual(forms.map(() => rootOf(word))),
  );

  test('by one slip, and not by two', () => {
    for (const typed of ['negelct', 'neglct', 'negglect', 'neglekt'])
      expect(isSlip(typed, 'neglect'), typed).toBe(true);
    for (const typed of ['neglt', 'geneclt', 'nglectt', 'neglecting'])
      expect(isSlip(typed, 'neglect'), typed).toBe(false);
  });

  test('whatever stands between them', () => {
    expect(wordsIn('Mum’s “new” boy-friend, café')).toEqual([
      'mums',
      'new',
      'boy',
      'friend',
      'cafe',
    ]);
  });
});

test('synonyms belong to lines that there are, and none is listed twice for a line', () => {
  expect(Object.keys(synonyms).filter((id) => !(id in lines))).toEqual([]);
  const twice = Object.entries(synonyms).flatMap(([id, words]) =>
    words.filter((word, i) => words.indexOf(word) < i).map((word) => `${id}: ${word}`),
  );
  expect(twice).toEqual([]);
});
