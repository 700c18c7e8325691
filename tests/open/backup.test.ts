import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupLines } from '../../src/handover/backup.ts';
import {
  backupLimits,
  merge,
  readBackup,
  type BackupLimits,
  type FromBackup,
  type Merged,
} from '../../src/open/backup.ts';
import { append, destroyed, hashesOf, sealed } from '../../src/records/chain.ts';
import type { Entries } from '../../src/records/entry.ts';
import { followedThrough, kept, signer, written } from '../records/kept.ts';
import { recordOf } from '../records/made.ts';
import { times } from '../settings/count.ts';
import { readEntries } from '../../src/open/entries.ts';
import { leftOut } from './inWords.ts';

const at = new Date('2026-12-05T10:00:00Z');
const fileOf = async (id: string) =>
  sealed(await kept(followedThrough.slice(0, 2), { ...recordOf(), id }), { signer, at });
const files = await Promise.all(['one', 'two', 'three'].map(fileOf));
async function* each() {
  yield* files;
}
const whole = Buffer.from(
  await new Response(backupLines(each(), { at, count: files.length })).arrayBuffer(),
);
const lines = whole.toString().split('\n').slice(0, -1);

const inParts = (bytes: Uint8Array, size: number, let_go: () => void = () => {}) => {
  let from = 0;
  return new ReadableStream<Uint8Array>({
    pull: (controller) =>
      from >= bytes.length
        ? controller.close()
        : controller.enqueue(bytes.slice(from, (from += size))),
    cancel: let_go,
  });
};
const take = async (
  backup: ReadableStream<Uint8Array> | Uint8Array,
  limits: Partial<BackupLimits> = {},
  read = readEntries,
) => {
  const found: FromBackup[] = [];
  for await (const one of readBackup(backup, { read, limits: { ...backupLimits, ...limits } }))
    found.push(one);
  return found;
};
const said = (found: readonly FromBackup[]) =>
  found.map((one) =>
    'file' in one ? one.file.id : 'attached' in one ? `file ${one.attached.id}` : leftOut(one),
  );
const textBackup = (...all: readonly string[]) => Buffer.from(all.join('\n'));
/** Takes anything that has an id. */
const lenient: typeof readEntries = async (json) => ({ file: json as (typeof files)[0] });

describe('a backup', () => {
  test('gives every record as it was, compressed or not, however it comes in parts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 50, max: 5000 }),
        fc.boolean(),
        async (size, isCompressed) => {
          const bytes = isCompressed ? gzipSync(whole) : whole;
          expect(await take(inParts(bytes, size), {}, lenient)).toEqual(
            files.map((file) => ({ file: JSON.parse(JSON.stringify(file)) as unknown })),
          );
        },
      ),
      { numRuns: 10 * times, seed: 1989 },
    );
    expect(said(await take(whole))).toEqual(['one', 'two', 'three']);
  });

  test('gives the records around a line that is none, and says which line that was, and why', async () => {
    const changed = lines[2]!.replace('The front door', 'The back door!');
    const found = said(
      await take(
        textBackup(
          lines[0]!,
          lines[1]!,
          changed,
          '{"half":',
          lines[3]!,
          '{"format":1,"format":2}',
          '{"__proto__":{}}',
        ),
      ),
    );
    expect(found).toEqual([
      'one',
      expect.stringMatching(/^line 3: entry 2: it is not what was signed/),
      expect.stringMatching(/^line 4: this is not JSON/),
      'three',
      expect.stringMatching(/^line 6: a field is written twice/),
      expect.stringMatching(/^line 7: it holds a field named “__proto__”/),
      'the backup says that it was made with 3 records, and 6 are there',
    ]);
  });

  test.each([
    ['nothing at all', Buffer.alloc(0), 'the file is empty'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0xff, 0xfe]),
      'line 1: this is not JSON, so it is damaged or was never a record',
    ],
    [
      'one record',
      Buffer.from(lines[1]!),
      'line 1: this is “windscreen-entries/1”, and a backup is “windscreen-backup/1”',
    ],
    [
      'another backup',
      Buffer.from('{"format":"windscreen-backup/2"}'),
      'line 1: this is “windscreen-backup/2”, and a backup is “windscreen-backup/1”',
    ],
    [
      'a list',
      Buffer.from('[]'),
      'line 1: this is not “windscreen-backup/1”, so it is not a Windscreen backup',
    ],
    [
      'nothing, in JSON',
      Buffer.from('null'),
      'line 1: this is not “windscreen-backup/1”, so it is not a Windscreen backup',
    ],
  ])('is not %s', async (_, bytes, why) => expect(said(await take(bytes))).toEqual([why]));

  test('that breaks off gives what came before, and says that some is lost', async () => {
    const compressed = gzipSync(whole);
    const cut = said(await take(compressed.subarray(0, compressed.length - 10)));
    expect(cut.at(-1)).toMatch(/^after line \d, the file breaks off or is damaged/);
    const ends = said(await take(whole.subarray(0, whole.length - 100)));
    expect(ends.slice(0, 2)).toEqual(['one', 'two']);
    expect(ends[2]).toMatch(/^line 4: this is not JSON/);
    expect(said(await take(textBackup(lines[0]!, lines[1]!)))).toEqual([
      'one',
      'the backup says that it was made with 3 records, and 1 are there',
    ]);
  });

  test('never throws, whatever it holds, and never gives a record that was changed', async () => {
    const ids = files.map(({ id }) => id);
    const change = fc.record({
      at: fc.nat(whole.length - 1),
      to: fc.nat(255),
      isCompressed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, to, isCompressed }) => {
        const bytes = Buffer.from(isCompressed ? gzipSync(whole) : whole);
        bytes[at % bytes.length] = to;
        for (const one of await take(bytes))
          if ('file' in one)
            expect(one.file).toEqual(JSON.parse(JSON.stringify(files[ids.indexOf(one.file.id)])));
      }),
      { numRuns: 10 * times, seed: 1989 },
    );
    expect(said(await take(whole, {}, () => Promise.reject(new Error('unforeseen'))))[0]).toBe(
      'line 2: there is something that could not be understood',
    );
  });
});

