import { describe, expect, test, vi } from 'vitest';
import { recordFile } from '../../src/handover/file.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { rerun } from '../../src/records/rerun.ts';
import { journeys } from '../../machines/journeys.ts';
import { account, explained, fileOf, recordOf, refusedRequest, urgent } from '../records/made.ts';
import { expectNoFunctionBuilt } from './noFunction.ts';
import { readStories } from '../records/words.ts';
import { openRecord } from './inWords.ts';

const record = recordOf({
  draft: {
    ownView: { level: 'unsure', why: '' },
    choice: { follows: false, level: 'call-999', why: 'He is here', secondPerson: '' },
  },
});
const { text } = recordFile(record, await receiptOf(record));

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a record in the hands of someone who breaks it
type Loose = any;

/**
 * The sentences that a changed record is refused with. A copy is changed in place; its receipt is
 * left out.
 */
async function refusal(change: (record: Loose) => unknown): Promise<readonly string[]> {
  const copy = structuredClone(record);
  const changed = change(copy) ?? copy;
  return problemsOf(JSON.stringify(changed));
}
async function problemsOf(text: string, size?: number) {
  const opened = await openRecord(fileOf(text, 'record.json', size));
  return 'problems' in opened ? opened.problems : [];
}

describe('a record opens', () => {
  test.each([
    ['an urgent referral', recordOf()],
    ['with a choice and an own view', record],
    ['left at a note', recordOf({ answers: explained })],
    ['not sharing', recordOf({ journey: 'share', answers: refusedRequest })],
    [
      'with answers set aside',
      recordOf({ answers: { ...explained, ...urgent, 'no-longer-asked': 'yes' } }),
    ],
  ])('%s, as it was', async (_, one) => {
    const receipt = await receiptOf(one);
    const opened = await openRecord(fileOf(recordFile(one, receipt).text));
    expect(opened).toEqual({ record: one, receipt });
  });

  test('from a real file, and after an editor put a mark before it', async () => {
    expect(await openRecord(new File([text], 'record.json'))).toHaveProperty('record');
    expect(await openRecord(fileOf(`\uFEFF${text}`))).toHaveProperty('record');
  });

  test('without its receipt, which is then worked out', async () => {
    expect(await openRecord(fileOf(JSON.stringify(record)))).toEqual({
      record,
      receipt: await receiptOf(record),
    });
  });

  test('I45 a training record is marked, and cannot be passed off as real', async () => {
    const training = recordOf({ answers: { ...urgent, mode: 'training' } });
    const opened = await openRecord(fileOf(JSON.stringify(training)));
    expect(opened).toMatchObject({ record: { mode: 'training' } });
    expect(await problemsOf(JSON.stringify({ ...training, mode: 'live' }))).toEqual([
      'In “record.json”, mode: the answers say otherwise.',
    ]);
  });

  test('with markup in everything that was written, as text', async () => {
    const markup = '<img src=x onerror="alert(1)"><script>alert(1)</script>';
    const hostile = recordOf({
      draft: {
        notes: { harm: markup },
        ownView: { level: 'unsure', why: markup },
        choice: { follows: false, level: 'call-999', why: markup, secondPerson: markup },
      },
      account: {
        reference: markup,
        consulted: markup,
        familyTold: markup,
        triggers: markup,
        reasons: {
          facts: markup,
          concern: markup,
          risk: markup,
          action: markup,
          justification: markup,
        },
        toShare: {
          ...account.toShare,
          recipient: markup,
          facts: markup,
          opinion: markup,
          fromOthers: markup,
          protect: markup,
          whyInclude: markup,
        },
      },
    });
    const opened = await openRecord(fileOf(JSON.stringify(hostile)));
    expect(opened).toMatchObject({ record: hostile });
  });

  test('with everything as long as may be, and still under the limit', async () => {
    const long = '\u0001'.repeat(10_000);
    const notes = Object.fromEntries(
      Object.keys(urgent).map((question) => [question, '€'.repeat(2000)]),
    );
    const written = {
      reasons: { facts: long, concern: long, risk: long, action: long, justification: long },
    };
    const toShare = {
      ...account.toShare,
      facts: long,
      opinion: long,
      fromOthers: long,
      protect: long,
      whyInclude: long,
    };
    const full = recordOf({
      draft: { notes },
      account: { ...written, consulted: long, familyTold: long, triggers: long, toShare },
    });
    const file = recordFile(full, await receiptOf(full));
    expect(await openRecord(new File([file.text], file.name))).toHaveProperty('record');
  });
});

