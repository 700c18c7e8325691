import { describe, expect, test } from 'vitest';
import { isClosed, toConfirm, waitsIn } from '../../src/records/course.ts';
import { offeredIn } from '../../src/records/offered.ts';
import type { AddedKind, Fields } from '../../src/records/entry.ts';
import { searchFor } from '../../src/records/spelling.ts';
import { summaryOf, wordsIn } from '../../src/records/summary.ts';
import { isDue, workIn } from '../../src/records/work.ts';
import { followedThrough, kept, week, type Next } from './kept.ts';
import { explained, recordOf, underTheDuty, urgent } from './made.ts';

/**
 * What is due at a moment, as "what, how it stands". What has no clock is told of in tasks.test.ts,
 * and what others are to do in followUp.test.ts.
 */
async function work(
  next: readonly Next[],
  now: string,
  decision = recordOf({ account: { reviewOn: '' } }),
) {
  const summary = summaryOf(await kept(next, decision));
  const due = workIn([summary], new Date(now)).filter((one) => isDue(one) && one.what !== 'ask');
  return due.map(({ what, stands, daysLate }) => [what, stands, daysLate || ''].join(' ').trim());
}
const after = (steps: number) => followedThrough.slice(0, steps);
const step = (at: string, kind: AddedKind, fields: Fields = {}): Next => [
  at,
  kind,
  { when: at, how: 'telephone', to: 'The front door', ...fields },
];

describe('an urgent referral, Tuesday afternoon', () => {
  test('waits to be made now, and is late once its day is over and not the minute it is kept', async () => {
    expect(await work([], '2026-11-24T14:45:00Z')).toEqual(['refer now']);
    expect(await work([], '2026-11-24T23:59:00Z')).toEqual(['refer now']);
    expect(await work([], '2026-11-25T00:01:00Z')).toEqual(['refer late']);
  });
  test('made by telephone, waits for a reply, and is wanted in writing within the area’s time', async () => {
    expect(await work(after(1), '2026-11-24T16:00:00Z')).toEqual(['write later', 'reply later']);
    expect(await work(after(1), '2026-11-25T16:00:00Z')).toEqual(['write late', 'reply today']);
  });
  test('put in writing, only the reply is waited for; heard of by nobody, it is chased from the next day', async () => {
    expect(await work(after(2), '2026-11-25T12:00:00Z')).toEqual(['reply today']);
    expect(await work(after(2), '2026-11-26T12:00:00Z')).toEqual(['chase today']);
    expect(await work(after(2), '2026-11-29T12:00:00Z')).toEqual(['chase late 2']);
  });
  test('chased twice and still not heard of, it goes up the ladder', async () => {
    const again = step('2026-11-27T16:30:00.000Z', 'chase', { heard: 'No answer.' });
    expect(await work([...after(3), again], '2026-11-28T12:00:00Z')).toEqual(['reply later']);
    expect(await work([...after(3), again], '2026-12-01T12:00:00Z')).toEqual(['escalate late']);
  });
  test('accepted, nothing is waited for; closed, nothing at all', async () => {
    expect(await work(after(4), '2026-12-01T12:00:00Z')).toEqual([]);
    expect(await work(after(7), '2027-12-01T12:00:00Z')).toEqual([]);
  });
  test.each([
    ['no-further-action', ['agree today']],
    ['early-help', ['agree today']],
    ['more-wanted', ['answer today']],
    ['strategy-discussion', []],
  ])('heard of: %s', async (outcome, waits) => {
    const heard = step('2026-11-26T10:00:00.000Z', 'outcome-received', {
      from: 'Dana',
      outcome,
      what: 'So they said.',
    });
    expect(await work([...after(2), heard], '2026-11-26T12:00:00Z')).toEqual(waits);
  });
  test('disagreed with, each step waits for the next until it is settled or closed', async () => {
    const nfa = step('2026-11-26T10:00:00.000Z', 'outcome-received', {
      from: 'Dana',
      outcome: 'no-further-action',
      what: 'No.',
    });
    const no = step('2026-11-26T11:00:00.000Z', 'disagreement', {
      with: 'Dana',
      what: 'She is not safe.',
    });
    const up = step('2026-11-27T11:00:00.000Z', 'escalation', { step: '2', what: 'Look again.' });
    const yes = step('2026-11-30T11:00:00.000Z', 'outcome-received', {
      from: 'Dana',
      outcome: 'accepted',
      what: 'Yes.',
    });
    expect(await work([...after(2), nfa, no], '2026-11-26T12:00:00Z')).toEqual(['escalate later']);
    expect(await work([...after(2), nfa, no, up], '2026-11-30T12:00:00Z')).toEqual([
      'escalate today',
    ]);
    expect(await work([...after(2), nfa, no, up, yes], '2026-12-01T12:00:00Z')).toEqual([]);
    expect(
      await work(
        [...after(2), nfa, no, ['2026-11-27T11:00:00.000Z', 'closed', { why: 'Settled.' }]],
        '2026-12-01T12:00:00Z',
      ),
    ).toEqual([]);
  });
});

