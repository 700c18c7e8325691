import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScenarioText } from '../../content/schema.ts';
import { ownId, ownScenario } from '../../src/training/practise/own.ts';
import { allScenarios, scenarioOf } from '../../src/training/library/scenarios.ts';
import { answersAt } from '../../src/walk/scenario.ts';
import {
  answered,
  blankScenario,
  discussing,
  expecting,
  given,
  isContested,
  linesOf,
  offeredTo,
  scenarioFile,
  told,
  unanswered,
  withStage,
  withoutStage,
} from '../../src/training/write/writing.ts';
import { at, findings, howMany } from '../../src/training/write/findings.ts';
import { allWords } from '../../src/recommend/load.ts';
import { checked, isReady, isSound, pathAt, unwritten } from '../../src/walk/scenario.ts';
import { fileOf } from '../records/made.ts';
import { openScenario } from '../open/inWords.ts';

const all = await allScenarios();
const s01 = all[0]!.scenario;

/**
 * Answers one stage from the questions it is asked, by the answers that another scenario has, as
 * someone at the page would.
 */
function recorded(
  scenario: ScenarioText,
  stage: number,
  answers: ReturnType<typeof answersAt>,
): ScenarioText {
  let one = scenario;
  for (let next = pathAt(one, stage).next; next; next = pathAt(one, stage).next) {
    const answer = answers[next.question];
    if (answer === undefined) throw new Error(`no answer to ${next.question}`);
    one = answered(one, stage, next.question, answer);
  }
  return one;
}

describe('a scenario is recorded from a run', () => {
  test.each(all)('$id comes out as it is, from its answers given one by one', ({ scenario }) => {
    let written = { ...blankScenario, title: scenario.title, setting: scenario.setting };
    scenario.stages.forEach(({ story, journey }, stage) => {
      if (stage > 0) written = withStage(written);
      written = told(written, stage, { story, journey });
      const answers = answersAt(scenario, stage);
      for (const [question, answer] of stage > 0
        ? Object.entries(scenario.stages[stage]!.answers)
        : [])
        written = answered(written, stage, question, answer);
      written = recorded(written, stage, answers);
      written = expecting(written, stage, given(written, stage)!);
    });
    expect(checked(written).every(isSound)).toBe(true);
    expect(isReady(written)).toBe(true);
    scenario.stages.forEach((_, stage) => {
      expect(pathAt(written, stage).steps).toEqual(pathAt(scenario, stage).steps);
      expect(given(written, stage)).toEqual(given(scenario, stage));
    });
  });

  test('a later stage holds only what its story changes', () => {
    const two = withStage(s01);
    const stage = two.stages.length - 1;
    const same = answered(two, stage, 'harm', answersAt(two, stage)['harm']!);
    expect(same.stages[stage]!.answers).toEqual({});
    const changed = answered(two, stage, 'harm', 'unsure');
    expect(changed.stages[stage]!.answers).toEqual({ harm: 'unsure' });
    expect(answered(changed, stage, 'harm', 'no').stages[stage]!.answers).toEqual({});
    expect(unanswered(changed, stage, 'harm').stages[stage]!.answers).toEqual({});
    expect(s01.stages).toHaveLength(3);
  });

  test('every answer that is offered can be given, and leads on', () => {
    const steps = pathAt(s01, 0).steps.filter(({ question }) => question !== 'concerns');
    for (const { question } of steps)
      for (const answer of offeredTo(s01, 0, question)) {
        const { steps } = pathAt(answered(s01, 0, question, answer), 0);
        expect(
          steps.find((step) => step.question === question)?.answer,
          `${question} ${answer}`,
        ).toBe(answer);
      }
  });

  test('it is never offered a real area’s own pack, or another nation, and always training', () => {
    expect(offeredTo(s01, 0, 'area')).toContain('england-unlisted');
    expect(offeredTo(s01, 0, 'area')).not.toContain('own-pack');
    expect(offeredTo(s01, 0, 'area')).not.toContain('wales');
    expect(blankScenario.stages[0]!.answers).toEqual({ mode: 'training' });
  });
});

test('taking out any stage leaves every other stage with the answers it had', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.nat(2), ({ scenario }, n) => {
      const gone = n % scenario.stages.length;
      fc.pre(scenario.stages.length > 1);
      const less = withoutStage(scenario, gone);
      const left = scenario.stages.map((_, stage) => stage).filter((stage) => stage !== gone);
      expect(less.stages.map(({ story }) => story)).toEqual(
        left.map((stage) => scenario.stages[stage]!.story),
      );
      left.forEach((stage, at) => expect(answersAt(less, at)).toEqual(answersAt(scenario, stage)));
      for (const { answers } of less.stages.slice(1, gone))
        expect(answers).not.toHaveProperty('mode');
    }),
  );
});