describe('each story of domain J', async () => {
  const stories = await readStories();
  test('all are there', () => expect(stories.length).toBeGreaterThan(38));

  test.each(stories)(
    '$at makes a record that opens, and runs again to the same',
    async ({ journey, answers }) => {
      const made = recordOf({ journey, answers });
      const opened = await openRecord(fileOf(recordFile(made, await receiptOf(made)).text));
      expect(opened).toEqual({ record: made, receipt: await receiptOf(made) });
      expect(rerun((opened as { record: DecisionRecord }).record)).toBe('same');
      expect(made.steps.length + made.setAside.length).toBe(Object.keys(answers).length);
      expect(made.rules.journey).toBe(journeys[journey].id);
    },
  );
});

describe('a bad file is refused with a sentence', () => {
  test('cut short anywhere', async () => {
    for (let length = 0; length < text.length - 2; length += 500) {
      const [problem, ...more] = await problemsOf(text.slice(0, length));
      expect(problem, `at ${length}`).toMatch(
        length === 0
          ? /^In “record.json”, there is nothing. The file is empty\.$/
          : /breaks off or is damaged/,
      );
      expect(more).toEqual([]);
    }
  });

  test('500 MB is refused without being read', async () => {
    const read = vi.fn(() => Promise.reject(new Error('read')));
    const opened = await openRecord({ name: 'record.json', size: 500_000_000, arrayBuffer: read });
    expect(opened).toEqual({
      problems: [
        'In “record.json”, there is more than 5 MB, and no record is that large. It was not read.',
      ],
    });
    expect(read).not.toHaveBeenCalled();
  });
  test('one that says it is small, and is not', async () => {
    expect(await problemsOf(' '.repeat(5_000_001), 10)).toEqual([
      'In “record.json”, there is more than 5 MB, and no record is that large.',
    ]);
  });
  test('one that cannot be read', async () => {
    const opened = await openRecord({
      name: 'record.json',
      size: 10,
      arrayBuffer: () => Promise.reject(new Error('locked')),
    });
    expect(opened).toEqual({
      problems: [
        'In “record.json”, there is nothing that could be read. It may have been moved or locked.',
      ],
    });
  });

  test.each([
    ['hello', /it is not JSON/],
    ['\u0000\u0001', /not written as UTF-8/],
    ['[1]', /something else in JSON/],
    ['null', /something else in JSON/],
    ['{}', /format: this is not “windscreen-record\/1”, so it is not a Windscreen record/],
    [
      '{"format":"windscreen-record/0"}',
      /format: this is “windscreen-record\/0”, and this Windscreen opens “windscreen-record\/1”/,
    ],
    ['{"format":7}', /not a Windscreen record/],
    [`{"format":"windscreen-record/${'9'.repeat(5000)}"}`, /9…/],
    ['['.repeat(900_000), /it is not JSON/],
    [`{"a":${'['.repeat(300_000)}${']'.repeat(300_000)}}`, /nested more than 20 deep/],
  ])('%.40s', async (text, reason) => {
    expect(await problemsOf(text)).toEqual([expect.stringMatching(reason)]);
  });

  test.each(['__proto__', 'constructor', 'prototype'])(
    'a field named %s, wherever it is',
    async (key) => {
      const named = text.replace('"consulted": ', `"${key}": {"mode": "live"}, "consulted": `);
      expect(await problemsOf(named)).toEqual([
        `In “record.json”, it holds a field named “${key}”, which no record has.`,
      ]);
      const inside = text.replace('"harm": {', `"harm": {"${key}": "x",`);
      expect(inside).not.toBe(text);
      expect(await problemsOf(inside)).toHaveLength(1);
      expect(({} as Record<string, unknown>)['mode']).toBeUndefined();
    },
  );

  test.each<[string, (record: Loose) => unknown, RegExp]>([
    ['a missing field', (record) => void delete record.triggers, /triggers: this is missing/],
    [
      'a missing field inside',
      (record) => void delete record.steps[2].ask,
      /steps 3, ask: this is missing/,
    ],
    [
      'an extra field',
      (record) => void (record.childName = 'x'),
      /childName: this field is not known here/,
    ],
    [
      'an extra field inside',
      (record) => void (record.toShare.also = 1),
      /toShare, also: this field is not known here/,
    ],
    [
      'the wrong kind',
      (record) => void (record.reasons.risk = 7),
      /reasons, risk: this should be text/,
    ],
    [
      'a list for a group',
      (record) => void (record.reasons = []),
      /reasons: this should be a group of fields/,
    ],
    [
      'a word that is none of those known',
      (record) => void (record.mode = 'rehearsal'),
      /mode: this should be “live” or “training”/,
    ],
    [
      'a level that is none',
      (record) => void (record.recommendation.level = 'fine'),
      /recommendation, level: this should be “record-only”/,
    ],
    [
      'no date',
      (record) => void (record.finishedAt = 'today'),
      /finishedAt: this is not a date and time/,
    ],
    [
      'no day',
      (record) => void (record.decisionDate = '2026-02-31'),
      /decisionDate: this is not a date\./,
    ],
    [
      'too much',
      (record) => void (record.triggers = 'x'.repeat(10_001)),
      /triggers: this is too long \(at most 10000\)/,
    ],
    [
      'too many',
      (record) => void (record.steps = Array(201).fill(record.steps[0])),
      /steps: this is too long \(at most 200\)/,
    ],
    [
      'half a character',
      (record) => void (record.triggers = '\uD83D'),
      /triggers: this holds half of a character/,
    ],
    [
      'an answer in no form',
      (record) => void (record.steps[1].answer = 5),
      /steps 2, answer: this has none of the forms/,
    ],
    [
      'rules without a step',
      (record) => void delete record.rules.stages[0].decision.start,
      /rules, stages 1, decision, start: this is missing/,
    ],
    [
      'a route without its end',
      (record) => void delete record.rules.stages[3].decision.start[0].to,
      /rules, stages 4, decision, start 1, to: this is missing/,
    ],
    [
      'a route by a fact of JavaScript’s',
      (record) => void (record.rules.stages[3].decision.start[0].fact = 'toString'),
      /not a name that may be used/,
    ],
    [
      'a route by a fact that is not declared',
      (record) => void delete record.rules.stages[3].decision.facts.emergency,
      /stages 4, decision: a route reads the fact “emergency”, which is not declared/,
    ],
    [
      'rules that lead back',
      (record) => void record.rules.stages[2].decision.questions.reverse(),
      /rules: they cannot be walked \(need: .* leads back to/,
    ],
    [
      'rules of another journey',
      (record) => void (record.journey = 'share'),
      /journey: the rules kept are for “refer”/,
    ],
    [
      'a question that its rules do not ask',
      (record) => void (record.steps[3].question = 'shoe-size'),
      /steps 4, question: “shoe-size” is not a question of its own rules/,
    ],
    [
      'an answer that its rules do not know',
      (record) => void (record.steps[3].answer = 'perhaps'),
      /steps 4, answer: “perhaps” is not an answer to “area”/,
    ],
    [
      'a tick that its rules do not know',
      (record) =>
        void record.steps.find((step: Loose) => step.question === 'concerns').answer.push('odd'),
      /answer: “odd” is not an answer to “concerns”/,
    ],
    [
      'a step left out',
      (record) => void record.steps.splice(3, 1),
      /steps: there is no answer to “area”/,
    ],
    [
      'a step that is not asked after these answers',
      (record) =>
        void record.steps.push({
          ...record.steps[0],
          decision: 'need',
          question: 'advice',
          answer: 'not-yet',
        }),
      /“advice” is not asked after these answers/,
    ],
  ])('%s', async (_, change, reason) => {
    expect(await refusal(change)).toContainEqual(expect.stringMatching(reason));
  });

  test('a field too many in any of its groups, at any depth', async () => {
    const groups = (part: unknown, path: string[] = []): string[][] =>
      typeof part !== 'object' || part === null
        ? []
        : [
            ...(Array.isArray(part) ? [] : [path]),
            ...Object.entries(part).flatMap(([key, one]) => groups(one, [...path, key])),
          ];
    const noted = recordOf({
      draft: {
        evidence: { harm: 'saw' },
        notes: { harm: 'x' },
        ownView: { level: 'unsure', why: '' },
      },
    });
    const kinds = new Map(groups(noted).map((path) => [path.join(' ').replace(/\d+/g, 'n'), path]));
    expect(kinds.size).toBeGreaterThan(40);
    for (const path of kinds.values()) {
      const copy = structuredClone(noted);
      path.reduce<Loose>((part, key) => part[key], copy).extra = 5;
      expect(await problemsOf(JSON.stringify(copy)), path.join(' ')).not.toEqual([]);
    }
  });

  test('never with more than five sentences, each naming the file and ending once', async () => {
    const problems = await refusal((record) => void (record.steps = record.steps.map(() => ({}))));
    expect(problems).toHaveLength(5);
    for (const problem of problems)
      expect(problem).toMatch(/^In “record\.json”, steps 1, [a-z]+: .*[^.]\.$/);
  });

  test('one that was changed after its receipt was made', async () => {
    expect(await problemsOf(text.replace('the door', 'a drawer'))).toEqual([
      'In “record.json”, receipt: this is not the receipt of what the file holds, so something was changed after it was made.',
    ]);
    expect(await problemsOf(JSON.stringify({ ...record, receipt: 7 }))).toHaveLength(1);
  });
});

test('nothing is built with `new Function`, which the policy forbids', () =>
  expectNoFunctionBuilt(async () => {
    const { openRecord } = await import('../../src/open/open.ts');
    expect(await openRecord(fileOf(text))).toHaveProperty('record');
  }));
