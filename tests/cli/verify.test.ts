import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { recordFile } from '../../src/handover/file.ts';
import { sealed } from '../../src/records/chain.ts';
import { childFile } from '../../src/records/childFile.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { followedThrough, kept, signer } from '../records/kept.ts';
import { recordOf } from '../records/made.ts';

const entries = await kept(followedThrough);
const text = JSON.stringify(
  await sealed(entries, { signer, at: new Date('2026-12-07T09:00:00Z') }),
  null,
  2,
);
const folder = await mkdtemp(join(tmpdir(), 'windscreen-'));

/** What the command says of a file, and how it ends. */
async function verify(content: string, receipt?: string): Promise<{ said: string; code: number }> {
  const file = join(folder, 'record.json');
  await writeFile(file, content);
  const args = ['--import', 'tsx', 'src/cli/verify.ts', file, ...(receipt ? [receipt] : [])];
  return promisify(execFile)(process.execPath, args).then(
    ({ stdout }) => ({ said: stdout, code: 0 }),
    ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({
      said: stdout + stderr,
      code,
    }),
  );
}

test('a file as it was made: every entry with its receipt, and what a receipt vouches for', async () => {
  const { said, code } = await verify(text, await receiptOf(entries[3]!));
  expect(code, said).toBe(0);
  for (const entry of entries) expect(said).toContain(await receiptOf(entry));
  expect(said).toContain('8 entries, none changed, left out, put in or moved');
  expect(said).toContain('vouches for everything up to entry 4');
  expect(said).toContain('gives the same recommendation');
});

test('a changed file, a receipt of something else, a field written twice, and no file: each is said, and fails', async () => {
  expect(await verify(text.replace('The second call', 'The third call'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('entry 6: it is not what was signed'),
  });
  expect(await verify(text, 'WS-0000-0000-0000')).toMatchObject({
    code: 1,
    said: expect.stringContaining('does not match this file'),
  });
  const twice = text.replace(
    '"reference": "LN-0417"',
    '"reference": "LN-9999",\n "reference": "LN-0417"',
  );
  expect(await verify(twice)).toMatchObject({
    code: 1,
    said: expect.stringContaining('written twice'),
  });
  expect(await verify('{')).toMatchObject({ code: 1 });
});

test('a decision saved before it was kept: its receipt, and that it runs to the same', async () => {
  const record = recordOf();
  const receipt = await receiptOf(record);
  const file = recordFile(record, receipt).text;
  expect(await verify(file, receipt)).toMatchObject({
    code: 0,
    said: expect.stringContaining(receipt),
  });
  expect(await verify(file.replace('frightened', 'fine'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('not the receipt'),
  });
});

test('a child’s file: who sent it to whom, each record with its receipts, and a change in one of them', async () => {
  const sent = {
    from: 'Hill Primary',
    to: 'Vale College',
    by: 'Sam Okafor',
    at: '2026-12-07T10:00:00.000Z',
  };
  const child = await childFile([entries], { reference: 'LN-0417', sent }, signer);
  const whole = JSON.stringify(child);
  const { said, code } = await verify(whole, await receiptOf(entries[3]!));
  expect(code, said).toBe(0);
  expect(said).toContain('Sam Okafor of Hill Primary made for Vale College');
  expect(said).toContain(`8 entries. Receipt ${child.holds[0]!.receipts.join()}`);
  expect(said).toContain('vouches for record 1 up to entry 4');
  expect(await verify(whole.replace('The second call', 'The third call'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('record 1, entry 6: it is not what was signed'),
  });
});