describe('what comes late, or twice, asks for nothing that is done', () => {
  const nine = (day: string) => `${day}T09:00:00.000Z`;
  const accepted = step(nine('2026-11-26'), 'outcome-received', {
    from: 'Dana',
    outcome: 'accepted',
    what: 'Yes.',
  });
  test('a review does not silence a referral that nobody has answered', async () => {
    const held: Next = [
      nine('2026-11-27'),
      'review-held',
      { on: '2026-11-27', found: 'Calmer.', harm: 'no', next: '2026-12-20' },
    ];
    expect(await work([...after(2), held], '2026-11-30T12:00:00Z')).toEqual([
      'chase late 3',
      'review later',
    ]);
  });
  test('the written form that follows a call reopens nothing, and moves no date', async () => {
    const form = step(nine('2026-11-27'), 'referral-sent', { how: 'online-form' });
    expect(await work([...after(1), accepted, form], '2026-12-01T12:00:00Z')).toEqual([]);
    expect(waitsIn(await kept(after(2)))).toContainEqual({
      what: 'reply',
      by: '2026-11-25T23:59:00.000Z',
      chaseBy: '2026-11-26T23:59:00.000Z',
      chases: 0,
    });
  });
  test('a chase that was typed after the answer, and made before it, is no chase now', async () => {
    const chased: Next = [
      '2026-11-26T15:00:00.000Z',
      'chase',
      { when: nine('2026-11-25'), how: 'telephone', to: 'Them', heard: 'No.' },
    ];
    expect(await work([...after(2), accepted, chased], '2026-12-01T12:00:00Z')).toEqual([]);
  });
  test('a new referral after an answer waits for an answer of its own', async () => {
    const again = step(nine('2026-12-02'), 'referral-sent');
    expect(await work([...after(2), accepted, again], '2026-12-02T12:00:00Z')).toEqual([
      'write later',
      'reply later',
    ]);
  });
  test('what they asked for, given, waits for their decision again', async () => {
    const more = step(nine('2026-11-26'), 'outcome-received', {
      from: 'Dana',
      outcome: 'more-wanted',
      what: 'Dates?',
    });
    const told = step('2026-11-26T10:00:00.000Z', 'more-told', { what: 'These.' });
    expect(await work([...after(2), more, told], '2026-11-26T12:00:00Z')).toEqual(['reply later']);
  });
  test('an outcome that is agreed with asks for nothing, and its day is when it is looked at again', async () => {
    const nfa = step(nine('2026-11-26'), 'outcome-received', {
      from: 'Dana',
      outcome: 'no-further-action',
      what: 'No.',
    });
    const agreed: Next = [
      nine('2026-11-27'),
      'outcome-agreed',
      { why: 'The plan holds.', next: '2026-12-20' },
    ];
    expect(await work([...after(2), nfa, agreed], '2026-12-20T12:00:00Z')).toEqual([
      'review today',
    ]);
  });
});

test('harm found in a review, or not ruled out, is decided on afresh, until a review finds none', async () => {
  const decision = recordOf({ answers: explained, account: { reviewOn: '' } });
  const held = (day: string, harm: string): Next => [
    `${day}T10:00:00.000Z`,
    'review-held',
    { on: day, found: 'Seen.', harm },
  ];
  expect(await work([held('2026-12-01', 'yes')], '2026-12-01T11:00:00Z', decision)).toEqual([
    'decide-again now',
  ]);
  expect(await work([held('2026-12-01', 'unsure')], '2026-12-03T11:00:00Z', decision)).toEqual([
    'decide-again late 2',
  ]);
  expect(
    await work(
      [held('2026-12-01', 'yes'), held('2026-12-04', 'no')],
      '2026-12-05T11:00:00Z',
      decision,
    ),
  ).toEqual([]);
});

