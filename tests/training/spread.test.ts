import { describe, expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { readWords } from '../../src/cli/words.ts';
import { codeOf } from '../../src/training/room/code.ts';
import { scenarioIds, scenarioOf } from '../../src/training/library/scenarios.ts';
import { answersAt, givenIn, journeyAt } from '../../src/walk/scenario.ts';
import {
  answersIn,
  codesAgain,
  collect,
  keptCodes,
  mostCodes,
  peopleIn,
  spreadOf,
  spreadTold,
  writtenCode,
  type Codes,
} from '../../src/training/room/spread.ts';
import { throwing, walker } from './walkers.ts';

const words = await readWords();
const idOf = (start: string) => scenarioIds.find((id) => id.startsWith(start))!;
const at = async (start: string, stage: number) => ({
  id: idOf(start),
  scenario: await scenarioOf(idOf(start)),
  stage,
});
const s03 = await at('s03', 1);
const s07 = await at('s07', 2);
const s14 = await at('s14', 0);

/** People of a stage, with the code that each was given. */
const room = ({ id, scenario, stage }: typeof s03, people: number) =>
  Array.from({ length: people }, (_, person) => {
    const answers = walker(scenario, stage, throwing(`${id} ${person}`));
    return { answers, code: codeOf(id, stage, scenario, answers) };
  });
const enter = (where: typeof s03, codes: readonly string[], from: Codes = []): Codes =>
  codes.reduce((so, code) => collect(so, code, { ...where, another: true }).codes, from);

/**
 * What 40 people answered, counted from their answers alone: how many met a question, and how many
 * gave each answer or tick.
 */
function counted({ scenario, stage }: typeof s03, all: readonly Memory[]) {
  const journey = journeys[journeyAt(scenario, stage)];
  const settled = Object.fromEntries(
    Object.entries(answersAt(scenario, stage)).filter(([question]) => givenIn.includes(question)),
  );
  const met: Record<string, number> = {};
  const given: Record<string, number> = {};
  const ends: Record<string, number> = {};
  const sets: Record<string, Set<string>> = {};
  for (const own of all) {
    const { walks, memory } = walkJourney(journey, { ...settled, ...own });
    const steps = new Map(
      walks.flatMap(({ steps }) => steps).map(({ question, answer }) => [question, answer]),
    );
    for (const [question, answer] of steps) {
      if (question in settled) continue;
      met[question] = (met[question] ?? 0) + 1;
      (sets[question] ??= new Set()).add(JSON.stringify(answer));
      for (const one of typeof answer === 'string'
        ? [answer]
        : answer.length > 0
          ? answer
          : ['none'])
        given[`${question} ${one}`] = (given[`${question} ${one}`] ?? 0) + 1;
    }
    for (const of of ['level', 'consent', 'sharing'])
      if (memory[of])
        ends[`${of} ${String(memory[of])}`] = (ends[`${of} ${String(memory[of])}`] ?? 0) + 1;
  }
  return {
    met,
    given,
    ends,
    parted: Object.keys(sets).filter((question) => sets[question]!.size > 1),
  };
}
const shown = (counts: readonly { answer: string; people: number }[], of: string) =>
  counts
    .filter(({ people }) => people > 0)
    .map(({ answer, people }) => [`${of} ${answer}`, people] as const);

describe.each([s03, s07, s14])('40 people at $id, stage $stage', (where) => {
  const people = room(where, 40);
  const codes = enter(
    where,
    people.map(({ code }) => code),
  );
  const spread = spreadOf(answersIn(codes), where.scenario, where.stage);
  const count = counted(
    where,
    people.map(({ answers }) => answers),
  );

  test('are shown as they are counted by hand, question by question', () => {
    expect(spread.people).toBe(40);
    // safe-to-tell stands in two decisions: some meet it in one, some in the other
    const met = (question: string) =>
      spread.questions
        .filter((one) => one.question === question)
        .reduce((sum, one) => sum + one.people, 0);
    expect(
      Object.fromEntries(Object.keys(count.met).map((question) => [question, met(question)])),
    ).toEqual(count.met);
    expect(new Set(spread.questions.map(({ question }) => question))).toEqual(
      new Set(Object.keys(count.met)),
    );
    const given: Record<string, number> = {};
    for (const { question, counts } of spread.questions)
      for (const [key, people] of shown(counts, question)) given[key] = (given[key] ?? 0) + people;
    expect(given).toEqual(count.given);
  });
  test('and so are the ends they came to', () => {
    expect(
      Object.fromEntries(spread.reached.flatMap(({ of, counts }) => shown(counts, of))),
    ).toEqual(count.ends);
  });
  test('part where those who met a question gave more than one answer; the weightiest is first, and of one weight the first that is met', () => {
    expect(
      new Set(spread.questions.filter(({ parts }) => parts).map(({ question }) => question)),
    ).toEqual(new Set(count.parted));
    const declared = journeys[journeyAt(where.scenario, where.stage)].stages.flatMap(
      ({ decision }) => Object.keys(decision.spec.questions),
    );
    const heavy = spread.questions.filter(({ weight }) => weight === 'level');
    expect(heavy.length).toBeGreaterThan(0);
    expect(spread.first?.question).toBe(
      declared.find((question) => heavy.some((one) => one.question === question)),
    );
  });
  test('and are the same in whatever order they came', () => {
    const backwards = enter(where, people.map(({ code }) => code).reverse());
    expect(backwards).toEqual(codes);
    expect(spreadOf(answersIn(backwards), where.scenario, where.stage)).toEqual(spread);
  });
  test('and what is said in words counts the same, with every answer named', () => {
    const told = spreadTold(spread, words);
    const numbers = (all: readonly { people: number; counts: readonly { people: number }[] }[]) =>
      all.map(({ people, counts }) => [people, counts.map((one) => one.people)]);
    expect(numbers(told.questions)).toEqual(numbers(spread.questions));
    expect(numbers(told.reached)).toEqual(numbers(spread.reached));
    expect(told.questions.filter(({ first }) => first)).toHaveLength(1);
    const labels = [...told.questions, ...told.reached].flatMap(({ counts }) =>
      counts.map(({ label }) => label),
    );
    expect(labels.filter((label) => /^[a-z-]*$/.test(label))).toEqual([]);
    expect(JSON.parse(JSON.stringify(told)), 'can be sent to another window').toEqual(told);
  });
});

describe('who agrees with the scenario', () => {
  test('is beside its own answers, even where nobody gave them', () => {
    const { questions, reached } = spreadOf(
      room(s07, 3).map(({ answers }) => answers),
      s07.scenario,
      s07.stage,
    );
    const { memory } = walkJourney(journeys.refer, answersAt(s07.scenario, s07.stage));
    for (const { of, counts } of reached)
      expect(counts.filter(({ model }) => model).map(({ answer }) => answer)).toEqual([memory[of]]);
    const concerns = questions.find(({ question }) => question === 'concerns')!;
    expect(concerns.counts.filter(({ model }) => model).map(({ answer }) => answer)).toEqual([
      'strangled-child',
      'domestic-abuse',
      'police-notice-domestic-abuse',
    ]);
  });
  test('never parts, where all gave the same answers', () => {
    const { answers } = room(s03, 1)[0]!;
    const { first, questions, people } = spreadOf(
      [answers, answers, answers],
      s03.scenario,
      s03.stage,
    );
    expect([first, people, questions.every(({ parts, people }) => !parts && people === 3)]).toEqual(
      [undefined, 3, true],
    );
  });
  test('parts at a tick-list where the ticks are not the same, and not where only their order is', () => {
    const ticked = (concerns: string[]) => ({
      ...walker(s03.scenario, 1, throwing('one'), () => 0),
      concerns,
    });
    const parts = (one: string[], other: string[]) =>
      spreadOf([ticked(one), ticked(other)], s03.scenario, 1).first?.question;
    expect(parts(['neglect', 'radicalisation'], ['radicalisation', 'neglect'])).toBeUndefined();
    expect(parts(['neglect', 'radicalisation'], ['neglect'])).toBe('concerns');
    expect(parts(['neglect'], [])).toBe('concerns');
  });
  test('and nobody at all makes an empty picture', () => {
    expect(spreadOf([], s03.scenario, 1)).toEqual({
      stage: 1,
      people: 0,
      questions: [],
      first: undefined,
      reached: [],
    });
  });
});

describe('entering codes', () => {
  const [one, two] = room(s03, 2) as [
    ReturnType<typeof room>[number],
    ReturnType<typeof room>[number],
  ];
  test('a code typed again is another person only if that is said', () => {
    const { codes } = collect([], one.code, s03);
    const again = collect(codes, one.code.toLowerCase().replaceAll('-', ' '), s03);
    expect([again.said, again.codes]).toEqual(['repeated', codes]);
    const both = collect(codes, one.code, { ...s03, another: true });
    expect([both.said, peopleIn(both.codes), answersIn(both.codes).length]).toEqual([
      'accepted',
      2,
      2,
    ]);
  });
  test('a code that is refused changes nothing', () => {
    const { codes } = collect([], one.code, s03);
    const spoilt = one.code.slice(0, -1) + (one.code.endsWith('2') ? '3' : '2');
    const elsewhere = codeOf(
      s03.id,
      0,
      s03.scenario,
      walker(s03.scenario, 0, throwing('elsewhere')),
    );
    const ofAnother = room(s14, 1)[0]!.code;
    expect(collect(codes, spoilt, s03)).toEqual({ said: 'wrong', codes });
    expect(collect(codes, elsewhere, s03)).toEqual({
      said: 'other',
      codes,
      of: { id: s03.id, stage: 0 },
    });
    expect(collect(codes, ofAnother, s03)).toEqual({ said: 'stale', codes });
    expect(collect(codes, ofAnother, { ...s03, others: [s14] })).toEqual({
      said: 'other',
      codes,
      of: { id: s14.id, stage: 0 },
    });
  });
  test('200 are taken, and no more', () => {
    const full = Array.from({ length: mostCodes }, (_, i) => (i % 2 ? one : two).code);
    const codes = enter(s03, full);
    expect(peopleIn(codes)).toBe(200);
    expect(collect(codes, one.code, { ...s03, another: true })).toEqual({ said: 'full', codes });
    expect(spreadOf(answersIn(codes), s03.scenario, 1).questions[0]!.people).toBe(200);
  });
  test('what is held says nothing of who came when', () => {
    const codes = enter(s03, [two.code, one.code, two.code]);
    expect(codes).toEqual(enter(s03, [one.code, two.code, two.code]));
    expect(codes.map(writtenCode).sort()).toEqual([one.code, two.code].sort());
    expect(new Set(codes.flatMap((entered) => Object.keys(entered)))).toEqual(
      new Set(['code', 'people', 'answers']),
    );
  });
});

test('the codes that a tab kept are read again as they were, and what is none of this stage is left out', async () => {
  const known = {
    id: 's03-no-thank-you',
    scenario: await scenarioOf('s03-no-thank-you'),
    stage: 0,
  };
  const code = codeOf(known.id, 0, known.scenario, answersAt(known.scenario, 0));
  let codes = collect([], code, known).codes;
  codes = collect(codes, code, { ...known, another: true }).codes;
  expect(codesAgain(JSON.parse(JSON.stringify(keptCodes(codes))), known)).toEqual(codes);
  for (const spoiled of [
    undefined,
    null,
    7,
    'x',
    [7],
    [['no-code', 3]],
    [[code, -1]],
    [[code, 'x']],
  ])
    expect(codesAgain(spoiled, known)).toEqual([]);
  expect(codesAgain([[code, 1]], { ...known, stage: 1 })).toEqual([]);
});
