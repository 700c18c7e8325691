import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapDocx } from '../../src/papers/map/docx.ts';
import {
  boxIds,
  mapFrom,
  newSteps,
  scores,
  spreadOf,
  variants,
  type SafetyMap,
} from '../../src/papers/map/map.ts';
import { mapText, sheetOf } from '../../src/papers/map/sheet.ts';
import { MapWriter } from '../../src/papers/map/writer.svelte.ts';
import { recordOf as namesOf } from '../../machines/grammar/known.ts';
import { addedTo } from '../../src/records/entry.ts';
import { kept, week } from '../records/kept.ts';
import { explained, recordOf } from '../records/made.ts';
import { inWord, maybe, saidInWord } from './lossless.ts';

const as = (text: string) => text;
const at = new Date('2026-11-24T15:00:00Z');
const people = ['The child', 'A parent or carer'];
const placed = fc.record({
  who: fc.oneof(maybe, fc.constantFrom(...people)),
  score: fc.oneof(fc.constant(''), fc.constantFrom(...scores)),
  why: maybe,
  higher: maybe,
});
const map: fc.Arbitrary<SafetyMap> = fc.record({
  variant: fc.constantFrom(...variants),
  reference: maybe,
  boxes: fc.record(namesOf(boxIds, () => maybe)),
  child: maybe,
  placed: fc.array(placed, { maxLength: 5 }),
});
const textsOf = ({ reference, boxes, child, placed }: SafetyMap) => [
  reference,
  ...Object.values(boxes),
  child,
  ...placed.flatMap(({ who, why, higher }) => [people.includes(who) ? '' : who, why, higher]),
];

describe('a map loses nothing that is typed', () => {
  test('on its sheet and in its text, whatever is typed, each number with whoever gave it', () => {
    fc.assert(
      fc.property(map, (map) => {
        const sheet = sheetOf(map, as);
        const text = mapText(sheet, at);
        for (const typed of textsOf(map)) {
          expect(JSON.stringify(sheet)).toContain(JSON.stringify(typed).slice(1, -1));
          expect(text).toContain(typed);
        }
        for (const { who, score } of map.placed)
          if (score) expect(text).toContain(`${who || 'Somebody'}: ${score}`);
      }),
      { seed: 17 },
    );
  });
  test('in Word', async () => {
    await fc.assert(
      fc.asyncProperty(map, async (map) => {
        const said = await saidInWord(await mapDocx(sheetOf(map, as), at));
        for (const typed of textsOf(map)) expect(said).toContain(inWord(typed));
      }),
      { seed: 17, numRuns: 15 },
    );
  });
  test('from where it was unfinished', () => {
    fc.assert(
      fc.property(map, (map) => {
        const unfinished = JSON.stringify(new MapWriter(map).values);
        const writer = new MapWriter(mapFrom(undefined, people));
        writer.takeUp(JSON.parse(unfinished));
        expect(writer.values).toEqual(map);
      }),
      { seed: 17 },
    );
  });
});

describe('a map from a record', () => {
  const told = recordOf({ answers: explained, account: { wishes: '“I want Nan.”' } });
  test('holds the facts, the worry, what the child said and what waits for its tick, and lists none of it twice', async () => {
    const from = { record: told, added: addedTo(await kept(week)) };
    const map = mapFrom(from, people);
    expect(map.boxes.happened).toContain('He would not go in.');
    expect(map.boxes.danger).toContain('She is frightened of going home.');
    expect(map.child).toBe('“I want Nan.”\n“He locks the door.”');
    expect(map.boxes.next.split('\n')).toContain('PC Amin sees the uncle by Friday');
    expect(newSteps(map, from)).toEqual([]);
    const next = `${map.boxes.next}\n\n Rosa rings school `;
    expect(newSteps({ ...map, boxes: { ...map.boxes, next } }, from)).toEqual([
      'Rosa rings school',
    ]);
  });
  test('asks the child and a parent beforehand, but not where not everyone in the family may be told', () => {
    const who = (record = recordOf()) =>
      mapFrom({ record, added: [] }, people).placed.map(({ who }) => who);
    expect(who(told)).toEqual([...people, '']);
    expect(who()).toEqual(['']);
  });
  test('leaves out what must be kept back', () => {
    const empty = mapFrom(undefined, people);
    const map = { ...empty, boxes: { ...empty.boxes, goals: 'Rosa is there' }, child: 'Rosa' };
    const text = mapText(
      sheetOf(map, (text) => text.replaceAll('Rosa', '…')),
      at,
    );
    expect(text).toContain('… is there');
    expect(text).not.toContain('Rosa');
  });
});

describe('the scale', () => {
  const spread = (...all: string[]) => spreadOf(all.map((score) => ({ score })));
  test.each([
    [[], undefined],
    [['', '4'], undefined],
    [['4', '6'], undefined],
    [['4', '7'], { from: 4, to: 7 }],
    [['10', '', '2', '5'], { from: 2, to: 10 }],
  ])('says of %j that they are apart: %j', (all, apart) => {
    expect(spread(...all)).toEqual(apart);
  });
  test('of three or more apart is said on the sheet, by its lowest and its highest', () => {
    const one = (who: string, score: string) => ({ who, score, why: '', higher: '' });
    const map = { ...mapFrom(undefined, people), placed: [one('She', '3'), one('Mum', '8')] };
    expect(mapText(sheetOf(map, as), at)).toContain('from 3 to 8');
    const close = { ...map, placed: [one('She', '3'), one('Mum', '5')] };
    expect(mapText(sheetOf(close, as), at)).not.toContain('far apart');
  });
});
