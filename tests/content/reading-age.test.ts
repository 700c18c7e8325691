import { readdirSync } from 'node:fs';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { DecisionText } from '../../content/schema.ts';

/** The oldest that somebody need be to read a question. */
const oldest = 11;
/** Questions that cannot do without a longer word, and which. */
const exceptions: Readonly<Record<string, string>> = {
  harm: 'significant harm is the law’s own test',
  'harm-again': 'significant harm is the law’s own test',
  advice: 'significant harm is the law’s own test',
  'is-your-lead': 'a safeguarding lead is called so',
  profession: 'the law names these professions',
  'recipient-under-duty': 'an organisation, and not a person, comes under the duty',
  hours: 'the council’s offices are called so',
};

/** Flesch and Kincaid’s grade as an age: the years of school that a text takes, and five. */
function readingAge(text: string): number {
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const sentence = text.match(/[.?!](?:\s|$)/g)?.length ?? 1;
  return (
    fleschKincaid({
      sentence,
      word: words.length,
      syllable: words.reduce((sum, word) => sum + syllable(word), 0),
    }) + 5
  );
}

const folder = 'content/questions';
for (const file of readdirSync(folder))
  test(`${file}: somebody of ${oldest} can read each question, or it stands among those that cannot do without a longer word`, async () => {
    const { questions } = (await readContent(`${folder}/${file}`)) as DecisionText; // checked by the words’ tests
    const hard = Object.entries(questions).filter(([, { ask }]) => readingAge(ask) > oldest);
    expect(hard.filter(([id]) => !(id in exceptions)).map(([, { ask }]) => ask)).toEqual([]);
    const easier = Object.entries(questions).filter(
      ([id, { ask }]) => id in exceptions && readingAge(ask) <= oldest,
    );
    expect(
      easier.map(([id]) => id),
      'no exception any more',
    ).toEqual([]);
  });
