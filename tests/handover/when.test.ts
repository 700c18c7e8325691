import { expect, test } from 'vitest';
import { boxesOf } from '../../src/handover/boxes.ts';
import { fullText } from '../../src/handover/text.ts';
import { courseOf } from '../../src/handover/when.ts';
import { addedTo } from '../../src/records/entry.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { kept, type Next } from '../records/kept.ts';

/** A call that was made on Wednesday and written down on Friday, after what came of it. */
const call: Next = [
  '2026-11-27T12:00:00.000Z',
  'contact',
  { when: '2026-11-25T09:00:00.000Z', how: 'telephone', with: 'Dana', said: 'They have it.' },
];
const talk: Next = [
  '2026-11-26T10:00:00.000Z',
  'child-talk',
  { when: '2026-11-26T10:00:00.000Z', said: '“He came back.”' },
];
const entries = await kept([talk, call]);
const inOrder = (text: string) =>
  [...text.matchAll(/(contact|child-talk)\n/g)].map(([, one]) => one);

test('what was written down late stands where it happened, says when it was written, and which entry it is', () => {
  expect(courseOf(entries).map(({ place, notes }) => [place, ...notes])).toEqual([
    [0, 'Entry 1'],
    [2, 'Entry 3', 'Written down on Friday 27 November 2026, 12:00pm'],
    [1, 'Entry 2'],
  ]);
});

test('the full text and the boxes go by when things happened, each under its own receipt', async () => {
  const text = await fullText(entries, 'WS-1');
  expect(inOrder(text)).toEqual(['contact', 'child-talk']);
  expect(text).toContain(
    'Wednesday 25 November 2026, 9:00am: contact\nEntry 3. Written down on Friday 27 November 2026, 12:00pm\n',
  );
  const [, told = ''] = text.split('9:00am: contact');
  expect(told.match(/Receipt: (.*)/)?.[1]).toBe(await receiptOf(addedTo(entries)[1]!));
  const done = (await boxesOf(entries, 'WS-1')).find(({ id }) => id === 'what-was-done');
  expect(inOrder(done?.text ?? '')).toEqual(['contact']);
});

test('where nothing was written late, no entry says which it is', async () => {
  expect(courseOf(await kept([talk])).flatMap(({ notes }) => notes)).toEqual([]);
});
