import { describe, expect, test } from 'vitest';
import { boxesOf } from '../../src/handover/boxes.ts';
import { calendarOf } from '../../src/records/calendar.ts';
import { toFhir } from '../../src/handover/fhir.ts';
import { fullText } from '../../src/handover/text.ts';
import { putsInWriting } from '../../src/records/referralWaits.ts';
import { toDoIn } from '../../src/records/course.ts';
import { addedTo, decisionOf, type Entries } from '../../src/records/entry.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { workIn } from '../../src/records/work.ts';
import { longDate } from '../../src/recommend/dates.ts';
import { kept, type Next } from '../records/kept.ts';
import { explained, recordOf, urgent, words as known } from '../records/made.ts';

const receipt = 'WS-AAAA-BBBB-CCCC';
const review = recordOf({ answers: explained, account: { reviewOn: '2026-12-03' } });
const held = (next?: string): Next => [
  '2026-12-03T10:00:00.000Z',
  'review-held',
  { on: '2026-12-03', found: 'Better.', harm: 'no', ...(next ? { next } : {}) },
];
const agreed: Next = [
  '2026-11-27T10:00:00.000Z',
  'outcome-agreed',
  { why: 'The plan holds.', next: '2026-12-20' },
];
const words = (day: string) => longDate(new Date(`${day}T12:00:00Z`));

/**
 * What each rendering says of the record as it stands now, without the entries themselves: those
 * say what was set when.
 */
async function renderings(entries: Entries): Promise<Readonly<Record<string, string>>> {
  const text = await fullText(entries, receipt);
  const { entry } = toFhir(entries, known);
  const decision = entry
    .map(({ resource }) => resource)
    .find(({ resourceType }) => resourceType === 'QuestionnaireResponse');
  return {
    text: text.split('\nWHAT HAPPENED NEXT\n')[0]!,
    boxes: (await boxesOf(entries, receipt)).at(-1)!.text,
    fhir: JSON.stringify(decision),
  };
}
const calendar = async (entries: Entries) =>
  calendarOf(workIn([summaryOf(entries)], new Date('2026-11-24T15:00:00Z')), new Date());

describe('a review has one date', () => {
  test.each([
    ['set in the decision', [], '2026-12-03'],
    ['set anew by a review', [held('2027-01-14')], '2027-01-14'],
    ['set with an outcome', [agreed], '2026-12-20'],
    ['set with an outcome, and then by a review', [agreed, held('2027-01-14')], '2027-01-14'],
  ] as const)('%s', async (_, next, day) => {
    const entries = await kept(next, review);
    for (const [form, text] of Object.entries(await renderings(entries))) {
      expect(text, form).toContain(words(day));
      expect(text, form).not.toMatch(/set a date\b(?! to look)|no further review|no date set/i);
      for (const other of ['2026-12-03', '2026-12-20', '2027-01-14'].filter((one) => one !== day)) {
        expect(text, form).not.toContain(words(other));
        expect(text, form).not.toContain(other);
      }
    }
    expect(await calendar(entries)).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`);
  });
  test('and none, in every rendering, once a review has set none', async () => {
    const entries = await kept([held()], review);
    for (const [form, text] of Object.entries(await renderings(entries))) {
      expect(text, form).toMatch(/no further review was set/i);
      expect(text, form).not.toContain(words('2026-12-03'));
    }
    expect(await calendar(entries)).not.toContain('BEGIN:VEVENT');
  });
});

test('a reply, a chase and a written referral are due when the list of work says, in every rendering', async () => {
  const call: Next = [
    '2026-11-25T12:00:00.000Z',
    'referral-sent',
    { when: '2026-11-25T11:00:00.000Z', how: 'telephone', to: 'The front door' },
  ];
  const form: Next = [
    '2026-11-26T09:20:00.000Z',
    'referral-sent',
    { when: '2026-11-26T09:15:00.000Z', how: 'online-form', to: 'Them' },
  ];
  for (const next of [[call], [call, form]]) {
    const entries = await kept(next, recordOf({ answers: urgent }));
    const todo = toDoIn(decisionOf(entries)!, addedTo(entries));
    const by = (id: string) => todo.find((one) => one.id === id)!;
    const { waits } = summaryOf(entries);
    expect(waits.find(({ what }) => what === 'reply')).toMatchObject({
      by: by('hear-what-they-decided').due,
      chaseBy: by('chase-if-nothing-heard').due,
    });
    for (const wait of waits.filter(({ what }) => what === 'write'))
      expect(wait.by).toBe(by('written-follow-up').due);
    for (const [form, text] of Object.entries(await renderings(entries)))
      for (const id of ['hear-what-they-decided', 'chase-if-nothing-heard', 'written-follow-up'])
        expect(text, `${form}: ${id}`).toContain(by(id).by);
  }
});

test('a form that puts a call in writing starts no clock of its own; a form that was not told of first does', async () => {
  const call: Next = [
    '2026-11-25T12:00:00.000Z',
    'referral-sent',
    { when: '2026-11-25T11:00:00.000Z', how: 'telephone', to: 'Them' },
  ];
  const record = recordOf({ answers: urgent });
  expect(putsInWriting(await kept([call], record), 'referral-sent', { how: 'online-form' })).toBe(
    true,
  );
  expect(putsInWriting(await kept([call], record), 'referral-sent', { how: 'telephone' })).toBe(
    false,
  );
  expect(putsInWriting(await kept([], record), 'referral-sent', { how: 'online-form' })).toBe(
    false,
  );
});
