// An area that takes a concern further is walked by its own floors wherever its answers are
// followed, and by no others.
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Pack, ScenarioText } from '../../content/schema.ts';
import { pack as packShape } from '../../content/pack.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import type { Raises } from '../../machines/overlay.ts';
import { decideFile } from '../../src/cli/decide.ts';
import { readRaises } from '../../src/cli/raises.ts';
import { readPack } from '../../src/cli/words.ts';
import { newDraft } from '../../src/decide/draft.ts';
import { journeyIn } from '../../src/walk/journeyIn.ts';
import { offeredAt, pathOf, isTicks } from '../../src/walk/path.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { runToday } from '../../src/saved/differs.ts';
import { toRecord } from '../../src/decide/finish.ts';
import { rerun } from '../../src/records/rerun.ts';
import { rulesOf } from '../../src/records/rules.ts';
import { rulesNow } from '../../src/records/rulesNow.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { modelPath } from '../../src/training/practise/attempt.ts';
import { filledIn } from '../open/packs.ts';
import { at, words, says } from '../records/made.ts';
import { readStories } from '../records/words.ts';
import { times } from '../settings/count.ts';

/**
 * Stands for `raises` written into packs of content/areas: in the packs as they are read, and in
 * what a build makes of them.
 */
const shipped = vi.hoisted(() => ({ raises: {} as Pack['raises'] }));
vi.mock('../../src/cli/words.ts', async (original) => {
  const real = await original<typeof import('../../src/cli/words.ts')>();
  return {
    ...real,
    readPack: async (area: string) => ({ ...(await real.readPack(area)), raises: shipped.raises }),
    readPacks: async () =>
      Object.fromEntries(
        Object.entries(await real.readPacks()).map(([area, pack]) => [
          area,
          { ...pack, raises: shipped.raises },
        ]),
      ),
  };
});
const built = vi.hoisted(() => ({ raises: {} as Readonly<Record<string, Raises>> }));
vi.mock('../../src/walk/shippedRaises.ts', () => ({
  get shippedRaises() {
    return built.raises;
  },
}));
async function ship(raises: Pack['raises']) {
  shipped.raises = raises;
  built.raises = await readRaises();
}
afterEach(() => ship({}));

const further = { source: 'windscreen', asAt: '2026-11-22', confidence: 'published' } as const;
const raised: Pack['raises'] = {
  neglect: { value: 'refer-urgently', ...further },
  'domestic-abuse': { value: 'refer-urgently', ...further },
  'child-exploitation': { value: 'call-999', ...further },
};
const areas = readdirSync('content/areas').map((file) => file.replace('.yaml', ''));
const template = (raises: Pack['raises']) => packShape.parse(filledIn({ raises }));
/**
 * One story for each level and consent that the scenarios reach, and for each concern raised here.
 */
const stories = [
  ...new Map(
    (await readStories()).map((story) => {
      const { memory } = pathOf(journeys[story.journey], story.answers);
      const ticked = Object.keys(raised).filter((concern) =>
        (story.answers['concerns'] as readonly string[] | undefined)?.includes(concern),
      );
      return [
        [story.journey, memory['level'], memory['consent'], ...ticked].join(' '),
        story,
      ] as const;
    }),
  ).values(),
];

/**
 * What is said at each question of a story; where the floors lead to one that it does not answer,
 * the first thing offered.
 */
function finished(id: JourneyId, answers: Memory, pack: Pack): Memory {
  const journey = journeyIn(id, pack);
  let all = answers;
  for (let { next } = pathOf(journey, all); next; { next } = pathOf(journey, all)) {
    const [first] = offeredAt(journey, all, next.question);
    all = { ...all, [next.question]: isTicks(journey, next.question) ? [] : first! };
  }
  return all;
}
const endOf = ({ memory, actions }: { memory: Memory; actions: readonly string[] }) => ({
  ...Object.fromEntries(['level', 'need', 'consent', 'sharing'].map((end) => [end, memory[end]])),
  actions: [...actions].sort(),
});

/**
 * One story, decided in an area as the app decides it: by the session, in the recommendation, and
 * in the record.
 */
