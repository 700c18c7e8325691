import { isTickList } from '../../machines/grammar/decision.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { messageOf } from '../browser/mistake.ts';
import type { DecisionRecord } from '../records/record.ts';
import { answersOf } from '../records/rerun.ts';
import { journeyOf } from '../records/rules.ts';

/**
 * What does not fit between a record's answers and the rules it keeps: each place, and the reason.
 */
export function walkProblems(record: DecisionRecord): string[] {
  try {
    const journey = journeyOf(record.rules);
    const { walks, last: end, memory } = walkJourney(journey, answersOf(record));
    const walked = walks.flatMap(({ decision, steps }) =>
      steps.map(({ question }) => `${decision} ${question}`),
    );
    return [
      ...unknownIn(journey, record),
      ...(end.done ? [] : [stopped(end.question, answersOf(record))]),
      ...record.steps.flatMap(({ decision, question }, i) =>
        !end.done || walked.includes(`${decision} ${question}`)
          ? []
          : [`steps ${i + 1}: “${question}” is not asked after these answers`],
      ),
      ...(record.journey === record.rules.journey
        ? []
        : [`journey: the rules kept are for “${record.rules.journey}”`]),
      ...((memory['mode'] === 'training') === (record.mode === 'training')
        ? []
        : ['mode: the answers say otherwise']),
    ];
  } catch (mistake) {
    return [`rules: they cannot be walked (${messageOf(mistake)})`];
  }
}

function unknownIn(journey: Journey, { steps }: DecisionRecord): string[] {
  return steps.flatMap(({ decision: id, question, answer }, i) => {
    const asked = journey.stages.find(({ decision }) => decision.spec.id === id)?.decision.spec
      .questions[question];
    if (!asked)
      return [`steps ${i + 1}, question: “${question}” is not a question of its own rules`];
    const known: readonly string[] = isTickList(asked) ? asked.tick : Object.keys(asked);
    return [answer]
      .flat()
      .flatMap((one) =>
        known.includes(one)
          ? []
          : [`steps ${i + 1}, answer: “${one}” is not an answer to “${question}”`],
      );
  });
}

const stopped = (question: string, answers: Memory) =>
  answers[question] === undefined
    ? `steps: there is no answer to “${question}”`
    : `steps: the answer to “${question}” is not offered there`;
