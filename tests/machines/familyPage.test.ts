import { describe, expect, test } from 'vitest';
import { neverTell, notYetTold } from '../../machines/concerns.ts';
import { familyPage, keepingBack, offering, rowOfPage } from '../../machines/familyPage.ts';
import type { Fact } from '../../machines/grammar/fact.ts';
import { journeys } from '../../machines/journeys.ts';
import { offersSafely } from '../../machines/proof/familyPage.ts';
import { offeredToTheFamily } from '../../machines/promises/family-page.ts';
import type { Table } from '../../machines/settled.ts';

/** The sentences that a table breaks on the way from a worry to a referral. */
const brokenBy = (table: Table, { refer } = journeys) =>
  Object.entries(offeredToTheFamily).flatMap(([sentence, promise]) =>
    offersSafely(refer, promise, table).broken ? [sentence] : [],
  );
const without = (...rows: readonly (keyof typeof familyPage)[]): Table =>
  Object.fromEntries(
    Object.entries(familyPage).filter(([row]) => !rows.some((one) => one === row)),
  );
/** The table with one more way to be offered, before all the others. */
const offeredAlsoAt = (fact: Fact, table: Table = familyPage): Table => {
  const { open: _, ...others } = table;
  return { open: fact, ...others };
};

describe('when the page for the family is offered', () => {
  test('every way of keeping it back, and every way of offering it, is one of the two', () => {
    const rows = [...offering, ...keepingBack];
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.toSorted()).toEqual([...Object.keys(familyPage), 'not-asked'].toSorted());
  });

  test('nothing remembered is nobody asked, and keeps it back', () => {
    expect(rowOfPage({})).toBe('not-asked');
    expect(rowOfPage({ concerns: ['neglect'], level: 'child-in-need' })).toBe('not-asked');
  });

  test.each(neverTell)('%s keeps it back, whatever else was said', (concern) => {
    const said = {
      concerns: ['neglect', concern],
      'telling-agreed': 'agreed',
      'safe-to-tell': 'yes',
    };
    expect(rowOfPage(said)).toBe('never');
  });

  test.each(notYetTold)('%s keeps it back until it was agreed who is told what', (concern) => {
    const said = { concerns: [concern], 'safe-to-tell': 'yes', level: 'refer-urgently' };
    expect(rowOfPage(said), 'a decision from before it was asked').toBe('not-agreed');
    expect(rowOfPage({ ...said, 'telling-agreed': 'not-yet' })).toBe('not-approached');
    expect(rowOfPage({ ...said, 'telling-agreed': 'already-know' })).toBe('already-know');
    expect(rowOfPage({ ...said, 'telling-agreed': 'agreed' })).toBe('as-agreed');
  });

  test.each(['no', 'unsure', 'child-only'])(
    'telling that is answered “%s” keeps it back',
    (answer) => {
      expect(keepingBack).toContain(rowOfPage({ concerns: [], 'safe-to-tell': answer }));
    },
  );

  test('a level or an ending chosen by a person keeps it back as well', () => {
    const safe = { concerns: [], 'safe-to-tell': 'yes' };
    expect(rowOfPage({ ...safe, level: 'call-999' })).toBe('emergency');
    expect(rowOfPage({ ...safe, consent: 'proceed-without-telling' })).toBe('untold');
    expect(rowOfPage({ ...safe, consent: 'proceed-informed' })).toBe('open');
  });
});

describe('a table that offers it where it must not is caught', () => {
  const { never, emergency, unsafe, unsure } = familyPage;

  test('the table as it stands is not', () => {
    expect(brokenBy(familyPage)).toEqual([]);
  });

  test.each([
    ['on a path on which nobody is ever told', offeredAlsoAt(never), /^I11/],
    ['in an emergency, before anything was asked', offeredAlsoAt(emergency), /only where somebody/],
    [
      'before it was asked whether telling is safe',
      offeredAlsoAt({ level: ['refer-urgently'] }),
      /only where somebody/,
    ],
    ['where telling is not safe', offeredAlsoAt(unsafe), /^I10 Nor where telling/],
    ['where it may not be', offeredAlsoAt(unsure), /^I10 Nor where telling/],
    [
      'where only the child may be told',
      { ...without('child-only'), open: { 'safe-to-tell': ['yes', 'child-only'] } },
      /only the child/,
    ],
    ['where they know already', { ...without('already-know', 'not-agreed') }, /know already/],
    ['before it was agreed', offeredAlsoAt({ 'telling-agreed': ['not-yet'] }), /suspected/],
    ['to a family that is not to be approached', without('not-approached'), /suspected/],
    ['of an illness that puzzles', without('doctor-first'), /paediatrician/],
    [
      'where the referral goes without telling',
      offeredAlsoAt({ consent: ['proceed-without-telling'] }),
      /goes without telling/,
    ],
  ])('%s', (_, table, by) => {
    const broken = brokenBy(table);
    expect(
      broken.some((sentence) => by.test(sentence)),
      broken.join('\n'),
    ).toBe(true);
  });

  test.each(offering)('and so is one that never offers it under “%s”', (row) => {
    expect(brokenBy(without(row))).not.toEqual([]);
  });

  test('the path is named in words', () => {
    const [sentence] = brokenBy({ open: never });
    expect(sentence).toMatch(/only where somebody/);
    const { broken } = offersSafely(journeys.refer, offeredToTheFamily[sentence!]!, {
      open: never,
    });
    expect(broken).toMatch(/^immediate-danger: .*concerns: .* ⇒ offered under “open”$/);
  });
});
