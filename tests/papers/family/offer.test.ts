import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import words from '../../../content/pages/family.yaml';
import { neverTell, notYetTold } from '../../../machines/concerns.ts';
import { isOneOf } from '../../../machines/grammar/known.ts';
import { walkJourney } from '../../../machines/grammar/journey.ts';
import { childAges } from '../../../machines/givens.ts';
import { journeys } from '../../../machines/journeys.ts';
import { whatToTell } from '../../../machines/settled.ts';
import { decidedOf } from '../../../src/records/decided.ts';
import { decidedMemory, keptBackBy } from '../../../src/records/familyPage.ts';
import type { DecisionRecord } from '../../../src/records/record.ts';
import { emptyBoxes, boxIds } from '../../../src/papers/family/boxes.ts';
import { boxesShown, caseOf, readersOf, recipientOf } from '../../../src/papers/family/case.ts';
import {
  notAsked,
  Offer,
  standingOf,
  worries,
  type Standing,
} from '../../../src/papers/family/offer.ts';
import { sheetOf, sheetText, styles } from '../../../src/papers/family/sheet.ts';
import { many, people } from '../../machines/people.ts';
import { account, recordOf, urgent } from '../../records/made.ts';
import { agreed } from './made.ts';
import { at } from './page.ts';

const standsBy = (record: DecisionRecord, seen = '') =>
  standingOf(decidedMemory(record), { ...notAsked, seen });

describe('from a decision', () => {
  test('where telling is safe and they agreed, it is offered', () => {
    const record = recordOf({ answers: agreed });
    expect(decidedOf(record).consent?.id).toBe('agreed');
    expect(standsBy(record)).toEqual({ offer: expect.any(Offer) });
    expect(caseOf(record, 'parent')).toMatchObject({ doing: 'need', answer: 'agreed' });
  });

  test('where telling is not safe it is kept back, with why', () => {
    expect(standsBy(recordOf())).toEqual({ because: 'unsafe' });
    const unsure = { ...urgent, 'safe-to-tell': 'unsure' };
    expect(standsBy(recordOf({ answers: unsure }))).toEqual({ because: 'unsure' });
  });

  test.each(neverTell)('%s keeps it back, and no question was asked that could change it', (id) => {
    const { 'safe-to-tell': _, exceptions: __, ...answers } = urgent;
    expect(standsBy(recordOf({ answers: { ...answers, concerns: [id] } }))).toEqual({
      because: 'never',
    });
  });

  test('before it was agreed who is told what it is kept back, and as was agreed it is offered', () => {
    const close = { ...urgent, concerns: ['stalking'], response: 'agreed', 'safe-to-tell': 'yes' };
    const said = (telling: string) =>
      standsBy(recordOf({ answers: { ...close, 'telling-agreed': telling } }));
    expect(said('not-yet')).toEqual({ because: 'not-approached' });
    expect(said('already-know')).toEqual({ because: 'already-know' });
    const standing = said('agreed');
    expect('offer' in standing && standing.offer.isAsAgreed).toBe(true);
  });

  test('to one parent or carer it is offered only where another could not see it', () => {
    const record = recordOf({
      answers: {
        ...urgent,
        concerns: ['domestic-abuse'],
        'safe-to-tell': 'one-carer',
        response: 'agreed',
        'domestic-abuse-checklist': 'fewer',
        'high-risk-grounds': [],
      },
    });
    expect(standsBy(record)).toEqual({ ask: 'seen' });
    expect(standsBy(record, 'yes')).toEqual({ because: 'could-be-seen' });
    expect(standsBy(record, 'unsure')).toEqual({ because: 'could-be-seen' });
    const standing = standsBy(record, 'no');
    expect('offer' in standing && standing.offer.isForOne).toBe(true);
  });

  test('a record from before telling was agreed first keeps it back, by today’s names of its worries', () => {
    const record = recordOf({ answers: agreed });
    const old: DecisionRecord = {
      ...record,
      steps: record.steps.map((step) =>
        step.question === 'concerns' ? { ...step, answer: ['exploitation'] } : step,
      ),
    };
    expect(standsBy(old)).toEqual({ because: 'not-agreed' });
  });

  test('once it was decided again, the newer record counts', () => {
    const again = { kind: 'decided-again' } as Parameters<typeof keptBackBy>[1][number];
    const record = recordOf({ answers: agreed });
    expect(keptBackBy(record, [])).toBeUndefined();
    expect(keptBackBy(record, [again])).toBe('decided-again');
    expect(keptBackBy(recordOf(), [])).toBe('unsafe');
  });
});

