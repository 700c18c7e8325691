import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTold } from '../../content/plugin.ts';
import { circumstanceIds as idsInWords, tagged } from '../../content/told.ts';
import {
  cannotBeRefused,
  circumstanceIds,
  circumstances,
  circumstancesOf,
  type Circumstance,
} from '../../machines/circumstances.ts';
import { neverTell } from '../../machines/concerns.ts';
import { either, holds, type All, type Memory } from '../../machines/grammar/fact.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { levels } from '../../machines/outcomes.ts';
import { mayBeTold } from '../../machines/settled.ts';
import { explore } from '../../machines/grammar/explore.ts';
import { pathOf } from '../../src/walk/path.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { recommend, type Recommendation } from '../../src/recommend/recommend.ts';
import { ringWords } from '../../src/recommend/ring.ts';
import { otherWords, retold } from '../../src/recommend/retold.ts';
import { people } from '../machines/people.ts';
import { asUsual } from './asUsual.ts';
import { explained } from '../records/made.ts';
import { readPack, readWords } from '../records/words.ts';

/*
 * No page contradicts its own duties, or anything else that it rests on. A page shows the words as
 * they are told in all that holds for its path, so it is enough that this telling is right for
 * every set of circumstances, and that every page goes by it.
 */

const words = await readWords();
const at = new Date('2026-11-24T14:41:00');
const areas = readdirSync('content/areas').map((file) => file.replace('.yaml', ''));
const packs = Object.fromEntries(
  await Promise.all(areas.map(async (area) => [area, await readPack(area)] as const)),
);
const files = ['levels', 'actions', 'concerns', 'consent-outcomes', 'sharing-outcomes'].map(
  (name) => `content/${name}.yaml`,
);
const read = await Promise.all(files.map(readTold));

const placed = (whole: unknown, place: readonly (string | number)[]) =>
  place.reduce<unknown>(
    (part, key) => (part as Record<string | number, unknown>)[key],
    whole,
  ) as string;
/** By circumstance: what is said as usual, and must not be said there. */
const usual = Object.fromEntries(
  circumstanceIds.map((id) => [id, new Set(asUsual(id))]),
) as unknown as Readonly<Record<Circumstance, ReadonlySet<string>>>;

/** Every sentence on the page. */
const said = ({
  act,
  lead,
  who,
  say,
  dos,
  donts,
  consent,
  sharing,
  actions,
  why,
}: Recommendation): readonly string[] => [
  ...[act, lead, who, ...say, ...dos, ...donts],
  ...[consent, sharing].flatMap((ending) =>
    ending ? [ending.title, ending.explain, ...ending.do, ...ending.say] : [],
  ),
  ...actions.flatMap((one) => [one.do, one.how]),
  ...why.map(({ so }) => so),
];

/** People of each journey who came to an end in England, the same each time. */
const ended = (journey: JourneyId): readonly Memory[] =>
  fc.sample(people(journeys[journey]), { numRuns: 400, seed: 2026 }).filter((answers) => {
    const { next, memory } = pathOf(journeys[journey], answers);
    return (
      !next &&
      (memory['area'] as string) in packs &&
      !journeys[journey].endsAt.includes(memory['givens'] as string)
    );
  });
/** Answers of somebody in a shipped area with whom a circumstance holds; none if it can with nobody. */
function someoneIn(journey: JourneyId, one: Circumstance): Memory | undefined {
  const here = either(circumstances[one]).map((all): All => ({ ...all, area: areas }));
  const end = explore(journeys[journey], [here]).ends.find(({ memory }) => holds(here, memory));
  return end && Object.fromEntries(end.trail.map(({ question, answer }) => [question, answer]));
}
const subsetsOf = (some: readonly Circumstance[]) =>
  some.reduce<readonly (readonly Circumstance[])[]>(
    (all, one) => [...all, ...all.map((set) => [...set, one])],
    [[]],
  );

test('law: whatever holds together, no sentence is said that any of it contradicts', () => {
  const all = read.flatMap(({ words: whole, tellings }) =>
    tellings.map(([place, other]) => ({ it: placed(whole, place), other })),
  );
  expect(all.length).toBeGreaterThan(150);
  for (const { it, other } of all) {
    // what a sentence is not told otherwise in changes nothing, so all of that stands beside all else once
    const [matters, others] = [true, false].map((does) =>
      circumstanceIds.filter((one) => (otherWords(other, one) !== 'same') === does),
    );
    for (const holding of subsetsOf(matters!).flatMap((set) => [set, [...others!, ...set]])) {
      const shown = retold({ it: [it] }, [[['it', 0], other]], holding).it;
      const contradicts = holding.some((one) => otherWords(other, one) !== 'same');
      expect(shown.includes(it), `“${it}” where ${holding.join(' and ')} hold`).toBe(!contradicts);
    }
  }
});

