import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import { isReady } from '../../src/walk/scenario.ts';
import { longest } from '../../src/open/scenarioFormat.ts';
import { scenarioFile } from '../../src/training/write/writing.ts';
import { fileOf } from '../records/made.ts';
import { expectNoFunctionBuilt } from './noFunction.ts';
import { times } from '../settings/count.ts';
import { openScenario } from './inWords.ts';

const all = await allScenarios();
const scenario = all[3]!.scenario;
const { text } = scenarioFile(scenario);
const name = 'case.json';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a scenario in the hands of someone who breaks it
type Loose = any;

async function problemsOf(text: string, { unfinished = false, size = text.length } = {}) {
  const opened = await openScenario(fileOf(text, name, size), { unfinished });
  return 'problems' in opened ? opened.problems : [];
}
/**
 * The sentences that a changed scenario is refused with, as one that may be unfinished, so that
 * nothing but its shape is at fault.
 */
const refusal = (change: (scenario: Loose) => void, unfinished = true) => {
  const copy = JSON.parse(text) as Loose;
  change(copy);
  return problemsOf(JSON.stringify(copy), { unfinished });
};

test('from a real file, and after an editor put a mark before it', async () => {
  expect(await openScenario(new File([text], name))).toHaveProperty('scenario');
  expect(await openScenario(fileOf(`\uFEFF${text}`))).toHaveProperty('scenario');
});

test('with markup in everything that was written, as text', async () => {
  const markup = '<img src=x onerror="alert(1)"><script>alert(1)</script>';
  const copy = JSON.parse(text) as Loose;
  Object.assign(copy, { title: markup, setting: markup, discuss: [markup] });
  for (const stage of copy.stages) stage.story = markup;
  const opened = await openScenario(fileOf(JSON.stringify(copy)));
  expect(opened).toMatchObject({
    scenario: {
      title: markup,
      setting: markup,
      discuss: [{ ask: markup, answer: '' }],
      stages: [{ story: markup }, {}, {}],
    },
  });
});

test('with everything as long as may be, and still under the limit', async () => {
  const copy = JSON.parse(text) as Loose;
  copy.title = 'x'.repeat(longest.title);
  copy.setting = 'x'.repeat(longest.setting);
  const point = { ask: '€'.repeat(longest.point), answer: '€'.repeat(longest.hoped) };
  copy.discuss = Array(longest.discuss).fill(point);
  copy.objectives = Array(longest.objectives).fill('€'.repeat(longest.objective));
  const stage = copy.stages[0];
  copy.stages = [
    { ...stage, story: '€'.repeat(longest.story) },
    ...Array(longest.stages - 1).fill({ ...stage, answers: {}, story: '€'.repeat(longest.story) }),
  ];
  const whole = JSON.stringify(copy, null, 2);
  expect(await openScenario(new File([whole], name))).toHaveProperty('scenario');
});

test('it is always training: said by whoever leaves it out, and refused to whoever says otherwise', async () => {
  const copy = JSON.parse(text) as Loose;
  delete copy.stages[0].answers.mode;
  const opened = await openScenario(fileOf(JSON.stringify(copy)));
  expect(opened).toMatchObject({
    scenario: { stages: [{ answers: { mode: 'training' } }, {}, {}] },
  });
  for (const stage of [0, 2])
    expect(await refusal((one) => void (one.stages[stage].answers.mode = 'live'))).toEqual([
      `In “${name}”, stages ${stage + 1}, answers: “mode” is always “training” in a scenario.`,
    ]);
});

