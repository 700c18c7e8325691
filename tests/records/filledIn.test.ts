import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { EntriesText } from '../../content/schema.ts';
import { addedKinds, fieldsOf, type AddedKind } from '../../src/records/entry.ts';
import {
  beforeAnother,
  beginsAnew,
  filledIn,
  problemsWith,
  type Typed,
} from '../../src/records/filledIn.ts';
import { momentInEngland } from '../../src/recommend/clocks.ts';
import { kept, type Next } from './kept.ts';

const text = (await readContent(
  new URL('../../content/entries.yaml', import.meta.url).pathname,
)) as EntriesText;
const words = {
  required: 'required',
  requiredChoice: 'choose',
  requiredTick: 'tick',
  requiredFile: 'file',
  badDay: 'day',
  badTime: 'time',
  future: 'future',
  past: 'past',
  longAgo: 'long ago',
  tooLong: 'long',
  noName: 'name',
  sameName: 'same',
  sameChild: 'own',
};
const entries = await kept();
const now = new Date('2026-12-01T12:00:00Z');
const whole = (kind: AddedKind): Typed =>
  Object.fromEntries(
    fieldsOf(kind).map(({ name, is }) => [
      name,
      is === 'moment'
        ? '2026-12-01T09:30:00.000Z'
        : is === 'day'
          ? '2026-12-01'
          : is === 'line' || is === 'text' || is === 'file'
            ? ` ${name} `
            : is[0]!,
    ]),
  );
const problems = (kind: AddedKind, typed: Typed, by = 'Priya Nair') =>
  problemsWith(kind, typed, by, entries, now, words).map(
    ({ field, message }) => `${field}: ${message}`,
  );

describe.each(addedKinds)('%s', (kind) => {
  test('filled in, is added as it was asked and answered', () => {
    expect(problems(kind, whole(kind))).toEqual([]);
    const { fields, shown } = filledIn(kind, whole(kind), text[kind]!);
    expect(Object.keys(fields)).toEqual(fieldsOf(kind).map(({ name }) => name));
    expect(shown.map(([asked]) => asked)).toEqual(
      fieldsOf(kind).map(({ name }) => text[kind]!.fields[name]!.ask),
    );
    expect(shown.map(([, said]) => said).join(' ')).not.toMatch(/T\d\d:|^\s|\d{4}-\d\d/);
  });
  test('each field that is needed is asked for, and no other', () => {
    const empty = Object.fromEntries(
      fieldsOf(kind).map(({ name, is }) => [
        name,
        is === 'moment' || is === 'day' ? undefined : ' ',
      ]),
    );
    const optional = Object.fromEntries(fieldsOf(kind).map(({ name }) => [name, '']));
    const needed = fieldsOf(kind).filter((field) => !field.optional);
    expect(problems(kind, optional).map((problem) => problem.split(':')[0])).toEqual(
      needed.map(({ name }) => name),
    );
    expect(problems(kind, empty).length).toBeGreaterThanOrEqual(needed.length);
    expect(problems(kind, whole(kind), ' ')).toContain('by: name');
  });
});

