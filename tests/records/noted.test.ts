import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleText, toConfirm } from '../../src/handover/bundle.ts';
import { entriesName } from '../../src/handover/file.ts';
import { fullText } from '../../src/handover/text.ts';
import { merge } from '../../src/open/backup.ts';
import { readEntries } from '../../src/open/entries.ts';
import { audit, daysOf } from '../../src/records/audit.ts';
import { append, begin, beginNoted, destroyed, sealed } from '../../src/records/chain.ts';
import { chronology, sameReference } from '../../src/records/chronology.ts';
import { keptBy, openIn, waitsIn } from '../../src/records/course.ts';
import { offeredIn } from '../../src/records/offered.ts';
import {
  decisionOf,
  fieldsOf,
  notedIn,
  notedKinds,
  referenceOf,
  type AddedKind,
  type Entries,
  type Fields,
} from '../../src/records/entry.ts';
import { receiptFor, receiptOf } from '../../src/records/receipt.ts';
import { hashOf } from '../../src/records/rules.ts';
import { countsCsv } from '../../src/saved/auditWords.ts';
import { decisionsCsv } from '../../src/saved/decisionsCsv.ts';
import { searchFor } from '../../src/records/spelling.ts';
import { summaryOf, wordsIn } from '../../src/records/summary.ts';
import { faultsIn, witnessed } from '../../src/records/verify.ts';
import { isDue, workIn } from '../../src/records/work.ts';
import { device, kept, signer, verifies, written } from './kept.ts';
import { fileOf, recordOf } from './made.ts';
import { openRecord } from '../open/inWords.ts';

const id = 'f00dcafe-0000-4000-8000-000000000007';
const monday = '2026-11-23T09:30:00.000Z';
const made = (kind: AddedKind, fields: Fields) => ({
  kind,
  title: kind,
  fields,
  shown: fieldsOf(kind).flatMap(({ name }) =>
    fields[name] ? [[name, fields[name]] as const] : [],
  ),
  clocks: [],
});
const incident = made('incident', {
  when: monday,
  what: 'Rosa Vale pushed him.',
  said: '“Not today.”',
  agreed: 'Watch at lunch',
});
const noted = (reference = 'LN-0417') => beginNoted(id, reference, incident, written(monday));
const add = (entries: Entries, kind: AddedKind, fields: Fields, at = '2026-11-24T10:00:00.000Z') =>
  append(entries, made(kind, fields), written(at));
const decidedOn = (entries: Entries) =>
  add(entries, 'decided-again', { when: '2026-11-24T14:41:00.000Z', record: recordOf().id });
const closed = (entries: Entries) =>
  add(entries, 'closed', { why: 'Two children playing. Seen by both of us.' });
const fileIn = async (entries: Entries) =>
  sealed(entries, { signer, at: new Date('2026-12-07T09:00:00Z') });
const one = await noted();
const now = new Date('2026-11-24T12:00:00Z');