describe('a bad file is refused with a sentence', () => {
  test('cut short anywhere', async () => {
    for (let length = 0; length < text.length - 2; length += 97) {
      const [problem, ...more] = await problemsOf(text.slice(0, length), { unfinished: true });
      expect(problem, `at ${length}`).toMatch(
        length === 0 ? /there is nothing\. The file is empty\.$/ : /breaks off or is damaged/,
      );
      expect(more).toEqual([]);
    }
  });

  test('more than 200 KB is refused without being read', async () => {
    const read = vi.fn(() => Promise.reject(new Error('read')));
    expect(await openScenario({ name, size: 200_001, arrayBuffer: read })).toEqual({
      problems: [
        `In “${name}”, there is more than 200 KB, and no scenario is that large. It was not read.`,
      ],
    });
    expect(read).not.toHaveBeenCalled();
    expect(await problemsOf(' '.repeat(200_001), { size: 10 })).toEqual([
      expect.stringMatching(/more than 200 KB/),
    ]);
  });

  test('one that cannot be read', async () => {
    const opened = await openScenario({
      name,
      size: 10,
      arrayBuffer: () => Promise.reject(new Error('locked')),
    });
    expect(opened).toEqual({
      problems: [
        `In “${name}”, there is nothing that could be read. It may have been moved or locked.`,
      ],
    });
  });

  test.each([
    ['hello', /it is not JSON/],
    ['[1]', /something else in JSON/],
    ['null', /something else in JSON/],
    ['{}', /format: this is not “windscreen-scenario\/1”, so it is not a Windscreen scenario/],
    ['{"format":"windscreen-record/1"}', /so it is not a Windscreen scenario/],
    [
      '{"format":"windscreen-scenario/2"}',
      /this is “windscreen-scenario\/2”, and this Windscreen opens “windscreen-scenario\/1”/,
    ],
    [`{"format":"windscreen-scenario/${'9'.repeat(5000)}"}`, /9…/],
    [`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, /nested more than 20 deep/],
    [
      '{"format":"windscreen-scenario/1","format":"windscreen-scenario/1"}',
      /written twice in one place/,
    ],
  ])('%.40s', async (bad, reason) =>
    expect(await problemsOf(bad)).toEqual([expect.stringMatching(reason)]),
  );

  test.each(['__proto__', 'constructor', 'prototype'])('a question named %s', async (key) => {
    const bad = text.replace('"mode": "training"', `"${key}": "training"`);
    expect(bad).not.toBe(text);
    expect(await problemsOf(bad)).toEqual([
      expect.stringMatching(new RegExp(`it holds a field named “${key}”`)),
    ]);
  });

  test.each<[string, (one: Loose) => void, RegExp]>([
    ['a missing field', (one) => void delete one.title, /title: this is missing/],
    ['an extra field', (one) => void (one.child = 'x'), /child: this field is not known here/],
    [
      'an extra field inside',
      (one) => void (one.stages[0].also = 1),
      /stages 1, also: this field is not known here/,
    ],
    [
      'one that does not say it is invented',
      (one) => void delete one.invented,
      /invented: this should be “true”/,
    ],
    [
      'one that says it is not invented',
      (one) => void (one.invented = false),
      /invented: this should be “true”/,
    ],
    ['no stages', (one) => void (one.stages = []), /stages: this is too short/],
    [
      'too many stages',
      (one) => void (one.stages = Array(6).fill(one.stages[0])),
      /stages: this is too long \(at most 5\)/,
    ],
    [
      'too long a story',
      (one) => void (one.stages[1].story = 'x'.repeat(5001)),
      /stages 2, story: this is too long \(at most 5000\)/,
    ],
    [
      'half a character',
      (one) => void (one.title = '\uD83D'),
      /title: this holds half of a character/,
    ],
    [
      'another journey',
      (one) => void (one.stages[0].journey = 'walk'),
      /stages 1, journey: this should be “refer” or “share”/,
    ],
    [
      'a question nobody asks',
      (one) => void (one.stages[2].answers['shoe-size'] = 'yes'),
      /stages 3, answers: “shoe-size” is not a question/,
    ],
    [
      'an answer nobody can give',
      (one) => void (one.stages[0].answers.harm = 'perhaps'),
      /stages 1, answers: “perhaps” is not an answer .* “harm”/,
    ],
    [
      'a list where one answer is due',
      (one) => void (one.stages[0].answers.harm = ['no']),
      /“harm” takes one answer/,
    ],
    [
      'one answer where a list is due',
      (one) => void (one.stages[0].answers.concerns = 'x'),
      /“concerns” takes a list of answers/,
    ],
    [
      'a tick nobody can tick',
      (one) => void (one.stages[0].answers.concerns = ['odd']),
      /“odd” is not an answer .* “concerns”/,
    ],
    [
      'a pack that only its owner has',
      (one) => void (one.stages[0].answers.area = 'own-pack'),
      /“own-pack” is not an answer/,
    ],
    [
      'another nation',
      (one) => void (one.stages[0].answers.area = 'wales'),
      /“wales” is not an answer/,
    ],
    [
      'a level that is none',
      (one) => void (one.stages[1].expect.level = ['fine']),
      /stages 2, expect, level: “fine” is not a result/,
    ],
    [
      'an outcome that is none',
      (one) => void (one.stages[1].expect.consent = ['fine']),
      /stages 2, expect, consent: “fine” is not a result/,
    ],
    [
      'an action that is none',
      (one) => void one.stages[1].expect.actions.push('wait'),
      /stages 2, expect, actions: “wait” is not a result/,
    ],
    [
      'a source that is not in the register',
      (one) => void (one.sources = ['my-blog']),
      /sources: “my-blog” is not in Windscreen’s register/,
    ],
    [
      'a name of JavaScript’s for an answer',
      (one) => void (one.stages[0].answers.harm = 'valueOf'),
      /stages 1, answers, harm: /,
    ],
  ])('%s', async (_, change, reason) => {
    expect(await refusal(change)).toContainEqual(expect.stringMatching(reason));
  });

  test('never with more than five sentences, each naming the file and ending once', async () => {
    const problems = await refusal(
      (one) =>
        void (one.stages[0].answers = Object.fromEntries(
          Array.from({ length: 9 }, (_, n) => [`q${n}`, 'x']),
        )),
    );
    expect(problems).toHaveLength(5);
    for (const problem of problems)
      expect(problem).toMatch(/^In “case\.json”, stages 1, answers: .*[^.]\.$/);
  });
});

describe('one that nobody can be trained with yet is opened only to be written on', () => {
  test.each<[string, (one: Loose) => void, RegExp]>([
    ['without its title', (one) => void (one.title = ' '), /title: this is not written yet/],
    [
      'without a story',
      (one) => void (one.stages[1].story = ''),
      /stages 2, story: this is not written yet/,
    ],
    [
      'without an expected level',
      (one) => void (one.stages[1].expect.level = []),
      /stages 2, level: this is not written yet/,
    ],
    [
      'with a question left',
      (one) => void delete one.stages[0].answers.harm,
      /stages 1: there is no answer to “harm”/,
    ],
    [
      'expecting otherwise',
      (one) => void (one.stages[0].expect.level = ['call-999']),
      /stages 1, expect, level: the decisions give “/,
    ],
    [
      'expecting another action',
      (one) => void one.stages[0].expect.actions.push('ring-999'),
      /the decisions do not give “ring-999”/,
    ],
  ])('%s', async (_, change, reason) => {
    expect(await refusal(change, false)).toContainEqual(expect.stringMatching(reason));
    expect(await refusal(change, true)).toEqual([]);
  });
});

const files = 200 * times;
test(`${files} spoiled files are opened as a scenario that holds, or refused with sentences: none throws`, async () => {
  const whole = JSON.parse(text) as Loose;
  type Place = { of: Loose; key: string };
  const places = (part: Loose): Place[] =>
    typeof part !== 'object' || part === null
      ? []
      : Object.keys(part).flatMap((key) => [{ of: part, key }, ...places(part[key])]);
  const count = places(whole).length;
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom(
      'live',
      'yes',
      'no',
      'unsure',
      'training',
      'refer',
      '__proto__',
      'toString',
      '\uD83D',
      '<b>',
      'own-pack',
      1e308,
      null,
      [],
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const spoil = fc.oneof(
    fc.record({ how: fc.constant('set' as const), at: fc.nat(count - 1), value }),
    fc.record({
      how: fc.constant('drop' as const),
      at: fc.nat(count - 1),
      value: fc.constant(null),
    }),
    fc.record({ how: fc.constant('add' as const), at: fc.nat(count - 1), value }),
    fc.record({
      how: fc.constant('cut' as const),
      at: fc.nat(text.length),
      value: fc.string({ maxLength: 5 }),
    }),
  );
  let opened = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(spoil, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (all, unfinished) => {
        const copy = structuredClone(whole) as Loose;
        let spoiled: string | undefined;
        for (const { how, at, value } of all) {
          const known = places(copy);
          const { of, key } = known[at % known.length]!;
          if (how === 'set') of[key] = value;
          else if (how === 'drop') {
            if (Array.isArray(of)) of.splice(Number(key), 1);
            else delete of[key];
          } else if (how === 'add') {
            if (Array.isArray(of)) of.push(value);
            else of[`x${at}`] = value;
          } else
            spoiled = `${JSON.stringify(copy).slice(0, at)}${String(value)}${JSON.stringify(copy).slice(at + 2)}`;
        }
        const result = await openScenario(fileOf(spoiled ?? JSON.stringify(copy), name), {
          unfinished,
        });
        if ('problems' in result) {
          refused++;
          expect(result.problems.length).toBeGreaterThan(0);
          for (const problem of result.problems)
            expect(problem).toMatch(/^In “case\.json”, [^]+\.$/);
          return;
        }
        opened++;
        const { scenario } = result;
        expect(scenario.invented).toBe(true);
        expect(scenario.stages[0]!.answers['mode']).toBe('training');
        if (!unfinished) expect(isReady(scenario)).toBe(true);
      },
    ),
    { numRuns: files, seed: 1989 },
  );
  expect(opened).toBeGreaterThan(files / 100);
  expect(refused).toBeGreaterThan(files / 2);
});

test('nothing is built with `new Function`, which the policy forbids', () =>
  expectNoFunctionBuilt(async () => {
    const { openScenario } = await import('../../src/open/scenario.ts');
    expect(await openScenario(fileOf(text))).toHaveProperty('scenario');
  }));
