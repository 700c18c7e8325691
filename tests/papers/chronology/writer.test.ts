import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kinds, noRow } from '../../../src/papers/chronology/chronology.ts';
import { ChronologyWriter, rowMeant } from '../../../src/papers/chronology/writer.svelte.ts';
import { maybe } from '../lossless.ts';
import { good } from './good.ts';

const begun = () => new ChronologyWriter({ reference: '', rows: [], others: '' });
const part = fc.oneof(fc.constantFrom('', '3', '12', 'March', '2025', '31'), maybe);
const typedRow = fc.record({
  day: fc.record({ day: part, month: part, year: part }),
  about: fc.boolean(),
  time: maybe,
  kind: fc.constantFrom(...kinds, '' as const),
  what: maybe,
  source: maybe,
  known: fc.constantFrom('' as const, 'saw' as const),
  impact: maybe,
  voice: maybe,
  done: maybe,
});

describe('a chronology that is being written', () => {
  test('is the same once it is taken up again: no row is lost to a lock, a reload or a crash', () => {
    fc.assert(
      fc.property(fc.array(typedRow, { maxLength: 6 }), maybe, maybe, (rows, reference, others) => {
        const writer = begun();
        writer.values = { ...writer.values, rows, reference, others };
        const again = begun();
        again.takeUp(JSON.parse(JSON.stringify(writer.values)));
        expect(again.values).toEqual(writer.values);
        expect(again.rows).toEqual(rows.map(rowMeant));
      }),
    );
  });
  test('keeps what is typed as a date and is none, in its own words', () => {
    fc.assert(
      fc.property(typedRow, (row) => {
        const { on, unread } = rowMeant(row);
        const typed = [row.day.day, row.day.month, row.day.year].join(' ').trim();
        if (!on) expect(unread).toBe(typed);
        else expect(unread).toBe('');
      }),
    );
  });
  test('holds each row that was taken, as it was', () => {
    const writer = begun();
    writer.add(...good.rows);
    writer.add();
    expect(writer.rows).toEqual([...good.rows, noRow]);
    writer.take(0);
    expect(writer.rows).toEqual([...good.rows.slice(1), noRow]);
  });
});