describe('a record that begins with what was noted', () => {
  test('is whole, goes by its reference, and is added to as any other', async () => {
    const more = await add(one, 'child-talk', {
      when: '2026-11-24T09:00:00.000Z',
      said: 'It was a game.',
    });
    expect(await faultsIn(more, verifies)).toEqual([]);
    expect([decisionOf(more), notedIn(more)?.kind, referenceOf(more)]).toEqual([
      undefined,
      'incident',
      'LN-0417',
    ]);
    expect(await readEntries(JSON.parse(JSON.stringify(await fileIn(more))))).toMatchObject({
      file: { id },
    });
    expect('reference' in more[1]!).toBe(false);
  });
  test.each(notedKinds)('may begin with %s', async (kind) => {
    const begun = await beginNoted(id, '', made(kind, { when: monday }), written(monday));
    expect(await faultsIn(begun, verifies)).toEqual([]);
    expect(summaryOf(begun)).toMatchObject({ noted: true, state: 'open', at: monday });
  });
  const notFirst = { place: [{ in: 'entry', n: 1 }], wrong: { says: 'not-first' } };
  test('begins with nothing else: no referral, no closing, and nothing of which no child is said', async () => {
    await expect(beginNoted(id, '', made('closed', { why: 'x' }), written(monday))).rejects.toThrow(
      'cannot begin with “closed”',
    );
    const closed = [{ ...one[0], kind: 'closed' }] as unknown as Entries;
    expect(await faultsIn(closed, verifies)).toContainEqual(notFirst);
    const { reference: _, ...nobody } = notedIn(one)!;
    expect(await faultsIn([nobody] as unknown as Entries, verifies)).toContainEqual(notFirst);
  });
  test('has one beginning: a second, or a decision behind it, is found', async () => {
    const decision = (await begin(recordOf(), written(monday)))[0];
    const amendment = {
      ...(await add(one, 'amendment', { what: 'a', why: 'b' }))[1]!,
      reference: 'LN-0417',
    };
    for (const second of [notedIn(one)!, decision, amendment]) {
      const put = { ...second, n: 1, previous: await hashOf(one[0]) };
      expect(await faultsIn([one[0], put] as unknown as Entries, verifies)).toContainEqual({
        place: [{ in: 'entry', n: 2 }],
        wrong: notFirst.wrong,
      });
    }
  });
  test('whatever is changed in its file is found', async () => {
    const file = await fileIn(await decidedOn(one));
    const places = (part: unknown, path: readonly string[] = []): (readonly string[])[] =>
      typeof part === 'object' && part !== null
        ? Object.entries(part).flatMap(([key, of]) => places(of, [...path, key]))
        : [path];
    const all = places(file);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...all),
        fc.constantFrom('x', '', '2026-01-01T00:00:00.000Z', 7, null),
        async (path, value) => {
          const copy = JSON.parse(JSON.stringify(file)) as never;
          const holder = path
            .slice(0, -1)
            .reduce<Record<string, never>>((part, key) => part[key]!, copy);
          if (JSON.stringify(holder[path.at(-1)!]) === JSON.stringify(value)) return;
          holder[path.at(-1)!] = value as never;
          expect(await readEntries(copy), path.join('.')).toHaveProperty('faults');
        },
      ),
      { seed: 1989, numRuns: 60 },
    );
  });
});

describe('what was noted', () => {
  const what = (entries: Entries) => waitsIn(entries).map((wait) => wait.what);
  test('waits for a decision since the day it was noted, never late, until one is kept or it is closed with a reason', async () => {
    const [decide] = workIn([summaryOf(one)], new Date('2027-11-24T12:00:00Z'));
    expect(decide).toMatchObject({
      what: 'decide',
      stands: 'open',
      by: monday,
      reference: 'LN-0417',
    });
    expect(isDue(decide!)).toBe(false);
    expect(what(await decidedOn(one))).toEqual(['tick']);
    expect(what(await closed(one))).toEqual([]);
    expect(openIn(one)).toEqual([]);
  });
  test('is not destroyed while nobody has decided', async () => {
    expect(keptBy(one, now).map((wait) => wait.what)).toEqual(['decide']);
    expect(keptBy(await decidedOn(one), now)).toEqual([]);
    expect(keptBy(await closed(one), now)).toEqual([]);
  });
  test('is followed by talks and meetings, and not by a referral that nobody decided on', async () => {
    const offered = offeredIn(one);
    expect(offered).toEqual(
      expect.arrayContaining([
        'incident',
        'contact',
        'conference',
        'task-done',
        'amendment',
        'closed',
      ]),
    );
    for (const kind of ['referral-sent', 'chase', 'review-held', 'decided-again'] as const)
      expect(offered).not.toContain(kind);
    expect(offeredIn(await closed(one))).toContain('reopened');
  });
  test('is found by its words and its reference, and stands in the time line of its child', async () => {
    for (const word of ['LN-0417', 'Rosa', 'lunch'])
      expect(searchFor(word)(wordsIn(one)), word).toBe(true);
    const decision = await kept();
    const summaries = [one, decision].map((entries) => summaryOf(entries));
    expect(sameReference(summaries, id)).toHaveLength(2);
    const line = chronology([decision, one], now).flatMap((moment) =>
      moment.what === 'entry' ? [moment.entry.kind] : [],
    );
    expect(line).toEqual(['incident', 'decision']);
  });
  test('is counted by itself, and changes no count of decisions and no row of them', async () => {
    const decisions = [summaryOf(await kept())];
    const [without, withNote] = [decisions, [...decisions, summaryOf(one)]].map((some) =>
      audit(some, daysOf('all', now), now),
    );
    expect(withNote).toMatchObject({
      noted: 1,
      total: 2,
      decisions: 1,
      destroyed: 0,
      worried: without!.worried,
      counts: without!.counts,
    });
    expect(withNote!.next[0]).toMatchObject({ id: 'decide', n: 1, of: 1, among: 'noted' });
    expect(countsCsv(withNote!)).toContain('Records noted without a decision,1,');
    expect(decisionsCsv([...decisions, summaryOf(one)])).toBe(decisionsCsv(decisions));
  });
  test('says nothing in its summary that was written, but the reference', () => {
    expect(JSON.stringify(summaryOf(one))).not.toMatch(/Rosa|today|lunch/);
  });
});