test.each(['refer', 'share'] as const)(
  'every page of the journey %s is told by all that holds for it',
  (journey) => {
    const met = new Set<Circumstance>();
    const witnesses = circumstanceIds
      .map((one) => someoneIn(journey, one))
      .filter((answers) => answers !== undefined);
    for (const answers of [...ended(journey), ...witnesses]) {
      const walk = walkIn(journey, answers, packs[answers['area'] as string]!);
      const sentences = said(recommend({ walk, words, at }));
      for (const one of circumstancesOf(walk.path.memory)) {
        met.add(one);
        expect(
          sentences.filter((sentence) => usual[one].has(sentence)),
          `${one}: ${JSON.stringify(answers)}`,
        ).toEqual([]);
      }
    }
    // only whoever is asked meets the council’s enquiry
    const all = circumstanceIds.filter((one) => journey === 'share' || one !== 'enquiry');
    expect([...met].sort()).toEqual([...all].sort());
  },
);

test.each(['not-asked', 'agreed', 'refused', 'differ'])(
  'M.2 where an illness puzzles, what the carers are told is settled with the paediatrician first, and nothing says to tell them now: %s',
  (response) => {
    const page = (concerns: readonly string[]) => {
      const answers = {
        ...explained,
        concerns,
        harm: 'yes',
        'safe-to-tell': 'yes',
        response,
        'other-children': 'no',
        detriment: 'sharing-safer',
        'how-much': 'all',
        method: 'secure',
        area: 'cumberland',
      };
      const walk = walkIn('refer', answers, packs['cumberland']!);
      return said(recommend({ walk, words, at })).filter((one) =>
        /\b(be open with them|tell(ing)? them (what|you|why|that)|tell them, so)/i.test(one),
      );
    };
    expect(page([]), 'as usual').not.toEqual([]);
    expect(page(['perplexing-presentation'])).toEqual([]);
  },
);

test.each(['not-asked', 'agreed', 'refused', 'differ', 'unreachable'])(
  'M.2 where one parent or carer may be told, nothing says to tell “them”, and one page says that nobody else is told: %s',
  (response) => {
    const page = (told: string) => {
      const answers = {
        ...explained,
        concerns: ['domestic-abuse'],
        'domestic-abuse-checklist': 'not-done',
        'high-risk-grounds': [],
        harm: 'yes',
        'safe-to-tell': told,
        response,
        'other-children': 'no',
        detriment: 'sharing-safer',
        'how-much': 'all',
        method: 'secure',
        area: 'cumberland',
      };
      return said(recommend({ walk: walkIn('refer', answers, packs['cumberland']!), words, at }));
    };
    const tells =
      /\b(be open with them|(?<!I’ll )tell(ing)? them (what|you|why|before)|safe to tell them)/i;
    expect(
      page('yes').filter((one) => tells.test(one)),
      'as usual',
    ).not.toEqual([]);
    expect(page('one-carer').filter((one) => tells.test(one))).toEqual([]);
    expect(page('one-carer').join(' ')).toMatch(/only the parent or carer whom it is safe to tell/);
  },
);

test('M.5 after a refusal the script challenges it: the manager, names, written reasons and a time, and no line of the list for it', () => {
  const script = (answer: string) => {
    const answers = {
      ...explained,
      concerns: ['neglect', 'referred-already'],
      'referral-answer': answer,
      harm: 'yes',
      'safe-to-tell': 'unsure',
      'other-children': 'no',
      detriment: 'sharing-safer',
      'how-much': 'all',
      method: 'secure',
      area: 'cumberland',
    };
    const walk = walkIn('refer', answers, packs['cumberland']!);
    return recommend({ walk, words, at }).say.join(' ');
  };
  for (const asks of [
    /challenging the answer/,
    /the manager/,
    /reasons in writing/,
    /a time by which/,
  ])
    expect(script('no-further-action')).toMatch(asks);
  expect(script('no-further-action')).not.toMatch(
    /We have referred already|urgent child protection/,
  );
  expect(script('accepted')).not.toMatch(/challenging/);
});