describe('a backup made to do harm', () => {
  const head = lines[0]!.replace(',"records":3', '');
  const small = '{"id":"small"}';

  test('has no line longer than a record may be, and those after it are read', async () => {
    const long = `"${'x'.repeat(5000)}"`;
    expect(
      said(await take(inParts(textBackup(head, long, small), 100), { line: 4000 }, lenient)),
    ).toEqual(['line 2: there are more than 4000 bytes, and no record is that large', 'small']);
  });

  test('is read no further than into a line many times as long as a record may be', async () => {
    const bomb = gzipSync(Buffer.concat([textBackup(head, small, ''), Buffer.alloc(20_000_000)]));
    expect(said(await take(bomb, { line: 4000 }, lenient))).toEqual([
      'small',
      'there are more than 4000 bytes, and no record is that large, so no more was read',
    ]);
  });

  test('inflates to no more than a backup may, and is let go of there', async () => {
    let isLetGo = false;
    const bomb = gzipSync(
      Buffer.concat([textBackup(head, small, ''), Buffer.alloc(20_000_000, 0x20)]),
    );
    expect(bomb.length).toBeLessThan(30_000);
    /** Never says that it has ended. */
    const open = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bomb),
      cancel: () => void (isLetGo = true),
    });
    const found = await take(open, { total: 1_000_000 }, lenient);
    expect(said(found)).toEqual([
      'small',
      'there are more than 1000000 bytes, and no backup is that large, so no more was read',
    ]);
    expect(isLetGo).toBe(true);
  });

  test('has no more records, and no more lines that are none, than are read', async () => {
    const many = (line: string) => textBackup(head, ...Array<string>(50).fill(line));
    expect(said(await take(many(small), { records: 3 }, lenient))).toEqual([
      'small',
      'small',
      'small',
      'there are more than 3 records, so no more were read',
    ]);
    expect(said(await take(many('?'), { refused: 2 })).at(-1)).toBe(
      '2 lines could not be read, so no more were tried',
    );
    expect(await take(many('?'), { refused: 2 })).toHaveLength(3);
  });

  test('is let go of when whoever reads it stops', async () => {
    let isLetGo = false;
    const stream = inParts(whole, 100, () => (isLetGo = true));
    for await (const one of readBackup(stream, { read: lenient })) {
      expect(one).toHaveProperty('file');
      break;
    }
    expect(isLetGo).toBe(true);
  });
});

/* One record as it may stand in several places: grown from the same decision, forked, destroyed. */
const grown = await kept(followedThrough);
const upTo = (n: number) => grown.slice(0, n) as unknown as Entries;
const why = {
  kind: 'closed',
  title: 'closed',
  fields: { why: 'elsewhere' },
  shown: [['why', 'elsewhere']],
  clocks: [],
} as const;
const forked = await append(upTo(3), why, written('2026-12-06T10:00:00Z'));
const said2 = { title: 'Destroyed', why: 'kept long enough', authorisedBy: 'Ada Quill' };
const gone = (entries: Entries, day: string) =>
  destroyed(entries, said2, written(`${day}T10:00:00Z`));
const gone4 = await gone(upTo(4), '2030-01-09');
const gone4Later = await gone(upTo(4), '2030-02-09');
const gone8 = await gone(upTo(8), '2030-01-10');
const goneFork = await gone(forked, '2030-01-11');
const live = Array.from({ length: 8 }, (_, i) => upTo(i + 1));
const anyone = fc.constantFrom(...live, forked, gone4, gone4Later, gone8, goneFork);

const outcome = (merged: Merged) => ('keep' in merged ? merged.why : 'beside');
const keep = (mine: Entries | undefined, merged: Merged) => ('keep' in merged ? merged.keep : mine);
const pastOf = async ([first, ...rest]: Entries) =>
  first.kind === 'destroyed' ? first.hashes : hashesOf([first, ...rest]);
