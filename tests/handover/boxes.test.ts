import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxesOf } from '../../src/handover/boxes.ts';
import { fullText, longText } from '../../src/handover/text.ts';
import { destroyed } from '../../src/records/chain.ts';
import { addedKinds, addedTo } from '../../src/records/entry.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { followedThrough, kept, written, type Next } from '../records/kept.ts';
import { account, explained, recordOf, urgent } from '../records/made.ts';

const receipt = 'WS-AAAA-BBBB-CCCC';
const training = recordOf({ answers: { ...urgent, mode: 'training' } });
const through = await kept(followedThrough);
const left = await destroyed(
  through,
  { title: 'Destroyed', why: 'kept long enough', authorisedBy: 'Ada Quill' },
  written('2030-01-09T10:00:00Z'),
);

describe('the full text', () => {
  test('is the long text of the decision, and then each thing that was added, with its moment, its words and its receipt', async () => {
    const text = await fullText(through, receipt);
    expect(text.startsWith(longText(recordOf(), receipt, addedTo(through)))).toBe(true);
    let from = text.indexOf('\nWHAT HAPPENED NEXT\n');
    for (const entry of addedTo(through)) {
      for (const words of [
        entry.title,
        entry.by,
        ...entry.shown.flat(),
        ...entry.clocks.map(({ words }) => words),
        await receiptOf(entry),
      ]) {
        const found = text.indexOf(words, from);
        expect(found, words).toBeGreaterThanOrEqual(from);
        from = found;
      }
    }
    expect(text).toContain(
      'Tuesday 24 November 2026, 2:50pm: referral-sent\nWritten down on Tuesday 24 November 2026, 3:05pm\n',
    );
    expect(text).toContain('- A reply is due: By the end of Wednesday 25 November 2026');
  });

  test('of a record that nothing was added to is its long text', async () => {
    expect(await fullText(await kept(), receipt)).toBe(longText(recordOf(), receipt));
  });

  test('of a destroyed record is that it was destroyed, why, by whose word, and the receipts it had', async () => {
    const text = await fullText(left, receipt);
    for (const words of [
      'Destroyed',
      'kept long enough',
      'Ada Quill',
      await receiptOf(recordOf()),
      await receiptOf(through.at(-1)!),
      await receiptOf(left[0]),
    ])
      expect(text).toContain(words);
    expect(text).not.toContain(account.reasons.facts);
  });
});

const boxed = async (...made: Parameters<typeof kept>) =>
  Object.fromEntries(
    (await boxesOf(await kept(...made), receipt)).map(({ id, text }) => [id, text]),
  );

