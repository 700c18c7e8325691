import { describe, expect, test } from 'vitest';
import { actions, type Clock } from '../../machines/actions.ts';
import { concerns } from '../../machines/concerns.ts';
import { isTickList } from '../../machines/grammar/decision.ts';
import { protection } from '../../machines/floors.ts';
import { journeys } from '../../machines/journeys.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';
import {
  answersFor,
  answersNow,
  idNow,
  raisesNow,
  successors,
  unknownRaises,
  type Successors,
} from '../../machines/successors.ts';
import { jsonOf } from './kept.ts';

/** Every id of a day: each answer with the least level that it permitted, each action with its clock, each end in its order. */
interface Ids {
  readonly questions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly actions: Readonly<Record<string, string>>;
  readonly outcomes: Readonly<Record<string, readonly string[]>>;
}
const then = jsonOf<Ids>('ids.json');
const decisions = Object.values(journeys).flatMap(({ stages }) =>
  stages.map(({ decision: { spec } }) => spec),
);
const floorOf = (question: string, answer: string) =>
  (question === 'concerns'
    ? concerns[answer as keyof typeof concerns]
    : protection.floors[question]?.[answer]) ?? 'none';
const now: Ids = {
  questions: Object.fromEntries(
    [...new Set(decisions.flatMap(({ questions }) => Object.keys(questions)))].map((question) => {
      const answers = decisions.flatMap(({ questions: { [question]: asked } }) =>
        !asked ? [] : isTickList(asked) ? asked.tick : Object.keys(asked),
      );
      return [
        question,
        Object.fromEntries(answers.map((answer) => [answer, floorOf(question, answer)])),
      ];
    }),
  ),
  actions: Object.fromEntries(Object.entries(actions).map(([id, { within }]) => [id, within])),
  outcomes: {
    ...Object.fromEntries(decisions.map(({ id, outcomes }) => [id, outcomes])),
    level: levels,
    consent: consentOutcomes,
    sharing: sharingOutcomes,
  },
};

/** The soonest first; those that stand together are as soon. What has no day of its own is the latest. */
const clocks: readonly (readonly Clock[])[] = [
  ['now'],
  ['same-day'],
  [
    'next-working-day',
    'one-working-day',
    'next-school-day',
    'written-follow-up',
    'front-door-decision',
    'chase',
  ],
  ['seventy-two-hours-of-return'],
  ['five-days'],
  ['one-month'],
  ['early', 'set-a-date'],
];
const soon = (clock: string) => clocks.findIndex((as) => (as as readonly string[]).includes(clock));

/** Each id of a day that nobody knows now, or whose successor protects less than it did. */
function lost(then: Ids, now: Ids, by: Successors): string[] {
  const rank = (level: string) => now.outcomes['level']!.indexOf(level);
  const answers = Object.entries(then.questions).flatMap(([question, given]) => {
    const asked = idNow(by.questions, question);
    const known = now.questions[asked];
    if (!known) return [`nobody knows the question “${question}”`];
    return Object.entries(given).flatMap(([answer, floor]) => {
      const called = by.joined[asked]?.[question];
      // of questions that became one, an answer may hand on to the next, if it held nothing
      if (called && !(answer in called))
        return floor === 'none' ? [] : [`“${answer}” to “${question}” became lower`];
      const as = called ? [called[answer]!] : answersFor(by.answers[asked], answer);
      if (!as.every((one) => one in known))
        return [`nobody knows the answer “${answer}” to “${question}”`];
      const isRetired = as[0] !== answer || asked !== question;
      const least = Math.max(...as.map((one) => rank(known[one]!))); // all of them are ticked
      return isRetired && least < rank(idNow(by.levels, floor))
        ? [`“${answer}” to “${question}” became lower`]
        : [];
    });
  });
  const brought = Object.entries(then.actions).flatMap(([action, clock]) => {
    const as = idNow(by.actions, action);
    if (!(as in now.actions)) return [`nobody knows the action “${action}”`];
    return as !== action && soon(now.actions[as]!) > soon(clock)
      ? [`the action “${action}” became later`]
      : [];
  });
  const ends = Object.entries(then.outcomes).flatMap(([decision, ids]) => {
    const retired = decision === 'level' ? by.levels : by.outcomes[decision];
    const places = ids.map((id) => (now.outcomes[decision] ?? []).indexOf(idNow(retired, id)));
    return ids.flatMap((id, i) => {
      if (places[i]! < 0) return [`nobody knows the end “${id}” of “${decision}”`];
      const below = Math.max(
        -1,
        ...places.slice(0, i).filter((_, n) => idNow(retired, ids[n]!) === ids[n]),
      );
      return idNow(retired, id) !== id && places[i]! < below
        ? [`the end “${id}” of “${decision}” became lower`]
        : [];
    });
  });
  return [...answers, ...brought, ...ends];
}

describe('the ids of 26 November', () => {
  test('are all known, or have a successor that protects no less', () => {
    expect(lost(then, now, successors)).toEqual([]);
  });

  test('every clock of an action has its place among the sooner and the later', () => {
    for (const clock of [...Object.values(then.actions), ...Object.values(now.actions)])
      expect(soon(clock), clock).toBeGreaterThanOrEqual(0);
  });
});

