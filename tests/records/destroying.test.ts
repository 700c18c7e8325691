import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptBy, openIn } from '../../src/records/course.ts';
import { authorityFaults, destroyFaults } from '../../src/records/destroying.ts';
import { isFullName, maybeSamePerson } from '../../src/records/person.ts';
import { followedThrough, kept, type Next } from './kept.ts';
import { explained, recordOf, underTheDuty } from './made.ts';

const sam = 'Sam Okafor, designated safeguarding lead';
const priya = 'Priya Nair, head teacher';
const ada = 'Ada Quill, records officer';
const now = new Date('2026-12-10T12:00:00.000Z');

describe('a name', () => {
  test.each([
    ['Sam Okafor'],
    ['sam okafor, DSL'],
    ['SAM  OKAFOR (deputy)'],
    ['Mr Sam Okafor'],
    ['S. Okafor'],
    ['S Okafor – designated safeguarding lead'],
    ['Sám Okàfor'],
    ['Okafor Sam'],
    ['Sam T. Okafor'],
    ['Sam'],
  ])('“%s” may be that of Sam Okafor', (typed) => expect(maybeSamePerson(typed, sam)).toBe(true));

  test.each([
    [priya],
    ['Sam Nair'],
    ['Samuel Okoro'],
    ['T Okafor'],
    ['Priya Nair, deputy to Sam Okafor'],
    [''],
  ])('“%s” is not that of Sam Okafor', (typed) => expect(maybeSamePerson(typed, sam)).toBe(false));

  test('is full with more than one word before the role', () => {
    for (const full of [sam, priya, 'P Nair', 'Dr P Nair'])
      expect(isFullName(full), full).toBe(true);
    for (const short of ['', 'Sam', 'Dr Okafor', 'Okafor, head teacher', 'head'])
      expect(isFullName(short), short).toBe(false);
  });

  test('is the same as itself whatever its capitals, accents, spaces and roles, and either way round', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    const role = fc.constantFrom('', ', head teacher', ' (DSL)', ' - lead', '; nurse');
    fc.assert(
      fc.property(
        word,
        word,
        role,
        role,
        fc.constantFrom(' ', '  ', ' \u00a0'),
        (first, last, one, other, space) => {
          const plain = `${first} ${last}${one}`;
          const spelt = `${first.toUpperCase()}${space}${last[0]}\u0301${last.slice(1)}${other}`;
          expect(maybeSamePerson(plain, spelt)).toBe(true);
          expect(maybeSamePerson(spelt, plain)).toBe(true);
        },
      ),
      { numRuns: 200, seed: 1989 },
    );
  });
});

describe('a record is not destroyed', () => {
  const after = (n: number) => kept(followedThrough.slice(0, n));
  test('by whoever wrote it or destroys it alone, nor by somebody who is not named in full', async () => {
    expect(authorityFaults(sam, priya, ada)).toEqual([]);
    expect(authorityFaults(sam, 'Sam Okafor', ada)).toEqual(['wrote-it']);
    expect(authorityFaults(sam, 'ada quill', ada)).toEqual(['destroys-it']);
    expect(authorityFaults(sam, sam, sam)).toEqual(['destroys-it']);
    expect(authorityFaults(sam, 'the head', ada)).toEqual([]);
    expect(authorityFaults(sam, 'Priya', ada)).toEqual(['not-full-name']);
  });

  test('while a referral is unsent, a reply or a review is to come, harm is to be decided on, or something is to be shared', async () => {
    const what = async (entries: Promise<Parameters<typeof openIn>[0]>) =>
      keptBy(await entries, now).map(({ what }) => what);
    expect(await what(kept())).toEqual(['refer', 'review']);
    expect(await what(after(1))).toEqual(['write', 'reply', 'review']);
    expect(await what(after(4))).toEqual(['review']);
    expect(
      await what(kept([], recordOf({ answers: underTheDuty, account: { reviewOn: '' } }))),
    ).toEqual(['share']);
    const worry = recordOf({ answers: explained, account: { reviewOn: '' } });
    const held: Next = [
      '2026-12-01T10:00:00.000Z',
      'review-held',
      { on: '2026-12-01', found: 'Seen.', harm: 'unsure' },
    ];
    expect(await what(kept([held], worry))).toEqual(['decide-again']);
    expect(await what(kept([], worry))).toEqual([]);
  });

  test('though it was closed with something open, nor before the day until which it is to be kept', async () => {
    const closed: Next = ['2026-12-02T10:00:00.000Z', 'closed', { why: 'Settled.' }];
    expect(
      openIn(await kept([...followedThrough.slice(0, 1), closed])).map(({ what }) => what),
    ).toEqual(['write', 'reply', 'review']);
    const keep = (until: string): Next => [
      '2026-12-05T10:00:00.000Z',
      'keep-until',
      { until, why: 'Line 12' },
    ];
    const worry = recordOf({ answers: explained, account: { reviewOn: '' } });
    expect(keptBy(await kept([keep('2033-12-05')], worry), now).map(({ what }) => what)).toEqual([
      'keep-until',
    ]);
    expect(keptBy(await kept([keep('2026-12-10')], worry), now)).toEqual([]);
  });

  test('and all that stands in the way is said, or nothing', async () => {
    const worry = await kept([], recordOf({ answers: explained, account: { reviewOn: '' } }));
    expect(destroyFaults(worry, priya, ada, now)).toEqual([]);
    expect(destroyFaults(await kept(), sam, sam, now)).toEqual(['open', 'destroys-it']);
  });
});
