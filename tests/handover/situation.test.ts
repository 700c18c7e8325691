// The handover: every fact of the record in one of its four parts, none lost and none invented.
import { describe, expect, test } from 'vitest';
import words from '../../content/pages/record.yaml';
import { accountOf } from '../../src/handover/document.ts';
import type { Row } from '../../src/handover/rows.ts';
import { heldBack } from '../../src/handover/share.ts';
import { situationText } from '../../src/handover/situation.ts';
import { addedTo } from '../../src/records/entry.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { followedThrough, kept } from '../records/kept.ts';
import {
  account,
  explained,
  recordOf,
  refusedRequest,
  underTheDuty,
  urgent,
} from '../records/made.ts';

const receipt = 'WS-AAAA-BBBB-CCCC';
const headings = [words.situation, words.background, words.assessment, words.ask].map((heading) =>
  heading.toUpperCase(),
);
const up = {
  follows: false,
  level: 'refer-urgently',
  why: 'I know them',
  secondPerson: '',
} as const;
const toShare = {
  ...account.toShare,
  recipient: 'Health visitor',
  facts: 'They moved to 14 Mill Lane',
  protect: '14 Mill Lane',
};

const records: readonly (readonly [string, DecisionRecord])[] = [
  [
    'an urgent referral',
    recordOf({ draft: { notes: { harm: 'he locks the door' }, evidence: { harm: 'child-said' } } }),
  ],
  [
    'what was decided instead',
    recordOf({
      answers: explained,
      draft: { choice: up, ownView: { level: 'early-help', why: 'Three signs.' } },
    }),
  ],
  ['not sharing', recordOf({ journey: 'share', answers: refusedRequest })],
  [
    'sharing',
    recordOf({ answers: underTheDuty, account: { toShare: { ...toShare, protect: '' } } }),
  ],
  ['999', recordOf({ answers: { ...urgent, 'immediate-danger': 'yes' } })],
];
const bare = (text: string) =>
  text
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\.\./g, '.');
const saidOf = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ said, about = [] }) => [said, ...saidOf(about)]).filter((said) => said.trim());
/** The lines under each heading. */
const partsOf = (text: string) => {
  const lines = text.split('\n');
  const at = headings.map((heading) => lines.indexOf(heading));
  return at.map((from, i) => lines.slice(from + 1, at[i + 1] ?? lines.length).join('\n'));
};

describe.each(records)('the handover of %s', (_, record) => {
  const text = situationText(record, receipt);
  const stands = accountOf(record).filter(
    ({ id }) => !['set-aside', 'not-confirmed', 'made-with'].includes(id),
  );

  test('has its four parts in their order, and the receipt last', () => {
    expect(text.split('\n').filter((line) => headings.includes(line))).toEqual(headings);
    expect(text.split('\n').at(-1)).toBe(`Receipt: ${receipt}`);
  });

  test('loses nothing that the record says', () => {
    const missing = saidOf(stands.flatMap(({ rows }) => rows)).filter(
      (said) => !bare(text).includes(bare(said)),
    );
    expect(missing).toEqual([]);
  });

  test('invents nothing: each line is of the record, or a heading of the handover', () => {
    const known = stands
      .flatMap(({ rows }) => rows.flatMap((row) => [row, ...(row.about ?? [])]))
      .flatMap(({ term, said }) => [term, said]);
    const frame = [words.shapeTitle, ...headings, `Receipt: ${receipt}`];
    const own = bare([...known, ...frame].join('\n'));
    const stayed = /^- You stay responsible until /;
    const made = text
      .split('\n')
      .filter((line) => line.trim() && !stayed.test(line))
      .flatMap((line) =>
        bare(line)
          .replace(/^ ?- /, '')
          .split(/: |(?<=[?.]) /),
      )
      .map((part) => part.trim().replace(/[.:]$/, ''))
      .filter(Boolean);
    expect(made.filter((part) => !own.includes(part))).toEqual([]);
  });
});

test('an override says what was decided and what was recommended, and asks for what was decided', () => {
  const [situation, , , ask] = partsOf(situationText(records[1]![1], receipt));
  const { recommendation, decided } = records[1]![1];
  expect(situation).toContain(`${words.recommended}: ${recommendation.levelName}`);
  expect(situation).toContain(`${words.decided}: ${decided!.levelName}`);
  expect(situation).toContain('I know them');
  expect(ask).toContain(decided!.actions[0]!.do.replace(/\.$/, ''));
});

test('what nobody wrote is left out, and not said to be blank', () => {
  const text = situationText(
    recordOf({ account: { consulted: '', reasons: { ...account.reasons, risk: ' ' } } }),
    receipt,
  );
  expect(text).not.toContain(words.notWritten);
  expect(text).not.toContain(words.notGiven);
});

test('I33 what is protected stays out of it, wherever it was written', () => {
  const record = recordOf({
    answers: underTheDuty,
    account: { toShare, reasons: { ...account.reasons, facts: 'Seen at 14 Mill Lane.' } },
  });
  const text = situationText(record, receipt);
  expect(text).not.toContain('14 Mill Lane');
  expect(text).toContain(`Seen at ${heldBack}.`);
});

test('I45 that of a training record says so, first and last', () => {
  const lines = situationText(
    recordOf({ answers: { ...urgent, mode: 'training' } }),
    receipt,
  ).split('\n');
  expect([lines[0], lines.at(-1)]).toEqual(
    Array(2).fill('TRAINING. An invented case, not a real record.'),
  );
});

test('it says the review that was set last', async () => {
  const record = recordOf();
  const added = addedTo(await kept(followedThrough, record));
  expect(situationText(record, receipt, added)).toContain('Review date');
});
