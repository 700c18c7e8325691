import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, kinds, noRow } from '../../../src/papers/chronology/chronology.ts';
import { drawn, size, type Drawing } from '../../../src/papers/chronology/drawing.ts';
import { good } from './good.ts';

const on = fc.oneof(
  fc.constant(''),
  fc
    .date({ min: new Date('2005-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .chain((day) => fc.constantFrom(4, 7, 10).map((n) => day.toISOString().slice(0, n))),
);
const rows = fc
  .array(fc.record({ on, kind: fc.constantFrom(...kinds, '' as const) }), { maxLength: 30 })
  .map((some) => inOrder(some.map((one) => ({ ...noRow, ...one, what: 'Some' }))));
const width = fc.constantFrom(320, 720);
const marksOf = (drawing: Drawing | undefined) =>
  drawing?.lanes.flatMap(({ marks }) => marks) ?? [];

describe('the time line as it is drawn', () => {
  test('has a mark for every event with a date, by its number, and none for any other', () => {
    fc.assert(
      fc.property(rows, width, (some, wide) => {
        const numbers = marksOf(drawn(some, '2026-11-30', wide)).map(({ n }) => n);
        const dated = some.flatMap(({ on }, place) => (on ? [place + 1] : []));
        expect(numbers.sort((a, b) => a - b)).toEqual(dated);
      }),
    );
  });
  test('cuts nothing off, and lays no mark over another', () => {
    fc.assert(
      fc.property(rows, width, (some, wide) => {
        const drawing = drawn(some, '2026-11-30', wide);
        for (const { from, to, y } of marksOf(drawing)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(wide + 0.001);
          expect(to - from).toBeGreaterThanOrEqual(size - 0.001);
          expect(y + size).toBeLessThanOrEqual(drawing?.height ?? 0);
        }
        for (const { marks } of drawing?.lanes ?? [])
          for (const one of marks)
            for (const other of marks)
              if (one.n < other.n && one.y === other.y)
                expect(one.to <= other.from || other.to <= one.from).toBe(true);
      }),
    );
  });
  test('is in the order of time from left to right', () => {
    const marks = marksOf(drawn(good.rows, good.today, 720)).sort((a, b) => a.n - b.n);
    const middles = marks.map(({ from, to }) => from + to);
    expect(middles).toEqual([...middles].sort((a, b) => a - b));
  });
  test('names few enough days that their words do not meet', () => {
    fc.assert(
      fc.property(rows, width, (some, wide) => {
        const places = drawn(some, '2026-11-30', wide)?.ticks.map(({ x }) => x) ?? [];
        expect(places.length).toBeLessThanOrEqual(Math.max(2, wide / 120));
      }),
    );
  });
  test('runs to this day where nothing is told up to it', () => {
    const drawing = drawn([{ ...noRow, on: '2025-01-01' }], '2026-11-30', 720);
    expect(drawing?.to).toBe('2026-11-30');
    expect(drawing?.silences).toHaveLength(1);
  });
  test('is none where no event has a date', () => {
    expect(drawn([{ ...noRow, what: 'Some' }], '2026-11-30', 720)).toBeUndefined();
  });
});