describe('an id that is retired', () => {
  const without = (
    change: (ids: { -readonly [K in keyof Ids]: Record<string, never> }) => void,
  ): Ids => {
    const copy = structuredClone(now);
    change(copy as never);
    return copy;
  };
  const none: Successors = { ...successors, actions: {}, levels: {}, outcomes: {} };
  const gone = {
    question: without(({ questions }) => delete questions['exceptions']),
    concern: without(({ questions }) => delete questions['concerns']!['strangled-child']),
    action: without((ids) => delete ids.actions['ring-999']),
    level: without((ids) =>
      Object.assign(ids.outcomes, { level: levels.filter((level) => level !== 'targeted-help') }),
    ),
  };

  test.each([
    ['question', gone.question, 'nobody knows the question “exceptions”'],
    ['concern', gone.concern, 'nobody knows the answer “strangled-child” to “concerns”'],
    ['action', gone.action, 'nobody knows the action “ring-999”'],
    ['level', gone.level, 'nobody knows the end “targeted-help” of “level”'],
  ])('is missed where it has no successor: a %s', (_, ids, fault) => {
    expect(lost(then, ids, none)).toContain(fault);
  });

  test.each([
    [
      'concern',
      gone.concern,
      {
        answers: {
          ...successors.answers,
          concerns: { ...successors.answers.concerns, 'strangled-child': 'neglect' },
        },
      },
      '“strangled-child” to “concerns” became lower',
    ],
    [
      'action',
      gone.action,
      { actions: { 'ring-999': 'take-advice-today' } },
      'the action “ring-999” became later',
    ],
    [
      'level',
      gone.level,
      { levels: { 'targeted-help': 'universal-help' } },
      'the end “targeted-help” of “level” became lower',
    ],
  ])('is refused a successor that protects less: a %s', (_, ids, by, fault) => {
    expect(lost(then, ids, { ...none, ...by })).toEqual([fault]);
  });

  test.each([
    [
      'concern',
      gone.concern,
      {
        answers: {
          ...successors.answers,
          concerns: { ...successors.answers.concerns, 'strangled-child': 'left-alone' },
        },
      },
    ],
    ['action', gone.action, { actions: { 'ring-999': 'keep-999-in-sight' } }],
    ['level', gone.level, { levels: { 'targeted-help': 'child-in-need' } }],
  ])('goes on under one that protects no less: a %s', (_, ids, by) => {
    expect(lost(then, ids, { ...none, ...by })).toEqual([]);
  });
});

describe('what was kept goes on under', () => {
  const by: Successors = {
    questions: { 'safe-to-say': 'safe-to-tell' },
    answers: {
      'safe-to-tell': { never: 'no' },
      concerns: { choked: 'strangled-child', left: 'left-alone' },
    },
    actions: {},
    levels: { 'plus-help': 'targeted-help', urgent: 'refer-urgently' },
    outcomes: {},
    joined: {},
  };

  test('the question, the answer and the ticks of today, each once', () => {
    expect(
      answersNow(
        { 'safe-to-say': 'never', concerns: ['choked', 'strangled-child', 'neglect'], harm: 'yes' },
        by,
      ),
    ).toEqual({
      'safe-to-tell': 'no',
      concerns: ['strangled-child', 'neglect'],
      harm: 'yes',
    });
  });

  test('two questions that became one: kept where they were answered alike, and asked again where not', () => {
    expect(answersNow({ 'safe-to-say': 'never', 'safe-to-tell': 'no' }, by)).toEqual({
      'safe-to-tell': 'no',
    });
    expect(answersNow({ 'safe-to-say': 'never', 'safe-to-tell': 'yes' }, by)).toEqual({});
  });

  test.each([
    [{ 'statutory-need': 'yes' }, 'council'],
    [{ 'statutory-need': 'unsure', 'complex-needs': 'yes' }, 'unsure'],
    [{ 'statutory-need': 'no', 'complex-needs': 'unsure' }, 'several'],
    [{ 'complex-needs': 'no', 'emerging-needs': 'yes', 'statutory-need': 'no' }, 'starting'],
    [
      {
        'statutory-need': 'no',
        'complex-needs': 'no',
        'emerging-needs': 'no',
        'single-need': 'unsure',
      },
      'everyday',
    ],
    [{ 'single-need': 'no', explained: 'no' }, 'everyday'],
    [{ 'single-need': 'no', explained: 'yes' }, 'explained'],
    [{ 'statutory-need': 'no', 'complex-needs': 'no' }, undefined],
    [{ 'help-needed': 'starting', 'statutory-need': 'yes' }, 'starting'],
  ])(
    'the one question of today, by the first of those asked one after another that says: %o is %s',
    (answers, as) => {
      expect(answersNow(answers)).toEqual(as === undefined ? {} : { 'help-needed': as });
    },
  );

  test('the concern of today in a pack, and the higher of two floors that meet', () => {
    expect(
      raisesNow({ choked: { value: 'plus-help' }, 'strangled-child': { value: 'urgent' } }, by),
    ).toEqual({
      'strangled-child': { value: 'refer-urgently' },
    });
    expect(
      raisesNow({ 'strangled-child': { value: 'urgent' }, choked: { value: 'plus-help' } }, by),
    ).toEqual({
      'strangled-child': { value: 'refer-urgently' },
    });
  });

  test('its own name where nobody knows it, so that it can be refused by that', () => {
    expect(answersNow({ 'asked-by-nobody': 'yes', concerns: ['toString'] }, by)).toEqual({
      'asked-by-nobody': 'yes',
      concerns: ['toString'],
    });
    expect(
      unknownRaises(raisesNow({ lonely: { value: 'urgent' }, neglect: { value: 'very' } }, by)),
    ).toEqual([
      { path: ['raises', 'lonely'], id: 'lonely' },
      { path: ['raises', 'neglect', 'value'], id: 'very' },
    ]);
  });
});
