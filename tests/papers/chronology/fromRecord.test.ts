import { describe, expect, test } from 'vitest';
import { rowTexts } from '../../../src/papers/chronology/chronology.ts';
import { notTaken, rowsFrom } from '../../../src/papers/chronology/fromRecord.ts';
import { whenWords } from '../../../src/papers/chronology/sheet.ts';
import { addedTo, decisionOf } from '../../../src/records/entry.ts';
import { dateAndTime } from '../../../src/recommend/dates.ts';
import { followedThrough, kept, week, type Next } from '../../records/kept.ts';

const incident: Next = [
  '2026-11-26T10:00:00.000Z',
  'incident',
  {
    when: '2026-11-25T16:41:00.000Z',
    where: 'At the gate',
    there: 'Her aunt',
    what: 'She would not go home.',
    said: '“He locks the door.”',
    agreed: 'Ring the front door',
  },
];
const entries = await kept([incident, ...followedThrough, ...week]);
const [decision, added] = [decisionOf(entries), addedTo(entries)];
const rows = rowsFrom(decision, added);

describe('rows from a record', () => {
  test('are one for the decision and one for each entry that says what happened', () => {
    expect(rows[0]?.from?.entry).toBe(decision?.id);
    const taken = rows.slice(1).map(({ from }) => from?.entry);
    const not = added.filter(({ signature }) => !taken.includes(signature));
    for (const { kind } of not)
      expect(['countersignature', 'closed', 'task-done', 'keep-until', 'amendment']).toContain(
        kind,
      );
  });
  test('hold every word that was shown in the entry, and when it happened', () => {
    for (const row of rows.slice(1)) {
      const entry = added.find(({ signature }) => signature === row.from?.entry)!;
      const told = [...rowTexts.map((name) => row[name])].join('\n');
      for (const [asked, said] of entry.shown)
        if (!['when', 'on'].includes(asked)) expect(told, asked).toContain(said);
      const at = entry.fields['when'];
      if (at) expect(dateAndTime(new Date(at))).toContain(whenWords(row).split(', ')[0]);
    }
  });
  test('put what the child said, what was done and who wrote it into boxes of their own', () => {
    const row = rows.find(({ from }) => from?.words === 'incident')!;
    expect(row).toMatchObject({
      on: '2026-11-25',
      time: '4:41pm',
      voice: '“He locks the door.”',
      done: 'Ring the front door',
      source: 'Sam Okafor, designated safeguarding lead',
    });
    expect(row.what).toMatch(/^She would not go home\.\n/);
    expect(row.what).toMatch(/where At the gate\nthere Her aunt$/);
  });
  test('of the decision say the facts, what they meant for the child, and what was done', () => {
    const { reasons } = decision!;
    expect(rows[0]?.what).toContain(reasons.facts);
    expect(rows[0]?.impact).toContain(reasons.concern);
    expect(rows[0]?.done).toContain(reasons.action);
  });
  test('are offered once: what was taken is not offered again, and comes back where it is taken away', () => {
    expect(notTaken(rows, rows.slice(0, 2))).toEqual(rows.slice(2));
    expect(notTaken(rows, [])).toEqual(rows);
  });
});
