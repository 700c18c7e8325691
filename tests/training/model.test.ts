import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { readWords } from '../../src/cli/words.ts';
import { offeredAt, isTicks } from '../../src/walk/path.ts';
import {
  attemptPath,
  isAccepted,
  modelPath,
  ownSteps,
} from '../../src/training/practise/attempt.ts';
import { ends, modelAnswer } from '../../src/training/practise/model.ts';
import { besideOf, marksOf, sideOf } from '../../src/training/practise/practised.ts';
import { room } from '../../src/training/room/room.ts';
import { roomView } from '../../src/training/room/roomView.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import { spreadOf, spreadTold } from '../../src/training/room/spread.ts';
import { answersAt, journeyOfStage, stageAt } from '../../src/walk/scenario.ts';
import { toldAt, toldOf } from '../../src/training/room/told.ts';

const words = await readWords();
const all = await allScenarios();
const stages = all.flatMap(({ id, scenario }) =>
  scenario.stages.map((_, stage) => ({ at: `${id}, stage ${stage + 1}`, id, scenario, stage })),
);
const contested = stages.filter(({ scenario, stage }) =>
  ends.some((of) => (scenario.stages[stage]!.expect[of]?.length ?? 0) > 1),
);
const jumper = stages.find(
  ({ scenario, stage }) => scenario.title === 'Thursday’s jumper' && stage === 0,
)!;

test('a stage that a scenario does not have is named, as it is written and as it is told', () => {
  const { id, scenario } = jumper;
  expect(() => stageAt(scenario, 9)).toThrow(
    `the scenario "Thursday’s jumper" has ${scenario.stages.length} stages, and none at 9`,
  );
  expect(() => toldAt(toldOf(id, scenario, words), 9)).toThrow(
    `“Thursday’s jumper” is told in ${scenario.stages.length} stages, and has none at 9`,
  );
});

/** A person who answers as the scenario does. */
const example = ({ scenario, stage }: (typeof stages)[number]): Memory =>
  Object.fromEntries(
    ownSteps(scenario, stage, modelPath(scenario, stage)).map(({ question, answer }) => [
      question,
      answer,
    ]),
  );

/** What a room is shown of a stage once the facilitator has shown all of it. */
function shownOf({ id, scenario, stage }: (typeof stages)[number]) {
  const actor = createActor(room, {
    input: { told: toldOf(id, scenario, words), session: { id: 'a', begun: 1 } },
  }).start();
  for (let n = 0; n <= stage; n++) actor.send({ type: 'NEXT_STAGE' });
  actor.send({
    type: 'SPREAD',
    stage,
    spread: spreadTold(
      spreadOf([example({ at: '', id, scenario, stage })], scenario, stage),
      words,
    ),
  });
  actor.send({ type: 'REVEAL' });
  return (['answer', 'outcome', 'path', 'spread'] as const).map((shown) => {
    actor.send({ type: 'SHOW', shown });
    return roomView(actor.getSnapshot().context);
  });
}

