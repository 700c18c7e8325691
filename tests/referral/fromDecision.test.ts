import { expect, test } from 'vitest';
import { addedTo } from '../../src/records/entry.ts';
import { aboutOf, referralFrom } from '../../src/referral/fromDecision.ts';
import { fieldIds } from '../../src/referral/referral.ts';
import { referralText, sectionText, sheetOf } from '../../src/referral/sheet.ts';
import { followedThrough, kept } from '../records/kept.ts';
import { account, recordOf } from '../records/made.ts';
import { good } from './good.ts';

test('what was written in a decision stands in one box of its referral, and in no second', () => {
  const decision = recordOf();
  const { texts, incidents } = referralFrom(decision, []);
  const whole = [...Object.values(texts), ...incidents.map(({ what }) => what)];
  for (const part of ['facts', 'concern', 'risk', 'action'] as const)
    expect(
      whole.filter((text) => text.includes(account.reasons[part])),
      part,
    ).toHaveLength(1);
});

test('what was recorded next comes in too: a talk in the words that were said, an incident with its day', async () => {
  const entries = await kept([
    [
      '2026-11-25T10:00:00.000Z',
      'child-talk',
      { when: '2026-11-25T09:00:00.000Z', said: '“I sleep in the shed.”' },
    ],
    [
      '2026-11-25T11:00:00.000Z',
      'incident',
      { when: '2026-11-25T08:55:00.000Z', where: 'The gate', what: 'He was pushed.' },
    ],
  ]);
  const { texts, incidents } = referralFrom(recordOf(), addedTo(entries));
  expect(texts.words).toContain('I sleep in the shed');
  expect(incidents.at(-1)).toMatchObject({
    on: '2026-11-25',
    time: '8:55am',
    where: 'The gate',
    what: 'He was pushed.',
  });
});

test('the role says what is asked, and the record whether somebody was told and when it is due in writing', async () => {
  expect(aboutOf(recordOf(), [])).toMatchObject({ agency: 'education', urgent: true, course: {} });
  const entries = await kept(followedThrough.slice(0, 1));
  expect(aboutOf(recordOf(), addedTo(entries)).course).toMatchObject({
    spoken: '2026-11-24T14:50:00.000Z',
    writeBy: expect.any(String),
    answered: false,
  });
});

test('what is read and copied holds all that was written, and nothing that was not', () => {
  const sections = sheetOf(good.referral, good.about);
  const text = referralText(sections, good.about);
  for (const field of fieldIds)
    expect(text, field).toContain(good.referral.texts[field].trim().slice(0, 60));
  expect(text).toContain('Half-brother, 3 years');
  expect(text).toContain('She fell asleep on the table');
  expect(sections.map(({ id }) => id)).not.toContain('agency');
  for (const section of sections) expect(sectionText(section).trim()).not.toBe('');
});

test('what must be kept back is in no part of it', () => {
  const shared = (text: string) => text.replaceAll('gran', '[held back]');
  const text = referralText(sheetOf(good.referral, good.about, { shared }), good.about);
  expect(text).not.toContain('gran');
  expect(text).toContain('[held back]');
});