describe('the check', () => {
  test.each(all)('finds nothing wrong with $id', ({ scenario }) => {
    const found = checked(scenario);
    expect(found).toHaveLength(scenario.stages.length);
    for (const stage of found) {
      expect(isSound(stage)).toBe(true);
      expect(stage.unused).toEqual([]);
    }
    expect(unwritten(scenario)).toEqual([]);
    expect(isReady(scenario)).toBe(true);
  });

  test('names the question that a stage leaves unanswered, in that stage alone', () => {
    const { answers } = s01.stages[0]!;
    const { harm: _, ...others } = answers;
    const [first] = checked({ ...s01, stages: [{ ...s01.stages[0]!, answers: others }] });
    expect(first!.unanswered).toEqual({ decision: 'need', question: 'harm', notOffered: false });
    expect(isSound(first!)).toBe(false);
  });

  test('tells an answer that is not offered there from none', () => {
    const [first] = checked(answered(s01, 0, 'concerns', ['no-such-concern']));
    expect(first!.unanswered).toMatchObject({ question: 'concerns', notOffered: true });
  });

  test('says what the decisions give instead of what was expected, result by result', () => {
    const wrong = expecting(s01, 1, {
      level: ['refer-urgently'],
      sharing: ['share'],
      actions: ['ring-999', 'review-date-and-triggers'],
    });
    const [first, second, third] = checked(wrong);
    expect(isSound(first!)).toBe(true);
    expect(second).toMatchObject({
      fails: [
        { ending: 'level', gives: 'universal-help' },
        { ending: 'sharing', gives: 'kept-within' },
      ],
      missing: ['ring-999'],
    });
    expect(isSound(third!)).toBe(true);
    expect(isReady(wrong)).toBe(false);
  });

  test('does not take nothing for a result that was expected', () => {
    const outside = expecting(answered(s01, 0, 'age', 'adult'), 0, { level: ['universal-help'] });
    const [first] = checked(answered(outside, 0, 'children-in-household', 'no'));
    expect(first!.unanswered).toBeUndefined();
    expect(first!.fails).toEqual([
      { ending: 'level', gives: undefined },
      { ending: 'consent', gives: undefined },
      { ending: 'sharing', gives: undefined },
    ]);
  });

  test('accepts any one of several results, and calls that contested', () => {
    const either = expecting(s01, 0, { level: ['early-help', 'universal-help'] });
    expect(checked(either)[0]!.fails).toEqual([]);
    expect(isContested(either)).toBe(true);
    expect(isContested(s01)).toBe(false);
  });

  test('tells answers that this stage gives in vain from those that only no longer count', () => {
    const urgent = answered(withStage(s01), 3, 'harm', 'yes');
    const [, , , last] = checked(answered(urgent, 3, 'tried', 'refused'));
    expect(last!.unused).toEqual(['tried']);
    expect(last!.setAside).toContain('help-needed');
    expect(last!.setAside).not.toContain('tried');
  });

  test('gives no expectation while a question waits', () => {
    expect(given(blankScenario, 0)).toBeUndefined();
    expect(given(s01, 0)).toEqual({
      level: ['universal-help'],
      consent: ['openness'],
      sharing: ['kept-within'],
      actions: expect.arrayContaining(['review-date-and-triggers']) as string[],
    });
  });

  test('names what is still to be written', () => {
    expect(unwritten(withStage({ ...blankScenario, title: ' ' }))).toEqual([
      'title',
      'setting',
      { stage: 0, lacks: 'story' },
      { stage: 0, lacks: 'level' },
      { stage: 1, lacks: 'story' },
      { stage: 1, lacks: 'level' },
    ]);
  });
});

