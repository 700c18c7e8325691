import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../content/plugin.ts';
import {
  shapes,
  type ConcernsText,
  type DecisionText,
  type EditionsText,
  type LevelsText,
  type Pack,
  type ToolsText,
  type WindscreenText,
} from '../../content/schema.ts';
import { plainTag } from '../../content/told.ts';
import { actions } from '../../machines/actions.ts';
import { concernIds } from '../../machines/concerns.ts';
import { isTickList } from '../../machines/grammar/decision.ts';
import { journeys } from '../../machines/journeys.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';

const files = readdirSync('content', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const inFolder = (folder: string) =>
  files
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => file.slice(folder.length + 1, -5));
const read = async (file: string) => (await readContent(`content/${file}`)) as object;
const words = async <Words>(file: string) => (await read(`${file}.yaml`)) as Words;

/** What is missing and what is left over, each with the file and the id. */
function compare(file: string, what: string, wanted: readonly string[], found: object): string[] {
  const has = Object.keys(found);
  return [
    ...wanted
      .filter((id) => !has.includes(id))
      .map((id) => `${file}: no words for ${what} “${id}”`),
    ...has
      .filter((id) => !wanted.includes(id))
      .map((id) => `${file}: words left over for ${what} “${id}”`),
  ];
}

/** Every text, or list of them, kept under a key, however deep. */
function under(key: string, words: unknown): string[] {
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(
    ([name, value]) =>
      (name === key && (typeof value === 'string' || Array.isArray(value))
        ? [value].flat()
        : under(key, value)) as string[],
  );
}
/**
 * The pages' words have headings under the same names, and the template of a pack has sources of
 * its own: they are left out.
 */
const everywhere = async (key: string) =>
  (
    await Promise.all(
      files
        .filter((file) => !/^pages\/|^pack-template/.test(file))
        .map(async (file) => under(key, await read(file)).map((id) => ({ file, id }))),
    )
  ).flat();

const decisions = [
  ...new Set(
    Object.values(journeys).flatMap(({ stages }) => stages.map(({ decision }) => decision.spec)),
  ),
];
const listed = decisions.map((spec) => ({ id: spec.id, file: `questions/${spec.id}`, spec }));

describe('a missing word and a word left over are both found', () => {
  test('by file and id', () => {
    expect(compare('x.yaml', 'level', ['one', 'two'], { two: '', three: '' })).toEqual([
      'x.yaml: no words for level “one”',
      'x.yaml: words left over for level “three”',
    ]);
  });

  test('however deep', () => {
    expect(
      under('source', { a: [{ source: 'x' }, { b: { source: ['y', 'z'] } }], source: 'w' }),
    ).toEqual(['x', 'y', 'z', 'w']);
  });
});

// the template of a pack is there to be filled in: tests/cli/pack.test.ts reads it as a pack. The
// words of a page have the shape that the page gives them: tests/cli/wordUses.test.ts refuses one
// word more
const shaped = files.filter((file) => file !== 'pack-template.yaml' && !file.startsWith('pages/'));
test.each(shaped)(
  '%s is read, and refused with one word more that has no place in it.',
  async (file) => {
    const [, shape] = shapes.find(([place]) => place.test(`content/${file}`))!;
    const written = parse(readFileSync(`content/${file}`, 'utf8'), {
      customTags: [plainTag],
    }) as object;
    const more = Array.isArray(written)
      ? [...(written as unknown[]), 7]
      : { ...written, 'no-such-word': 7 };
    expect(shape.safeParse(written).success).toBe(true);
    expect(shape.safeParse(more).success).toBe(false);
  },
);