describe('a worry kept within the school', () => {
  const decision = recordOf({ answers: explained });
  test('is reviewed on its day: not late before the day is over, in winter or in summer', async () => {
    expect(await work([], '2026-11-30T23:59:00Z', decision)).toEqual(['review later']);
    expect(await work([], '2026-12-01T23:30:00Z', decision)).toEqual(['review today']);
    expect(await work([], '2026-12-02T00:30:00Z', decision)).toEqual(['review late']);
    const summer: Next = [
      '2026-12-01T10:00:00.000Z',
      'review-held',
      { on: '2026-12-01', found: 'Better.', harm: 'no', next: '2027-07-01' },
    ];
    expect(await work([summer], '2027-07-01T21:30:00Z', decision)).toEqual(['review today']);
    expect(await work([summer], '2027-07-01T23:30:00Z', decision)).toEqual(['review late']);
  });
  test('reviewed with no further date, waits for nothing', async () => {
    const held: Next = [
      '2026-12-01T10:00:00.000Z',
      'review-held',
      { on: '2026-12-01', found: 'Settled.', harm: 'no' },
    ];
    expect(await work([held], '2027-01-01T10:00:00Z', decision)).toEqual([]);
  });
  test('is no referral, unless the person decided to go higher', async () => {
    expect(waitsIn(await kept([], decision)).map(({ what }) => what)).toEqual(['review']);
    const higher = recordOf({
      answers: explained,
      draft: {
        choice: {
          follows: false,
          level: 'refer-urgently',
          why: 'I saw his face.',
          secondPerson: '',
        },
      },
    });
    expect(waitsIn(await kept([], higher)).map(({ what }) => what)).toContain('refer');
    const agreed = recordOf({
      answers: explained,
      draft: {
        choice: {
          follows: false,
          level: 'child-in-need',
          why: 'They want help.',
          secondPerson: '',
        },
      },
    });
    expect(waitsIn(await kept([], agreed)).map(({ what }) => what)).toContain('refer');
  });
});

test('I52 a child who moves school: the file waits until the new school confirms it, even once the record is closed', async () => {
  const decision = recordOf({ answers: { ...explained, concerns: ['moving-school'] } });
  expect(decision.recommendation.actions.map(({ id }) => id)).toContain('file-transfer');
  const sent: Next = [
    '2026-11-25T10:00:00.000Z',
    'file-sent',
    { on: '2026-11-25', to: 'Ashby School', way: 'By hand' },
  ];
  const closed: Next = ['2026-11-26T10:00:00.000Z', 'closed', { why: 'Moved.' }];
  const confirmed: Next = [
    '2026-12-03T10:00:00.000Z',
    'file-sent',
    { on: '2026-11-25', to: 'Ashby School', way: 'By hand', received: '2026-12-03' },
  ];
  expect(await work([sent, closed], '2026-12-02T10:00:00Z', decision)).toEqual([
    'file-transfer late 2',
  ]);
  expect(await work([sent, closed, confirmed], '2026-12-04T10:00:00Z', decision)).toEqual([]);
});

test('a move that no decision knew of is recorded at any time, and waits for the receipt without a clock, closed or not', async () => {
  const decision = recordOf({ answers: explained, account: { reviewOn: '' } });
  const sent: Next = [
    '2026-12-04T16:30:00.000Z',
    'file-sent',
    { on: '2026-12-04', to: 'Ashby School', way: 'By hand' },
  ];
  const closed: Next = ['2026-12-04T17:00:00.000Z', 'closed', { why: 'Moved.' }];
  const confirmed: Next = [
    '2026-12-09T10:00:00.000Z',
    'file-sent',
    { ...sent[2], received: '2026-12-09' },
  ];
  const waits = async (next: readonly Next[]) =>
    workIn([summaryOf(await kept(next, decision))], new Date('2026-12-20T10:00:00Z')).map(
      ({ what, stands }) => `${what} ${stands}`,
    );
  expect(offeredIn(await kept([], decision))).toContain('file-sent');
  expect(await waits([])).toEqual([]);
  expect(await waits([sent])).toEqual(['file-receipt open']);
  expect(await waits([sent, closed])).toEqual(['file-receipt open']);
  expect(await waits([sent, closed, confirmed])).toEqual([]);
});

