import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../content/plugin.ts';
import {
  shapes,
  type ConcernsText,
  type DecisionText,
  type GuideText,
} from '../../content/schema.ts';
import { plainTag } from '../../content/told.ts';
import { neverTell } from '../../machines/concerns.ts';

/*
 * What is said where telling the family is not safe, or is the danger. No program can read whether
 * a sentence sends somebody to the family, so its author says so: a sentence that a recommendation
 * may show is marked plain, or has other words for where nobody is to go to them (content/told.ts),
 * and circumstances.test.ts proves that these are what is shown. A guide and what an answer means
 * bear no such mark: a sentence of theirs that names the family is listed here by whoever read that
 * it sends nobody to them.
 */

type Loose = { [key: string]: Loose } & Loose[];
const written = (file: string) =>
  parse(readFileSync(`content/${file}.yaml`, 'utf8'), { customTags: [plainTag] }) as Loose;
const isRead = (file: string, words: unknown) =>
  shapes.find(([place]) => place.test(`content/${file}.yaml`))![1].safeParse(words).success;

describe('a sentence that says not of itself whether it contradicts anything', () => {
  const bare = 'Tell the parents first.' as unknown as Loose;
  const concernsIn = (words: Loose) =>
    Object.assign({}, ...words.groups!.map(({ concerns }) => concerns)) as Loose;

  test.each([
    'do-not-approach-the-family',
    'agree-who-tells-the-family',
    'named-doctor-before-parents',
    'one-chance',
  ])('I10 I11 is refused in the action %s', (id) => {
    for (const part of ['do', 'how']) {
      const words = written('actions');
      expect(isRead('actions', words)).toBe(true);
      words[id]![part] = bare;
      expect(isRead('actions', words), part).toBe(false);
    }
  });

  test.each(['proceed-without-telling', 'advice', 'openness'])(
    'I10 is refused in the outcome %s',
    (id) => {
      for (const spoil of [
        (outcome: Loose) => (outcome.title = bare),
        (outcome: Loose) => (outcome.explain = bare),
        (outcome: Loose) => outcome.do!.push(bare),
        (outcome: Loose) => (outcome.say = [bare] as unknown as Loose),
      ]) {
        const words = written('consent-outcomes');
        expect(isRead('consent-outcomes', words)).toBe(true);
        spoil(words[id]!);
        expect(isRead('consent-outcomes', words), String(spoil)).toBe(false);
      }
    },
  );

  test('A sentence that is not there is said to be missing, and not to contradict anything.', () => {
    const words = written('concerns');
    delete concernsIn(words)[neverTell[0]!]!.so;
    const shape = shapes.find(([place]) => place.test('content/concerns.yaml'))![1];
    expect(shape.safeParse(words).error?.issues.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^It is missing: write it, and mark it !plain/),
    ]);
  });

  test.each(neverTell)('I11 is refused in the concern %s', (id) => {
    for (const spoil of [
      (concern: Loose) => (concern.so = bare),
      (concern: Loose) => (concern.dos = [bare] as unknown as Loose),
      (concern: Loose) => concern.donts!.push(bare),
    ]) {
      const words = written('concerns');
      expect(isRead('concerns', words)).toBe(true);
      spoil(concernsIn(words)[id]!);
      expect(isRead('concerns', words), String(spoil)).toBe(false);
    }
  });
});

/** Whoever might be told. A sentence with one of these words in it is to be read by a person. */
const family = new Set(
  'family families parent parents mother mothers father fathers mum dad carer carers relative relatives community elders husband brother brothers sister sisters sibling siblings uncle aunt them home'.split(
    ' ',
  ),
);
const namesThem = (sentence: string) =>
  (sentence.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => family.has(word));
/**
 * Read, and found to send nobody to the family: it forbids, or warns, or names them for something
 * else.
 */
const sendsNobody = [
  'So nothing is said to them first. This alone does not mean significant harm.',
  'Not sure is treated as not safe. So say nothing to them until someone has advised you, and do not hold up an urgent referral.',
  'You may have one chance to help. Contact with the family can itself be the danger.',
  'Any pressure or plan to make a child marry, which is a crime with or without force, or threats or violence said to protect a family’s honour.',
  'Use a professional interpreter with no link to the family or community.',
  'Ask about brothers and sisters.',
  'Keep the record where no one close to the family can see it.',
  'Settle with the paediatrician what the family is told, and by whom.',
  'Refer urgently. Nobody in the family, and nobody whom they listen to, is told first. It is the harm that counts, not the faith.',
  'A girl’s breasts are pressed, bound or “ironed” to stop them growing (breast flattening).',
  'Write down the words used, who says them, and any place or date.',
  'See the child alone, and use a professional interpreter with no link to the family or community.',
];

/** Every sentence of a guide, but for what it says not to do. */
const told = ({ title, summary, sections }: GuideText) => [
  title,
  summary,
  ...sections
    .filter(({ heading }) => !heading.startsWith('Do not'))
    .flatMap(({ heading, text, list }) => [heading, ...text, ...list]),
];

const { groups } = (await readContent('content/concerns.yaml')) as ConcernsText;
const concern = (id: string) => groups.find(({ concerns }) => id in concerns)!.concerns[id]!;
const guides = [...new Set(neverTell.map((id) => concern(id).guide!))];
const { so } = ((await readContent('content/questions/consent.yaml')) as DecisionText).questions[
  'safe-to-tell'
]!;

describe('a sentence that names the family has been read by somebody', () => {
  test.each(guides)('I11 in the guide %s', async (guide) => {
    const named = told((await readContent(`content/guides/${guide}.yaml`)) as GuideText).filter(
      namesThem,
    );
    expect(named.filter((sentence) => !sendsNobody.includes(sentence))).toEqual([]);
  });

  test('I10 in what “no” and “not sure” mean where it is asked whether telling is safe', () => {
    expect(
      [so['no']!, so['unsure']!].filter((sentence) => !sendsNobody.includes(sentence)),
    ).toEqual([]);
  });

  test('and nothing is listed that is no longer said', async () => {
    const texts = await Promise.all(
      guides.map(async (guide) =>
        told((await readContent(`content/guides/${guide}.yaml`)) as GuideText),
      ),
    );
    const all = [...texts.flat(), ...Object.values(so)];
    expect(sendsNobody.filter((sentence) => !all.includes(sentence))).toEqual([]);
  });
});

test.each(neverTell)('I11 the concern %s says what not to do', (id) => {
  expect(concern(id).donts).not.toEqual([]);
});
