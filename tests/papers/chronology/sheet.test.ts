import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldBack } from '../../../src/handover/share.ts';
import { bare, spansOf } from '../../../src/records/spelling.ts';
import { legible } from '../../../src/records/legible.ts';
import {
  inOrder,
  isWritten,
  kinds,
  noRow,
  rowTexts,
  type Row,
} from '../../../src/papers/chronology/chronology.ts';
import { spanTyped } from '../../../src/papers/chronology/day.ts';
import { chronologyDocx } from '../../../src/papers/chronology/docx.ts';
import { namesOf, othersIn, withoutOthers } from '../../../src/papers/chronology/others.ts';
import { chronologyText, sheetOf, whenWords } from '../../../src/papers/chronology/sheet.ts';
import { unzip } from '../../handover/unzip.ts';
import { good } from './good.ts';

const text = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'grapheme' }),
  fc.lorem({ maxCount: 4, mode: 'sentences' }),
);
const on = fc.oneof(
  fc.constant(''),
  fc
    .date({ min: new Date('2010-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .chain((day) => fc.constantFrom(4, 7, 10).map((n) => day.toISOString().slice(0, n))),
);
const row: fc.Arbitrary<Row> = fc
  .record({
    on,
    unread: fc.constantFrom('', '31 2 2025'),
    about: fc.boolean(),
    time: fc.constantFrom('', '9:10am', 'after school'),
    kind: fc.constantFrom(...kinds, '' as const),
    known: fc.constantFrom('', 'saw', 'opinion'),
    what: text,
    source: text,
    impact: text,
    voice: text,
    done: text,
  })
  .map((one) => ({ ...noRow, ...one }));
const rows = fc.array(row, { maxLength: 8 });

describe('no row is lost', () => {
  test('in the order of time: each that was written is there once, newest last', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const order = inOrder(some);
        expect(order).toHaveLength(some.filter(isWritten).length);
        expect(new Set(order)).toEqual(new Set(some.filter(isWritten)));
        const days = order.map((one) => one.on || '9999');
        expect(days).toEqual([...days].sort());
      }),
    );
  });
  test('on the sheet and as text: all that was typed in each, and when it was', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const sheet = sheetOf(some, '2026-11-30');
        const whole = chronologyText(sheet, 'Impact chronology', 'LN-0417');
        expect(sheet.rows).toHaveLength(some.filter(isWritten).length);
        for (const [i, one] of inOrder(some).entries()) {
          const shown = sheet.rows[i]!;
          expect(shown.when).toBe(whenWords(one));
          for (const name of rowTexts) {
            const said = [...shown.told, ...shown.about].map(({ text }) => text);
            if (one[name].trim()) expect(said).toContain(one[name].trim());
            expect(whole).toContain(one[name].trim());
          }
          expect(whole).toContain(shown.when);
        }
      }),
    );
  });
  test('in Word', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const sheet = sheetOf(some, '2026-11-30');
        const blob = await chronologyDocx(sheet, {
          title: 'Impact chronology',
          reference: 'LN-0417',
          at: new Date('2026-11-30T10:00:00Z'),
        });
        const xml = unzip(Buffer.from(await blob.arrayBuffer())).get('word/document.xml')!;
        const said = bare(unescaped(xml.replace(/<[^>]*>/g, ' ')));
        for (const one of some.filter(isWritten))
          for (const name of rowTexts) expect(said).toContain(bare(legible(one[name])));
        expect(xml.match(/<w:tr>|<w:tr /g)).toHaveLength(sheet.rows.length + 1);
      }),
      { numRuns: 20 },
    );
  });
});
const unescaped = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

