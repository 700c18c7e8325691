import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asTold, newTold } from '../../src/handover/told.ts';
import { openSaved } from '../../src/open/child.ts';
import { append, beginNoted, bytesOf, destroyed, sealed } from '../../src/records/chain.ts';
import { childFile, childLimits, contentsOf, type ChildFile } from '../../src/records/childFile.ts';
import type { Entries } from '../../src/records/entry.ts';
import { saysOfFile } from '../../src/records/saysOfFile.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { device, followedThrough, kept, signer, written } from '../records/kept.ts';
import { explained, fileOf, recordOf } from '../records/made.ts';
import { openChild } from './inWords.ts';

const sent = {
  from: 'Hill Primary',
  to: 'Vale College, Priya Nair',
  by: 'Sam Okafor, designated safeguarding lead',
  at: '2026-12-07T10:00:00.000Z',
};
const decided = await kept(followedThrough);
const second = await kept([], {
  ...recordOf({ answers: explained, account: { reference: 'ln 0417' } }),
  id: 'c0ffee00-0000-4000-8000-000000000002',
});
const noted = await beginNoted(
  'c0ffee00-0000-4000-8000-000000000003',
  'LN-0417',
  {
    kind: 'incident',
    title: 'Incident',
    fields: { when: '2026-11-20T09:00:00.000Z', what: 'He would not go in.' },
    shown: [],
    clocks: [],
  },
  written('2026-11-20T09:05:00.000Z'),
);
const all = [decided, second, noted] as const;
const make = (records: readonly Entries[] = all) =>
  childFile(records, { reference: 'LN-0417', sent }, signer);
const child = await make();
const named = (value: unknown) => fileOf(JSON.stringify(value), 'sent.json');
const problemsOf = async (value: unknown) => {
  const opened = await openChild(named(value));
  return 'problems' in opened ? opened.problems : [];
};
/** The same with something in its head changed, and signed anew by whoever changed it. */
async function signedAnew(change: Partial<ChildFile>): Promise<ChildFile> {
  const { records, signature: _, ...head } = { ...child, ...change };
  return { ...head, records, signature: await signer.sign(bytesOf(head)) };
}