test('nothing is recorded as having happened later than now', () => {
  expect(problems('chase', { ...whole('chase'), when: '2026-12-01T12:01:00.000Z' })).toEqual([
    'when: future',
  ]);
});
test('a day that is to come is not in the past, one that has been is not to come, and a wrong year is found', () => {
  expect(problems('review-held', { ...whole('review-held'), on: '2026-12-02' })).toEqual([
    'on: future',
  ]);
  expect(problems('review-held', { ...whole('review-held'), next: '2026-11-30' })).toEqual([
    'next: past',
  ]);
  expect(problems('keep-until', { ...whole('keep-until'), until: '2006-12-01' })).toEqual([
    'until: past',
  ]);
  expect(problems('chase', { ...whole('chase'), when: '2025-11-01T10:00:00.000Z' })).toEqual([
    'when: long ago',
  ]);
});
test('half of an emoji, which no file can carry, is not taken', () => {
  const { fields, shown } = filledIn(
    'amendment',
    { what: 'a\uD83D', why: 'b' },
    text['amendment']!,
  );
  expect([fields['what'], shown[0]![1]]).toEqual(['a\uFFFD', 'a\uFFFD']);
});
test('a text that is too long to be opened again is not taken', () => {
  expect(problems('amendment', { ...whole('amendment'), what: 'x'.repeat(10_001) })).toEqual([
    'what: long: 10001 / 10000',
  ]);
  expect(problems('chase', { ...whole('chase'), to: 'x'.repeat(201) })).toEqual([
    'to: long: 201 / 200',
  ]);
  expect(problems('amendment', whole('amendment'), 'x'.repeat(201))).toEqual([
    'by: long: 201 / 200',
  ]);
});
test('the second person is not the first, and says why unless they agree', () => {
  expect(
    problems(
      'countersignature',
      { view: 'agree', note: '' },
      ' sam okafor, Designated safeguarding lead',
    ),
  ).toEqual(['by: same']);
  expect(problems('countersignature', { view: 'disagree', note: '' })).toEqual(['note: required']);
  expect(problems('countersignature', { view: 'agree', note: '' })).toEqual([]);
});
test('suspected harm found in a review, or not ruled out, begins a new decision', () => {
  expect(['no', 'unsure', 'yes'].map((harm) => beginsAnew('review-held', { harm }))).toEqual([
    false,
    true,
    true,
  ]);
  expect(beginsAnew('chase', { harm: 'yes' })).toBe(false);
});

test('is by the clock in England, winter and summer', () => {
  expect(momentInEngland('2026-11-24', '16:41').toISOString()).toBe('2026-11-24T16:41:00.000Z');
  expect(momentInEngland('2026-07-01', '16:41').toISOString()).toBe('2026-07-01T15:41:00.000Z');
});

describe('a time before something that is written already', async () => {
  const sent: Next = [
    '2026-11-24T15:05:00.000Z',
    'referral-sent',
    { when: '2026-11-24T14:50:00.000Z', how: 'telephone', to: 'Them' },
  ];
  const reviewed: Next = [
    '2026-11-27T10:00:00.000Z',
    'review-held',
    { on: '2026-11-27', found: 'Calmer.', harm: 'no' },
  ];
  const all = await kept([sent, reviewed]);
  test.each([
    ['outcome-received', { when: '2026-11-24T14:00:00.000Z' }, 'when', '2026-11-27'],
    ['acknowledged', { when: '2026-11-26T14:00:00.000Z' }, 'when', '2026-11-27'],
    ['file-sent', { on: '2026-11-23' }, 'on', '2026-11-27'],
    ['chase', { when: '2026-11-27T00:30:00.000Z' }, undefined, undefined],
    ['review-held', { on: '2026-11-27' }, undefined, undefined],
    ['amendment', { what: 'x', why: 'y' }, undefined, undefined],
  ] as const)('is remarked on: %s, %o', (kind, typed, field, than) => {
    const found = beforeAnother(kind, typed, all);
    expect([found?.field, found?.than]).toEqual([field, than]);
  });

  test('of the same day is told by the minute; a review is held against the decision, and a call is not', async () => {
    const one = await kept([sent]);
    expect(beforeAnother('chase', { when: '2026-11-24T14:49:00.000Z' }, one)?.than).toBe(
      '2026-11-24T14:50:00.000Z',
    );
    expect(beforeAnother('chase', { when: '2026-11-24T14:50:00.000Z' }, one)).toBeUndefined();
    expect(beforeAnother('review-held', { on: '2026-11-23' }, entries)?.than).toBe(
      '2026-11-24T14:41:00.000Z',
    );
    expect(
      beforeAnother('referral-sent', { when: '2026-11-24T14:20:00.000Z' }, entries),
    ).toBeUndefined();
  });
});