describe('what the decision says of whoever reads it', () => {
  test('a young person of 16 or 17 is written to as well, and nobody else under age', () => {
    const readers = childAges.map((age) =>
      readersOf(
        recordOf({
          answers: { ...agreed, age, ...(age === 'unborn' ? { 'who-agreed': 'mother' } : {}) },
        }),
      ),
    );
    expect(readers).toEqual([
      ['expecting'],
      ['parent'],
      ['parent'],
      ['parent'],
      ['young', 'parent'],
    ]);
  });

  test('nobody is told that they agreed where somebody else did', () => {
    const record = recordOf({ answers: { ...agreed, age: '16-17', 'who-agreed': 'young-person' } });
    expect(caseOf(record, 'young')?.answer).toBe('agreed');
    expect(caseOf(record, 'parent')?.answer).toBe('none');
  });

  test('what is not shared yet is only planned', () => {
    const held = recordOf({ answers: { ...agreed, method: 'not-secure' } });
    expect(decidedOf(held).sharing?.id).toBe('hold');
    expect(caseOf(held, 'parent')?.doing).toBe('plan');
  });

  test('whom it goes to begins the box, unless it may show where someone at risk is', () => {
    const toShare = { ...account.toShare, recipient: 'The worker at Rowan House', facts: 'Seen.' };
    const shared = (protect: string, includeProtected = false) =>
      recordOf({
        answers: agreed,
        account: {
          toShare: { ...toShare, protect, includeProtected, whyInclude: 'They must know' },
        },
      });
    expect(recipientOf(shared(''))).toBe('The worker at Rowan House');
    expect(recipientOf(shared('Rowan House'))).toBe('');
    expect(recipientOf(shared('Rowan House', true)), 'though the recipient is told').toBe('');
    const boxes = { ...emptyBoxes, why: 'You are at ROWAN house.', who: 'Priya' };
    expect(boxesShown(boxes, shared('Rowan House', true))).toEqual({ ...boxes, why: '' });
    expect(boxesShown(boxes, undefined)).toEqual(boxes);
  });
});

describe('alone', () => {
  const agreedAnswers = ['', 'agreed', 'not-yet', 'already-know'];
  const safeAnswers = ['', 'yes', 'one-carer', 'child-only', 'unsure', 'no'];
  const seenAnswers = ['', 'no', 'unsure', 'yes'];
  const every = ['' as const, ...worries].flatMap((worry) =>
    agreedAnswers.flatMap((agreed) =>
      safeAnswers.flatMap((safe) => seenAnswers.map((seen) => ({ worry, agreed, safe, seen }))),
    ),
  );
  const isOffered = (standing: Standing) => 'offer' in standing;

  test('what matters is asked first, and nothing is offered before', () => {
    expect(standingOf(undefined, notAsked)).toEqual({ ask: 'worry' });
    expect(standingOf(undefined, { ...notAsked, worry: 'none' })).toEqual({ ask: 'safe' });
    expect(standingOf(undefined, { ...notAsked, worry: 'close' })).toEqual({ ask: 'agreed' });
  });

  test('it is offered only where telling is safe, was agreed where it had to be, and cannot be seen by another', () => {
    expect(every.filter((asked) => isOffered(standingOf(undefined, asked)))).toEqual(
      every.filter(
        ({ worry, agreed, safe, seen }) =>
          (worry === 'none' || (worry === 'close' && agreed === 'agreed')) &&
          (safe === 'yes' || (safe === 'one-carer' && seen === 'no')),
      ),
    );
  });

  test('no, and not sure, keep it back wherever they are the answer', () => {
    for (const asked of every)
      if (asked.worry === 'unsure' || isOneOf(['no', 'unsure', 'child-only'], asked.safe))
        expect(isOffered(standingOf(undefined, asked)), JSON.stringify(asked)).toBe(false);
  });

  test('every worry that waits for an agreement is named where it is asked about, and so is each that is never told', () => {
    const { never, close } = words.before.worryHints;
    const named: Readonly<Record<(typeof notYetTold)[number], RegExp>> = {
      'inflicted-near-home': /injury by someone in or near/,
      'sexual-abuse-told-or-seen': /Sexual abuse/,
      'sexual-abuse-signs': /Sexual abuse/,
      'sexual-harm-by-sibling': /Sexual abuse/,
      'sexual-activity-adult-or-force': /Sexual abuse/,
      'sexual-exploitation': /exploitation/,
      'pregnant-under-16': /pregnancy under 16/,
      'pregnant-under-13-or-near-term': /pregnancy under 16/,
      'images-adult-near-home': /images/,
      'fgm-known': /FGM/,
      'fgm-feared': /FGM/,
      'partner-harm-under-16': /harm by a partner/,
      'partner-harm-16-17': /harm by a partner/,
      'modern-slavery': /slavery/,
      'alone-from-abroad': /alone from abroad/,
      'may-hurt-others': /plan to hurt someone/,
      'threat-may-be-soon': /plan to hurt someone/,
      'may-be-taken-abroad': /taken abroad/,
      stalking: /stalking/,
      cuckooing: /cuckooing/,
    };
    for (const id of notYetTold) expect(close, id).toMatch(named[id]);
    const neverNamed: Readonly<Record<(typeof neverTell)[number], RegExp>> = {
      'forced-marriage-or-honour': /marriage or honour/,
      'fabricated-illness': /illness made up/,
      'induced-illness-evidence': /illness made up or caused/,
      'faith-or-belief': /faith or belief/,
      'breast-flattening': /breast flattening/,
      'virginity-testing': /virginity testing/,
    };
    for (const id of neverTell) expect(never, id).toMatch(neverNamed[id]);
  });

  test('no kind of worry is asked about that the table does not know', () => {
    const because = (worry: (typeof worries)[number]) =>
      standingOf(undefined, { ...notAsked, worry, agreed: 'not-yet' });
    expect(because('never')).toEqual({ because: 'never' });
    expect(because('doctor')).toEqual({ because: 'doctor-first' });
    expect(because('close')).toEqual({ because: 'not-approached' });
    expect(because('unsure')).toEqual({ because: 'unsure' });
  });
});