const holds = (long: readonly string[], short: readonly string[]) =>
  short.every((hash) => long.includes(hash));

describe('merging', () => {
  test.each([
    ['one that is not here', undefined, upTo(2), 'new', upTo(2)],
    ['the same', upTo(2), upTo(2), 'same', upTo(2)],
    ['one that has grown since', upTo(2), upTo(5), 'longer', upTo(5)],
    ['an older one', upTo(5), upTo(2), 'mine-longer', upTo(5)],
    ['an older one of what was destroyed here', gone4, upTo(2), 'destroyed-here', gone4],
    ['the same as was destroyed here', gone4, upTo(4), 'destroyed-here', gone4],
    ['one that was destroyed there and is not here', undefined, gone4, 'new', gone4],
    ['one that was destroyed there', upTo(4), gone4, 'destroyed-there', upTo(4)],
    [
      'one that was destroyed there, longer than it is here',
      upTo(2),
      gone8,
      'destroyed-there',
      upTo(2),
    ],
    ['one that was destroyed there with more in it', gone4, gone8, 'longer', gone8],
    ['one that was destroyed there before it was here', gone4Later, gone4, 'same', gone4],
  ] as const)('%s', async (_, mine, theirs, why, kept) => {
    const merged = await merge(mine, theirs);
    expect(outcome(merged)).toBe(why);
    expect(keep(mine, merged)).toEqual(kept);
  });

  test('where each side wrote something of its own, keeps all of it in one record, the same whichever meets the other', async () => {
    const [one, other] = [await merge(upTo(5), forked), await merge(forked, upTo(5))];
    expect([outcome(one), outcome(other)]).toEqual(['both', 'both']);
    expect(keep(undefined, one)).toEqual(keep(undefined, other));
    expect(keep(undefined, one)!.map(({ kind, n }) => `${kind} ${n}`)).toEqual([
      'decision 0',
      'referral-sent 1',
      'referral-sent 2',
      'chase 3',
      'outcome-received 4',
      'closed 3',
    ]);
  });

  test('keeps theirs beside mine where they cannot be one record, or mine was destroyed without what they had added', async () => {
    const other = await kept([], { ...recordOf(), consulted: 'Nobody' });
    for (const [mine, theirs] of [
      [upTo(2), other],
      [gone4, upTo(6)],
      [gone8, forked],
      [gone8, goneFork],
    ] as const)
      expect(await merge(mine, theirs)).toEqual({ beside: theirs });
  });

  test('is of one record with itself only', async () => {
    await expect(merge(upTo(1), await kept([], { ...recordOf(), id: 'another' }))).rejects.toThrow(
      /cannot be merged/,
    );
  });

  test('twice changes nothing more than once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.option(anyone, { nil: undefined }), anyone, async (mine, theirs) => {
        const once = keep(mine, await merge(mine, theirs));
        expect(keep(once, await merge(once, theirs))).toEqual(once);
      }),
      { numRuns: 30 * times, seed: 1989 },
    );
  });

  test('never loses an entry that either side holds, and brings back nothing that was destroyed here', async () => {
    await fc.assert(
      fc.asyncProperty(anyone, anyone, async (mine, theirs) => {
        const merged = await merge(mine, theirs);
        const [here, there, now] = await Promise.all(
          [mine, theirs, keep(mine, merged)!].map(pastOf),
        );
        expect(holds(now!, here!)).toBe(true);
        if ('keep' in merged && merged.why !== 'destroyed-there')
          expect(holds(now!, there!)).toBe(true);
        if ('beside' in merged) expect(merged.beside).toBe(theirs);
        if ('keep' in merged) expect(merged.keep[0].kind).toBe(mine[0].kind);
      }),
      { numRuns: 50 * times, seed: 1989 },
    );
  });

  test('in any order ends the same, where nothing is in conflict', async () => {
    const friendly = fc.constantFrom(...live, gone4, gone4Later, gone8);
    const through = async (mine: Entries | undefined, all: readonly Entries[]) => {
      for (const theirs of all) mine = keep(mine, await merge(mine, theirs));
      return mine;
    };
    const shuffled = fc
      .array(friendly, { minLength: 2, maxLength: 5 })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      );
    await fc.assert(
      fc.asyncProperty(friendly, shuffled, async (mine, [one, other]) => {
        expect(await through(mine, one)).toBe(await through(mine, other));
      }),
      { numRuns: 30 * times, seed: 1989 },
    );
    const kinds = fc
      .constantFrom(live, [gone4, gone4Later, gone8])
      .chain((all) => fc.array(fc.constantFrom(...all), { minLength: 2, maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(
        kinds.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        async ([one, other]) => {
          expect(await through(undefined, one)).toBe(await through(undefined, other));
        },
      ),
      { numRuns: 15 * times, seed: 1989 },
    );
  });
});
