import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formOf, sectionsOf, type AreaForm } from '../../src/referral/layout.ts';
import { fieldIds, type ReferralPart } from '../../src/referral/referral.ts';
import { referralText, sheetOf } from '../../src/referral/sheet.ts';
import { packs } from '../records/made.ts';
import { times } from '../settings/count.ts';
import { good } from './good.ts';

type Part = Exclude<ReferralPart, 'delay'>;
const parts: readonly Part[] = [
  ...fieldIds.filter((field) => field !== 'delay'),
  'incidents',
  'people',
  'agency',
];
/** A good referral of a child who is not born, in which every box says something of its own. */
const about = { ...good.about, unborn: true, agency: 'education' } as const;
const referral = {
  ...good.referral,
  texts: {
    ...good.referral.texts,
    father: 'Known to us by name only.',
    delay: 'The office was shut.',
  },
  told: { school: 'She is a prefect.' },
};
const written = [...Object.values(referral.texts), 'She is a prefect.', 'Half-brother, 3 years'];

test('a referral goes by the sections of the area’s own form, in their order, and what has no place there follows', () => {
  const form: AreaForm = {
    sections: [
      { heading: '1. The child’s voice', holds: ['words', 'incidents'] },
      { heading: '2. Analysis of need', holds: ['concern'] },
    ],
  };
  const headings = sheetOf(referral, about, { form }).map(({ heading }) => heading);
  expect(headings.slice(0, 3)).toEqual([
    '1. The child’s voice',
    '2. Analysis of need',
    'The worry',
  ]);
  expect(headings).not.toContain('What happened');
  const [first] = sheetOf(referral, about, { form });
  expect(first?.incidents).toHaveLength(1);
  expect(first?.rows.map(({ asked }) => asked)).toEqual([
    'What the child said',
    'Why it is sent later',
  ]);
});

test('whatever sections a form has, all that was written stands in the referral once', () => {
  const forms = fc
    .shuffledSubarray([...parts])
    .chain((some) => fc.tuple(fc.constant(some), fc.integer({ min: 1, max: 6 })))
    .map(([some, n]) =>
      Array.from({ length: n }, (_, i) => ({
        heading: `Part ${i + 1}`,
        holds: some.filter((_, at) => at % n === i),
      })).filter(({ holds }) => holds.length > 0),
    );
  fc.assert(
    fc.property(forms, (sections) => {
      const text = referralText(sheetOf(referral, about, { form: { sections } }), about);
      for (const said of written) expect(text.split(said.trim())).toHaveLength(2);
    }),
    { numRuns: 100 * times },
  );
});

test('a heading that asks already what its one box asks is said once', () => {
  const text = referralText(sheetOf(good.referral, good.about), good.about);
  expect(text).toContain(`WHAT WE ASK FOR\n\n${good.referral.texts.ask}`);
});

test('no pack of Windscreen’s names the sections of a form, since no document that was read lists them', () => {
  for (const pack of Object.values(packs)) expect(formOf(pack).sections).toBeUndefined();
  expect(sectionsOf({}).map(({ heading }) => heading)[0]).toBe('The worry');
});