test('M.2 whoever may be told is not told later, so the script asks nobody to agree who tells them; where nobody may yet, it does', () => {
  const script = (more: Memory) => {
    const answers = {
      ...explained,
      concerns: ['neglect'],
      harm: 'yes',
      response: 'agreed',
      'other-children': 'no',
      detriment: 'sharing-safer',
      'how-much': 'all',
      method: 'secure',
      area: 'cumberland',
      ...more,
    };
    const walk = walkIn('refer', answers, packs['cumberland']!);
    return recommend({ walk, words, at }).say.join(' ');
  };
  const asks = /agree with me who tells them/;
  expect(script({ 'safe-to-tell': 'unsure' })).toMatch(asks);
  expect(script({ 'safe-to-tell': 'yes' })).not.toMatch(asks);
  const apart = { concerns: ['domestic-abuse'], 'domestic-abuse-checklist': 'not-done' };
  const one = { ...apart, 'high-risk-grounds': [], 'safe-to-tell': 'one-carer' };
  expect(script(one)).not.toMatch(asks);
  expect(script({ ...one, 'safe-to-tell': 'no', exceptions: [] })).toMatch(asks);
});

test('who may be told since is said to replace what was said before, unless they know already or the paediatrician settles it', () => {
  expect(mayBeTold({})).toBe(false);
  expect(mayBeTold({ 'safe-to-tell': 'yes' })).toBe(true);
  expect(mayBeTold({ 'safe-to-tell': 'unsure' })).toBe(false);
  expect(mayBeTold({ 'safe-to-tell': 'yes', 'telling-agreed': 'already-know' })).toBe(false);
  expect(mayBeTold({ 'safe-to-tell': 'yes', concerns: ['perplexing-presentation'] })).toBe(false);
  expect(mayBeTold({ 'safe-to-tell': 'yes', concerns: [neverTell[0]] })).toBe(false);
});

test.each(neverTell)(
  'M.2 of %s nothing on the page, in the script or in an ending says that anyone tells the family, at 999 either',
  (concern) => {
    const found = ['no', 'yes'].flatMap((danger) => {
      const answers = {
        ...explained,
        'immediate-danger': danger,
        concerns: [concern],
        'other-children': 'no',
        detriment: 'sharing-safer',
        'how-much': 'all',
        method: 'secure',
        area: 'cumberland',
      };
      const walk = walkIn('refer', answers, packs['cumberland']!);
      return said(recommend({ walk, words, at })).filter((one) =>
        /who (will )?tells?\b|who speaks to them|will tell them/i.test(one),
      );
    });
    expect(found).toEqual([]);
  },
);

/** An area that ended has no number to ring. */
const today = Object.keys(packs).filter((area) => packs[area]!.status !== 'retired');
describe.each(cannotBeRefused)('%s', (duty) => {
  /** Answers that bring it, at every level at which they can. */
  const met = explore(journeys.refer, [
    { actions: [duty] },
    { givens: ['ready'] },
    ...levels.map((level) => ({ level: [level] })),
  ]).ends.filter(({ memory }) => memory['actions']?.includes(duty) && memory['givens'] === 'ready');
  test.each(today)('says whom to ring for it on every page in %s, whatever the level', (area) => {
    expect(met.length).toBeGreaterThan(0);
    for (const { trail } of met) {
      const answers = {
        ...Object.fromEntries(trail.map(({ question, answer }) => [question, answer])),
        area,
      };
      const { actions, ring, otherwise, level } = recommend({
        walk: walkIn('refer', answers, packs[area]!),
        words,
        at,
      });
      const page = [
        actions.find(({ id }) => id === duty)!.how,
        ...[ring ?? [], otherwise].flat().map(ringWords),
      ].join(' ');
      expect(page, level).toMatch(/\b(?:\d{3,5} \d{3}|101|999)\b|council’s website/);
    }
  });
});

test('words may be told otherwise in each circumstance, and in no other', () =>
  expect(idsInWords).toEqual(circumstanceIds));

test('a sentence that does not say whether it is plain is refused while building, and says what to do', () => {
  expect(tagged.safeParse('Keep it here.').error?.issues[0]?.message).toMatch(
    /mark it !plain, or give its other words/,
  );
  expect(tagged.parse({ plain: 'Write it down.' })).toBe('Write it down.');
  expect(tagged.parse({ usual: 'Keep it here.', duty: 'Ring them all the same.' })).toBe(
    'Keep it here.',
  );
  expect(tagged.safeParse({ usual: 'Keep it here.' }).success).toBe(false);
  expect(tagged.safeParse({ usual: 'Keep it here.', sometimes: 'No.' }).success).toBe(false);
});