describe('every decision has words, and no words are left over', () => {
  test('a file for each', () => {
    expect(inFolder('questions')).toEqual(listed.map(({ id }) => id).sort());
  });

  test.each(listed)('$id: questions, facts and outcomes', async ({ file, spec }) => {
    const { questions, facts, outcomes } = await words<DecisionText>(file);
    expect([
      ...compare(file, 'question', Object.keys(spec.questions), questions),
      ...compare(file, 'fact', Object.keys(spec.facts ?? {}), facts),
      ...compare(file, 'outcome', spec.outcomes, outcomes),
    ]).toEqual([]);
  });

  test.each(listed)(
    '$id: answers, what each means, and what to find out',
    async ({ file, spec }) => {
      const { questions } = await words<DecisionText>(file);
      const wrong = Object.entries(spec.questions).flatMap(([question, asked]) => {
        const text = questions[question];
        if (!text) return [];
        const ids = isTickList(asked) ? asked.tick : Object.keys(asked);
        const told = question === 'concerns' ? [] : ids; // the concerns have a file of their own
        return [
          ...compare(file, `an answer to ${question},`, told, text.answers),
          ...Object.keys(text.so)
            .filter((id) => !told.includes(id))
            .map((id) => `${file}: ${question}, so: “${id}” is no answer`),
          ...(ids.includes('unsure') === Boolean(text.findOut)
            ? []
            : [
                `${file}: ${question}: findOut belongs where “unsure” is an answer, and only there`,
              ]),
          ...(isTickList(asked) === Boolean(text.none)
            ? []
            : [
                `${file}: ${question}: none belongs to a list where nothing need be ticked, and only there`,
              ]),
        ];
      });
      expect(wrong).toEqual([]);
    },
  );

  test('a concern that is a condition of others stands below them, in their group, and none of them is a condition itself', async () => {
    const { groups } = await words<ConcernsText>('concerns');
    const wrong = groups.flatMap(({ concerns }) => {
      const ids = Object.keys(concerns);
      return ids.flatMap((id, i) =>
        (concerns[id]!.under ?? [])
          .filter((one) => !ids.slice(0, i).includes(one) || concerns[one]!.under)
          .map((one) => `${id} is under ${one}`),
      );
    });
    expect(wrong).toEqual([]);
    expect(
      groups.flatMap(({ concerns }) => Object.values(concerns).filter(({ under }) => under)).length,
    ).toBeGreaterThan(20);
  });
  test('a question that two decisions share is asked in the same words', async () => {
    const consent = await words<DecisionText>('questions/consent');
    const sharing = await words<DecisionText>('questions/sharing');
    const shared = Object.keys(consent.questions).filter(
      (question) => question in sharing.questions,
    );
    expect(shared).toEqual(['telling-agreed', 'safe-to-tell']);
    for (const question of shared)
      expect(sharing.questions[question]).toEqual(consent.questions[question]);
  });
});

test.each([
  ['levels', 'level', levels, () => words('levels')],
  ['consent-outcomes', 'outcome', consentOutcomes, () => words('consent-outcomes')],
  ['sharing-outcomes', 'outcome', sharingOutcomes, () => words('sharing-outcomes')],
  ['actions', 'action', Object.keys(actions), () => words('actions')],
  ['editions', 'law edition', answersTo('law-edition'), () => words('editions')],
] as const)(
  '%s.yaml: every %s has words, and no words are left over',
  async (file, what, ids, found) => {
    expect(compare(`${file}.yaml`, what, ids, (await found()) as object)).toEqual([]);
  },
);

test('concerns.yaml: every concern has words, once, and no words are left over', async () => {
  const { groups } = await words<ConcernsText>('concerns');
  const ids = groups.flatMap(({ concerns }) => Object.keys(concerns));
  expect(
    compare('concerns.yaml', 'concern', concernIds, Object.fromEntries(ids.map((id) => [id, id]))),
  ).toEqual([]);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('levels.yaml: each level has a place on the windscreen that is no lower than the one before; advice today has none', async () => {
  const told = await words<LevelsText>('levels');
  const places = levels.flatMap((level) => told[level]?.n ?? []);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(levels.filter((level) => told[level]?.n == null)).toEqual(['advice-today']);
  expect((await words<WindscreenText>('windscreen')).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
});

test('editions.yaml: from the first to the last, each ends as the next begins', async () => {
  const editions = Object.values(await words<EditionsText>('editions')).sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  expect(editions.filter(({ until }) => until === undefined)).toEqual([editions.at(-1)]);
  for (const [i, { name, until }] of editions.slice(0, -1).entries())
    expect(until! <= editions[i + 1]!.from, name).toBe(true);
});

describe('sources and guides', () => {
  test('every source named anywhere is listed', async () => {
    const sources = await words<object>('sources');
    const named = [...(await everywhere('sources')), ...(await everywhere('source'))];
    expect(named.length).toBeGreaterThan(100);
    expect(
      named
        .filter(({ id }) => !(id in sources))
        .map(({ file, id }) => `${file}: no source “${id}” in sources.yaml`),
    ).toEqual([]);
  });

  test('every tool named by an area, and every concern and action named by a tool or an edition, is known', async () => {
    const tools = await words<ToolsText>('tools');
    const packs = await Promise.all(inFolder('areas').map((area) => words<Pack>(`areas/${area}`)));
    expect(packs.flatMap((pack) => Object.keys(pack.tools)).filter((id) => !(id in tools))).toEqual(
      [],
    );
    const helped = Object.values(tools).flatMap(({ concerns }) => concerns);
    expect(helped.filter((id) => !(concernIds as readonly string[]).includes(id))).toEqual([]);
    const editions =
      readFileSync('content/editions.yaml', 'utf8').match(
        /(?<=\n {4})[a-z-]+(?=:\n {6}inForce)/g,
      ) ?? [];
    expect(editions.length).toBeGreaterThan(0);
    expect(editions.filter((id) => !(id in actions))).toEqual([]);
  });

  test('every guide named anywhere is written', async () => {
    const named = await everywhere('guide');
    expect(named.length).toBeGreaterThan(10);
    expect(
      named
        .filter(({ id }) => !inFolder('guides').includes(id))
        .map(({ file, id }) => `${file}: no guide “${id}”`),
    ).toEqual([]);
  });
});

function answersTo(question: string): string[] {
  return Object.keys(
    decisions.find(({ questions }) => question in questions)!.questions[question]!,
  );
}
