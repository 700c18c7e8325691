import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test, vi } from 'vitest';
import { recordFor, sealForPassphrase } from '../../src/handover/age.ts';
import { serve } from '../../src/handover/age.worker.ts';
import { backupFile, backupLines } from '../../src/handover/backup.ts';
import { bundleText } from '../../src/handover/bundle.ts';
import { calendarOf } from '../../src/records/calendar.ts';
import { toDocx } from '../../src/handover/docx.ts';
import { toFhir } from '../../src/handover/fhir.ts';
import { recordFile } from '../../src/handover/file.ts';
import { sealedChild } from '../../src/handover/child.ts';
import { newTold } from '../../src/handover/told.ts';
import { childFile } from '../../src/records/childFile.ts';
import { fullText } from '../../src/handover/text.ts';
import { openFile, type Elsewhere } from '../../src/open/file.ts';
import { restore } from '../../src/open/restore.ts';
import { audit, daysOf } from '../../src/records/audit.ts';
import { sealed } from '../../src/records/chain.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { countsCsv } from '../../src/saved/auditWords.ts';
import { decisionsCsv } from '../../src/saved/decisionsCsv.ts';
import { Records } from '../../src/saved/records.svelte.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { scenarioFormat } from '../../src/open/scenarioFormat.ts';
import { inMemory } from '../records/inMemory.ts';
import { followedThrough, kept, signer } from '../records/kept.ts';
import { recordOf, urgent, words } from '../records/made.ts';

vi.mock('../../src/browser/workers.ts', () => ({
  startWorker() {
    const { port1, port2 } = new MessageChannel();
    serve(port2);
    for (const port of [port1, port2]) port.start();
    return Object.assign(port1, { terminate: () => port1.close() });
  },
}));

/** With less work than is safe, so that no slow machine can fail a test. */
const { setPassphrase } = Encrypter.prototype;
vi.spyOn(Encrypter.prototype, 'setPassphrase').mockImplementation(function (
  this: Encrypter,
  typed,
) {
  this.setScryptWorkFactor(10);
  setPassphrase.call(this, typed);
});

const at = new Date('2026-12-05T10:00:00Z');
const entries = await kept(followedThrough);
const file = await sealed(entries, { signer, at });
const passphrase = 'four plain words here';
const summaries = [summaryOf(entries)];
const named = (what: BlobPart, name: string) => new File([what], name);
async function* files() {
  yield file;
}

describe('a file that Windscreen makes', () => {
  test('of one record opens, signed or not, and encrypted with its passphrase', async () => {
    const record = recordOf();
    const { name, text } = recordFile(record, await receiptOf(record));
    expect(await openFile(named(text, name))).toMatchObject({ record });
    expect(await openFile(named(JSON.stringify(file, null, 2), 'signed.json'))).toMatchObject({
      file,
    });

    const { name: age, blob } = await recordFor(file, { passphrase });
    expect(await openFile(named(blob, age))).toEqual({ sealed: true });
    await expect(openFile(named(blob, age), 'another one of four words')).rejects.toMatchObject({
      fault: 'passphrase',
    });
    expect(await openFile(named(blob, age), passphrase)).toMatchObject({ file });
    expect(await openFile(named(blob, 'renamed by a mail program.txt'), passphrase)).toMatchObject({
      file,
    });
  });

  test('of a child opens with its passphrase, however that was heard, and is no backup', async () => {
    const sent = {
      from: 'Hill Primary',
      to: 'Vale College',
      by: 'Sam Okafor',
      at: at.toISOString(),
    };
    const child = await childFile([entries], { reference: 'LN-0417', sent }, signer);
    const told = newTold();
    const { name, blob } = await sealedChild(child, told);
    expect(name).toBe('windscreen-child-LN-0417-2026-12-05.json.age');
    expect(await openFile(named(blob, name))).toEqual({ sealed: true });
    const heard = told.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect(await openFile(named(blob, name), heard)).toEqual({ child });
    const records = new Records(inMemory().vault, Promise.resolve(signer));
    await expect(restore(blob, told, records, () => {})).rejects.toMatchObject({
      fault: 'not-backup',
    });
  });

  test('for somebody’s key says that only they can open it', async () => {
    const recipient = await identityToRecipient(await generateX25519Identity());
    const { name, blob } = await recordFor(file, { recipient });
    await expect(openFile(named(blob, name), passphrase)).rejects.toMatchObject({
      fault: 'for-a-key',
    });
  });

  test('of all records is restored; each of the two places says where the other’s file opens', async () => {
    const { name, blob } = await backupFile(files(), { passphrase, at, count: 1 });
    expect(await openFile(named(blob, name), passphrase)).toEqual({ elsewhere: 'backup' });
    const here = () => new Records(inMemory().vault, Promise.resolve(signer));
    expect(await restore(blob, passphrase, here(), () => {})).toMatchObject({
      added: [{ reference: 'LN-0417' }],
      skipped: 0,
    });
    // unpacked by hand and encrypted again: its first letters show the first record
    const unpacked = await sealForPassphrase(backupLines(files(), { at, count: 1 }), passphrase);
    expect(await openFile(named(unpacked, name), passphrase)).toEqual({ elsewhere: 'backup' });
    expect(await restore(unpacked, passphrase, here(), () => {})).toMatchObject({
      added: [{ reference: 'LN-0417' }],
      skipped: 0,
    });
    const one = await recordFor(file, { passphrase });
    await expect(restore(one.blob, passphrase, here(), () => {})).rejects.toMatchObject({
      fault: 'not-backup',
    });
  });

  const bundle = { reference: 'LN-0417', at, purpose: 'transfer' } as const;
  const training = recordOf({ answers: { ...urgent, mode: 'training' } });
  type Made = readonly [elsewhere: Elsewhere, name: string, make: () => Promise<BlobPart>];
  test.each<Made>([
    ['word', 'a.docx', () => toDocx(entries, 'R')],
    ['fhir', 'a.fhir.json', async () => JSON.stringify(toFhir(entries, words), null, 2)],
    ['calendar', 'windscreen.ics', () => calendarOf([], at)],
    ['sheet', 'a.csv', async () => decisionsCsv(summaries)],
    ['sheet', 'b.csv', async () => countsCsv(audit(summaries, daysOf('all', at), at))],
    ['text', 'a.txt', async () => (await bundleText([entries], new Set(), bundle)).text],
    ['text', 'b.txt', () => fullText(entries, 'R')],
    [
      'text',
      'c.txt',
      () => fullText([{ ...entries[0], decision: training } as (typeof entries)[0]], 'R'),
    ],
    ['scenario', 'a.json', async () => JSON.stringify({ format: scenarioFormat }, null, 2)],
    [
      'pack',
      'a.yaml',
      async () => '# A pack for one local area.\n\nformat: windscreen-pack/1\nid: x\n',
    ],
  ])(
    'for something else (%s, %s) is known for what it is, whatever it is called',
    async (elsewhere, name, make) => {
      const made = await make();
      expect(await openFile(named(made, name))).toEqual({ elsewhere });
      expect(await openFile(named(made, 'record.json'))).toEqual({ elsewhere });
    },
  );

  test('and what it never made is refused in words', async () => {
    for (const what of ['', 'Dear Sam,', '{"format":"x"}', '\u0089PNG', '[1,2]'])
      expect(await openFile(named(what, 'x.json'))).toHaveProperty('faults');
  });
});
