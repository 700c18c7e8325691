import { gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { backupFile, backupLines } from '../../src/handover/backup.ts';
import { sealed, type EntriesFile } from '../../src/records/chain.ts';
import { followedThrough, kept, written } from '../records/kept.ts';
import { recordOf, urgent } from '../records/made.ts';

/**
 * Encryption has tests of its own (age.test.ts); here what would be encrypted comes back as it is.
 */
const { given } = vi.hoisted(() => ({ given: [] as string[] }));
vi.mock('../../src/handover/age.ts', () => ({
  async sealForPassphrase(stream: ReadableStream<Uint8Array>, passphrase: string) {
    given.push(passphrase);
    return new Response(stream).blob();
  },
}));

const at = new Date('2026-12-05T23:30:00Z');
const fileOf = async (id: string, mode: 'live' | 'training' = 'live') =>
  sealed(
    await kept(followedThrough, { ...recordOf({ answers: { ...urgent, mode } }), id }),
    written('2026-12-05T10:00:00Z'),
  );
const files = await Promise.all(['one', 'two', 'three'].map((id) => fileOf(id)));

/** Hands out one after the other, and says how many have been asked for. */
function handing(all: readonly EntriesFile[]) {
  const asked = { count: 0, ended: false };
  async function* each() {
    try {
      for (const file of all) {
        asked.count++;
        yield file;
      }
    } finally {
      asked.ended = true;
    }
  }
  return { each: each(), asked };
}
const linesOf = (text: string) => {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
};

describe('a backup', () => {
  test('is a line that says what it is, and then each record, whole, in a line', async () => {
    const lines = linesOf(
      await new Response(backupLines(handing(files).each, { at, count: 3 })).text(),
    );
    expect(lines).toEqual([
      { format: 'windscreen-backup/1', at: at.toISOString(), records: 3 },
      ...files.map((file) => JSON.parse(JSON.stringify(file)) as unknown),
    ]);
  });

  test('of no records is still a backup', async () => {
    expect(linesOf(await new Response(backupLines(handing([]).each, { at })).text())).toEqual([
      { format: 'windscreen-backup/1', at: at.toISOString() },
    ]);
  });

  test('reads one record at a time, when there is room for it, and stops when it is let go', async () => {
    const { each, asked } = handing(files);
    const reader = backupLines(each, { at }).getReader();
    await reader.read();
    expect(asked.count).toBe(0);
    await reader.read();
    expect(asked.count).toBe(1);
    await reader.cancel();
    expect(asked).toEqual({ count: 1, ended: true });
  });

  test('I45 never holds an invented case among real ones', async () => {
    const { each } = handing([files[0]!, await fileOf('invented', 'training')]);
    await expect(new Response(backupLines(each, { at })).text()).rejects.toThrow(
      /the record invented is of an invented case/,
    );
  });

  test('is compressed, and then encrypted, and is named for its day in England', async () => {
    const { name, blob } = await backupFile(handing(files).each, {
      passphrase: 'four plain words',
      at,
      count: 3,
    });
    expect(name).toBe('windscreen-backup-2026-12-05.jsonl.gz.age');
    expect(given).toEqual(['four plain words']);
    const text = gunzipSync(Buffer.from(await blob.arrayBuffer())).toString();
    expect(linesOf(text)).toHaveLength(4);
    expect(blob.size).toBeLessThan(text.length / 2);
  });
});
