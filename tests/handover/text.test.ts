import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';
import { recordFile } from '../../src/handover/file.ts';
import { boxesOf } from '../../src/handover/boxes.ts';
import { toFhir } from '../../src/handover/fhir.ts';
import { accountOf } from '../../src/handover/document.ts';
import { rowsOf, stepOf } from '../../src/handover/rows.ts';
import { longText, receiptAt, shortText } from '../../src/handover/text.ts';
import { fieldOf } from '../../src/records/entry.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { account, explained, fileOf, recordOf, refusedRequest, urgent } from '../records/made.ts';
import { kept } from '../records/kept.ts';
import { readStories, readWords } from '../records/words.ts';
import { openRecord } from '../open/inWords.ts';

const receipt = 'WS-AAAA-BBBB-CCCC';
const training = recordOf({ answers: { ...urgent, mode: 'training' } });

/** A line end may be two characters where it is pasted. */
const asPasted = (text: string) => text.replaceAll('\n', '\r\n').length;

test('an entry without a receipt, a field that an entry lacks and a row that tells no answer are named', () => {
  expect(() => receiptAt([receipt], 1)).toThrow('there are 1 receipts, and none of entry 1');
  expect(() => fieldOf({ kind: 'keep-until', fields: {} }, 'until')).toThrow(
    'an entry “keep-until” has no “until”',
  );
  expect(() => stepOf({ id: 'reference', term: '', said: '' })).toThrow(
    'the row “reference” tells no answer',
  );
});