describe.each(['refer', 'share'] as const)('over all who walk the %s journey', (journey) => {
  const children = people(journeys[journey])
    .map((answers) => ({ ...answers, area: 'england-unlisted', mode: 'live' }))
    .filter((answers) => {
      const { walks } = walkJourney(journeys[journey], answers);
      return walks.every(({ done }) => done) && isOneOf(childAges, Object(answers).age);
    });
  const secret = {
    reference: 'REF-SECRET',
    consulted: 'consulted-secret',
    familyTold: 'told-secret',
    wishes: 'wishes-secret',
    challenge: 'challenge-secret',
    triggers: 'triggers-secret',
    reasons: {
      facts: 'facts-secret',
      concern: 'concern-secret',
      risk: 'risk-secret',
      action: 'action-secret',
      justification: 'justified-secret',
    },
    toShare: {
      recipient: 'The nurse of secret-house',
      facts: 'shared-secret',
      opinion: 'opinion-secret',
      fromOthers: 'others-secret',
      protect: 'secret-house',
      includeProtected: true,
      whyInclude: 'why-secret',
    },
  };

  test('a page is made only where they may be told, and shows nothing that was written for others', () => {
    let pages = 0;
    fc.assert(
      fc.property(children, (answers) => {
        const record = recordOf({ journey, answers, account: secret });
        const memory = decidedMemory(record);
        const offer = Offer.by(memory);
        if (typeof offer === 'string') return;
        expect(whatToTell(memory)).toBe('tell');
        expect(isOneOf(neverTell, memory['concerns'])).toBe(false);
        const close = [memory['concerns'] ?? []].flat().some((id) => isOneOf(notYetTold, id));
        expect(close).toBe(offer.isAsAgreed);
        expect(decidedOf(record).actions.map(({ id }) => id)).not.toContain(
          'do-not-approach-the-family',
        );
        for (const reader of readersOf(record))
          for (const style of styles) {
            const one = caseOf(record, reader);
            if (!one) continue;
            pages++;
            const boxes = boxesShown({ ...emptyBoxes, with: recipientOf(record) }, record);
            const text = sheetText(sheetOf(offer, { style, reader, case: one, boxes, at }));
            expect(text).not.toMatch(/secret|SECRET/);
            expect(text).not.toContain(record.id);
            expect(text).not.toContain('held back');
            expect(text).not.toContain('undefined');
          }
      }),
      many,
    );
    expect(pages).toBeGreaterThan(20);
    expect(boxIds.length).toBe(5);
  });
});
