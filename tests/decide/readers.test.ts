import { expect, test } from 'vitest';
import { circumstancesOf } from '../../machines/circumstances.ts';
import { holds, type Memory } from '../../machines/grammar/fact.ts';
import { basisSuggested, conditionSuggested } from '../../machines/grounds.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { whatToTell, whoFirst } from '../../machines/settled.ts';
import { byTheDevice } from '../../src/decide/together.ts';
import { isTicks, offeredAt, pathOf } from '../../src/walk/path.ts';
import { readStories } from '../records/words.ts';

/**
 * What is asked where no other answer would change what anybody is told or asked: each with who
 * reads it even so.
 */
const onlyRead: Readonly<Record<string, string>> = {
  'immediate-danger': 'asked before it is known that a tick means 999 anyway',
  confidence: 'the record, where advice is taken anyway; it shares its page with the own view',
  exceptions: 'the record, which must give the reason why nobody was told (C2)',
  'other-children':
    'the record: each child is thought of before one is called a child in need, agreed or not (I37)',
};

/**
 * Everything that is read of answers: the actions, what is asked, how it ends, whom to ring and
 * tell, which sentences show, what is suggested.
 */
function readOf(journey: JourneyId, answers: Memory): string {
  const { memory, actions, steps, next } = pathOf(journeys[journey], answers);
  return JSON.stringify([
    actions,
    [...steps.map(({ question }) => question), next?.question],
    ['level', 'consent', 'sharing', 'givens'].map((id) => memory[id]),
    [whoFirst(memory), whatToTell(memory), circumstancesOf(memory)],
    [...basisSuggested, ...conditionSuggested]
      .filter(({ when }) => holds(when, memory))
      .map(({ suggest }) => suggest),
  ]);
}

/** The questions of a path whose answer, whatever it is, nobody reads. */
function unread(journey: JourneyId, answers: Memory): readonly string[] {
  const asGiven = readOf(journey, answers);
  return pathOf(journeys[journey], answers)
    .steps.map(({ question }) => question)
    .filter((question) => !byTheDevice.includes(question))
    .filter((question) => {
      const offered = offeredAt(journeys[journey], answers, question);
      const others = isTicks(journeys[journey], question)
        ? [[], ...offered.map((one) => [one])]
        : offered;
      return others.every(
        (other) => readOf(journey, { ...answers, [question]: other }) === asGiven,
      );
    });
}

test('somebody reads each question wherever a story asks it, and what only the record reads is named', async () => {
  const found = new Map<string, string>();
  for (const { at, journey, answers } of await readStories())
    for (const question of unread(journey, answers))
      found.set(question, `${found.get(question) ?? ''} ${at}`);
  expect([...found.keys()].sort(), JSON.stringify([...found])).toEqual(
    Object.keys(onlyRead).sort(),
  );
});