describe.each(stages)('$at has one answer', (where) => {
  const { scenario, stage } = where;
  const { walks, memory } = walkJourney(
    journeyOfStage(scenario, stage),
    answersAt(scenario, stage),
  );
  const [answer, outcome, path, spread] = shownOf(where);
  const level = words.levels[memory['level'] as string]!;

  test('the needle, the level, what follows and the marks are where its own answers lead', () => {
    for (const view of [answer, outcome, path]) {
      expect(view!.pointed.at(-1)!.level.model).toEqual({
        name: level.name,
        act: level.act,
        // advice stands between a child in need and significant harm, as it is recommended
        place: memory['level'] === 'advice-today' ? 4.5 : level.n,
      });
      expect(view!.expected!.level).toEqual(view!.pointed.at(-1)!.level);
    }
    const titles = { consent: words.consentOutcomes, sharing: words.sharingOutcomes };
    for (const of of ['consent', 'sharing'] as const)
      expect(outcome!.expected![of]?.model).toBe(
        scenario.stages[stage]!.expect[of] && titles[of][memory[of] as string]!.title,
      );
    const marked = spread!.spread!.reached.map(({ of, counts }) => [
      of,
      counts.filter(({ model }) => model).map(({ label }) => label),
    ]);
    expect(marked).toContainEqual(['level', [level.name]]);
  });
  test('the path and the chart are the way there, answer by answer', () => {
    const need = walks.find(({ decision }) => decision === 'need');
    expect(path!.lit?.nodes.at(-1)).toBe(need && (need.done ? need.outcome : need.question));
    const marked = spread!.spread!.questions.flatMap(({ counts }) =>
      counts.filter(({ model }) => model).map(({ label }) => label),
    );
    // a tick-list is one line of the path and one mark a tick
    expect(path!.path.map(({ answer }) => answer).join('; ').length).toBeGreaterThan(0);
    for (const { answer } of path!.path)
      expect(marked.some((label) => answer.includes(label))).toBe(true);
  });
  test('whatever else is accepted is said, and nothing is said twice', () => {
    const { ends: found } = modelAnswer(scenario, stage);
    for (const of of ends) {
      const accepted = scenario.stages[stage]!.expect[of] ?? [];
      const { model, also = [] } = found[of] ?? {};
      expect([...(model === undefined ? [] : [model]), ...also].sort()).toEqual(
        [...accepted].sort(),
      );
    }
  });
  test('a person who answers as it does is marked so everywhere', () => {
    const own = spreadOf([example(where)], scenario, stage);
    for (const { counts } of [...own.questions, ...own.reached])
      expect(
        counts
          .filter(({ people }) => people > 0)
          .every(({ model, accepted }) => model && !accepted),
      ).toBe(true);
  });
});

/** Everyone who differs from the scenario in one answer, where that alone is a whole path. */
const othersOf = ({ scenario, stage, ...rest }: (typeof stages)[number]) => {
  const journey = journeyOfStage(scenario, stage);
  const own = example({ scenario, stage, ...rest });
  return Object.entries(own).flatMap(([question, theirs]) =>
    isTicks(journey, question)
      ? []
      : offeredAt(journey, answersAt(scenario, stage), question)
          .filter((answer) => answer !== theirs)
          .map((answer) => ({ question, answer, own: { ...own, [question]: answer } })),
  );
};

test.each(contested)(
  '$at marks everyone who came to another end that it accepts, by the end and by the answer that led there',
  (where) => {
    const { scenario, stage } = where;
    const { memory } = modelPath(scenario, stage);
    for (const { question, answer, own } of othersOf(where)) {
      const path = attemptPath(scenario, stage, own);
      const differs = ends.filter((of) => path.memory[of] !== memory[of]);
      const leads = isAccepted(scenario, stage, path) && differs.length > 0;
      const { questions, reached } = spreadOf([own], scenario, stage);
      const marks = questions
        .filter((one) => one.question === question)
        .flatMap(({ counts }) => counts.filter((one) => one.answer === answer));
      expect(
        marks.map(({ accepted, model }) => [accepted, model]),
        `${question}: ${answer}`,
      ).toEqual(marks.map(() => [leads, false]));
      for (const { of, counts } of reached)
        for (const { answer, model, accepted } of counts) {
          expect(model).toBe(answer === memory[of]);
          expect(accepted).toBe(
            !model && (scenario.stages[stage]!.expect[of] ?? []).includes(answer),
          );
        }
    }
  },
);

/** How a stage's own end stands beside one: what a learner is to be told of it. */
const standing = (accepted: readonly string[] | undefined, own: unknown, model: unknown) =>
  !accepted || typeof own !== 'string'
    ? undefined
    : own === model
      ? 'example'
      : accepted.includes(own)
        ? 'accepted'
        : 'other';

