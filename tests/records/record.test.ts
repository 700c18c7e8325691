import { describe, expect, test } from 'vitest';
import { journeys } from '../../machines/journeys.ts';
import { levels } from '../../machines/outcomes.ts';
import { longText, shortText } from '../../src/handover/text.ts';
import type { OwnView } from '../../src/records/account.ts';
import { mayChoose, needsSecondPerson } from '../../src/records/override.ts';
import { problemsIn } from '../../src/decide/problems.ts';
import { rerun } from '../../src/records/rerun.ts';
import {
  account,
  at,
  draftOf,
  explained,
  recommendationOf,
  recordOf,
  refusedRequest,
  urgent,
  type Made,
  decidedInstead,
} from './made.ts';
import { pathOf } from '../../src/walk/path.ts';
import { asUsual } from '../recommend/asUsual.ts';
import { readStories } from './words.ts';

const noReasons = { facts: '', concern: '', risk: '', action: '', justification: '' };
const familyTold = 'Nobody has told them: it may not be safe.';
const fields = (made: Made) => {
  const draft = draftOf({ ...made, account: { familyTold, ...made.account } });
  return problemsIn(draft, recommendationOf(draft), at, decidedInstead(draft)).map(
    ({ field }) => field,
  );
};

describe('a record', () => {
  const record = recordOf({
    draft: {
      evidence: { harm: 'child-said' },
      notes: { harm: '“he locks the door”' },
      ownView: { level: 'child-in-need', why: 'I hoped it was less' },
      choice: { follows: true, why: '', secondPerson: '' },
    },
  });

  test('keeps each step by id and in the words that were shown', () => {
    expect(record.steps[0]).toEqual({
      decision: 'danger',
      section: 'Before anything else',
      question: 'immediate-danger',
      ask: 'Is anyone in danger, now or soon?',
      answer: 'no',
      said: 'No',
    });
    const harm = record.steps.find(({ question }) => question === 'harm');
    expect(harm).toMatchObject({
      evidence: { tag: 'child-said' },
      note: '“he locks the door”',
      answer: 'yes',
    });
    expect(harm!.said).toMatch(/^Yes/);
    expect(record.ownView).toEqual({
      level: 'child-in-need',
      words: 'Child in need',
      why: 'I hoped it was less',
    });
  });

  test('tells the facts that chose the way, each as a clause', () => {
    expect(record.routes).toContainEqual({
      decision: 'consent',
      after: 'exceptions',
      fact: 'urgent',
      to: 'proceed-without-telling',
      because: 'there is reason to suspect significant harm',
    });
    expect(record.routes.every(({ because }) => because.includes(' '))).toBe(true);
  });

  test('says when, where, under which law and by which rules', () => {
    expect(record).toMatchObject({
      format: 'windscreen-record/1',
      mode: 'live',
      decisionDate: '2026-11-24',
      finishedAt: at.toISOString(),
      law: { id: '2026-duty' },
      area: { id: 'cambridgeshire-peterborough', asAt: '2020' },
    });
    expect(record.versions.rules).toMatch(/^[0-9a-f]{64}$/);
    expect(record.outcomes.map(({ decision, outcome }) => [decision, outcome])).toEqual([
      ['danger', 'carry-on'],
      ['givens', 'ready'],
      ['need', 'refer-urgently'],
      ['consent', 'proceed-without-telling'],
      ['details', 'ready-to-share'],
      ['sharing', 'share'],
    ]);
  });

  test('keeps answers that were set aside, with their words, apart from those that counted', () => {
    const changed = recordOf({
      answers: {
        ...explained,
        harm: 'yes',
        'safe-to-tell': 'yes',
        response: 'agreed',
        'other-children': 'no',
        detriment: 'sharing-safer',
        'how-much': 'all',
        method: 'secure',
      },
    });
    const asides = changed.setAside.map(({ question }) => question);
    expect(asides).toEqual(expect.arrayContaining(['help-needed', 'confidence', 'anyone-else']));
    expect(changed.setAside.find(({ question }) => question === 'help-needed')).toMatchObject({
      decision: 'need',
      ask: 'What help does this child need?',
      said: 'None: the worry is explained, and I have checked',
    });
    expect(changed.steps.some(({ question }) => asides.includes(question))).toBe(false);
  });

  test('shares nothing with the draft it was made from', () => {
    const reasons = { ...account.reasons };
    const made = recordOf({ account: { reasons } });
    reasons.concern = 'changed later';
    expect(made.reasons.concern).toBe(account.reasons.concern);
  });

  test('has these fields and no other, so none for a name', () => {
    expect(Object.keys(record).sort()).toEqual([
      ...[
        'area',
        'begunAt',
        'choice',
        'consulted',
        'decisionDate',
        'familyTold',
        'finishedAt',
        'format',
        'id',
        'journey',
      ],
      ...[
        'law',
        'mode',
        'outcomes',
        'ownView',
        'reasons',
        'recommendation',
        'reference',
        'reviewOn',
        'routes',
        'rules',
        'setAside',
      ],
      ...['steps', 'toShare', 'triggers', 'versions'],
    ]);
    expect(Object.keys(record.toShare).sort()).toEqual(Object.keys(account.toShare).sort());
    expect(Object.keys(record.reasons).sort()).toEqual(Object.keys(account.reasons).sort());
  });

  test('replaces half an emoji, which no file can carry', () => {
    expect(recordOf({ account: { triggers: 'a\uD83D b \u{1F600}' } }).triggers).toBe(
      'a\uFFFD b \u{1F600}',
    );
  });

  test('runs again to the same, and says what differs where it was changed', () => {
    expect(rerun(record)).toBe('same');
    expect(
      rerun({ ...record, recommendation: { ...record.recommendation, level: 'record-only' } }),
    ).toEqual([{ what: 'level', kept: 'record-only', again: 'refer-urgently' }]);
    const fewer = record.recommendation.actions.slice(1);
    expect(
      rerun({ ...record, recommendation: { ...record.recommendation, actions: fewer } }),
    ).toMatchObject([{ what: 'actions' }]);
    const outcomes = record.outcomes.map((one) =>
      one.decision === 'consent' ? { ...one, outcome: 'agreed' } : one,
    );
    expect(rerun({ ...record, outcomes })).toEqual([
      { what: 'consent', kept: 'agreed', again: 'proceed-without-telling' },
    ]);
    expect(rerun({ ...record, steps: record.steps.slice(0, -1) })).toMatchObject([
      { what: 'sharing', again: { stopsAt: 'method' } },
      { what: 'actions' },
    ]);
    const backwards = (stage: (typeof record.rules.stages)[number]) => ({
      ...stage,
      decision: { ...stage.decision, questions: [...stage.decision.questions].reverse() },
    });
    expect(
      rerun({ ...record, rules: { ...record.rules, stages: record.rules.stages.map(backwards) } }),
    ).toEqual([{ mistake: expect.any(String) as string }]);
  });
});

