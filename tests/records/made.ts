import type { Memory } from '../../machines/grammar/fact.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { newDraft, type Draft } from '../../src/decide/draft.ts';
import type { Account } from '../../src/records/account.ts';
import { walkIn, type AreaWalk } from '../../src/walk/walkIn.ts';
import { toRecord, type Says } from '../../src/decide/finish.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { hashOf, rulesOf } from '../../src/records/rules.ts';
import { whatWasDecided } from '../../src/recommend/decided.ts';
import { recommend, type Recommendation } from '../../src/recommend/recommend.ts';
import { readText } from '../../src/cli/words.ts';
import { readPack, readWords } from './words.ts';

export const words = await readWords();
export const packs = Object.fromEntries(
  await Promise.all(
    ['england-unlisted', 'cambridgeshire-peterborough', 'cumbria-to-2025', 'cumberland'].map(
      async (area) => [area, await readPack(area)] as const,
    ),
  ),
);
export const hashes = {
  refer: await hashOf(rulesOf(journeys.refer)),
  share: await hashOf(rulesOf(journeys.share)),
};
/** What a record says of a view that was not sure, and of how an answer is known. */
export const says: Says = {
  unsure: 'I was not sure',
  evidence: await readText<Says['evidence']>('pages/evidence.yaml'),
};
/** A Tuesday, in office hours. */
export const at = new Date('2026-11-24T14:41:00');

export const account: Account = {
  reference: 'LN-0417',
  reasons: {
    facts: 'On Monday at 8.55 she said "he locks the door". She had no coat.',
    concern: 'She is frightened of going home.',
    risk: 'It has happened three times this month.',
    action: 'I stayed with her and told my safeguarding lead.',
    justification: 'The pattern is getting worse.',
  },
  consulted: 'Priya Nair, deputy safeguarding lead, at 2.10pm',
  familyTold: '',
  wishes: '',
  challenge: '',
  reviewOn: '2026-12-01',
  triggers: 'Another missed day, or anything new that she says',
  toShare: {
    recipient: '',
    facts: '',
    opinion: '',
    fromOthers: '',
    protect: '',
    includeProtected: false,
    whyInclude: '',
  },
};

/** The answers before the worry itself. */
export const givens: Memory = {
  'immediate-danger': 'no',
  mode: 'live',
  role: 'school-staff',
  holder: 'state-school',
  area: 'cambridgeshire-peterborough',
  hours: 'office',
  'law-edition': '2026-duty',
  age: '1-to-12',
};
const known: Memory = { 'allocated-worker': 'no', 'works-with-children': 'no' };

/** Suspected significant harm, where telling the family is not safe. */
export const urgent: Memory = {
  ...givens,
  ...known,
  concerns: ['neglect'],
  harm: 'yes',
  'safe-to-tell': 'no',
  exceptions: ['risk-to-child'],
  'other-children': 'no',
  detriment: 'sharing-safer',
  'how-much': 'all',
  method: 'secure',
};
/** A worry explained and checked, kept within the school. */
export const explained: Memory = {
  ...givens,
  ...known,
  concerns: [],
  harm: 'no',
  'help-needed': 'explained',
  confidence: 'yes',
  'anyone-else': 'no',
  'could-help-others': 'no',
};
/** A council tells another body that comes under the duty to share, below significant harm. */
export const underTheDuty: Memory = {
  ...explained,
  holder: 'council-or-nhs',
  'anyone-else': 'yes',
  purpose: 'welfare',
  recipient: 'named-role',
  identifiable: 'yes',
  'recipient-under-duty': 'yes',
  sensitive: 'no',
  confidential: 'no',
  detriment: 'sharing-safer',
  'how-much': 'all',
  'safe-to-tell': 'yes',
  method: 'secure',
};
/** What is asked of sharing where a family agreed to a referral: it goes to the council. */
export const toTheCouncil: Memory = {
  'recipient-under-duty': 'no',
  basis: 'public-task',
  sensitive: 'no',
  confidential: 'no',
  detriment: 'sharing-safer',
  'how-much': 'all',
  method: 'secure',
};
/** A solicitor asks; a reply could harm, and a second opinion says no. */
export const refusedRequest: Memory = {
  ...givens,
  direction: 'asked',
  'child-at-risk': 'no',
  'who-asks': 'parent-or-solicitor',
  'harm-from-reply': 'yes',
  'second-opinion': 'do-not-share',
};

export interface Made {
  readonly journey?: JourneyId;
  readonly answers?: Memory;
  readonly draft?: Partial<Draft>;
  readonly account?: Partial<Account>;
}

export function draftOf({
  journey = 'refer',
  answers = urgent,
  draft = {},
  account: written = {},
}: Made): Draft {
  return {
    ...newDraft(journey, new Date('2026-11-24T14:30:00')),
    rules: hashes[journey],
    answers,
    account: { ...account, ...written },
    ...draft,
  };
}

const walkOf = ({ journey, answers }: Draft): AreaWalk =>
  walkIn(journey, answers, packs[answers['area'] as string]!);

export const recommendationOf = (draft: Draft, when = at): Recommendation =>
  recommend({ walk: walkOf(draft), words, at: when });

/** What was decided instead, as the account page works it out. */
export const decidedInstead = (draft: Draft) =>
  whatWasDecided({ walk: walkOf(draft), words, at }, draft.choice);

/** A record as the account page makes it. */
export function recordOf(made: Made = {}): DecisionRecord {
  const draft = draftOf(made);
  return toRecord({
    draft,
    walk: walkOf(draft),
    recommendation: recommendationOf(draft),
    decided: decidedInstead(draft),
    words,
    says,
    at,
    id: 'c0ffee00-0000-4000-8000-000000000001',
    version: '0.1.0',
  });
}

/** As a file that holds some text; its size is what the text says, unless it is given. */
export const fileOf = (text: string, name = 'record.json', size = text.length) => ({
  name,
  size,
  arrayBuffer: async () => new TextEncoder().encode(text).buffer,
});
