import { describe, expect, test } from 'vitest';
import { boxesOf } from '../../src/handover/boxes.ts';
import { bundleText, toConfirm } from '../../src/handover/bundle.ts';
import { readEntries } from '../../src/open/entries.ts';
import { calendarOf } from '../../src/records/calendar.ts';
import { toDocx } from '../../src/handover/docx.ts';
import { toFhir } from '../../src/handover/fhir.ts';
import { sharePreview } from '../../src/handover/share.ts';
import { fullText, longText, shortText } from '../../src/handover/text.ts';
import { readBackup } from '../../src/open/backup.ts';
import { audit, daysOf } from '../../src/records/audit.ts';
import { chronology } from '../../src/records/chronology.ts';
import {
  addedKinds,
  addedTo,
  decisionOf,
  kindsUnder,
  type Entries,
} from '../../src/records/entry.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { rerun } from '../../src/records/rerun.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { countsCsv } from '../../src/saved/auditWords.ts';
import { decisionsCsv } from '../../src/saved/decisionsCsv.ts';
import { underToday } from '../../src/records/today.ts';
import { witnessed } from '../../src/records/verify.ts';
import { workIn } from '../../src/records/work.ts';
import { byPassphrase, witness } from '../handover/ageWitness.ts';
import { kept } from '../records/kept.ts';
import { fileOf, words } from '../records/made.ts';
import { bytesOf, jsonOf, namesIn, textOf } from './kept.ts';
import { openRecord } from '../open/inWords.ts';

const now = new Date('2026-12-01T10:00:00Z');
const receipts =
  jsonOf<Record<string, { decision?: string; entries: string[] }>>('records/receipts.json');
const files = [
  ...namesIn('records').filter((path) => path.endsWith('.gz')),
  'vault/signed.json.gz',
];
const open = async (path: string) => {
  const opened = await openRecord(fileOf(textOf(path)));
  if ('problems' in opened) throw new Error(opened.problems.join('\n'));
  return opened;
};
/** The decision of every file that has one, with all that was added to it. */
const decided = await Promise.all(
  files
    .filter((path) => !path.includes('destroyed'))
    .map(async (path) => {
      const { record, receipt, file } = { receipt: '', ...(await open(path)) };
      return { path, record: record!, receipt, entries: file?.entries ?? (await kept([], record)) };
    }),
);

test('both journeys, every level, every kind of sharing that was kept, an override each way, a pack that raises and an older law are among them', () => {
  const seen = (of: (record: DecisionRecord) => string | undefined) =>
    new Set(decided.map(({ record }) => of(record)));
  expect(seen(({ journey }) => journey)).toEqual(new Set(['refer', 'share']));
  expect([...seen(({ recommendation }) => recommendation.level)]).toEqual(
    expect.arrayContaining(jsonOf<{ outcomes: { level: string[] } }>('ids.json').outcomes.level),
  );
  expect(seen(({ choice }) => choice?.level)).toEqual(
    new Set([undefined, 'refer-urgently', 'targeted-help']),
  );
  expect(seen(({ area }) => area.id)).toContain('own-pack');
  expect(seen(({ law }) => law.id)).toContain('2018');
  expect(seen(({ mode }) => mode)).toContain('training');
});