test.each(stages)(
  '$at tells a learner of each answer and each end of theirs whether it is the example’s, accepted too, or neither',
  (where) => {
    const { scenario, stage } = where;
    const { memory } = modelPath(scenario, stage);
    const { expect: expected } = stageAt(scenario, stage);
    const alike = attemptPath(scenario, stage, example(where));
    const people = [
      { question: '', path: alike },
      ...othersOf(where).map(({ question, own }) => ({
        question,
        path: attemptPath(scenario, stage, own),
      })),
    ];
    for (const { question, path } of people) {
      const marks = marksOf(modelAnswer(scenario, stage), path);
      for (const of of ends)
        expect(marks[of], `${question}, ${of}`).toBe(
          standing(expected[of], path.memory[of], memory[of]),
        );
      const leads =
        isAccepted(scenario, stage, path) && ends.some((of) => path.memory[of] !== memory[of]);
      for (const step of besideOf(scenario, stage, path))
        expect(step.mark, `${question}: ${step.question}`).toBe(
          step.own === undefined || step.model === undefined
            ? undefined
            : step.question !== question
              ? 'example'
              : leads
                ? 'accepted'
                : 'other',
        );
    }
  },
);

test('what is accepted beside the example is said in words where a learner’s ends are shown', () => {
  const { scenario, stage } = jumper;
  const memory = { level: 'early-help', consent: 'agreed', sharing: 'share' };
  const marks = marksOf(modelAnswer(scenario, stage), { memory });
  expect(marks).toEqual({ level: 'accepted', consent: 'example', sharing: 'accepted' });
  const lines = (side: ReturnType<typeof sideOf>) => side.text.split('\n');
  expect(lines(sideOf(words, 'You', { memory }, marks))).toEqual([
    'This level is accepted too.',
    'The family’s part: They agreed, so go ahead',
    'Sharing: Share it (accepted too)',
  ]);
  expect(lines(sideOf(words, 'You', { memory }))).toEqual([
    'The family’s part: They agreed, so go ahead',
    'Sharing: Share it',
  ]);
});

describe('Thursday’s jumper, stage 1', () => {
  const { scenario, stage } = jumper;
  test('points at targeted help, and says that early help is accepted too', () => {
    const [answer] = shownOf(jumper);
    expect(
      [answer!.expected!.level.model, ...answer!.expected!.level.also].map(({ name, place }) => [
        name,
        place,
      ]),
    ).toEqual([
      ['Targeted help', 3],
      ['Early help', 2],
    ]);
  });
  test('marks the answer that leads to early help as accepted', () => {
    /**
     * Whoever says that needs are only starting to show, with whatever else that makes be asked
     * answered in every way.
     */
    const goOn = (own: Memory): readonly Memory[] => {
      const { next } = attemptPath(scenario, stage, own);
      if (!next) return [own];
      return offeredAt(
        journeyOfStage(scenario, stage),
        { ...answersAt(scenario, stage), ...own },
        next.question,
      ).flatMap((answer) => goOn({ ...own, [next.question]: answer }));
    };
    const people = goOn({ ...example(jumper), 'help-needed': 'starting' }).filter((own) =>
      isAccepted(scenario, stage, attemptPath(scenario, stage, own)),
    );
    expect(people.length).toBeGreaterThan(0);
    const { questions, reached } = spreadOf(people, scenario, stage);
    const marks = (counts: (typeof questions)[number]['counts']) =>
      counts.map(({ answer, model, accepted }) => [answer, model, accepted]);
    expect(marks(questions.find(({ question }) => question === 'help-needed')!.counts)).toEqual([
      ['starting', false, true],
      ['several', true, false],
    ]);
    expect(marks(reached.find(({ of }) => of === 'level')!.counts)).toEqual([
      ['early-help', false, true],
      ['targeted-help', true, false],
    ]);
  });
});