test('where a child’s file was received, the move that brought it is over, and what is sent on from there waits', async () => {
  const decision = recordOf({
    answers: { ...explained, concerns: ['moving-school'] },
    account: { reviewOn: '' },
  });
  const received: Next = [
    '2026-11-26T10:00:00.000Z',
    'file-received',
    { on: '2026-11-26', from: 'Hill Primary', what: '1 record' },
  ];
  const sentOn: Next = [
    '2026-12-10T10:00:00.000Z',
    'file-sent',
    { on: '2026-12-10', to: 'Vale College', way: 'Secure email' },
  ];
  const waits = async (next: readonly Next[]) =>
    waitsIn(await kept(next, decision)).map(({ what }) => what);
  expect(await waits([])).toContain('file-transfer');
  expect(await waits([received])).not.toContain('file-transfer');
  expect(await waits([received, sentOn])).toContain('file-receipt');
  const back: Next = ['2026-12-20T10:00:00.000Z', 'file-received', received[2]];
  expect(await waits([received, sentOn, back])).not.toContain('file-receipt');
});

test('the form that says a file arrived begins with what was said when it went', async () => {
  const sent = { on: '2026-11-25', to: 'Ashby School', way: 'Secure email' };
  const one = await kept([['2026-11-25T10:00:00.000Z', 'file-sent', sent]]);
  expect(toConfirm('file-sent', one)).toEqual(sent);
  expect(toConfirm('closed', one)).toEqual({});
  const confirmed = await kept([
    ['2026-11-25T10:00:00.000Z', 'file-sent', { ...sent, received: '2026-11-27' }],
  ]);
  expect(toConfirm('file-sent', confirmed)).toEqual({});
});

test('what a duty says to share waits until it is shared, unless it goes with a referral', async () => {
  const decision = recordOf({ answers: underTheDuty, account: { reviewOn: '' } });
  const shared: Next = [
    '2026-11-24T16:00:00.000Z',
    'information-shared',
    {
      when: '2026-11-24T15:55:00.000Z',
      how: 'telephone',
      to: 'Health visitor',
      what: 'All of it.',
      protect: 'nobody',
    },
  ];
  expect(await work([], '2026-11-24T15:00:00Z', decision)).toEqual(['share today']);
  expect(await work([shared], '2026-11-24T17:00:00Z', decision)).toEqual([]);
});

describe('a week of talks and meetings', () => {
  const decision = recordOf({ answers: explained, account: { reviewOn: '' } });
  const core = (at: string, fields: Fields = {}): Next => [
    at,
    'core-group',
    { when: at, there: 'Six people', what: 'Better.', ...fields },
  ];
  /** The days that are set. */
  const setIn = async (next: readonly Next[]) =>
    waitsIn(await kept(next, decision)).flatMap(({ what, by }) =>
      what === 'tick' ? [] : [by.slice(0, 10)],
    );
  test('what was seen and said starts and ends nothing that waits', async () => {
    expect(await work(week.slice(0, 4), '2026-11-25T14:00:00Z')).toEqual(['refer late']);
  });
  test('the conference that a strategy meeting set waits until it is recorded, and sets the days that follow', async () => {
    expect(await work(week.slice(0, 5), '2026-11-27T08:00:00Z', decision)).toEqual([
      'conference later',
    ]);
    expect(await work(week.slice(0, 5), '2026-12-04T20:00:00Z', decision)).toEqual([
      'conference today',
    ]);
    expect(await work(week.slice(0, 5), '2026-12-06T20:00:00Z', decision)).toEqual([
      'conference late 1',
    ]);
    expect(await work(week, '2026-12-06T20:00:00Z', decision)).toEqual([
      'core-group later',
      'conference later',
    ]);
  });
  test('a core group meets the day set for it, leaves the conference’s, and sets its own next day or none', async () => {
    const next = core('2026-12-14T10:00:00.000Z', { 'core-group': '2027-01-11' });
    expect(await work([...week, next], '2026-12-15T08:00:00Z', decision)).toEqual([
      'core-group later',
      'conference later',
    ]);
    expect(
      await work([...week, core('2026-12-14T10:00:00.000Z')], '2026-12-15T08:00:00Z', decision),
    ).toEqual(['conference later']);
  });
  test('a second strategy meeting that sets no day leaves the one that was set, and one that sets another moves it', async () => {
    const again = (conference?: string): Next => [
      '2026-11-30T12:00:00.000Z',
      'strategy-meeting',
      {
        when: '2026-11-30T11:00:00.000Z',
        there: 'Five',
        what: 'More is known.',
        ...(conference ? { conference } : {}),
      },
    ];
    const days = (next: Next) => setIn([...week.slice(0, 5), next]);
    expect(await days(again())).toEqual(['2026-12-04']);
    expect(await days(again('2026-12-09'))).toEqual(['2026-12-09']);
  });
  test('a meeting that is written down late is placed by the day it was held', async () => {
    const [incident, child, family, call, strategy, conference] = week as [
      Next,
      Next,
      Next,
      Next,
      Next,
      Next,
    ];
    const late: Next = ['2026-12-07T09:00:00.000Z', 'strategy-meeting', strategy[2]];
    expect(
      await work(
        [incident, child, family, call, conference, late],
        '2026-12-07T10:00:00Z',
        decision,
      ),
    ).toEqual(['core-group later', 'conference later']);
    expect(await setIn([conference, late])).toEqual(['2026-12-14', '2027-03-01']);
  });
});

