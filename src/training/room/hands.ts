import type { ScenarioText } from '../../../content/schema.ts';
import { levels } from '../../../machines/outcomes.ts';
import { modelAnswer } from '../practise/model.ts';
import type { spreadOf } from './spread.ts';
import { answeredIn, givenIn, type Tally } from './tally.ts';

type Spread = ReturnType<typeof spreadOf>;
/**
 * What a room’s codes show, with the levels that were counted by hand and from paper. Of its
 * questions these people said nothing, so these stay as they were counted.
 */
export function withLevels(
  spread: Spread,
  tally: Tally,
  scenario: ScenarioText,
  stage: number,
): Spread {
  const more = answeredIn(tally);
  if (more === 0) return spread;
  const end = modelAnswer(scenario, stage).ends.level;
  const before = spread.reached.find(({ of }) => of === 'level');
  const counts = levels.flatMap((answer) => {
    const known = before?.counts.find((one) => one.answer === answer)?.people ?? 0;
    const people = known + givenIn(tally, answer);
    const model = end.model === answer;
    return people > 0 || model
      ? [{ answer, people, model, accepted: !model && end.also.includes(answer) }]
      : [];
  });
  return {
    ...spread,
    people: spread.people + more,
    reached: [
      { of: 'level', people: (before?.people ?? 0) + more, counts },
      ...spread.reached.filter(({ of }) => of !== 'level'),
    ],
  };
}