describe('a saved file', () => {
  test.each(all)(
    'of $id opens as the same scenario, and says that it is training first and last',
    async ({ scenario }) => {
      const { text } = scenarioFile(scenario);
      const opened = await openScenario(fileOf(text));
      // topics are of the library that Windscreen comes with
      expect(opened).toEqual({
        scenario: { ...scenario, topics: [], contested: isContested(scenario) },
      });
      const lines = text.trim().split('\n');
      expect(lines[2]).toMatch(/^ {2}"training": "TRAINING\. An invented case/);
      expect(lines.at(-2)).toMatch(/^ {2}"end": "TRAINING\. An invented case/);
    },
  );

  test.each([
    ['Thursday’s jumper', 'windscreen-training-thursdays-jumper.json'],
    ['  Zoë & the café — part 2 ', 'windscreen-training-zoe-the-cafe-part-2.json'],
    ['../../etc/passwd', 'windscreen-training-etc-passwd.json'],
    ['“…”', 'windscreen-training-scenario.json'],
    ['x'.repeat(200), `windscreen-training-${'x'.repeat(60)}.json`],
  ])('of “%s” is named %s', (title, name) =>
    expect(scenarioFile({ ...blankScenario, title }).name).toBe(name),
  );

  test('may be half written, and is opened again to be written on', async () => {
    const half = withStage({ ...blankScenario, title: 'Half' });
    const opened = await openScenario(fileOf(scenarioFile(half).text), { unfinished: true });
    expect(opened).toEqual({ scenario: half });
  });
});

test('someone’s own scenario is held under the id “own”, and only while it is there', async () => {
  await expect(scenarioOf(ownId)).rejects.toThrow('no scenario "own"');
  ownScenario.set(s01);
  expect(await scenarioOf('own')).toBe(s01);
  ownScenario.set(undefined);
  await expect(scenarioOf('own')).rejects.toThrow();
});

describe('what is still to do is said as it is written', () => {
  test.each(all)('of $id: nothing', ({ scenario }) => {
    expect(howMany(findings(scenario, allWords))).toBe(0);
  });

  test('there is nothing to do just where it is ready, whatever is taken out of it', () => {
    const parts = ['title', 'setting', 'story', 'answer', 'level', 'actions'] as const;
    const without = (scenario: ScenarioText, part: (typeof parts)[number], n: number) => {
      const stage = n % scenario.stages.length;
      const { answers, expect: expected } = scenario.stages[stage]!;
      const ids = Object.keys(answers);
      switch (part) {
        case 'title':
        case 'setting':
          return { ...scenario, [part]: ' ' };
        case 'story':
          return told(scenario, stage, { story: '' });
        case 'answer':
          return ids.length > 0 ? unanswered(scenario, stage, ids[n % ids.length]!) : scenario;
        case 'level':
          return expecting(scenario, stage, { level: n % 2 ? [] : ['record-only'] });
        case 'actions':
          return expecting(scenario, stage, { actions: [...expected.actions, 'lado'] });
      }
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(fc.tuple(fc.constantFrom(...parts), fc.nat(40)), { maxLength: 3 }),
        ({ scenario }, gone) => {
          const left = gone.reduce((one, [part, n]) => without(one, part, n), scenario);
          expect(howMany(findings(left, allWords)) === 0).toBe(isReady(left));
        },
      ),
    );
  });

  test('each thing is said of its stage and its place', () => {
    const wrong = expecting(told(s01, 1, { story: '' }), 2, { level: ['early-help'] });
    const { whole, stages } = findings({ ...wrong, setting: '' }, allWords);
    expect(whole).toEqual([{ place: 'setting', says: 'Write where it happens.' }]);
    expect(stages[0]).toEqual([]);
    expect(at(stages[1]!, 'story')).toEqual(['Write what the room hears.']);
    expect(at(stages[2]!, 'expected')).toEqual([
      'Level: Early help is expected, but the decisions give Universal help',
    ]);
    const [first] = findings(blankScenario, allWords).stages;
    expect(at(first!, 'answers')).toHaveLength(1);
    expect(at(first!, 'expected'), 'before it is answered nothing can be expected').toEqual([]);
  });
});

describe('the points to discuss, typed as lines', () => {
  const points = [
    { ask: 'One?', answer: 'first' },
    { ask: 'Two?', answer: 'second' },
  ];
  test('leave out what is empty', () => {
    expect(linesOf(' One? \n\n  \nTwo?')).toEqual(['One?', 'Two?']);
  });
  test('keep what was hoped for as they are moved, changed, added and taken out', () => {
    expect(discussing(points, ['Two?', 'One?'])).toEqual([points[1], points[0]]);
    expect(discussing(points, ['One!', 'Two?'])).toEqual([
      { ask: 'One!', answer: 'first' },
      points[1],
    ]);
    expect(discussing(points, ['Two?'])).toEqual([points[1]]);
    expect(discussing(points, ['New?', 'One?', 'Two?'])).toEqual([
      { ask: 'New?', answer: '' },
      ...points,
    ]);
  });
  test('typed one letter at a time, lose nothing that was hoped for', () => {
    const typed = 'Twice?';
    const [, changed] = [...typed].reduce(
      (now, _, n) => discussing(now, ['One?', typed.slice(0, n + 1)]),
      points as ReturnType<typeof discussing>,
    );
    expect(changed).toEqual({ ask: 'Twice?', answer: 'second' });
  });
  test('are saved as every Windscreen reads them, where nothing is hoped for', () => {
    const { text } = scenarioFile({ ...blankScenario, discuss: discussing([], ['One?', 'Two?']) });
    expect(JSON.parse(text)).toMatchObject({ discuss: ['One?', 'Two?'] });
    expect(JSON.parse(text)).not.toHaveProperty('objectives');
  });
});
