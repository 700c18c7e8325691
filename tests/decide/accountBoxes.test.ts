// Which boxes of the account are needed where, which of them stand in sight, and what is not asked
// again.
import { describe, expect, test } from 'vitest';
import { pathOf } from '../../src/walk/path.ts';
import { journeys } from '../../machines/journeys.ts';
import { caseHeadings } from '../../src/records/account.ts';
import {
  accountBoxes,
  askedOfAll,
  layOut,
  mostInSight,
  neededIn,
  notesOf,
} from '../../src/decide/accountBoxes.ts';
import type { Recommendation } from '../../src/recommend/recommend.ts';
import { newDraft } from '../../src/decide/draft.ts';
import {
  decidedInstead,
  draftOf,
  explained,
  recommendationOf,
  refusedRequest,
  urgent,
  type Made,
} from '../records/made.ts';
import { readStories } from '../records/words.ts';

const unwritten = newDraft('refer', new Date(0)).account;
const needed = (made: Made) => {
  const draft = draftOf(made);
  return neededIn(draft, recommendationOf(draft), decidedInstead(draft));
};
const share: Made = { journey: 'share', answers: refusedRequest };
/** The police ask, were checked, and are answered. */
const answered = {
  'who-asks': 'police',
  verified: 'yes',
  'why-asked': 'clear',
  'anything-held': 'yes',
  'needed-for-crime': 'yes',
  basis: 'public-task',
  sensitive: 'no',
  confidential: 'no',
  detriment: 'sharing-safer',
  'how-much': 'all',
  method: 'secure',
  'safe-to-tell': 'yes',
} as const;
const up = {
  follows: false,
  level: 'refer-urgently',
  why: 'I know them',
  secondPerson: '',
} as const;

describe('what is needed', () => {
  test.each([
    [
      'of an urgent referral is why, and what the family was told or why not',
      {},
      ['concern', 'justification', 'familyTold'],
    ],
    [
      'of an urgent referral whose reason was given before it is not that reason again',
      {
        draft: {
          ownView: { level: 'refer-urgently', why: 'He is not safe there', afterAct: true },
        },
      },
      ['concern', 'familyTold'],
    ],
    [
      'of what is only recorded is why, and when it is looked at again',
      { answers: explained },
      ['concern', 'justification', 'reviewOn', 'triggers'],
    ],
    [
      'of not sharing is who gave a second opinion, too',
      share,
      ['justification', 'consulted', 'reviewOn', 'triggers'],
    ],
    [
      'of what is shared with whoever asked is why, and no worry about a child who is not at risk',
      { journey: 'share', answers: { ...refusedRequest, ...answered } },
      ['justification', 'reviewOn', 'triggers'],
    ],
    [
      'of “we hold nothing” is why, too',
      { journey: 'share', answers: { ...refusedRequest, ...answered, 'anything-held': 'no' } },
      ['justification', 'reviewOn', 'triggers'],
    ],
    [
      'follows what was decided, and not what was recommended',
      { answers: explained, draft: { choice: up } },
      ['concern', 'familyTold'],
    ],
  ] satisfies [string, Made, string[]][])('%s', (_, made, boxes) => {
    expect(needed(made)).toEqual(boxes);
  });
});

test('what is asked of every urgent decision, or of one without agreement, follows what was decided', () => {
  const asUrgent = recommendationOf(draftOf({}));
  const without = (id: NonNullable<Recommendation['consent']>['id']): Recommendation => ({
    ...asUrgent,
    level: 'child-in-need',
    consent: { ...asUrgent.consent!, id },
  });
  expect(askedOfAll({ level: 'call-999' })).toBe('urgent');
  expect(askedOfAll({ level: 'child-in-need' })).toBeUndefined();
  for (const id of ['proceed-inform-override', 'proceed-without-telling', 'proceed-now'])
    expect(askedOfAll(without(id)), id).toBe('without-agreement');
  expect(askedOfAll(without('proceed-informed'))).toBeUndefined();
  expect(neededIn(draftOf({}), without('agreed'), without('proceed-inform-override'))).toEqual([
    'concern',
    'justification',
    'familyTold',
    'reviewOn',
    'triggers',
  ]);
});

describe('the layout', () => {
  const account = (action = '') => ({ ...unwritten, reasons: { ...unwritten.reasons, action } });

  test('has what is needed first, what was seen as far as there is room, and every other box in the fold', () => {
    const urgently = layOut(needed({}), account(), []);
    expect(urgently.inSight).toEqual(['concern', 'justification', 'familyTold', 'facts', 'action']);
    expect(urgently.folded).toEqual(['reference', 'risk', 'consulted', 'reviewOn', 'triggers']);
    expect(layOut(needed({ answers: explained }), account(), []).inSight).toEqual([
      'concern',
      'justification',
      'reviewOn',
      'triggers',
      'facts',
    ]);
    expect(layOut(needed(share), account(), []).inSight).toEqual([...needed(share), 'facts']);
  });

  test('keeps in sight what was written of a call, where there is room for it', () => {
    expect(
      layOut(needed({ answers: explained }), account('Rang: the front door.'), []).inSight,
    ).toContain('action');
    expect(layOut(needed({}), account('Rang: the front door.'), []).inSight).toContain('action');
  });

  test('has each box once, and those of a case only where they belong to it', () => {
    for (const cases of [[], ['wishes'], caseHeadings] as const) {
      const { inSight, folded } = layOut(needed({}), account(), cases);
      const rest = caseHeadings.filter(
        (heading) => !(cases as readonly string[]).includes(heading),
      );
      expect([...inSight, ...folded, ...rest].sort()).toEqual([...accountBoxes].sort());
    }
  });

  test('has at most five boxes in sight for every stage of every story', async () => {
    const stories = await readStories();
    expect(stories.length).toBeGreaterThan(30);
    const most = stories.map(({ at, journey, answers }) => {
      const draft = draftOf({ journey, answers });
      return {
        at,
        n: layOut(neededIn(draft, recommendationOf(draft)), unwritten, caseHeadings).inSight.length,
      };
    });
    expect(most.filter(({ n }) => n > mostInSight)).toEqual([]);
  });
});

describe('the notes', () => {
  const { steps } = pathOf(journeys.refer, urgent);

  test('come in the order of the answers, each with how it is known, and only of answers that stand', () => {
    const notes = {
      'safe-to-tell': 'He reads her telephone.',
      harm: ' He locks the door. ',
      'harm-again': 'Set aside.',
    };
    expect(notesOf({ notes, evidence: { harm: 'child-said' } }, { steps })).toBe(
      'The child said it, in these words: He locks the door.\nHe reads her telephone.',
    );
  });
  test('are nothing where there are none', () => {
    expect(notesOf({ notes: { harm: ' ' }, evidence: { harm: 'saw' } }, { steps })).toBe('');
  });
});
