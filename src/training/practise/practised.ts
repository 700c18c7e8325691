import words from '../../../content/pages/practise.yaml';
import type { ScenarioText } from '../../../content/schema.ts';
import { oneAnswer } from '../../../machines/grammar/fact.ts';
import { levelIn } from '../../../machines/outcomes.ts';
import type { Path, PathStep } from '../../walk/path.ts';
import { wordsAbout, type Words, endName } from '../../recommend/words.ts';
import { placeOfLevel } from '../../recommend/places.ts';
import { filled } from '../../ui/filled.ts';
import { bothPaths, sameAnswer } from './attempt.ts';
import { ends, leadsToAccepted, modelAnswer, type EndName, type ModelAnswer } from './model.ts';

/** How an answer or an end stands to the stage's own: it is that, is accepted too, or is neither. */
export type Mark = 'example' | 'accepted' | 'other';

/** Each end that a path came to and that the stage says anything of, marked. */
export const marksOf = (
  model: Pick<ModelAnswer, 'ends'>,
  { memory }: Pick<Path, 'memory'>,
): Readonly<Partial<Record<EndName, Mark>>> =>
  Object.fromEntries(
    ends.flatMap((of) => {
      const own = oneAnswer(memory, of);
      const end = model.ends[of];
      if (own === undefined || !end) return [];
      const mark: Mark =
        own === end.model ? 'example' : end.also.includes(own) ? 'accepted' : 'other';
      return [[of, mark]];
    }),
  );

/** One question that either path met, with what each answered; marked where both did. */
export interface BesideStep {
  readonly decision: string;
  readonly question: string;
  readonly own?: PathStep['answer'];
  readonly model?: PathStep['answer'];
  readonly mark?: Mark;
}

/**
 * A person's path beside the stage's own, question by question. An answer is accepted that leads by
 * itself to another end that the stage accepts.
 */
export function besideOf(
  scenario: ScenarioText,
  stage: number,
  path: Path,
  model: ModelAnswer = modelAnswer(scenario, stage),
): readonly BesideStep[] {
  const theirs = Object.fromEntries(path.steps.map((step) => [step.question, step.answer]));
  return bothPaths(scenario, stage, path, model.path).map((step): BesideStep => {
    const { question, own, model: example } = step;
    if (!own || !example) return step;
    const mark: Mark = sameAnswer(own, example)
      ? 'example'
      : leadsToAccepted(scenario, stage, { question, answer: own }, theirs, model)
        ? 'accepted'
        : 'other';
    return { ...step, mark };
  });
}

/**
 * Where a path ended, as one of two that stand side by side: its level, then the family's part and
 * sharing. What is accepted beside the stage's own is said to be, where its marks are given.
 */
export function sideOf(
  said: Words,
  term: string,
  { memory }: Pick<Path, 'memory'>,
  marks: ReturnType<typeof marksOf> = {},
) {
  const [level, consent, sharing] = [
    levelIn(memory),
    oneAnswer(memory, 'consent'),
    oneAnswer(memory, 'sharing'),
  ];
  const line = (of: EndName, text: string) =>
    marks[of] === 'accepted' ? filled(words.acceptedToo, { what: text }) : text;
  const parts = [
    ...(marks.level === 'accepted' ? [words.levelToo] : []),
    ...(consent
      ? [line('consent', `${words.consent}: ${wordsAbout(said, 'consentOutcomes', consent).title}`)]
      : []),
    ...(sharing ? [line('sharing', `${words.sharing}: ${endName(said, 'sharing', sharing)}`)] : []),
  ];
  return {
    term,
    level: level === 'call-999' ? 999 : (placeOfLevel(level) ?? 0),
    name: level ? wordsAbout(said, 'levels', level).name : words.noLevel,
    text: parts.join('\n'),
  };
}