describe('the short text', () => {
  test('says what, the level, who to ring, why, the review and the receipt', () => {
    const text = shortText(recordOf({ answers: explained }), receipt);
    expect(text).toContain('LN-0417');
    expect(text).toContain('Recommended: Record it and set a review date (Record only)');
    expect(text).toContain('Why: She is frightened of going home. The pattern is getting worse.');
    expect(text).toContain('Review: Tuesday 1 December 2026, sooner if: Another missed day');
    expect(text.endsWith(`Receipt: ${receipt}`)).toBe(true);
    expect(shortText(recordOf(), receipt)).toMatch(
      /^To ring: Integrated Front Door, 0345 045 5203/m,
    );
  });

  test('is never longer than 1,200 characters, whatever was written, and never loses its receipt', () => {
    const written = fc.string({ unit: 'grapheme', maxLength: 3000, size: 'max' });
    const records = [recordOf(), training, recordOf({ answers: explained })];
    fc.assert(
      fc.property(fc.constantFrom(...records), written, written, (record, one, other) => {
        const full = {
          ...record,
          reference: one.slice(0, 200),
          consulted: other,
          triggers: one,
          reviewOn: '2026-12-01',
          reasons: { ...record.reasons, concern: one, justification: other },
        };
        const text = shortText(full, receipt);
        expect(asPasted(text)).toBeLessThanOrEqual(1200);
        expect(text).toContain(`Receipt: ${receipt}`);
      }),
      { numRuns: 100, seed: 1989 },
    );
  });

  test('is cut at a whole character', () => {
    const text = shortText(
      recordOf({ account: { reasons: { ...account.reasons, concern: '\u{1F600}'.repeat(2000) } } }),
      receipt,
    );
    expect(asPasted(text)).toBeGreaterThan(1190);
    expect(text).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('the long text', () => {
  test('gives the reasons under their headings, every answer, and each action with its time', () => {
    const record = recordOf({
      draft: { evidence: { harm: 'child-said' }, notes: { harm: 'he locks the door' } },
    });
    const lines = longText(record, receipt).split('\n');
    for (const [heading, reason] of Object.entries(record.reasons))
      expect(lines[lines.indexOf(heading.toUpperCase()) + 1]).toBe(reason);
    for (const { ask, said } of record.steps) expect(lines).toContain(`- ${ask} ${said}`);
    for (const { do: does, by } of record.recommendation.actions)
      expect(lines).toContainEqual(expect.stringContaining(`${does.replace(/\.$/, '')}. ${by}`));
    expect(lines).toContain('  The child said it, in these words: he locks the door');
    expect(lines.filter((line) => line === `Receipt: ${receipt}`)).toHaveLength(2);
  });

  test('says how many points could not be confirmed, and pastes no list of them into a child’s file', () => {
    const record = recordOf({});
    const doubts = rowsOf(accountOf(record), 'not-confirmed').map(({ said }) => said);
    expect(doubts.length).toBeGreaterThan(5);
    const text = longText(record, receipt);
    expect(text).toContain(`${doubts.length} points could not be confirmed.`);
    for (const doubt of doubts) expect(text).not.toContain(doubt);
  });

  test('an answer of which nobody said how it is known says nothing of that', () => {
    for (const text of [longText(recordOf({}), receipt), shortText(recordOf({}), receipt)])
      expect(text).not.toContain('Not given');
  });

  test('I47 says that you stay responsible until they tell you that they have it', () => {
    for (const answers of [urgent, explained])
      expect(longText(recordOf({ answers }), receipt)).toMatch(
        /You stay responsible until the people you referred to.*tell you that they have it/,
      );
  });

  test('tells a choice that differs, with its reason and second person', () => {
    const choice = {
      follows: false,
      level: 'universal-help',
      why: 'Dad is ill',
      secondPerson: 'Priya Nair',
    } as const;
    const text = longText(recordOf({ answers: explained, draft: { choice } }), receipt);
    expect(text).toContain(
      'Decision: Universal help\n  Different from the recommendation\n  Why: Dad is ill\n  Agreed with: Priya Nair',
    );
  });

  test('I33 keeps out what is protected, and I34 keeps what was shared in three parts', () => {
    const toShare = {
      ...account.toShare,
      recipient: 'Health visitor',
      facts: 'They moved to 14 Mill Lane',
      protect: '14 Mill Lane',
    };
    const text = longText(recordOf({ account: { toShare } }), receipt);
    expect(text).not.toContain('Mill Lane');
    expect(text).toContain(
      'FACTS (seen, heard or recorded)\nThey moved to [held back to protect someone]',
    );
    const notShared = longText(
      recordOf({ journey: 'share', answers: refusedRequest, account: { toShare } }),
      receipt,
    );
    expect(notShared).not.toContain('WHAT WAS SHARED');
  });
});

describe('the file', () => {
  test('is named for the reference and the day, safely', () => {
    expect(recordFile(recordOf(), receipt).name).toBe('windscreen-LN-0417-2026-11-24.json');
    const named = (reference: string) =>
      recordFile(recordOf({ account: { reference } }), receipt).name;
    expect(named('../../etc/passwd')).toBe('windscreen-etc-passwd-2026-11-24.json');
    expect(named('Zoë: 3\u202E.exe\n')).toBe('windscreen-Zoe-3-exe-2026-11-24.json');
    expect(named('')).toBe('windscreen-no-reference-2026-11-24.json');
    expect(named('x'.repeat(200))).toHaveLength('windscreen--2026-11-24.json'.length + 40);
  });

  test('can be read by a person', () => {
    const { text } = recordFile(recordOf(), receipt);
    expect(text).toContain(
      '\n  "concern": "She is frightened of going home."'.replace('\n  ', '\n    '),
    );
    expect(JSON.parse(text)).toMatchObject({ format: 'windscreen-record/1', receipt });
  });
});

test('I45 whatever leaves a training record says so', () => {
  for (const text of [shortText(training, receipt), longText(training, receipt)]) {
    expect(text.split('\n')[0]).toMatch(/^TRAINING\b/);
    expect(text.split('\n').at(-1)).toMatch(/^TRAINING\b/);
  }
  const { name, text } = recordFile(training, receipt);
  expect(name).toContain('training');
  expect(JSON.parse(text)).toMatchObject({ mode: 'training' });
  for (const text of [shortText(recordOf(), receipt), longText(recordOf(), receipt)])
    expect(text).not.toContain('TRAINING');
});

describe('I23 whatever is decided, sharing or not, has a record with its reasons', async () => {
  const stories = await readStories();
  const early = {
    ...explained,
    'help-needed': 'starting',
    tried: 'nothing',
    'safe-to-tell': 'yes',
    response: 'unreachable',
  };
  const asked = {
    ...urgent,
    direction: 'asked',
    'child-at-risk': 'yes',
    'who-asks': 'agency',
    verified: 'yes',
    'why-asked': 'clear',
  };
  /** The stories that the research told, and the three ends that none of them comes to. */
  const all = [
    ...stories,
    { at: 'keep trying', journey: 'refer', answers: early },
    { at: 'stop', journey: 'refer', answers: { ...early, 'anyone-else': 'yes', purpose: 'other' } },
    { at: 'nothing held', journey: 'share', answers: { ...asked, 'anything-held': 'no' } },
  ] as const;
  const records = all.map(({ at, journey, answers }) => ({
    at,
    record: recordOf({ journey, answers }),
  }));

  test.each(records)('$at', async ({ record }) => {
    expect(record.recommendation.why.length).toBeGreaterThan(0);
    expect(longText(record, receipt)).toContain(`JUSTIFICATION\n${account.reasons.justification}`);
    expect(
      await openRecord(fileOf(recordFile(record, await receiptOf(record)).text)),
    ).toHaveProperty('record', record);
  });

  test('these are every level, and every outcome of consent and of sharing', () => {
    const met = (end: (record: DecisionRecord) => string | undefined) =>
      records.map(({ record }) => end(record));
    expect(met(({ recommendation }) => recommendation.level)).toEqual(
      expect.arrayContaining([...levels]),
    );
    expect(met(({ recommendation }) => recommendation.consent?.id)).toEqual(
      expect.arrayContaining([...consentOutcomes]),
    );
    expect(met(({ recommendation }) => recommendation.sharing?.id)).toEqual(
      expect.arrayContaining([...sharingOutcomes]),
    );
  });
});

test('what the child wants, and how an earlier answer was challenged, stand in every form where they were written, and in none where not', async () => {
  const all = await readWords();
  const forms = async (record: DecisionRecord): Promise<readonly string[]> => {
    const entries = await kept([], record);
    return [
      longText(record, 'W'),
      JSON.stringify(await boxesOf(entries, 'W')),
      JSON.stringify(toFhir(entries, all)),
    ];
  };
  const written = {
    wishes: 'To stay at her school.',
    challenge: 'Asked R Khan to reply by Friday noon.',
  };
  for (const form of await forms(recordOf({ account: written })))
    for (const text of Object.values(written)) expect(form).toContain(text);
  for (const form of await forms(recordOf()))
    expect(form).not.toMatch(/What the child wants|earlier answer/i);
});