describe('what stops a record from being finished', () => {
  test('nothing, once it is written', () => {
    expect(fields({})).toEqual([]);
    expect(fields({ answers: explained })).toEqual([]);
    expect(fields({ journey: 'share', answers: refusedRequest })).toEqual([]);
  });

  test('a missing concern, always', () => {
    expect(fields({ account: { reasons: { ...account.reasons, concern: ' \n' } } })).toEqual([
      'concern',
    ]);
  });

  test('each problem is a sentence that says how to mend it', () => {
    const draft = draftOf({
      answers: explained,
      account: { reasons: noReasons, reviewOn: '', triggers: '' },
    });
    const problems = problemsIn(draft, recommendationOf(draft), at);
    expect(problems.map(({ field }) => field)).toEqual([
      'concern',
      'justification',
      'reviewOn',
      'triggers',
    ]);
    for (const { message } of problems)
      expect(message).toMatch(/^(Write|Enter|Name|Choose) .+[^.]$/);
  });

  test('I23 a decision to do less is not recorded without its reason', () => {
    const without = { reasons: { ...account.reasons, justification: '' } };
    expect(fields({ answers: explained, account: without })).toEqual(['justification']);
    expect(fields({ journey: 'share', answers: refusedRequest, account: without })).toEqual([
      'justification',
    ]);
    const choice = { follows: false, level: 'call-999', why: ' ', secondPerson: '' } as const;
    expect(fields({ account: without, draft: { choice } })).toEqual([
      'decision-why',
      'justification',
    ]);
  });

  test('an urgent decision, or one without agreement, is not recorded without why, and what the family was told or why not', () => {
    const bare = { reasons: { ...account.reasons, justification: ' ' }, familyTold: '' };
    expect(fields({ account: bare })).toEqual(['justification', 'familyTold']);
    expect(fields({ answers: explained, account: { familyTold: '' } })).toEqual([]);
    const draft = draftOf({ account: bare });
    for (const { message } of problemsIn(draft, recommendationOf(draft), at))
      expect(message).toMatch(/^Write .+[^.]$/);
  });

  test('nothing is asked twice: a reason that was given with the decision, or with an own view that came out the same, is enough', () => {
    const without = { reasons: { ...account.reasons, justification: '' } };
    const choice = {
      follows: false,
      level: 'call-999',
      why: 'He is on his way',
      secondPerson: '',
    } as const;
    expect(fields({ account: without, draft: { choice } })).toEqual([]);
    const view = (level: OwnView['level'], why = 'We looked, and it was explained') => ({
      ownView: { level, why },
    });
    expect(fields({ answers: explained, account: without, draft: view('record-only') })).toEqual(
      [],
    );
    expect(
      fields({ answers: explained, account: without, draft: view('record-only', ' ') }),
    ).toEqual(['justification']);
    expect(
      fields({ answers: explained, account: without, draft: view('early-help') }),
      'of something else',
    ).toEqual(['justification']);
    const refused = { journey: 'share', answers: refusedRequest, account: without } as const;
    expect(fields({ ...refused, draft: view('do-not-share') })).toEqual([]);
    expect(fields({ ...refused, draft: view('unsure') })).toEqual(['justification']);
  });

  test('not sharing without anyone consulted', () => {
    expect(
      fields({ journey: 'share', answers: refusedRequest, account: { consulted: '' } }),
    ).toEqual(['consulted']);
    expect(fields({ account: { consulted: '' } })).toEqual([]);
  });

  test('I24 whatever is not referred at once has a review date and triggers', () => {
    const none = { reviewOn: '', triggers: '' };
    expect(fields({ answers: explained, account: none })).toEqual(['reviewOn', 'triggers']);
    expect(fields({ journey: 'share', answers: refusedRequest, account: none })).toEqual([
      'reviewOn',
      'triggers',
    ]);
    expect(fields({ account: none })).toEqual([]);
  });

  test('a review day that is no day stops an urgent referral’s record too, which need not have one', () => {
    expect(fields({ answers: urgent, account: { reviewOn: '5', triggers: '' } })).toEqual([
      'reviewOn',
    ]);
    expect(fields({ answers: urgent, account: { reviewOn: '', triggers: '' } })).toEqual([]);
  });

  test.each(['2026-11-23', '2026-02-31', '2026-13-01', '1 December', '2026-12-1', '-01-'])(
    'a review date of %s',
    (reviewOn) => {
      expect(fields({ answers: explained, account: { reviewOn } })).toEqual(['reviewOn']);
    },
  );
  test('a review today is no problem', () => {
    expect(fields({ answers: explained, account: { reviewOn: '2026-11-24' } })).toEqual([]);
  });

  test('I25 going below what is recommended needs a reason and a named second person', () => {
    const lower = (why: string, secondPerson: string) => ({
      choice: { follows: false, level: 'record-only', why, secondPerson } as const,
    });
    const answers = { ...explained, 'help-needed': 'everyday', tried: 'nothing' };
    expect(recommendationOf(draftOf({ answers })).level).toBe('universal-help');
    expect(fields({ answers, draft: lower('', '') })).toEqual(['decision-why', 'decision-second']);
    expect(
      fields({ answers, draft: lower('Mum has it in hand', 'Priya Nair, deputy lead') }),
    ).toEqual([]);
    const higher = {
      choice: { follows: false, level: 'early-help', why: 'Dad is ill', secondPerson: '' } as const,
    };
    expect(fields({ answers, draft: higher })).toEqual([]);
  });

  test('I25 nobody alone goes below significant harm or 999, whatever they write', () => {
    for (const level of levels.slice(0, levels.indexOf('refer-urgently')))
      expect(
        fields({
          draft: { choice: { follows: false, level, why: 'I am sure', secondPerson: 'Someone' } },
        }),
      ).toEqual(['decision-level']);
    for (const recommended of levels)
      for (const chosen of levels) {
        const down = levels.indexOf(chosen) < levels.indexOf(recommended);
        const firm = recommended === 'refer-urgently' || recommended === 'call-999';
        expect(mayChoose(recommended, chosen)).toBe(!(down && firm));
        expect(needsSecondPerson(recommended, chosen)).toBe(down);
      }
  });

  const toShare = {
    ...account.toShare,
    recipient: 'Health visitor',
    facts: 'No coat',
    protect: '14 Mill Lane',
    includeProtected: true,
  };
  test('I33 including an identity or whereabouts needs its reason', () => {
    expect(fields({ account: { toShare } })).toEqual(['whyInclude']);
    expect(
      fields({ account: { toShare: { ...toShare, whyInclude: 'They visit there' } } }),
    ).toEqual([]);
  });
  test('what was written to share does not stop a decision not to share', () => {
    expect(fields({ answers: explained, account: { toShare } })).toEqual([]);
  });

  test('more than a record holds', () => {
    expect(
      fields({ account: { reference: 'x'.repeat(201), triggers: 'x'.repeat(10_001) } }),
    ).toEqual(['reference', 'triggers']);
    expect(fields({ draft: { notes: { harm: 'x'.repeat(2001) } } })).toEqual(['harm']);
  });
});

test('I10 where telling is not safe, neither the record nor its text says what is said where the family may be approached', async () => {
  const approaching = asUsual('family');
  const saidIn = (made: Made) => {
    const record = recordOf(made);
    const { rules: _, ...said } = record;
    const texts = [
      JSON.stringify(said),
      longText(record, 'WS-0000-0000-0000'),
      shortText(record, 'WS-0000-0000-0000'),
    ];
    return approaching.filter((sentence) => texts.some((text) => text.includes(sentence)));
  };
  const unsafe = (await readStories()).filter(({ journey, answers }) =>
    pathOf(journeys[journey], answers).steps.some(
      ({ question, answer }) => question === 'safe-to-tell' && answer === 'no',
    ),
  );
  expect(unsafe.length).toBeGreaterThan(5);
  for (const { at, journey, answers } of unsafe)
    expect(saidIn({ journey, answers }), at).toEqual([]);
  expect(saidIn({ answers: urgent })).toEqual([]);
  expect(
    saidIn({ answers: { ...urgent, 'safe-to-tell': 'yes', response: 'agreed' } }),
    'it is looked for in its own words',
  ).not.toEqual([]);
  expect(longText(recordOf(), 'WS-0000-0000-0000')).toContain('without telling the family');
});
