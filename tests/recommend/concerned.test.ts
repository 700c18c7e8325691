import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTold } from '../../content/plugin.ts';
import { told } from '../../content/told.ts';
import { atChosen } from '../../machines/chosen.ts';
import type { Level } from '../../machines/outcomes.ts';
import { concerned, whoIsConcerned, type Concerned } from '../../machines/concerned.ts';
import { actions } from '../../machines/actions.ts';
import { holds, type Memory } from '../../machines/grammar/fact.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { pathOf } from '../../src/walk/path.ts';
import { whatWasDecided } from '../../src/recommend/decided.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { retold } from '../../src/recommend/retold.ts';
import { people } from '../machines/people.ts';
import { readPack, readWords } from '../records/words.ts';

const words = await readWords();
const at = new Date('2026-11-24T14:41:00');
const areas = readdirSync('content/areas').map((file) => file.replace('.yaml', ''));
const packs = Object.fromEntries(
  await Promise.all(areas.map(async (area) => [area, await readPack(area)] as const)),
);
const folder = (name: string) =>
  readdirSync(`content/${name}`).map((file) => `content/${name}/${file}`);
const files = [
  ...folder('questions'),
  ...folder('guides'),
  ...['levels', 'actions', 'concerns', 'consent-outcomes', 'sharing-outcomes'].map(
    (name) => `content/${name}.yaml`,
  ),
];
const read = await Promise.all(files.map(async (file) => ({ file, ...(await readTold(file)) })));

const placed = (whole: unknown, place: readonly (string | number)[]) =>
  place.reduce<unknown>(
    (part, key) => (part as Record<string | number, unknown>)[key],
    whole,
  ) as string;
/** Every sentence that is told otherwise where someone is concerned, in its usual words. */
const usual = (who: Concerned) =>
  read.flatMap(({ words: whole, tellings }) =>
    tellings.flatMap(([place, other]) =>
      (other[who] ?? 'same') === 'same' ? [] : [placed(whole, place)],
    ),
  );
/** What is said of the lead to go round them, or to name the question that was asked. */
const goesRound =
  /^(It is, or may be, about your own lead or manager\. Tell someone above them|Your own lead: )/;
const sendsToLead =
  /\b(safeguarding lead|(?<!in )your (own )?(lead|manager|head)\b|line manager|head of service)/i;

/**
 * Every sentence that a person reads; what it rests on, and where it came from, is not told to them
 * to do.
 */
function said(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, one]) =>
    ['sources', 'doubt', 'notConfirmed', 'source', 'guide'].includes(key) ? [] : said(one),
  );
}

/** People of each journey who came to an end in England: the same each time, and made once. */
const ended = (journey: JourneyId) =>
  fc.sample(people(journeys[journey]), { numRuns: 250, seed: 1989 }).flatMap((answers) => {
    const { next, memory } = pathOf(journeys[journey], answers);
    const inEngland =
      (memory['area'] as string) in packs &&
      !journeys[journey].endsAt.includes(memory['givens'] as string);
    return !next && inEngland ? [{ answers, memory }] : [];
  });
const some = { refer: ended('refer'), share: ended('share') };
/** Some of those for whom somebody is concerned. */
const concernedPeople = (journey: JourneyId, who: Concerned): readonly Memory[] =>
  some[journey]
    .flatMap(({ answers, memory }) => (holds(concerned[who], memory) ? [answers] : []))
    .slice(0, 15);

describe.each(['refer', 'share'] as const)('in the journey %s', (journey) => {
  test.each(['lead', 'family'] as const)(
    'where the %s may be concerned, no sentence that sends anyone there is said, whatever is decided',
    (who) => {
      const all = concernedPeople(journey, who);
      expect(all.length).toBeGreaterThan(5);
      const never = new Set(usual(who));
      for (const answers of all) {
        const circumstances = {
          walk: walkIn(journey, answers, packs[answers['area'] as string]!),
          words,
          at,
        };
        const recommended = recommend(circumstances);
        /**
         * At 999 nobody in the family is approached. At another level the one carer whom it was
         * agreed to tell may be, and nobody else.
         */
        const tellsOneCarer = (level: Level) =>
          answers['safe-to-tell'] === 'one-carer' &&
          !holds(concerned[who], atChosen(circumstances.walk.journey, answers, level).memory);
        const decided = (['universal-help', 'child-in-need', 'refer-urgently'] as const).flatMap(
          (level) =>
            recommended.level && !tellsOneCarer(level)
              ? [whatWasDecided(circumstances, { follows: false, level })]
              : [],
        );
        /** Whoever says on the phone that they are the lead sends nobody to one. */
        const saysWhoRings = (sentence: string) =>
          sentence.includes('I am the designated safeguarding lead');
        const sends = (sentence: string) =>
          who === 'lead' &&
          !goesRound.test(sentence) &&
          !saysWhoRings(sentence) &&
          sendsToLead.test(sentence);
        const wrong = [recommended, ...decided]
          .flatMap(said)
          .filter((sentence) => never.has(sentence) || sends(sentence));
        expect(wrong, JSON.stringify(answers)).toEqual([]);
      }
    },
  );
});

