import { isTickList } from '../../machines/grammar/decision.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { messageOf } from '../browser/mistake.ts';
import type { Fault } from '../records/fault.ts';
import type { DecisionRecord } from '../records/record.ts';
import { answersOf } from '../records/rerun.ts';
import { journeyOf } from '../records/rules.ts';

/** What does not fit between a record's answers and the rules it keeps. */
export function walkFaults(record: DecisionRecord): readonly Fault[] {
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
          : [{ place: ['steps', i], wrong: { says: 'not-asked', parts: { question } } } as const],
      ),
      ...(record.journey === record.rules.journey
        ? []
        : [
            {
              place: ['journey'],
              wrong: { says: 'other-journey', parts: { journey: record.rules.journey } },
            } as const,
          ]),
      ...((memory['mode'] === 'training') === (record.mode === 'training')
        ? []
        : [{ place: ['mode'], wrong: { says: 'other-mode' } } as const]),
    ];
  } catch (mistake) {
    const parts = { mistake: messageOf(mistake) };
    return [{ place: ['rules'], wrong: { says: 'cannot-be-walked', parts } }];
  }
}

function unknownIn(journey: Journey, { steps }: DecisionRecord): readonly Fault[] {
  return steps.flatMap(({ decision: id, question, answer }, i): Fault[] => {
    const asked = journey.stages.find(({ decision }) => decision.spec.id === id)?.decision.spec
      .questions[question];
    if (!asked)
      return [
        { place: ['steps', i, 'question'], wrong: { says: 'no-question', parts: { question } } },
      ];
    const known: readonly string[] = isTickList(asked) ? asked.tick : Object.keys(asked);
    return [answer].flat().flatMap((one) =>
      known.includes(one)
        ? []
        : [
            {
              place: ['steps', i, 'answer'],
              wrong: { says: 'no-answer', parts: { answer: one, question } },
            },
          ],
    );
  });
}

const stopped = (question: string, answers: Memory): Fault => ({
  place: ['steps'],
  wrong: {
    says: answers[question] === undefined ? 'unanswered' : 'not-offered',
    parts: { question },
  },
});