describe('handed over, restored and destroyed, what was noted', () => {
  test('is read as text, with its receipt, and in everything about its child, where a name is held back', async () => {
    const text = await fullText(one, receiptFor(await hashOf(one[0])));
    for (const words of [
      'NOTED BEFORE A DECISION',
      'Reference: LN-0417',
      'Rosa Vale pushed him.',
      await receiptOf(one[0]),
    ])
      expect(text).toContain(words);
    const names = toConfirm([one], ['Rosa Vale']).filter(({ kind }) => kind === 'name');
    const bundle = { reference: 'LN-0417', at: now };
    const { text: redacted } = await bundleText(
      [one, await kept()],
      new Set(names.map(({ key }) => key)),
      bundle,
    );
    expect(redacted).toContain('pushed him.');
    expect(redacted).not.toContain('Rosa');
  });
  test('opens again from its file, and its receipts vouch for it', async () => {
    const file = await fileIn(await decidedOn(one));
    const opened = await openRecord(fileOf(JSON.stringify(file)));
    expect(opened).toEqual({ file });
    expect(await witnessed(file.entries, receiptFor(await hashOf(one[0])))).toMatchObject({
      upTo: 1,
    });
    expect(entriesName(one, 'json')).toBe('windscreen-LN-0417-2026-11-23.json');
  });
  test('added to on two devices, holds what each wrote', async () => {
    const mine = await add(one, 'contact', {
      when: monday,
      how: 'email',
      with: 'Dana',
      said: 'Mine.',
    });
    const theirs = await append(one, made('amendment', { what: 'Theirs.', why: 'Left out' }), {
      ...written(monday),
      signer: await device(),
    });
    const merged = await merge(mine, theirs);
    expect(merged).toMatchObject({ why: 'both' });
    const both = 'keep' in merged ? merged.keep : mine;
    expect(both).toHaveLength(3);
    expect(await faultsIn(both, verifies)).toEqual([]);
  });
  test('destroyed, leaves one entry that its first receipt still fits, and nothing of what it said', async () => {
    const said = { title: 'Destroyed', why: 'Kept long enough', authorisedBy: 'Ada Quill' };
    const left = await destroyed(await closed(one), said, written('2033-01-01T10:00:00.000Z'));
    expect(JSON.stringify(left)).not.toMatch(/Rosa|LN-0417/);
    expect(await witnessed(left, receiptFor(await hashOf(one[0])))).toMatchObject({ upTo: 1 });
    expect(await readEntries(JSON.parse(JSON.stringify(await fileIn(left))))).toHaveProperty(
      'file',
    );
  });
});
