import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupLines, fileLine } from '../../src/handover/backup.ts';
import { bundleText } from '../../src/handover/bundle.ts';
import { readBackup, type FromBackup } from '../../src/open/backup.ts';
import { restoreFrom } from '../../src/open/restore.ts';
import { keepSent } from '../../src/open/sent.ts';
import {
  attachedOf,
  base64Of,
  bytesOfBase64,
  fileTypeOf,
  filesIn,
  filesText,
  isAttached,
  largestFile,
  mostOfRecord,
  savedName,
  sizeWords,
  type Attached,
} from '../../src/records/attached.ts';
import { readEntries } from '../../src/open/entries.ts';
import { childFile } from '../../src/records/childFile.ts';
import { sealed, type Added, type EntriesFile } from '../../src/records/chain.ts';
import { Records } from '../../src/saved/records.svelte.ts';
import { times } from '../settings/count.ts';
import { inMemory } from './inMemory.ts';
import { kept, signer } from './kept.ts';
import { leftOut, openChild, openRecord } from '../open/inWords.ts';

const at = new Date('2026-11-25T10:00:00Z');
const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7\n${text}`);
const attached = async (bytes: Uint8Array<ArrayBuffer>, others: readonly Attached[] = []) => {
  const file = await attachedOf(bytes, others);
  if (typeof file === 'string') throw new Error(file);
  return file;
};
const adding = (file: Attached, name = 'letter.pdf'): Added => ({
  kind: 'attachment',
  title: 'Attachment',
  fields: { file: name, on: '2026-11-25', what: 'A letter.', from: 'Her mother' },
  shown: [['Which file?', name]],
  clocks: [],
  file,
});

/** A device with one record on it, to which files are attached by name. */
async function holding(texts: readonly string[]) {
  const memory = inMemory();
  const records = new Records(memory.vault, Promise.resolve(signer));
  const entries = await kept();
  const { record: id } = entries[0];
  await records.takeIn(new Map([[id, entries]]));
  const files: Attached[] = [];
  for (const text of texts) {
    const bytes = pdf(text);
    const file = await attached(bytes, files);
    files.push(file);
    await records.append(id, adding(file), 'Sam Okafor', at, [{ id: file.id, bytes }]);
  }
  const file = async (): Promise<EntriesFile> => {
    const entries = await records.read(id);
    return {
      ...(await sealed(entries, { signer, at })),
      ...(await filesText(
        entries,
        (file) => records.readFile(file),
        () => {},
      )),
    };
  };
  return { memory, records, id, files, file };
}
const named = (file: EntriesFile, change: (text: string) => string = (text) => text) =>
  new File([change(JSON.stringify(file))], 'record.json');
const problems = async (file: File) => {
  const opened = await openRecord(file);
  return 'problems' in opened ? opened.problems : [];
};

describe('a file is attached', () => {
  test.each([
    ['image/jpeg', '\xff\xd8\xff\xe0 and so on'],
    ['image/png', '\x89PNG\r\n\x1a\n and so on'],
    ['image/webp', 'RIFF\x10\x00\x00\x00WEBPVP8 '],
    ['application/pdf', '%PDF-1.7'],
    [undefined, '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    [undefined, 'GIF89a\x01\x00'],
    [undefined, 'PK\x03\x04'],
    ['text/plain', 'Dear team,\nshe said so.'],
    [undefined, ' <html>'],
  ])('as %s by how it begins, whatever it is called: %j', (type, start) => {
    expect(fileTypeOf(Buffer.from(start, 'latin1'))).toBe(type);
  });

  test('unless it is empty, something else, too large, or its record is full', async () => {
    const large = new Uint8Array(largestFile + 1);
    large.set(pdf(''));
    expect(await attachedOf(new Uint8Array(0), [])).toBe('empty');
    expect(await attachedOf(new TextEncoder().encode('MZ\x00\x01'), [])).toBe('not-type');
    expect(await attachedOf(large, [])).toBe('too-large');
    const almost = { ...(await attached(pdf('one'))), size: mostOfRecord - 5 };
    expect(await attachedOf(pdf('two'), [almost])).toBe('too-much');
  });

  test('and is told from any other by what it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.nat(), async (text, at) => {
        const bytes = pdf(text);
        const file = await attached(bytes);
        expect(await isAttached(bytes, file)).toBe(true);
        const changed = bytes.slice();
        changed[at % changed.length]! ^= 1;
        expect(await isAttached(changed, file)).toBe(false);
      }),
    );
  });

  test('and goes through base64 unchanged, whatever its length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
        expect(bytesOfBase64(base64Of(bytes))).toEqual(Uint8Array.from(bytes));
      }),
      { numRuns: 20 },
    );
  });

  test('and is saved under its own name, unless that would make something else of it', () => {
    expect(savedName('bag note.PNG', { type: 'image/png' })).toBe('bag note.PNG');
    expect(savedName('photo.jpeg', { type: 'image/jpeg' })).toBe('photo.jpeg');
    expect(savedName('letter.pdf.exe', { type: 'application/pdf' })).toBe('letter.pdf.exe.pdf');
    expect(savedName('run.vbs', { type: 'text/plain' })).toBe('run.vbs.txt');
    expect(savedName('', { type: 'image/webp' })).toBe('.webp');
  });

  test('a length is said as people say it', () => {
    expect([1, 40_600, 9_960_000].map(sizeWords)).toEqual(['1 KB', '41 KB', '10.0 MB']);
  });
});

describe('a record that holds files', () => {
  test('gives each back as it was attached, and lets all of them go with the record', async () => {
    const { memory, records, id, files } = await holding(['one', 'two']);
    expect(filesIn(await records.read(id))).toEqual(files);
    for (const [i, text] of ['one', 'two'].entries())
      expect(await records.readFile(files[i]!)).toEqual(pdf(text));
    memory.files.set(files[0]!.id, { item: id, bytes: pdf('another') });
    await expect(records.readFile(files[0]!)).rejects.toThrow('is not the one that was attached');
    await records.putBack(id, await kept());
    expect(memory.files.size).toBe(0);
  });

  test('opens from its own file with them, and without them where they were left out', async () => {
    const { file } = await holding(['one', 'two']);
    const whole = await file();
    expect(Object.keys(whole.files!)).toHaveLength(2);
    const opened = await openRecord(named(whole));
    expect('file' in opened && opened.file?.files).toEqual(whole.files);
    const { files: _, ...bare } = whole;
    expect(await problems(named(bare))).toEqual([]);
  });

  test('says in the text of everything about a child that its files are not in it', async () => {
    const { records, id } = await holding(['one', 'two']);
    const { text } = await bundleText([await records.read(id)], new Set(), {
      reference: 'LN-0417',
      at,
    });
    expect(text).toContain('2 attached files are not in it.');
    expect(text).toContain('letter.pdf');
  });

  test('is refused where a file in it is another, is named by no entry, or is no base64', async () => {
    const { file, files } = await holding(['one']);
    const whole = await file();
    const with_ = (files: Record<string, string>) => problems(named({ ...whole, files }));
    const [{ id }] = files as [Attached];
    const other = crypto.randomUUID();
    expect(await with_({ [id]: base64Of(pdf('two')) })).toEqual([
      `In “record.json”, files.${id}: it is not the file that was attached.`,
    ]);
    expect(await with_({ [other]: base64Of(pdf('one')) })).toEqual([
      `In “record.json”, files.${other}: no entry names this file.`,
    ]);
    expect(await with_({ [id]: '%%%' })).toEqual([
      `In “record.json”, files.${id}: it is not base64, so it is damaged.`,
    ]);
  });

  test('is refused where a file in it is not of the type that its entry says, though signed so', async () => {
    const { records, id } = await holding([]);
    const bytes = new TextEncoder().encode('MZ\x00 a program');
    const sound = await attached(pdf('one'));
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    const file = { ...sound, type: 'image/png' as const, size: bytes.length, sha256 };
    const entries = await records.append(id, adding(file, 'photo.png'), 'Sam Okafor', at);
    const whole = {
      ...(await sealed(entries, { signer, at })),
      files: { [file.id]: base64Of(bytes) },
    };
    expect(await problems(named(whole))).toEqual([
      `In “record.json”, files.${file.id}: it is not the file that was attached.`,
    ]);
  });

  test('is refused where what an entry says of its file was changed', async () => {
    const { file, files } = await holding(['one']);
    const { sha256 } = files[0]!;
    const swap = (text: string) =>
      text.replace(
        sha256,
        sha256.replace(/^./, (c) => (c === '0' ? '1' : '0')),
      );
    expect((await problems(named(await file(), swap))).join()).toContain(
      'it is not what was signed on the device it names',
    );
  });

  test('may be as large as its files are, and no larger besides', async () => {
    const { file } = await holding(['one']);
    const whole = await file();
    const padded = (letter: string) =>
      named(whole, (text) => `${text.slice(0, -1)},"more":"${letter.repeat(6_000_000)}"}`);
    expect((await problems(padded(' '))).join()).toContain('there is more than 5 MB');
    expect((await problems(padded('A'))).join()).toContain('more');
  });
});

describe('a backup of a record that holds files', () => {
  /** The backup of a device, as lines, and what another device then holds. */
  async function backedUp(
    texts: readonly string[],
    change: (line: string) => string = (line) => line,
  ) {
    const { records, id, files } = await holding(texts);
    async function* parts() {
      const entries = await records.read(id);
      yield await sealed(entries, { signer, at });
      for (const file of filesIn(entries)) {
        const line = await fileLine(id, file, () => records.readFile(file));
        if (line) yield line;
      }
    }
    const text = await new Response(backupLines(parts(), { at, count: 1 })).text();
    const bytes = new TextEncoder().encode(text.split('\n').map(change).join('\n'));
    const there = inMemory();
    const other = new Records(there.vault, Promise.resolve(signer));
    const restore = () => restoreFrom(readBackup(bytes, { read: readEntries }), other);
    return { id, files, other, there, restore, bytes };
  }

  test('brings them all to another device, and brings again what was missing there', async () => {
    const { id, files, other, there, restore } = await backedUp(['one', 'two']);
    const restored = await restore();
    expect([restored.added.length, restored.filesLeftOut, restored.reasons]).toEqual([1, 0, []]);
    expect((await other.filesOf(id)).toSorted()).toEqual(files.map(({ id }) => id).toSorted());
    there.files.delete(files[0]!.id);
    const again = await restore();
    expect([again.same, again.filesLeftOut]).toEqual([1, 0]);
    expect(await other.readFile(files[0]!)).toEqual(pdf('one'));
  });

  test('leaves out, and counts, a file that is not as it was attached or belongs to no record there', async () => {
    const spoilt = await backedUp(['one'], (line) =>
      line.includes('windscreen-file/1')
        ? line.replace(base64Of(pdf('one')), base64Of(pdf('two')))
        : line,
    );
    expect(await spoilt.restore()).toMatchObject({ filesLeftOut: 1, reasons: [] });
    expect(spoilt.there.files.size).toBe(0);
    const elsewhere = await backedUp(['one'], (line) =>
      line.includes('windscreen-file/1')
        ? line.replace(/"record":"[^"]*"/, '"record":"another"')
        : line,
    );
    expect(await elsewhere.restore()).toMatchObject({ filesLeftOut: 1, reasons: [] });
  });

  test('names the line of a file that is damaged, and reads on', async () => {
    const { bytes } = await backedUp(['one', 'two'], (line) =>
      line.includes(base64Of(pdf('one'))) ? line.replace(base64Of(pdf('one')), '%') : line,
    );
    const found: FromBackup[] = [];
    for await (const one of readBackup(bytes, { read: readEntries })) found.push(one);
    expect(found.map((one) => Object.keys(one)[0])).toEqual(['file', 'leftOut', 'attached']);
    expect(leftOut(found[1])).toBe('line 3: a file in it is not base64, so it is damaged');
  });
});

test('what is attached goes with a child to the next school, and one of its letters changed is refused', async () => {
  const { records, id, files } = await holding(['One.', 'Two.']);
  const entries = await records.read(id);
  const sent = { from: 'Hill Primary', to: 'Vale College', by: 'Sam', at: at.toISOString() };
  const child = await childFile([entries], { reference: 'LN-0417', sent }, signer, (one) =>
    filesText(
      one,
      (file) => records.readFile(file),
      () => {},
    ),
  );
  const opened = await openChild(new File([JSON.stringify(child)], 'sent.json'));
  expect(opened).toEqual({ child });

  const next = new Records(inMemory().vault, Promise.resolve(signer));
  expect(await keepSent(child.records, next, false)).toMatchObject({ filesLeftOut: 0 });
  for (const file of files) expect(await next.readFile(file)).toEqual(await records.readFile(file));
  expect(await keepSent(child.records, next, false)).toMatchObject({ same: 1, filesLeftOut: 0 });

  const text = JSON.stringify(child).replace(base64Of(pdf('One.')), base64Of(pdf('0ne.')));
  expect(await openChild(new File([text], 'sent.json'))).toHaveProperty('problems');
});

test('a child’s file with pieces of it cut, doubled or moved opens as it was made or not at all, and nothing kept here changes', async () => {
  const { records, id, files } = await holding(['One.', 'Two.']);
  const entries = await records.read(id);
  const sent = { from: 'Hill Primary', to: 'Vale College', by: 'Sam', at: at.toISOString() };
  const child = await childFile([entries], { reference: 'LN-0417', sent }, signer, (one) =>
    filesText(
      one,
      (file) => records.readFile(file),
      () => {},
    ),
  );
  const whole = new TextEncoder().encode(JSON.stringify(child));
  const there = new Records(inMemory().vault, Promise.resolve(signer));
  await keepSent(child.records, there, false);
  const before = await there.read(id);
  const place = fc.nat(whole.length);
  const change = fc.record({ from: place, to: place, into: place, isMoved: fc.boolean() });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(change, async ({ from, to, into, isMoved }) => {
      const piece = whole.slice(Math.min(from, to), Math.max(from, to));
      const rest = isMoved
        ? Buffer.concat([whole.slice(0, Math.min(from, to)), whole.slice(Math.max(from, to))])
        : Buffer.from(whole);
      const changed = Buffer.concat([rest.subarray(0, into), piece, rest.subarray(into)]);
      const opened = await openChild(new File([changed], 'sent.json'));
      if ('problems' in opened) return void (refused += 1);
      expect(opened.child).toEqual(child);
      await keepSent(opened.child.records, there, false);
    }),
    { numRuns: 60 * times },
  );
  expect(refused).toBeGreaterThan(40);
  expect(await there.read(id)).toEqual(before);
  for (const file of files)
    expect(await there.readFile(file)).toEqual(await records.readFile(file));
}, 120_000);

test('a file with any of its bytes changed, more of them or fewer is not the one that was attached', async () => {
  const bytes = pdf('The note from her bag, as it was scanned.');
  const file = await attached(bytes);
  const place = fc.nat(bytes.length - 1);
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), fc.nat(3), async (at, bit, how) => {
      const changed = Uint8Array.from(
        how === 0
          ? bytes.subarray(0, at)
          : how === 1
            ? [...bytes.subarray(0, at), bit, ...bytes.subarray(at)]
            : bytes.map((byte, i) => (i === at ? byte ^ bit : byte)),
      );
      expect(await isAttached(changed, file)).toBe(false);
    }),
    { numRuns: 200 * times },
  );
  expect(await isAttached(bytes, file)).toBe(true);
});