describe('the boxes', () => {
  test('hold each reason, who was asked, what was decided and what was done, each in its own box', async () => {
    const texts = await boxed(followedThrough.slice(0, 5));
    const { facts, concern, risk, action, justification } = account.reasons;
    expect(texts['what-happened']).toContain(facts);
    expect(texts['concern-and-impact']).toContain(concern);
    expect(texts['concern-and-impact']).toContain(`RISK\n${risk}`);
    expect(texts['concern-and-impact']).toContain('WORRIES TICKED\n');
    expect(texts['what-was-decided']).toContain(`JUSTIFICATION\n${justification}`);
    expect(texts['what-was-decided']).toContain('Recommendation: ');
    expect(texts['what-was-decided']).toContain('The second call should have come sooner.');
    expect(texts['what-was-done']).toContain(action);
    expect(texts['what-was-done']).toContain(account.consulted);
    expect(texts['what-was-done']).toContain('A social worker will see her today.');
    expect(texts['what-next']).toMatch(/You stay responsible/);
    for (const text of Object.values(texts)) {
      expect(text).toContain(
        'Reference: LN-0417. The day it was decided: Tuesday 24 November 2026',
      );
      expect(text.split('\n').at(-1)).toBe(`Receipt: ${receipt}`);
    }
  });

  test('lose nothing that was added, but for what is only of the file itself', async () => {
    const texts = Object.values(await boxed(followedThrough)).join('\n');
    for (const { shown } of addedTo(through))
      for (const [, said] of shown) expect(texts).toContain(said);
  });

  test('tell each kind that can be added, but for how long to keep it, in one box and no other', async () => {
    for (const kind of addedKinds) {
      const texts = Object.values(
        await boxed([
          ['2026-11-25T09:00:00.000Z', kind, { when: '2026-11-25T08:30:00.000Z', task: 'x' }],
        ]),
      );
      const told = texts.filter((text) => new RegExp(`(8:30|9:00)am: ${kind}\n`).test(text));
      expect(told, kind).toHaveLength(kind === 'keep-until' ? 0 : 1);
    }
  });

  test('say the review that was set last, and that a closed record is closed', async () => {
    const review: Next = [
      '2026-12-01T15:00:00.000Z',
      'review-held',
      { on: '2026-12-01', found: 'Better', harm: 'no', next: '2027-01-12' },
    ];
    expect((await boxed([], recordOf({ answers: explained })))['what-next']).toContain(
      'Review date: Tuesday 1 December 2026',
    );
    expect((await boxed([review], recordOf({ answers: explained })))['what-next']).toContain(
      'Review date: Tuesday 12 January 2027',
    );
    const closed = (await boxed(followedThrough))['what-next']!;
    expect(closed).toContain('This record is closed.');
    expect(closed).not.toContain('WHO TO RING');
  });

  test('hold at most 4,000 characters each, cut at a whole one, and never lose the receipt or what says it is training', async () => {
    const text = fc.string({
      unit: fc.oneof(
        { weight: 9, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
        fc.constantFrom('\n', '\u000B', '\u0085'),
      ),
      maxLength: 9000,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(text, text, fc.boolean(), async (one, other, invented) => {
        const made = invented ? training : recordOf();
        const reasons = {
          facts: one,
          concern: other,
          risk: one,
          action: other,
          justification: one,
        };
        const entries = await kept(followedThrough, {
          ...made,
          reference: [...one].slice(0, 90).join(''),
          reasons,
          consulted: other,
          triggers: one,
        });
        for (const { text: held } of await boxesOf(entries, receipt)) {
          expect(held.replaceAll('\n', '\r\n').length).toBeLessThanOrEqual(4000); // a line end may be two characters where it is pasted
          expect(held).not.toMatch(/\p{Surrogate}/u);
          const lines = held.split('\n');
          expect(lines.at(invented ? -2 : -1)).toBe(`Receipt: ${receipt}`);
          if (invented)
            expect([lines[0], lines.at(-1)]).toEqual(
              Array(2).fill('TRAINING. An invented case, not a real record.'),
            );
        }
      }),
      { numRuns: 30, seed: 1989, endOnFailure: true },
    );
  });

  test('are cut after a whole sentence, and say where the rest is', async () => {
    const facts = Array.from(
      { length: 200 },
      (_, i) => `This is sentence number ${i}, and no other.`,
    ).join(' ');
    const text = (
      await boxed([], recordOf({ account: { reasons: { ...account.reasons, facts } } }))
    )['what-happened']!;
    expect(text).toMatch(
      /number \d+, and no other\. … \(continues in the full record\)\n\nReceipt/,
    );
    const unbroken = (
      await boxed(
        [],
        recordOf({ account: { reasons: { ...account.reasons, facts: '\u{1F600}'.repeat(4000) } } }),
      )
    )['what-happened']!;
    expect(unbroken).toMatch(/\u{1F600}… \(continues in the full record\)\n\nReceipt/u);
    expect(unbroken.length).toBeGreaterThan(3950);
  });

  test('of a destroyed record say only that it was', async () => {
    for (const { text } of await boxesOf(left, receipt))
      expect(text).toMatch(/^WINDSCREEN RECORD, DESTROYED\n/);
  });
});

test('I45 the full text of a training record says so, first and last', async () => {
  const lines = (await fullText(await kept(followedThrough, training), receipt)).split('\n');
  expect([lines[0], lines.at(-1)]).toEqual(
    Array(2).fill('TRAINING. An invented case, not a real record.'),
  );
  expect(lines.filter((line) => line.startsWith('TRAINING'))).toHaveLength(2);
});
