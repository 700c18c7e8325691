import { describe, expect, test } from 'vitest';
import type { Pack } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { readPack, readWords } from '../../src/cli/words.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { explained, toTheCouncil } from '../records/made.ts';
import {
  answerLabel,
  questionWords,
  wordsAbout,
  wordsOfConcern,
} from '../../src/recommend/words.ts';

const [words, pack] = await Promise.all([readWords(), readPack('cambridgeshire-peterborough')]);
const at = new Date('2026-11-24T14:00');
const childInNeed: Memory = {
  ...{
    'immediate-danger': 'no',
    mode: 'training',
    role: 'school-staff',
    profession: 'teaching',
    holder: 'state-school',
  },
  ...{
    area: 'cambridgeshire-peterborough',
    hours: 'office',
    'law-edition': '2026-duty',
    age: '1-to-12',
  },
  ...{
    'allocated-worker': 'no',
    'works-with-children': 'no',
    'other-children': 'no',
    concerns: [],
    harm: 'no',
  },
  ...{ 'help-needed': 'council', tried: 'nothing', confidence: 'yes', 'safe-to-tell': 'yes' },
  ...{ 'anyone-else': 'no', 'could-help-others': 'no' },
};
const with_ = (answers: Memory) =>
  recommend({ walk: walkIn('refer', { ...childInNeed, ...answers }, pack), words, at });

test.each([
  ['there are no words for "low" in levels', () => wordsAbout(words, 'levels', 'low')],
  [
    'there are no words for the question "noise" under “What it means for the child”',
    () => questionWords(words, 'need', 'noise'),
  ],
  [
    'there are no words for the answer "maybe" to "harm"',
    () => answerLabel(words, 'need', 'harm', 'maybe'),
  ],
  ['there are no words for the concern "noise"', () => wordsOfConcern(words, 'noise')],
])('what has no words is named: %s', (says, look) => expect(look).toThrow(new Error(says)));

test('a place is called by the area’s name only where that is another name', async () => {
  const cheshireEast = await readPack('cheshire-east');
  const called = (pack: Pack) =>
    recommend({ walk: walkIn('refer', { ...explained, area: 'cheshire-east' }, pack), words, at })
      .localName;
  const [first] = [cheshireEast.levelNames['1']!];
  expect([first.value, called(cheshireEast)]).toEqual(['Universal', undefined]);
  const other = {
    ...cheshireEast,
    levelNames: { ...cheshireEast.levelNames, '1': { ...first, value: 'Community help' } },
  };
  expect(called(other)).toBe('Community help');
});

describe('a child in need', () => {
  test.each([
    [
      'refused',
      { response: 'refused', 'harm-again': 'no' },
      'Respect their no to this service, and keep helping',
    ],
    ['was not asked', { response: 'not-asked' }, words.consentOutcomes['ask']!.title],
  ])('where the family %s, leads with the family and rings nobody', (_, answers, act) => {
    const { act: said, ring, otherwise, say, actions } = with_(answers);
    expect(said).toBe(act);
    expect([ring, otherwise, say]).toEqual([undefined, [], []]);
    expect(actions.map(({ id }) => id)).not.toContain('written-follow-up');
  });
  test('where the family agreed, leads with the referral and its numbers', () => {
    const agreed = {
      response: 'agreed',
      'who-agreed': 'parent',
      informed: 'yes',
      recipient: 'named-role',
      ...toTheCouncil,
    };
    const { act, ring } = with_(agreed);
    expect(act).toBe(words.levels['child-in-need']!.act);
    expect(ring?.lines.map(({ number }) => number)).toContain('01733 864180');
  });
});

test('M.4 by when it may happen stands beside every deadline, as it was written, and that it may come first where nobody wrote when', () => {
  const walk = walkIn(
    'refer',
    {
      ...childInNeed,
      ...{ 'immediate-danger': 'soon', response: 'not-asked', detriment: 'sharing-safer' },
      ...{ 'how-much': 'all', method: 'secure' },
    },
    pack,
  );
  const dated = (fearedBy?: string) =>
    recommend({ walk, words, at, fearedBy }).actions.flatMap(({ by, due }) =>
      due && by !== 'Now' ? [by] : [],
    );
  expect(dated('Friday at $4').length).toBeGreaterThan(2);
  for (const by of dated('Friday at $4'))
    expect(by).toMatch(/\. Sooner if what you fear may come first: Friday at \$4$/);
  for (const by of dated()) expect(by).toMatch(/\. Sooner if what you fear may come first$/);
});
