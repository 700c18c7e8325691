import { describe, expect, test, vi } from 'vitest';
import { decideFile } from '../../src/cli/decide.ts';
import { textIn } from '../../src/open/bytes.ts';
import { readPack } from '../../src/open/pack.ts';
import { saysTwice } from '../../src/open/structure.ts';
import { hasTooManyParts, mostParts, readYaml } from '../../src/open/yaml.ts';
import { recordFile } from '../../src/handover/file.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { LineCounter } from 'yaml';
import { fileOf, recordOf } from '../records/made.ts';
import { asYaml, filledIn, known } from './packs.ts';
import { openRecord, openScenario, reasonAndMend } from './inWords.ts';

const { parsing } = vi.hoisted(() => ({ parsing: vi.fn() }));
vi.mock('yaml', async (original) => {
  const yaml = await original<typeof import('yaml')>();
  const parseDocument: typeof yaml.parseDocument = (...given) => (
    parsing(...given),
    yaml.parseDocument(...given)
  );
  return { ...yaml, parseDocument };
});

const record = recordOf({ account: { reference: 'Zoë–7' } });
const text = recordFile(record, await receiptOf(record)).text;
const utf16 = (text: string, little: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return little ? bytes : bytes.swap16();
};
const file = (bytes: Uint8Array) => ({
  name: 'saved.json',
  size: bytes.length,
  arrayBuffer: async () => new Uint8Array(bytes).buffer,
});

describe('the letters of a file', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, as Windows writes it', utf16(text, true)],
    ['UTF-16, the other way round', utf16(text, false)],
  ])('are read as they were written in %s, and the record is unchanged', async (_, bytes) => {
    expect(await openRecord(file(bytes))).toMatchObject({ record });
  });

  test.each([
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['UTF-16 without its mark', utf16('{"a":"–"}', true).subarray(2)],
    ['UTF-16 with half a letter', utf16('{"a":"–"}', true).subarray(0, -1)],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
    ['UTF-8 that breaks off inside a letter', Buffer.from('{"a":"–').subarray(0, -1)],
  ])(
    'are refused in %s by that name, with the mend, wherever a file is opened',
    async (_, bytes) => {
      expect(textIn(bytes)).toEqual({ fault: 'not-unicode' });
      for (const open of [openRecord, openScenario])
        expect(await open(file(bytes))).toEqual({
          problems: [expect.stringMatching(/UTF-8.*save it again as UTF-8/)],
        });
    },
  );
});

/** What is wrong with a pack, in words. */
function problemsIn(text: string) {
  const read = readPack(text, known);
  return 'problems' in read ? read.problems.map(reasonAndMend) : [];
}

describe('a file of more than anyone writes', () => {
  const keys = (n: number, line: (i: number) => string) =>
    Array.from({ length: n }, (_, i) => line(i)).join('');
  const many: readonly (readonly [string, string])[] = [
    ['33,000 keys', keys(33_000, (i) => `k${i.toString(36)}:\n`)],
    ['keys in brackets without a colon', `{${keys(33_000, (i) => `k${i.toString(36)},`)}}`],
    ['a list', keys(60_000, () => '-\n')],
  ];

  test.each(many)('is refused by its count before it is read: %s', async (_, text) => {
    expect(text.length).toBeLessThan(200_000);
    parsing.mockClear();
    expect(problemsIn(text).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('20,000'),
    ]);
    await expect(decideFile(text, 'f.yaml')).rejects.toThrow('20,000');
    expect(parsing).not.toHaveBeenCalled();
  });

  test('is not what an area or a person writes', () => {
    expect(hasTooManyParts(asYaml(filledIn()).repeat(10))).toBe(false);
    expect(hasTooManyParts(':'.repeat(mostParts))).toBe(false);
  });

  test('up to that count, a key is compared with no other but by its name, and each that comes twice is told with its line', () => {
    const lines = new LineCounter();
    const { mistakes } = readYaml(`a: 1\nb:\n  a: 2\n  c: 3\n  c: 4\na: 5\n`, lines);
    expect(mistakes.map(({ line }) => line).sort()).toEqual([5, 6]);
    expect(parsing, 'the library compares each key with every other').toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ uniqueKeys: false }),
    );
  });

  test('lists no more problems than anyone works through, and says how many more there are', () => {
    const problems = problemsIn(keys(400, (i) => `k${i}:\n`));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)!.reason).toMatch(/^3\d\d more things are wrong with it$/);
  });

  test.each([
    ['one question with 120,000 answers', { questions: { answers: 120_000 } }],
    ['one question with 501 answers', { questions: { answers: 501 } }],
  ])(
    'is refused before its fields are looked at: a record with %s',
    async (_, { questions: { answers } }) => {
      const copy = JSON.parse(text) as {
        rules: { stages: { decision: { questions: { answers?: object }[] } }[] };
      };
      copy.rules.stages[0]!.decision.questions[0]!.answers = Object.fromEntries(
        Array.from({ length: answers }, (_, i) => [`a${i}`, 'x']),
      );
      expect(await openRecord(fileOf(JSON.stringify(copy)))).toEqual({
        problems: [
          'In “record.json”, a field in it holds more than 500 others, and no record’s does.',
        ],
      });
    },
  );

  test('in one list, of any length, is told from what is written twice without running out of room', () => {
    const list = Array.from({ length: 400_000 }, () => 0);
    expect(saysTwice(JSON.stringify({ list }), { list })).toBe(false);
  });
});

/** What something is refused with; all that it could be made to say, where it is not. */
async function refusalOf(work: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await work());
  } catch (mistake) {
    return (mistake as Error).message;
  }
}

describe('what is quoted of a file', () => {
  const long = 'x'.repeat(190_000);
  test.each([
    ['a key', `${long}: 1`],
    ['a value', asYaml(filledIn({ status: long }))],
    [
      'a source',
      asYaml(
        filledIn({
          raises: {
            [`a${long.slice(0, 100_000)}`]: {
              value: 'x',
              source: long.slice(0, 50_000),
              asAt: '2026-11-01',
              confidence: 'published',
            },
          },
        }),
      ),
    ],
    ['a mistake in its writing', `"${long}`],
    ['a tag', `!${long} x`],
  ])('is short in the refusal of a pack: %s', async (_, text) => {
    const problems = problemsIn(text);
    expect(problems).not.toEqual([]);
    for (const { field, reason } of problems) {
      expect(field.length).toBeLessThan(500);
      expect(reason.length).toBeLessThan(1000);
    }
    expect((await refusalOf(() => decideFile(text, 'f.yaml'))).length).toBeLessThan(1000);
  });

  test.each([
    ['a field', { [long]: 1 }],
    ['a format', { format: long }],
    ['an id', { ...(JSON.parse(text) as object), id: long }],
  ])('is short in the refusal of a record: %s', async (_, fields) => {
    const opened = await openRecord(fileOf(JSON.stringify(fields), `${long}.json`));
    for (const problem of 'problems' in opened ? opened.problems : [long])
      expect(problem.length).toBeLessThan(1000);
  });
});