describe('the words of questions and guides', () => {
  test.each(['lead', 'family'] as const)(
    'are told otherwise where the %s may be concerned',
    (who) => {
      for (const { file, words: whole, tellings } of read) {
        const sentences = said(retold(whole, tellings, [who]));
        for (const sentence of usual(who)) expect(sentences, file).not.toContain(sentence);
      }
    },
  );
  test('stand as they are where nobody is', () => {
    for (const { words: whole, tellings } of read) expect(retold(whole, tellings, [])).toBe(whole);
  });
  test('do not send anyone who may be the person concerned to their lead by another way', () => {
    for (const { file, words: whole, tellings } of read.filter(
      ({ file }) => !/guides|givens/.test(file),
    )) {
      const sends = said(retold(whole, tellings, ['lead'])).filter(
        (sentence) =>
          sendsToLead.test(sentence) &&
          !/^(If|It is|Is that|We ask so that|So your)/.test(sentence),
      );
      expect(
        sends.filter((sentence) => !/designated safeguarding lead$|Your own lead/.test(sentence)),
        file,
      ).toEqual([]);
    }
  });
});

test('whoever is not sure whether it is about their lead is treated as if it were; who is sure that it is not is not', () => {
  for (const answer of ['yes', 'unsure'])
    expect(whoIsConcerned({ 'is-your-lead': answer })).toEqual(['lead']);
  expect(whoIsConcerned({ 'is-your-lead': 'no' })).toEqual([]);
  expect(whoIsConcerned({})).toEqual([]);
});

test('the family is concerned wherever it is not to be approached, where the child alone may be told, and where sharing ended before anyone asked', () => {
  expect(concerned.family.slice(0, -2)).toEqual(actions['do-not-approach-the-family'].when);
  expect(whoIsConcerned({ 'safe-to-tell': 'child-only' })).toEqual(['family']);
  expect(whoIsConcerned({ 'safe-to-tell': 'one-carer' })).toEqual([]);
  const held = { concerns: ['stalking'], direction: 'asked', sharing: 'hold' };
  expect(whoIsConcerned(held)).toEqual(['family']);
  expect(whoIsConcerned({ ...held, sharing: 'share' })).toEqual([]);
});

test('a plain sentence that names the lead is refused while building, and says how to write it', () => {
  expect(told.safeParse('Ask your safeguarding lead.').error?.issues[0]?.message).toMatch(
    /write it as `usual` and `lead`/,
  );
  expect(told.safeParse({ usual: 'Ask your safeguarding lead.', family: 'nothing' }).success).toBe(
    false,
  );
  expect(told.parse({ usual: 'Ask your safeguarding lead.', lead: 'Ask someone above.' })).toBe(
    'Ask your safeguarding lead.',
  );
  expect(told.parse('Ring them first.')).toBe('Ring them first.');
});

test('a step for disagreement that goes through the lead, or does not say, is left out where they may be concerned', () => {
  const answers = concernedPeople('refer', 'lead')[0]!;
  const pack = packs['england-unlisted']!;
  const silent = {
    ...pack,
    escalation: pack.escalation.map(({ throughLead: _, ...step }) => step),
  };
  const area = { ...answers, area: 'england-unlisted' };
  const ladder = (held: typeof pack) =>
    recommend({ walk: walkIn('refer', area, held), words, at }).escalation;
  expect(ladder(pack).length).toBeGreaterThan(2);
  expect(ladder(pack)[0]).toMatch(/^Do not report to the person/);
  expect(ladder(silent)).toHaveLength(1);
});