async function decidedIn(
  area: string,
  pack: Pack,
  { journey, answers: told }: (typeof stories)[number],
) {
  const answers = finished(
    journey,
    { ...told, area, mode: area === 'cumbria-to-2025' ? 'training' : 'live' },
    pack,
  );
  const draft = {
    ...newDraft(journey, at),
    answers,
    ...(area === 'own-pack' ? { ownPack: pack } : {}),
  };
  const session = new Session(draft);
  const walk = walkIn(journey, answers, pack);
  const recommendation = recommend({ walk, words, at });
  const record = toRecord({
    draft: { ...draft, rules: await rulesNow() },
    walk,
    recommendation,
    words,
    says,
    at,
    id: 'one',
    version: '0',
  });
  return { answers, session, walk, recommendation, record };
}

const everywhere = [...areas, 'own-pack'];
/**
 * What is told in an area: each story somewhere, and what ticks a concern raised here everywhere.
 * `npm run fuzz` tells all of it everywhere.
 */
const toldIn = (area: string) =>
  stories.filter(
    ({ answers: { concerns = [] } }, n) =>
      times > 1 ||
      everywhere[n % everywhere.length] === area ||
      Object.keys(raised).some((concern) => concerns.includes(concern)),
  );

describe.each([
  ['that raises nothing', {}],
  ['that takes concerns further', raised],
] as const)('an area %s', (_, raises) => {
  test.each(everywhere)(
    '%s: every story ends alike in the session, the recommendation and the record',
    async (area) => {
      await ship(area === 'own-pack' ? {} : raises);
      const pack = area === 'own-pack' ? template(raises) : await readPack(area);
      let moved = 0;
      for (const story of toldIn(area)) {
        const { answers, session, walk, recommendation, record } = await decidedIn(
          area,
          pack,
          story,
        );
        const end = endOf(walk.path);
        expect(session.path, story.at).toEqual(walk.path);
        expect(recommendation.level, story.at).toBe(end['level' as keyof typeof end]);
        expect(recommendation.actions.map(({ id }) => id).sort(), story.at).toEqual(end.actions);
        expect(record.rules, story.at).toEqual(rulesOf(session.journey));
        expect(rerun(record), story.at).toBe('same');
        expect(runToday(record, area === 'own-pack' ? pack : undefined).today, story.at).toBe(
          'same',
        );
        const scenario = {
          stages: [{ journey: story.journey, answers }],
        } as unknown as ScenarioText;
        if (area !== 'own-pack') expect(endOf(modelPath(scenario, 0)), story.at).toEqual(end);
        if (recommendation.level !== recommendationWithout(story.journey, answers)) moved++;
      }
      expect(moved > 0, 'whether floors of its own moved a level').toBe(
        Object.keys(raises).length > 0,
      );
    },
  );
});

/** The level by Windscreen's own floors, as far as the answers lead. */
const recommendationWithout = (id: JourneyId, answers: Memory) =>
  pathOf(journeyIn(id, { raises: {} }), answers).memory['level'];

test('npm run decide follows the floors of the area that its answers name', async () => {
  await ship(raised);
  const { answers: neglect } = stories.find(
    ({ journey, answers }) =>
      journey === 'refer' && (answers['concerns'] as string[]).includes('neglect'),
  )!;
  for (const area of ['cumberland', 'england-unlisted']) {
    const answers = finished('refer', { ...neglect, area }, await readPack(area));
    const onPath = Object.fromEntries(
      pathOf(journeyIn('refer', { raises: raised }), answers).steps.map(({ question, answer }) => [
        question,
        answer,
      ]),
    );
    const { done, result } = await decideFile(
      JSON.stringify({ journey: 'refer', answers: onPath }),
      'a.json',
    );
    expect([done, result.level]).toEqual([true, 'refer-urgently']);
  }
});

test('answers are never followed by the pack of another area', async () => {
  const pack = await readPack('cumberland');
  expect(() => walkIn('refer', { area: 'cheshire-east' }, pack)).toThrow(
    'load the pack of "cheshire-east"',
  );
});

test('a build reads what its areas raise from their packs, and leaves out those that raise nothing', async () => {
  expect(await readRaises()).toEqual({});
  await ship({ neglect: raised['neglect']! });
  expect(await readRaises()).toEqual(
    Object.fromEntries(areas.map((area) => [area, { neglect: 'refer-urgently' }])),
  );
});

test('the hash of today’s rules changes when an area takes a concern further', async () => {
  const before = await rulesNow();
  await ship(raised);
  expect(await rulesNow()).not.toBe(before);
});