describe('each file that was saved', () => {
  test.each(files)('%s opens, and holds what was written', async (path) => {
    const { receipt: printed, ...written } = jsonOf<Record<string, unknown>>(path);
    const { record, receipt, file } = { receipt: '', ...(await open(path)) };
    expect(file ?? record).toEqual(written);
    expect(printed).toBe(file ? undefined : receipt);
  });

  test.each(decided)(
    '$path comes to the same level, outcomes and actions by its own rules, and by today’s can be compared',
    ({ record }) => {
      expect(rerun(record)).toBe('same');
      expect(JSON.stringify(underToday(record))).not.toContain('cannot be walked');
    },
  );

  test.each(decided)('$path is written out in every form', async ({ record, receipt, entries }) => {
    expect((await toDocx(entries, receipt)).size).toBeGreaterThan(5000);
    if (record.mode === 'live') expect(toFhir(entries, words).entry.length).toBeGreaterThan(1);
    else
      expect(() => toFhir(entries, words)).toThrow('a training record cannot be exported as FHIR');
    const texts = [
      shortText(record, receipt),
      longText(record, receipt),
      await fullText(entries, receipt),
      ...(await boxesOf(entries, receipt)).map(({ text }) => text),
      (
        await bundleText([entries], new Set(), {
          reference: record.reference,
          at: now,
        })
      ).text,
    ];
    for (const text of texts) expect(text).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
    for (const said of [
      receipt,
      record.reasons.facts,
      record.recommendation.act,
      ...record.steps.map(({ ask }) => ask),
    ])
      expect(texts[2]).toContain(said.replace(/\s+$/, ''));
    expect(toConfirm([entries], ['Dana Whitlock'])).toBeInstanceOf(Array);
    expect(sharePreview(record.toShare, record.mode)).toBeTypeOf('object');
    expect(chronology([entries], now).length).toBeGreaterThanOrEqual(entries.length);
  });

  test('all of them together are listed, followed up, audited and put in a calendar', async () => {
    const summaries = decided.map(({ entries }) => summaryOf(entries));
    const work = workIn(summaries, now);
    expect(work.length).toBeGreaterThan(0);
    expect(await calendarOf(work, now)).toMatch(/^BEGIN:VCALENDAR/);
    expect(decisionsCsv(summaries).trim().split('\r\n')).toHaveLength(decided.length + 1);
    const counts = countsCsv(audit(summaries, daysOf('all', now), now));
    expect(counts.split('\r\n').length).toBeGreaterThan(5);
  });
});

describe('what was signed', () => {
  test('holds every kind of entry that there was, and each receipt still vouches for all up to its own', async () => {
    const { file } = await open('records/every-entry.json.gz');
    const since: readonly string[] = [
      'decided-again',
      'task-done',
      'task-undone',
      'step-answered',
      'progress',
      'other-child',
      'linked-child',
      'paper',
      'tool-wanted',
      'attachment',
      'file-received',
      ...kindsUnder('new'),
      ...kindsUnder('talk'),
      ...kindsUnder('meeting'),
    ]; // kinds that came after that day
    const then = addedKinds.filter((kind) => !since.includes(kind));
    expect(addedTo(file!.entries).map(({ kind }) => kind)).toEqual(expect.arrayContaining(then));
    const { decision, entries } = receipts['every-entry']!;
    expect(entries).toHaveLength(file!.entries.length);
    expect(await witnessed(file!.entries, decision!)).toMatchObject({ upTo: 1 });
    for (const [i, receipt] of entries.entries())
      expect(await witnessed(file!.entries, receipt)).toMatchObject({ upTo: i + 1 });
  });

  test('and then destroyed keeps the same receipts', async () => {
    const { file } = await open('records/destroyed.json.gz');
    for (const [i, receipt] of receipts['every-entry']!.entries.entries())
      expect(await witnessed(file!.entries, receipt)).toMatchObject({ upTo: i + 1 });
  });
});

describe('what left the vault', () => {
  const secrets = jsonOf<{ passphrase: string; handedOver: string; ids: string[] }>(
    'vault/about.json',
  );
  const opened = (path: string, passphrase: string) =>
    witness(bytesOf(path), byPassphrase(passphrase)).bytes;

  test('a backup gives back every record, the destroyed one too', async () => {
    const all: Entries[] = [];
    for await (const found of readBackup(opened('vault/backup.jsonl.gz.age', secrets.passphrase), {
      read: readEntries,
    })) {
      expect(found).toHaveProperty('file');
      if ('file' in found) all.push(found.file.entries);
    }
    expect(all.map(([first]) => first.record).sort()).toEqual(secrets.ids);
    expect(all.map((entries) => decisionOf(entries)?.reference).sort()).toEqual([
      'KAI-8',
      'LN-0417',
      undefined,
    ]);
  });

  test('a record handed over under a passphrase is the signed file', async () => {
    const text = new TextDecoder().decode(opened('vault/handed-over.json.age', secrets.handedOver));
    expect(await openRecord(fileOf(text))).toHaveProperty('file.id', secrets.ids[0]);
  });
});
