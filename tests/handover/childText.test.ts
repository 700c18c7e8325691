import { expect, test } from 'vitest';
import {
  receiptIn,
  receiptLines,
  receiptToSign,
  receivedFields,
} from '../../src/handover/childReceipt.ts';
import { childText } from '../../src/handover/childText.ts';
import { inTime, linesInTime } from '../../src/handover/when.ts';
import { vouching } from '../../src/records/childFile.ts';
import { fieldsOf } from '../../src/records/entry.ts';
import { limits } from '../../src/records/limits.ts';
import { followedThrough, kept } from '../records/kept.ts';
import { explained, recordOf } from '../records/made.ts';

const sent = {
  from: 'Hill Primary',
  to: 'Vale College',
  by: 'Sam Okafor, safeguarding lead',
  at: '2026-12-07T10:00:00.000Z',
};
const head = { reference: 'LN-0417', sent };
const decided = await kept(followedThrough);
const settled = await kept([], {
  ...recordOf({ answers: explained }),
  id: 'c0ffee00-0000-4000-8000-000000000002',
});
const records = [decided, settled];

test('the text of a child’s file says who sent it to whom, everything in order of time, each record whole, and a receipt to sign', async () => {
  const text = await childText(records, head);
  expect(text).toMatch(/^CHILD PROTECTION FILE\nChild’s reference: LN-0417\nFrom: Hill Primary/);
  expect(text).toContain('2 records with 9 entries, from 24 November 2026 to 4 December 2026');
  expect(text).toContain('The second call should have come sooner.');
  expect(text).toContain('RECORD 2 OF 2');
  for (const entries of records)
    for (const receipt of await vouching(entries))
      expect(text.split('RECEIPT FOR A CHILD PROTECTION FILE')[1]).toContain(receipt);
  expect(text).toMatch(/Signature: _+\n\nSign this and send it back/);
});

test('the order of time takes in every entry of every record, and names the record that it stands in', () => {
  const course = inTime(records);
  expect(course).toHaveLength(9);
  expect(course.filter(({ record }) => record === 2)).toHaveLength(1);
  expect(course[0]?.what).toMatch(/^Decision: /);
});

test('what was received is said in an entry, and the receipt is made of that entry alone', async () => {
  const fields = await receivedFields(records, sent, '2026-12-08');
  expect(Object.keys(fields)).toEqual(fieldsOf('file-received').map(({ name }) => name));
  expect(receiptIn(decided)).toBeUndefined();
  const there = await kept([['2026-12-08T10:00:00.000Z', 'file-received', fields]]);
  const receipt = receiptIn(there);
  expect(receipt).toMatchObject({
    reference: 'LN-0417',
    from: 'Hill Primary',
    what: (await receiptToSign(records, head)).what,
    on: '2026-12-08',
  });
  expect(receipt && receiptLines(receipt).join('\n')).toContain('Date received: 8 December 2026');
});

test('of more records than an entry holds, it says how many and from whom', async () => {
  const many = Array.from({ length: 300 }, () => decided);
  const { what = '' } = await receivedFields(many, sent, '2026-12-08');
  expect(what.length).toBeLessThan(limits.text);
  expect(what).toMatch(/^300 records with 2,400 entries.*\nMade on 7 December 2026 by Sam Okafor/);
});

test('what has a day and no time is given none in the order of time', async () => {
  const entries = await kept([
    ['2026-12-04T16:30:00.000Z', 'file-sent', { on: '2026-12-02', to: 'Ashby', way: 'By hand' }],
  ]);
  expect(linesInTime([entries]).at(-1)).toBe(
    'Wednesday 2 December 2026: record 1, file-sent. Written down on Friday 4 December 2026, 4:30pm',
  );
});
