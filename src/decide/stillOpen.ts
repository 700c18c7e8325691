import { levelIn, levels, type Level } from '../../machines/outcomes.ts';
import { aboutQuestion } from '../../machines/questions.ts';
import { whatToTell } from '../../machines/settled.ts';
import { completed } from '../explain/leading.ts';
import words from '../../content/pages/standing.yaml';
import { questionWords, wordsAbout, wordsFor, type Words } from '../recommend/words.ts';
import { filled } from '../ui/filled.ts';
import { offeredAt, pathOf } from '../walk/path.ts';
import type { AreaWalk } from '../walk/walkIn.ts';

/** A question that is still to be asked, and what its answers could add to what is settled. */
export interface StillOpen {
  readonly question: string;
  readonly asks: string;
  readonly could: string;
}

const rank = (level: Level | undefined) => (level ? levels.indexOf(level) : -1);

/**
 * Pure. What is still to be asked after an unfinished walk, if every answer to come is the
 * plainest, each with the most that any of its answers could add: a higher level, what the family
 * may be told, what is shared, something more to do; or nothing but the record. An answer may open
 * other questions, so whatever leads to the level is said to.
 */
export function stillOpen(
  { journey, answers, path, pack }: AreaWalk,
  general: Words,
): readonly StillOpen[] {
  const plain = completed(journey, answers, []);
  const whole = pathOf(journey, plain);
  const known = new Set(path.steps.map(({ question }) => question));
  const level = Math.max(rank(levelIn(path.memory)), rank(levelIn(whole.memory)));
  const expected = new Set([...path.actions, ...whole.actions]);
  return whole.steps
    .filter(({ question }) => !known.has(question))
    .map(({ decision, question }) => {
      const after = offeredAt(journey, plain, question).map((answer) =>
        pathOf(journey, { ...plain, [question]: answer }),
      );
      const highest = levels.findLast((one) => after.some(({ memory }) => levelIn(memory) === one));
      const told = new Set(after.map(({ memory }) => whatToTell(memory)));
      const more = after.flatMap(({ memory, actions }) =>
        actions
          .filter((id) => !expected.has(id))
          .map((id) => wordsAbout(wordsFor(general, pack, memory), 'actions', id).do),
      );
      const could = () => {
        if (highest && rank(highest) > level)
          return filled(words.level, { level: wordsAbout(general, 'levels', highest).act });
        if (told.size > 1) return words.telling;
        if (level < rank('refer-urgently') && aboutQuestion(question)?.decides !== 'never')
          return words.further;
        if (new Set(after.map(({ memory }) => memory['sharing'])).size > 1) return words.sharing;
        return more[0] ? filled(words.adds, { what: more[0] }) : words.record;
      };
      return {
        question,
        asks: questionWords(wordsFor(general, pack, path.memory), decision, question).short,
        could: could(),
      };
    });
}
