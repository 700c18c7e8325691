// Every rendering of a record is held against the one account of it: the same rows, dates and
// decision, and none lost.
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import words from '../../content/pages/record.yaml';
import { boxesOf } from '../../src/handover/boxes.ts';
import { accountOf } from '../../src/handover/document.ts';
import { rowsOf, saidIn, shownIn, type Row, type RowId } from '../../src/handover/rows.ts';
import { toDocx } from '../../src/handover/docx.ts';
import { toFhir } from '../../src/handover/fhir.ts';
import { longText, shortText } from '../../src/handover/text.ts';
import { addedTo, type Entries } from '../../src/records/entry.ts';
import { decidedOf, departure } from '../../src/records/decided.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { namesIn, textOf } from '../kept/kept.ts';
import { followedThrough, kept, type Next } from '../records/kept.ts';
import {
  account,
  decidedInstead,
  draftOf,
  explained,
  fileOf,
  recordOf,
  underTheDuty,
  urgent,
  words as known,
} from '../records/made.ts';
import { openRecord } from '../open/inWords.ts';

const receipt = 'WS-AAAA-BBBB-CCCC';
const up = {
  follows: false,
  level: 'refer-urgently',
  why: 'I know them',
  secondPerson: '',
} as const;
const down = {
  follows: false,
  level: 'universal-help',
  why: 'Dad is ill',
  secondPerson: 'Priya Nair',
} as const;
const toShare = {
  ...account.toShare,
  recipient: 'Health visitor',
  facts: 'They moved to 14 Mill Lane',
  protect: '14 Mill Lane',
};
const review: Next = [
  '2026-12-03T10:00:00.000Z',
  'review-held',
  { on: '2026-12-03', found: 'Better.', harm: 'no', next: '2027-01-14' },
];

const made: readonly (readonly [string, DecisionRecord, readonly Next[]])[] = [
  ['urgent', recordOf(), followedThrough],
  ['overridden upward', recordOf({ answers: explained, draft: { choice: up } }), [review]],
  [
    'overridden downward',
    recordOf({
      answers: {
        ...explained,
        'help-needed': 'starting',
        tried: 'nothing',
        'safe-to-tell': 'yes',
        response: 'unreachable',
      },
      draft: { choice: down },
    }),
    [],
  ],
  [
    'shared, with something held back',
    recordOf({ answers: underTheDuty, account: { toShare } }),
    [],
  ],
  [
    'with a view of its own, notes and a link',
    recordOf({
      draft: {
        evidence: { harm: 'child-said' },
        notes: { harm: 'he locks the door' },
        ownView: { level: 'early-help', why: 'I was not sure.' },
        choice: { follows: true, why: '', secondPerson: '' },
        earlier: { record: 'b', finishedAt: '2026-11-20T10:00:00.000Z' },
      },
      account: {
        wishes: 'To stay at her school.',
        challenge: 'Asked R Khan to reply by noon.',
        familyTold: 'Nothing yet.',
      },
    }),
    [],
  ],
  [
    'with a second council',
    { ...recordOf(), area: { ...recordOf().area, other: { id: 'leeds', name: 'Leeds' } } },
    [],
  ],
  ['training', recordOf({ answers: { ...urgent, mode: 'training' } }), []],
];
const old = await Promise.all(
  namesIn('records')
    .filter((path) => path.endsWith('.gz') && !path.includes('destroyed'))
    .map(async (path) => {
      const opened = await openRecord(fileOf(textOf(path)));
      if ('problems' in opened) throw new Error(opened.problems.join('\n'));
      return [path, opened.record!, opened.file?.entries] as const;
    }),
);
const records = [
  ...(await Promise.all(
    made.map(async ([name, record, next]) => ({ name, record, entries: await kept(next, record) })),
  )),
  ...(await Promise.all(
    old.map(async ([name, record, entries]) => ({
      name,
      record,
      entries: entries ?? (await kept([], record)),
    })),
  )),
];

const bare = (text: string) =>
  text
    .replace(/[\u2068\u2069“”]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\.\./g, '.')
    .toLowerCase()
    .trim();
/** What each row says, with what belongs to it, in the order of the account. */
const told = (rows: readonly Row[]): readonly string[] =>
  rows
    .flatMap((row) => [
      row.id === 'reference' ? '' : row.term,
      ...shownIn(row).split(/; |\n/),
      ...(row.about ?? []).map(({ said }) => said),
    ])
    .map(bare)
    .filter(Boolean);
/** What is not in a text where it should stand next. */
function lost(text: string, rows: readonly Row[]): readonly string[] {
  let from = 0;
  return told(rows).filter((part) => {
    const found = text.indexOf(part, from);
    if (found >= 0) from = found;
    return found < 0;
  });
}

/** The text of a Word document, as it runs. */
async function wordOf(entries: Entries): Promise<string> {
  const zip = Buffer.from(await (await toDocx(entries, receipt)).arrayBuffer());
  const name = zip.lastIndexOf('word/document.xml');
  const local = zip.readUInt32LE(name - 4);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const xml = inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(name - 26))).toString(
    'utf8',
  );
  const marks: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  };
  const text = xml.replace(/<w:br\/>|<\/w:p>/g, ' ').replace(/<[^>]+>/g, '');
  return text.replace(/&(\w+);/g, (_, mark: string) => marks[mark]!);
}

