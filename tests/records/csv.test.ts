import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import consent from '../../content/consent-outcomes.yaml';
import type { DecisionRecord } from '../../src/records/record.ts';
import { destroyed } from '../../src/records/chain.ts';
import { addedKinds, fieldsOf } from '../../src/records/entry.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { linesOf } from '../../src/records/csv.ts';
import { decisionsCsv } from '../../src/saved/decisionsCsv.ts';
import { rowsIn } from './csvRows.ts';
import { followedThrough, kept, week, written, type Next } from './kept.ts';
import { account, explained, recordOf } from './made.ts';

const auditOf = (csv: string) => {
  const [headings, ...rows] = rowsIn(csv);
  return rows.map((row) => Object.fromEntries(headings!.map((heading, i) => [heading, row[i]])));
};

describe('the audit', () => {
  test('has a row for each decision, with what was recommended, decided and done, and when', async () => {
    const choice = {
      follows: false,
      level: 'universal-help',
      why: 'Dad is ill',
      secondPerson: 'Priya Nair',
    } as const;
    const departed = await kept([], recordOf({ answers: explained, draft: { choice } }));
    const [sent, other] = auditOf(
      decisionsCsv([await kept(followedThrough), departed].map((entries) => summaryOf(entries))),
    );
    expect(sent).toMatchObject({
      'Open or closed': 'Closed',
      'Decided on': '24 November 2026',
      'What about': 'A worry about a child',
      'Level recommended': 'Significant harm',
      'Own view': 'Not asked',
      'Level decided': 'Significant harm',
      'As recommended or not': 'Decided as recommended',
      'Agreement, and telling the family': consent['proceed-without-telling']!.title,
      Sharing: 'Share it',
      Area: 'Cambridgeshire and Peterborough',
      'Rules of': 'From 30 September 2026: the duty to share',
      'How many of the 5 reasons': '5',
      'Reasons written': 'Facts, Concern, Risk, Action, Justification',
      'Who was asked is written': 'Yes',
      'What the family was told, or why not, is written': 'No',
      'To be referred': 'Yes',
      'Referral sent on': '24 November 2026',
      'Sent within a day': 'Yes',
      'Reply due': '25 November 2026',
      'Reply heard': '27 November 2026',
      'Hours from sending to reply': '67',
      'What came of it': 'A social worker will look into it',
      'Times chased': '1',
      Incidents: '0',
      Meetings: '0',
      'Times escalated': '0',
      'What a second person thinks': 'I agree, and something should be added',
      'Destroyed on': '',
    });
    expect(other).toMatchObject({
      'As recommended or not': 'Decided higher',
      'Level decided': 'Universal help',
      'To be referred': 'No',
      'Sent within a day': '',
      'What a second person thinks': 'Nobody has countersigned it',
    });
  });

  test('says when nobody recorded a referral, and when it came late', async () => {
    const late: Next = [
      '2026-11-26T15:00:00.000Z',
      'referral-sent',
      { when: '2026-11-26T14:50:00.000Z', how: 'letter', to: 'The front door' },
    ];
    const rows = auditOf(
      decisionsCsv([await kept(), await kept([late])].map((entries) => summaryOf(entries))),
    );
    expect(rows.map((row) => row['Sent within a day'])).toEqual(['Not recorded', 'No']);
  });

  test('leaves of a destroyed record only that it was, and when', async () => {
    const said = { title: 'Destroyed', why: 'kept long enough', authorisedBy: 'Ada Quill' };
    const left = await destroyed(
      await kept(followedThrough),
      said,
      written('2030-01-09T10:00:00.000Z'),
    );
    const [row] = auditOf(decisionsCsv([summaryOf(left)]));
    expect(Object.entries(row!).filter(([, cell]) => cell)).toEqual([
      ['Open or closed', 'Destroyed'],
      ['Destroyed on', '9 January 2030'],
    ]);
  });
});

describe('nothing that a person wrote is in it', () => {
  test('not in any field of a record or of what was added to it', async () => {
    const mark = '§';
    const decision = recordOf({ draft: { notes: { harm: mark }, evidence: { harm: 'told' } } });
    const marked: DecisionRecord = {
      ...decision,
      id: mark,
      reference: mark,
      ownView: { level: 'unsure', words: mark, why: mark },
      choice: { follows: false, level: 'call-999', words: mark, why: mark, secondPerson: mark },
      reasons: { facts: mark, concern: mark, risk: mark, action: mark, justification: mark },
      consulted: mark,
      familyTold: mark,
      triggers: mark,
      toShare: {
        ...account.toShare,
        recipient: mark,
        facts: mark,
        opinion: mark,
        fromOthers: mark,
        protect: mark,
        whyInclude: mark,
      },
    };
    const moment = '2026-11-27T10:00:00.000Z';
    const everyKind = addedKinds.map((kind): Next => {
      const value = ({ is }: ReturnType<typeof fieldsOf>[number]) =>
        is === 'line' || is === 'text'
          ? mark
          : is === 'day'
            ? '2026-11-27'
            : is === 'moment'
              ? moment
              : is[0]!;
      return [
        moment,
        kind,
        Object.fromEntries(fieldsOf(kind).map((field) => [field.name, value(field)])),
      ];
    });
    const csv = decisionsCsv([summaryOf(await kept(everyKind, marked))]);
    expect(csv).not.toContain(mark);
    expect(auditOf(csv)).toMatchObject([
      { 'To be referred': 'Yes', 'Times chased': '1', 'Times escalated': '1' },
    ]);
  });

  test('incidents, talks and meetings are counted, and nothing that was said in them is there', async () => {
    const csv = decisionsCsv([summaryOf(await kept(week))]);
    expect(auditOf(csv)).toMatchObject([
      { Incidents: '1', 'Talks, calls and messages': '3', Meetings: '2' },
    ]);
    expect(csv).not.toMatch(/Rosa|locks|Adeyemi/);
  });

  test('whatever the reference and the words are, the audit is the same', async () => {
    const summary = summaryOf(await kept(followedThrough));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=1+1', '@SUM(A1)', 'a,b', '"', '\r\n', '-2'),
    );
    fc.assert(
      fc.property(text, text, text, (id, reference, act) => {
        expect(decisionsCsv([{ ...summary, id, reference, act }])).toBe(decisionsCsv([summary]));
      }),
      { seed: 1989 },
    );
  });
});

describe('any table as CSV', () => {
  test('comes back as it was, but for what a spreadsheet would run', () => {
    const cell = fc.string({
      unit: fc.constantFrom(
        'a',
        '"',
        ',',
        '\r',
        '\n',
        '=',
        '+',
        '-',
        '@',
        '\t',
        '’',
        ...'＝＋－＠',
      ),
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        (rows) => {
          const back = rowsIn(linesOf(rows));
          expect(
            back.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))),
          ).toEqual(rows);
          for (const cell of back.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        },
      ),
      { seed: 1989, numRuns: 1000 },
    );
  });

  test('ends each row with CRLF, and quotes only what needs it', () => {
    expect(
      linesOf([
        ['a', 'b c'],
        ['1,2', 'say "no"'],
        ['=1', ''],
      ]),
    ).toBe('a,b c\r\n"1,2","say ""no"""\r\n\'=1,\r\n');
  });
});