describe('other children, taken out', () => {
  const names = fc.uniqueArray(
    fc.constantFrom('Kai Whitlock', 'Zoë', 'LN-0418', 'Ann Hart-Lee', 'Moss', 'Łukasz O’Brien'),
    { minLength: 1, maxLength: 4 },
  );
  const telling = fc
    .array(
      fc.constantFrom(
        ...['She hit', 'Kai', 'kai’s', 'Whitlock', 'Zoe', 'LN 0418', 'ln0418', 'ANN HART–LEE'],
        ...['Moss', 'mossy', 'Lukasz', "O'Brien", 'and', 'in May', 'a kaiak', 'LN-0417', '\n'],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(' '));
  const others = fc.record({ what: telling, source: telling, impact: telling, voice: telling });

  test('none of their names and references is left in the text that is handed over', () => {
    fc.assert(
      fc.property(names, fc.array(others, { minLength: 1, maxLength: 5 }), (given, told) => {
        const found = namesOf(given.join('\n'));
        const some = told.map((one) => ({ ...noRow, ...one }));
        const sheet = sheetOf(some, '2026-11-30', (one) => withoutOthers(one, found));
        const texts = sheet.rows.flatMap(({ told, about }) =>
          [...told, ...about].map(({ text }) => text),
        );
        for (const one of texts) expect(spansOf(one, found)).toEqual([]);
        expect(othersIn(given.join('\n'), texts)).toEqual([]);
      }),
    );
  });
  test('nothing else is lost: what stands between them is as it was', () => {
    fc.assert(
      fc.property(names, telling, (given, told) => {
        const found = namesOf(given.join('\n'));
        const spans = spansOf(told, found);
        const isTheirs = (at: number) => spans.some(([from, to]) => from <= at && at < to);
        const others = told.split('').map((one, at) => (isTheirs(at) ? '\0' : one));
        expect(withoutOthers(told, found).split(heldBack).filter(Boolean)).toEqual(
          others.join('').split(/\0+/).filter(Boolean),
        );
        if (spans.length === 0) expect(withoutOthers(told, found)).toBe(told);
      }),
    );
  });
  test('are looked for whole, and by each part of a name; a part of a reference is nobody', () => {
    expect(namesOf('Kai Whitlock\nLN-0418\n\n')).toEqual([
      'Kai Whitlock',
      'Kai',
      'Whitlock',
      'LN-0418',
    ]);
    expect(othersIn('Kai Whitlock', ['Kai hit her. Ms Whitlock rang Kai’s gran.'])).toEqual([
      { name: 'Kai', places: 2 },
      { name: 'Whitlock', places: 1 },
    ]);
    expect(namesOf(' \n ')).toEqual([]);
  });
});

describe('when it happened', () => {
  const typed = (day: string, month: string, year: string) => spanTyped({ day, month, year });
  test('is a day, a month or a year, as far as it is known', () => {
    expect(typed('3', '3', '2025')).toBe('2025-03-03');
    expect(typed('', 'March', '2025')).toBe('2025-03');
    expect(typed('', '', '2025')).toBe('2025');
    expect(typed('', '', '')).toBe('');
  });
  test('is no date where there is no such day, or no year', () => {
    expect(typed('31', '2', '2025')).toBeUndefined();
    expect(typed('', '13', '2025')).toBeUndefined();
    expect(typed('', '3', '')).toBeUndefined();
    expect(typed('', '', '25')).toBeUndefined();
    expect(typed('3', '', '2025')).toBeUndefined();
  });
  test('is said with what is not sure about it', () => {
    expect(whenWords({ ...noRow, on: '2025-03', about: true })).toBe('About March 2025');
    expect(whenWords({ ...noRow, on: '2025-03-03', time: '4:41pm' })).toBe('3 March 2025, 4:41pm');
    expect(whenWords({ ...noRow, about: true })).toBe('Date not known');
    expect(whenWords({ ...noRow, unread: '31 2 2025' })).toBe('31 2 2025');
  });
});

test('what stands out is said with its rule and its events', () => {
  const some = good.rows.map((one) => ({ ...one, kind: 'care' as const }));
  expect(chronologyText(sheetOf(some, '2026-11-30'), 'Impact chronology', '')).toContain(
    'Care that was missing: 4 in 12 months. Ask again whether it is significant harm. Events 1, 2, 3 and 4. Rule: 3 events of one kind in 12 months. The figures are ours.',
  );
});
