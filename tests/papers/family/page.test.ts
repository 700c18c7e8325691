import fc from 'fast-check';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, test } from 'vitest';
import plainWords from '../../../content/plain-words.yaml';
import { emptyBoxes } from '../../../src/papers/family/boxes.ts';
import { drawings } from '../../../src/papers/family/drawings.ts';
import { sheetText, type FamilySheet } from '../../../src/papers/family/sheet.ts';
import { everyPage, filledIn, pageOf } from './page.ts';

const sentencesOf = ({ title, sections }: FamilySheet) => [
  title,
  ...sections.flatMap(({ heading, lines, list }) => [
    ...(heading ? [heading] : []),
    ...lines,
    ...list,
  ]),
];

/** Flesch and Kincaid’s grade as an age: the years of school that a text takes, and five. */
function readingAge(sentences: readonly string[]): number {
  const text = sentences.join('. ');
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  return (
    fleschKincaid({
      sentence: text.split(/[.?!:]+(?:\s|$)/).filter((one) => one.trim()).length,
      word: words.length,
      syllable: words.reduce((sum, word) => sum + syllable(word), 0),
    }) + 5
  );
}
/** The oldest that somebody need be to read it. */
const oldest = { plain: 11, easy: 8 } as const;

describe('every page that there can be', () => {
  test('can be read by somebody of 11, and the easy one by somebody of 8', () => {
    const hard = everyPage.flatMap((shown) => {
      const age = readingAge(sentencesOf(pageOf(shown, emptyBoxes)));
      return age > oldest[shown.style] ? [{ ...shown, age }] : [];
    });
    expect(hard).toEqual([]);
    expect(
      readingAge(['Statutory safeguarding procedures necessitate immediate notification']),
    ).toBeGreaterThan(11);
  });

  test('says what, why, with whom, what next, whom to ask and what they can do, in that order', () => {
    const wanted = {
      plain: ['what', 'why', 'with', 'next', 'rights', 'ask', 'danger'],
      easy: ['what', 'why', 'with', 'more', 'next', 'rights', 'see', 'help', 'ask', 'danger'],
    };
    for (const shown of everyPage) {
      const ids = pageOf(shown, emptyBoxes).sections.map(({ id }) => id);
      expect(ids.filter((id) => id !== 'social' && id !== 'answer')).toEqual(wanted[shown.style]);
    }
  });

  test('judges nobody, and has no initials to be explained', () => {
    for (const shown of everyPage) {
      const text = sheetText(pageOf(shown, emptyBoxes)).replace(/^[A-Z ]+$/gm, '');
      const said = text.toLowerCase();
      expect(plainWords.judging.filter((word) => said.includes(word.toLowerCase()))).toEqual([]);
      expect(text.match(/\b[A-Z]{2,}\b/g) ?? []).toEqual([]);
      expect(said).not.toMatch(/\b(allegation|disclos|abus|perpetrat|suspect|evidence|windscreen)/);
    }
  });

  test('speaks to whoever reads it', () => {
    for (const shown of everyPage) {
      const text = sheetText(pageOf(shown, emptyBoxes));
      if (shown.reader === 'young') expect(text).not.toMatch(/your child|your baby|a parent/);
      else if (shown.reader === 'expecting') expect(text).not.toContain('your child');
      else expect(text).not.toContain('your baby');
      expect(text).not.toContain('{');
    }
  });

  test('never says that they agreed where they did not, nor that nothing more is shared', () => {
    for (const shown of everyPage) {
      const text = sheetText(pageOf(shown, emptyBoxes));
      const yes = /you agreed|you told us that you agree|you said yes to/i.test(text);
      expect(yes, `${JSON.stringify(shown)}\n${text}`).toBe(
        ['agreed', 'in-part'].includes(shown.case.answer),
      );
      expect(text).not.toMatch(/(nobody|no one|nothing) else|only us/i);
      expect(text.replaceAll('\n', ' ')).toMatch(/have to share more/);
    }
  });
});

describe('the easy-read page', () => {
  const easy = everyPage.filter(({ style }) => style === 'easy');

  test('has a drawing beside each idea, and no two of them alike', () => {
    for (const shown of easy) {
      const drawn = pageOf(shown, filledIn).sections.map(({ drawing }) => drawing);
      expect(drawn).not.toContain(undefined);
      expect(new Set(drawn).size).toBe(drawn.length);
    }
    const all = easy.flatMap((shown) => pageOf(shown, filledIn).sections);
    expect(new Set(all.map(({ drawing }) => drawing))).toEqual(new Set(Object.keys(drawings)));
  });

  test('has short sentences, one idea a line, also of what was typed', () => {
    for (const shown of easy) {
      const lines = pageOf(shown, filledIn).sections.flatMap(({ lines }) => lines);
      expect(lines.filter((line) => line.split(/\s+/).length > 14)).toEqual([]);
      expect(lines).toContain('She was cold.');
    }
  });
});

test('no word that was typed is lost, on either page', () => {
  const text = fc
    .array(fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){0,3}$/), { minLength: 1, maxLength: 3 })
    .map((lines) => lines.join('\n'));
  const boxes = fc.record({ why: text, with: text, next: text, who: text, phone: text });
  fc.assert(
    fc.property(fc.constantFrom(...everyPage), boxes, (shown, boxes) => {
      const said = sheetText(pageOf(shown, boxes)).replace(/\s+/g, ' ');
      for (const line of Object.values(boxes).flatMap((one) => one.split('\n')))
        expect(said).toContain(line);
    }),
    { numRuns: 200, seed: 1989 },
  );
});

test('who to ask is left to be filled in by hand where nobody typed it', () => {
  const [shown] = everyPage;
  expect(sheetText(pageOf(shown!, emptyBoxes))).toMatch(/Name: _+\nTelephone: _+/);
  expect(sheetText(pageOf(shown!, filledIn))).not.toContain('____');
});
