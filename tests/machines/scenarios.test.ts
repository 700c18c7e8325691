import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import { actions } from '../../machines/actions.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';

const folder = new URL('../../content/scenarios/', import.meta.url).pathname;
const files = readdirSync(folder).sort();
const stages = (await Promise.all(files.map(read))).flat();

async function read(file: string) {
  const { title, contested, stages } = (await readContent(folder + file)) as ScenarioText;
  let answers: Memory = {};
  return stages.map((stage, n) => {
    answers = { ...answers, ...stage.answers };
    return {
      at: `${file.slice(0, 3).toUpperCase()}.${n}`,
      title,
      contested,
      named: Object.keys(stage.answers),
      expected: stage.expect,
      ...play(stage, answers),
    };
  });
}

function comeTo({ level, consent, sharing }: Memory) {
  return { level, consent, sharing };
}

function play({ journey }: { journey: 'refer' | 'share' }, answers: Memory) {
  const { walks, memory, actions } = walkJourney(journeys[journey], answers);
  const asked = walks.flatMap(({ steps }) => steps.map(({ question }) => question));
  const end = walks.at(-1)!;
  const stopped = end.done
    ? undefined
    : `"${end.question}" ${answers[end.question] ? `does not offer "${answers[end.question]}"` : 'has no answer'}`;
  const unasked = Object.keys(answers).filter((id) => !asked.includes(id));
  const without = walkJourney(
    journeys[journey],
    Object.fromEntries(Object.entries(answers).filter(([id]) => asked.includes(id))),
  );
  return {
    stopped,
    unasked,
    came: comeTo(memory),
    without: { ...comeTo(without.memory), actions: without.actions },
    actions,
  };
}

for (const { at, title, named, expected, stopped, unasked, without, came, actions } of stages) {
  test(`${at} ${title}: ${expected.level.join(' or ')}`, () => {
    expect(stopped, 'the journey is walked to its end').toBeUndefined();
    expect(
      unasked.filter((id) => named.includes(id)),
      'answers this stage gives, and is not asked for',
    ).toEqual([]);
    expect(
      without,
      'what an earlier stage answered, and this one does not ask, has no effect',
    ).toEqual({ ...came, actions });
    expect(expected.level).toContain(came.level);
    expect(actions).toEqual(expect.arrayContaining(expected.actions));
    expect(expected.consent ?? [came.consent]).toContain(came.consent);
    expect(expected.sharing ?? [came.sharing]).toContain(came.sharing);
  });
}

test('the 19 stories of domain J are told, in their order, and then at least 8 of our own', () => {
  expect(files.length).toBeGreaterThanOrEqual(19 + 8);
  expect(files.map((file) => file.slice(0, 3))).toEqual(
    files.map((_, n) => `s${String(n + 1).padStart(2, '0')}`),
  );
});

test('what a story expects can be come to', () => {
  const known = [...levels, ...Object.keys(actions), ...consentOutcomes, ...sharingOutcomes];
  const unknown = stages.flatMap(({ at, expected }) =>
    Object.values(expected)
      .flat()
      .filter((id) => !known.includes(id as never))
      .map((id) => `${at} ${id}`),
  );
  expect(unknown).toEqual([]);
});

test('a story that is called contested accepts more than one answer somewhere', () => {
  const called = stages.filter(({ contested }) => contested).map(({ title }) => title);
  expect(new Set(called).size).toBeGreaterThan(4);
  const differs = stages.filter(({ expected: { level, consent, sharing } }) =>
    [level, consent, sharing].some((one) => one && one.length > 1),
  );
  expect(called.filter((title) => !differs.some((stage) => stage.title === title))).toEqual([]);
});

test('some stages set aside what an earlier one answered', () => {
  expect(stages.filter(({ unasked }) => unasked.length > 0).length).toBeGreaterThan(20);
});

test('together the stories come to every level and outcome', () => {
  const all = { level: levels, consent: consentOutcomes, sharing: sharingOutcomes };
  const holes = Object.entries(all).flatMap(([id, ends]) =>
    ends
      .filter((end) => !stages.some(({ came }) => came[id as keyof typeof came] === end))
      .map((end) => `${id} ${end}`),
  );
  expect(holes).toEqual([]);
});