describe.each(records)('of the record $name', ({ record, entries }) => {
  const sections = accountOf(record, addedTo(entries));
  const rows = sections.flatMap(({ rows }) => rows);

  test('the text says every row of the account, in its order, and of what was not confirmed only how much there is', () => {
    const said = sections.filter(({ id }) => id !== 'not-confirmed').flatMap(({ rows }) => rows);
    expect(lost(bare(longText(record, receipt, addedTo(entries))), said)).toEqual([]);
  });

  test('Word says every row of the account, in its order', async () => {
    expect(lost(bare(await wordOf(entries)), rows)).toEqual([]);
  });

  test.skipIf(record.mode === 'training')(
    'FHIR says every row of the account, and each day and moment for a machine',
    () => {
      const { entry } = toFhir(entries, known);
      const response = bare(
        JSON.stringify(
          entry.find(({ resource }) => resource.resourceType === 'QuestionnaireResponse'),
        ).replace(/\\n/g, ' '),
      );
      const dated = rows.filter(({ at }) => at);
      expect(dated.length).toBeGreaterThan(2);
      expect(dated.filter(({ at }) => !response.includes(bare(at!)))).toEqual([]);
      const said = rows
        .filter(({ said, at, id }) => said.trim() && (!at || id === 'to-do'))
        .flatMap((row) => told([{ ...row, blank: '' }]));
      expect(said.filter((part) => !response.includes(JSON.stringify(part).slice(1, -1)))).toEqual(
        [],
      );
    },
  );

  test('the boxes say the decision, the reasons, what is to be done and the days, as the account does', async () => {
    const boxes = bare((await boxesOf(entries, receipt)).map(({ text }) => text).join('\n'));
    const closed = addedTo(entries).at(-1)?.kind === 'closed';
    const held: readonly RowId[] = [
      'reference',
      'decided-on',
      'own-view',
      'recommended',
      'decided',
      'instead',
      'facts',
      'concern',
      'risk',
      'action',
      'justification',
      'consulted',
      'family-told',
      'to-do',
      ...(closed ? [] : (['to-ring', 'review-on', 'triggers'] as const)),
    ];
    const parts = rowsOf(sections, ...held).flatMap((row) =>
      told([{ ...row, term: row.id === 'to-do' ? row.term : '' }]),
    );
    expect(parts.filter((part) => !boxes.includes(part))).toEqual([]);
  });

  test('the short note says what was recommended, what was decided, and the review as it was set last', () => {
    const note = shortText(record, receipt, addedTo(entries));
    expect(note).toContain(`Decided: ${saidIn(sections, 'decided')}`);
    const [set] = rowsOf(sections, 'review-on');
    if (set!.at) expect(note).toContain(`Review: ${set!.said}`);
    else expect(note).not.toContain('Review: ');
  });

  test('all that follows is by what was decided', () => {
    expect(saidIn(sections, 'decided')).toBe(decidedOf(record).levelName);
    expect(sections.some(({ id }) => id === 'instead')).toBe(departure(record) !== 'followed');
    expect(rowsOf(sections, 'to-do').map(({ action }) => action)).toEqual(
      decidedOf(record).actions.map(({ id }) => id),
    );
    expect(saidIn(sections, 'recommended')).toBe(record.recommendation.levelName);
  });
});

test('an override each way, a training record, an own pack and something held back are among the records', () => {
  const seen = new Set(records.map(({ record }) => departure(record)));
  expect([...seen]).toEqual(expect.arrayContaining(['followed', 'up', 'down']));
  expect(records.map(({ record }) => record.mode)).toContain('training');
  expect(records.map(({ record }) => record.area.id)).toContain('own-pack');
  expect(decidedInstead(draftOf({ answers: explained, draft: { choice: up } }))).toBeDefined();
  expect(
    records.map(({ record }) => saidIn(accountOf(record), 'held-back')).filter(Boolean),
  ).not.toEqual([]);
});

test('a review has the day that was set last, and one that was not set says so', async () => {
  const record = recordOf({ answers: explained });
  const none: Next = [review[0], 'review-held', { on: '2026-12-03', found: 'Better.', harm: 'no' }];
  const says = async (next: readonly Next[], of = record) =>
    saidIn(accountOf(of, addedTo(await kept(next, of))), 'review-on');
  expect(await says([])).toBe('Tuesday 1 December 2026');
  expect(await says([review])).toBe('Thursday 14 January 2027');
  expect(await says([none])).toBe('No further review was set');
  expect(await says([], recordOf({ answers: explained, account: { reviewOn: '' } }))).toBe(
    'No date set',
  );
  expect(saidIn(accountOf(record), 'decided-on')).toBe('Tuesday 24 November 2026');
  expect(words.review).toBe(rowsOf(accountOf(record), 'review-on')[0]!.term);
});
