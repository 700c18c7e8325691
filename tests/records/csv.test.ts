import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecisionRecord } from '../../src/records/record.ts';
import { destroyed } from '../../src/records/chain.ts';
import { addedKinds, fieldsOf } from '../../src/records/entry.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { auditCsv, linesOf } from '../../src/records/csv.ts';
import { followedThrough, kept, week, written, type Next } from './kept.ts';
import { account, explained, recordOf } from './made.ts';

/** Read apart from what wrote it, a character at a time (RFC 4180). */
function rowsIn(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < csv.length; i++) {
    const letter = csv[i]!;
    if (quoted && letter === '"' && csv[i + 1] === '"') cell += csv[++i]!;
    else if (letter === '"') quoted = !quoted;
    else if (quoted) cell += letter;
    else if (letter === ',') [row, cell] = [[...row, cell], ''];
    else if (letter === '\r' && csv[i + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      i++;
    } else cell += letter;
  }
  expect([quoted, row, cell]).toEqual([false, [], '']);
  return rows;
}
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
      auditCsv([await kept(followedThrough), departed].map((entries) => summaryOf(entries))),
    );
    expect(sent).toMatchObject({
      state: 'closed',
      'decided on': '2026-11-24',
      journey: 'refer',
      recommended: 'refer-urgently',
      decided: 'refer-urgently',
      departure: 'followed',
      'consent outcome': 'proceed-without-telling',
      'sharing outcome': 'share',
      area: 'cambridgeshire-peterborough',
      'law edition': '2026-duty',
      'reasons written': '5',
      consulted: 'yes',
      'written what the family were told or why not': 'no',
      refers: 'yes',
      'sent on': '2026-11-24',
      'sent within a day': 'yes',
      'reply due': '2026-11-25',
      'reply heard': '2026-11-27',
      'hours from sent to heard': '67',
      outcome: 'accepted',
      chases: '1',
      incidents: '0',
      meetings: '0',
      escalations: '0',
      countersigned: 'agree-but',
      'destroyed on': '',
    });
    expect(other).toMatchObject({
      departure: 'up',
      decided: 'universal-help',
      refers: 'no',
      'sent within a day': '',
      countersigned: 'no',
    });
  });

  test('says when nobody recorded a referral, and when it came late', async () => {
    const late: Next = [
      '2026-11-26T15:00:00.000Z',
      'referral-sent',
      { when: '2026-11-26T14:50:00.000Z', how: 'letter', to: 'The front door' },
    ];
    const rows = auditOf(
      auditCsv([await kept(), await kept([late])].map((entries) => summaryOf(entries))),
    );
    expect(rows.map((row) => row['sent within a day'])).toEqual(['not recorded', 'no']);
  });

  test('leaves of a destroyed record only that it was, and when', async () => {
    const said = { title: 'Destroyed', why: 'kept long enough', authorisedBy: 'Ada Quill' };
    const left = await destroyed(
      await kept(followedThrough),
      said,
      written('2030-01-09T10:00:00.000Z'),
    );
    const [row] = auditOf(auditCsv([summaryOf(left)]));
    expect(Object.entries(row!).filter(([, cell]) => cell)).toEqual([
      ['state', 'destroyed'],
      ['destroyed on', '2030-01-09'],
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
    const csv = auditCsv([summaryOf(await kept(everyKind, marked))]);
    expect(csv).not.toContain(mark);
    expect(auditOf(csv)).toMatchObject([{ refers: 'yes', chases: '1', escalations: '1' }]);
  });

  test('incidents, talks and meetings are counted, and nothing that was said in them is there', async () => {
    const csv = auditCsv([summaryOf(await kept(week))]);
    expect(auditOf(csv)).toMatchObject([
      { incidents: '1', 'talks, calls and messages': '3', meetings: '2' },
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
        expect(auditCsv([{ ...summary, id, reference, act }])).toBe(auditCsv([summary]));
      }),
      { seed: 1989 },
    );
  });
});

describe('any table as CSV', () => {
  test('comes back as it was, but for what a spreadsheet would run', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '+', '-', '@', '\t', '’', '＝'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        (rows) => {
          const back = rowsIn(linesOf(rows));
          expect(
            back.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝])/, ''))),
          ).toEqual(rows);
          for (const cell of back.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/);
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