describe('a child protection file', () => {
  test('opens as it was made: every record with every entry, and who sent it to whom', async () => {
    expect(await openChild(named(child))).toEqual({ child });
    expect(child.records.map(({ entries }) => entries.length).sort()).toEqual([1, 1, 8]);
    expect(child.sent).toEqual(sent);
  });

  test('says of each record the receipt that stands on it where it was made', async () => {
    const receipts = Object.fromEntries(child.holds.map(({ id, receipts }) => [id, receipts]));
    expect(receipts[second[0].record]).toEqual([
      await receiptOf(second[0].kind === 'decision' ? second[0].decision : second[0]),
    ]);
    expect(receipts[decided[0].record]).toEqual([await receiptOf(decided.at(-1)!)]);
  });

  test('opens as it was made, whatever entries its records have', async () => {
    const why = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(why, { maxLength: 4 }), async (texts) => {
        let entries: Entries = second;
        for (const what of texts)
          entries = await append(
            entries,
            { kind: 'amendment', title: 'x', fields: { what, why: what }, shown: [], clocks: [] },
            written('2026-12-01T10:00:00.000Z'),
          );
        const made = await make([entries, noted]);
        expect(await openChild(named(made))).toEqual({ child: made });
      }),
      { numRuns: 20 },
    );
  });

  test('with any one letter changed is refused whole, or says the same', async () => {
    const text = JSON.stringify(await make([noted, second]));
    const letters = [...'"{}[],:0a~Z \\'];
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(...letters), async (at, letter) => {
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        const opened = await openChild(fileOf(changed, 'sent.json'));
        if ('problems' in opened) return void (refused += 1);
        expect(opened.child).toEqual(JSON.parse(text));
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(300);
  }, 120_000);

  test.each([
    ['one record left out', async () => ({ ...child, records: child.records.slice(1) }), /holds/],
    [
      'one put in twice',
      () =>
        signedAnew({
          records: [child.records[0]!, child.records[0]!],
          holds: [child.holds[0]!, child.holds[0]!],
        }),
      /record 2: it is there twice/,
    ],
    [
      'the last entry of one left out, and that record sealed anew',
      async () => {
        const shorter = decided.slice(0, -1) as unknown as Entries;
        const again = await sealed(shorter, { signer, at: new Date(sent.at) });
        const records = child.records.map((one) => (one.id === again.id ? again : one));
        return { ...child, records };
      },
      /says that it has 8 entries, and it has 7/,
    ],
    [
      'another receipt than its own',
      () => signedAnew({ holds: child.holds.map((one) => ({ ...one, receipts: ['WS-0'] })) }),
      /its receipts are not those that the file names/,
    ],
    [
      'another school as its sender',
      async () => ({ ...child, sent: { ...sent, from: 'Elsewhere' } }),
      /signature: what it says of who sent it/,
    ],
    [
      'the key of another device',
      async () => ({ ...child, key: (await device()).key }),
      /signature/,
    ],
    [
      'the record of another child',
      () => signedAnew({ reference: 'QX-9' }),
      /record 1: it is about another child/,
    ],
    ['no record', async () => ({ ...child, records: [], holds: [] }), /too short/],
    ['a field that it does not have', async () => ({ ...child, more: 1 }), /more: this field/],
    [
      'another version',
      async () => ({ ...child, format: 'windscreen-child/2' }),
      /opens “windscreen-child\/1”/,
    ],
  ] as const)('with %s is refused, and says so', async (_, change, said) => {
    expect((await problemsOf(await change())).join(' ')).toMatch(said);
  });

  test('names every record in it that does not hold', async () => {
    const broken = {
      ...child,
      records: child.records.map((one) => ({
        ...one,
        entries: one.entries.map((entry) => ({ ...entry, by: 'Somebody else' })),
      })),
    };
    const problems = (await problemsOf(broken)).join(' ');
    for (const i of [1, 2, 3]) expect(problems).toContain(`record ${i}, entry 1`);
  });

  test.each([
    ['nothing', ''],
    ['half of it', JSON.stringify(child).slice(0, 4000)],
    ['a list', '[]'],
    ['a prototype', JSON.stringify(child).replace('"holds"', '"__proto__"')],
  ])('that is %s is refused without a fault', async (_, text) => {
    expect(await openChild(fileOf(text, 'sent.json'))).toHaveProperty('problems');
  });

  test('that is larger than any is refused before it is read', async () => {
    const larger = childLimits.bytes + childLimits.files + 1;
    const file = { ...fileOf('', 'sent.json', larger), arrayBuffer: () => expect.fail() };
    expect(await openChild(file)).toEqual({
      problems: [expect.stringContaining('more than 50 MB')],
    });
  });

  test('is never made with an invented case, a destroyed record or another child’s', async () => {
    const training = await kept([], recordOf({ answers: { ...explained, mode: 'training' } }));
    await expect(make([training])).rejects.toThrow('invented');
    const why = { title: 'Destroyed', why: 'Line 12', authorisedBy: 'Priya Nair' };
    const gone = await destroyed(second, why, written('2026-12-05T10:00:00.000Z'));
    await expect(make([gone])).rejects.toThrow('destroyed');
    const other = await kept([], recordOf({ account: { reference: 'QX-9' } }));
    await expect(make([other])).rejects.toThrow('other-child');
  });

  test('with an invented case put in by hand is refused', async () => {
    const training = await kept([], recordOf({ answers: { ...explained, mode: 'training' } }));
    const one = await sealed(training, { signer, at: new Date(sent.at) });
    const forged = await signedAnew({
      records: [one],
      holds: [{ ...child.holds[0]!, id: one.id }],
    });
    expect((await problemsOf(forged)).join(' ')).toContain('invented case');
  });

  test('and the file of one record are told apart by how they begin', async () => {
    expect(await openSaved(new File([JSON.stringify(child)], 'a.json'))).toHaveProperty('child');
    const one = JSON.stringify(child.records[0]);
    expect(await openSaved(new File([one], 'a.json'))).toHaveProperty('file');
  });

  test('says how much it holds, and from when until when', () => {
    expect(contentsOf(all)).toEqual({
      records: 3,
      entries: 10,
      first: '2026-11-20T09:00:00.000Z',
      last: '2026-12-04T15:00:00.000Z',
    });
  });
});

test('that a file went is said in the record that waits for it, or in the one written in last', async () => {
  const moving = await kept([], {
    ...recordOf({ answers: { ...explained, concerns: ['moving-school'] } }),
    id: 'c0ffee00-0000-4000-8000-000000000004',
  });
  const says = (...all: readonly Entries[]) =>
    saysOfFile(all.map((entries) => ({ entries }))).map(({ entries }) => entries);
  expect(says(decided, moving, noted)).toEqual([moving]);
  expect(says(noted, decided)).toEqual([decided]);
});

test('a passphrase to be told is random, and opens however it was heard and typed', () => {
  const made = Array.from({ length: 200 }, newTold);
  expect(new Set(made).size).toBe(200);
  for (const one of made) {
    expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const heard = one.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
    expect(asTold(heard)).toBe(one);
  }
  expect(asTold('correct horse battery staple')).toBeUndefined();
});
