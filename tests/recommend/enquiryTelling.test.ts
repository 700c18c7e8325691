import { expect, test } from 'vitest';
import { journeys } from '../../machines/journeys.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { pathOf } from '../../src/walk/path.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { givens, packs, words } from '../records/made.ts';

const asked = (whyAsked: string, holder = 'gp-practice') => {
  const answers = {
    ...givens,
    holder,
    'immediate-danger': 'no',
    direction: 'asked',
    'child-at-risk': 'no',
    'who-asks': 'agency',
    verified: 'yes',
    'why-asked': whyAsked,
    'anything-held': 'yes',
    'recipient-under-duty': 'unsure',
    basis: 'public-task',
    sensitive: 'no',
    confidential: 'no',
    detriment: 'sharing-safer',
    'how-much': 'all',
    method: 'secure',
    'safe-to-tell': 'yes',
  };
  expect(pathOf(journeys.share, answers).next).toBeUndefined();
  const { sharing, actions, why } = recommend({
    walk: walkIn('share', answers, packs['cambridgeshire-peterborough']!),
    words,
    at: new Date('2026-11-24T14:41:00'),
  });
  return [
    ...sharing!.do,
    ...actions.flatMap((one) => [one.do, one.how]),
    ...why.map(({ so }) => so),
  ];
};
const tellsNow = (page: readonly string[]) =>
  page.filter((one) => /^(Tell those in the family|So be open with them)/.test(one));

test('N24 in a section 47 enquiry the social worker settles what the family are told, and nothing says to tell them now', () => {
  expect(tellsNow(asked('clear'))).toHaveLength(2);
  expect(tellsNow(asked('section-47'))).toEqual([]);
  expect(asked('section-47').join(' ')).toMatch(/social worker who asked/);
});

test('M.6 only a council, a housing authority or an NHS body is told that it must help', () => {
  const duty = /NHS bodies must help/;
  expect(asked('section-47', 'gp-practice').join(' ')).not.toMatch(duty);
  expect(asked('section-47', 'council-or-nhs').join(' ')).toMatch(duty);
});