test('how long to keep a record is asked on its day, closed or not, and nothing is destroyed by itself', async () => {
  const keep: Next = [
    '2026-12-05T10:00:00.000Z',
    'keep-until',
    { until: '2033-12-05', why: 'Line 12' },
  ];
  expect(await work([...followedThrough, keep], '2033-12-05T10:00:00Z')).toEqual([
    'keep-until today',
  ]);
});

test('what can be added follows what has happened', async () => {
  expect(offeredIn(await kept([]))).toEqual([
    'incident',
    'child-talk',
    'family-talk',
    'contact',
    'strategy-meeting',
    'conference',
    'core-group',
    'review-meeting',
    'referral-sent',
    'information-shared',
    'review-held',
    'linked-child',
    'tool-wanted',
    'task-done',
    'countersignature',
    'attachment',
    'amendment',
    'file-sent',
    'file-received',
    'keep-until',
  ]);
  expect(offeredIn(await kept(after(2)))).toEqual(
    expect.arrayContaining([
      'acknowledged',
      'outcome-received',
      'chase',
      'disagreement',
      'escalation',
      'closed',
    ]),
  );
  for (const kind of ['outcome-agreed', 'step-answered', 'progress'])
    expect(offeredIn(await kept(after(2)))).not.toContain(kind);
  const said = step('2026-11-26T11:00:00.000Z', 'disagreement', { with: 'Dana', what: 'No.' });
  expect(offeredIn(await kept([...after(2), said]))).toContain('step-answered');
  expect(offeredIn(await kept(after(4)))).toEqual(
    expect.arrayContaining(['outcome-agreed', 'more-told', 'progress']),
  );
  const closed = await kept(followedThrough);
  expect(isClosed(closed)).toBe(true);
  expect(offeredIn(closed)).toEqual([
    'countersignature',
    'attachment',
    'amendment',
    'file-sent',
    'file-received',
    'keep-until',
    'reopened',
  ]);
});

test('a summary says how a record stands, is small, and holds no word that was written but the reference', async () => {
  const entries = await kept(followedThrough);
  const summary = summaryOf(entries);
  expect(summary).toMatchObject({
    reference: 'LN-0417',
    state: 'closed',
    recommended: 'refer-urgently',
    departure: 'followed',
    wrote: 'fcraj',
    family: false,
    consulted: true,
    sent: '2026-11-24T14:50:00.000Z',
    heard: '2026-11-27T10:00:00.000Z',
    outcome: 'accepted',
    countersigned: 'agree-but',
    counts: { 'referral-sent': 2, chase: 1 },
    waits: [],
  });
  expect(summary).toEqual(JSON.parse(JSON.stringify(summary)));
  expect(JSON.stringify(summary).length).toBeLessThan(1200);
  expect(JSON.stringify(summary)).not.toMatch(/frightened|Dana|second call/);
});

test('the words to search in are all that was written, folded, each once', async () => {
  const words = wordsIn(
    await kept(followedThrough, recordOf({ account: { consulted: 'Zoë O’Neill' } })),
  ).split(' ');
  for (const word of ['ln0417', 'frightened', 'Zoë', 'ONeill', 'Dana', 'Whitlock', 'log', 'sooner'])
    expect(searchFor(word)(words.join(' ')), word).toBe(true);
  expect(new Set(words).size).toBe(words.length);
  expect(words.every((word) => word === word.toLowerCase())).toBe(true);
  expect(urgent['concerns']).toEqual(['neglect']);
});
