import words from '../../../content/pages/write.yaml';
import type { ScenarioText } from '../../../content/schema.ts';
import { endName, type Words } from '../../recommend/words.ts';
import {
  checkedAt,
  stageAt,
  unwritten,
  type Ending,
  type StageCheck,
  type Unwritten,
} from '../../walk/scenario.ts';
import { filled } from '../../ui/filled.ts';

/** Where on the page something is still to be done. */
export type Place = 'title' | 'setting' | 'story' | 'answers' | 'expected';
/** One thing to do before anyone can be trained with it, in a sentence. */
export interface Finding {
  readonly place: Place;
  readonly says: string;
}
/** What is to be done about the scenario as a whole, and at each stage. */
export interface Findings {
  readonly whole: readonly Finding[];
  readonly stages: readonly (readonly Finding[])[];
}

export const endingNames: Readonly<Record<Ending, string>> = {
  level: words.level,
  consent: words.consent,
  sharing: words.sharing,
};
/** A question by the name that it has in a table. */
export const shortName = (said: Words, question: string): string =>
  Object.values(said.decisions).find(({ questions }) => question in questions)?.questions[question]
    ?.short ?? question;

/**
 * All that is still to be done, walked anew from what is written. Nothing of it stops anybody from
 * typing. Empty all through, it is ready to train with.
 */
export function findings(scenario: ScenarioText, said: Words): Findings {
  const missing = unwritten(scenario);
  const isWhole = (one: Unwritten): one is 'title' | 'setting' => typeof one === 'string';
  return {
    whole: missing.filter(isWhole).map((place) => ({ place, says: words.write[place] })),
    stages: scenario.stages.map((_, stage) => {
      const check = checkedAt(scenario, stage);
      const lacks = missing.flatMap((one) =>
        isWhole(one) || one.stage !== stage ? [] : [one.lacks],
      );
      return [
        ...(lacks.includes('story') ? [{ place: 'story', says: words.write.story } as const] : []),
        ...answersAsked(said, check),
        ...(check.unanswered ? [] : expectedNot(scenario, said, stage, check)),
        ...(lacks.includes('level') && !check.unanswered
          ? [{ place: 'expected', says: words.write.level } as const]
          : []),
      ];
    }),
  };
}

const answersAsked = (said: Words, { unanswered }: StageCheck): readonly Finding[] =>
  unanswered
    ? [
        {
          place: 'answers',
          says: filled(unanswered.notOffered ? words.notOffered : words.unanswered, {
            question: shortName(said, unanswered.question),
          }),
        },
      ]
    : [];

const expectedNot = (
  scenario: ScenarioText,
  said: Words,
  stage: number,
  { fails, missing }: StageCheck,
): readonly Finding[] => {
  const named = (ending: Ending, id: string | undefined) =>
    id ? endName(said, ending, id) : words.nothing;
  const { expect } = stageAt(scenario, stage);
  return [
    ...fails
      .filter(({ ending }) => (expect[ending]?.length ?? 0) > 0)
      .map(({ ending, gives }) => ({
        place: 'expected' as const,
        says: filled(words.expectsBut, {
          what: endingNames[ending],
          expected: (expect[ending] ?? []).map((id) => named(ending, id)).join(`, ${words.or} `),
          given: named(ending, gives),
        }),
      })),
    ...(missing.length > 0
      ? [
          {
            place: 'expected' as const,
            says: filled(words.missing, {
              actions: missing.map((id) => said.actions[id]?.do ?? id).join('; '),
            }),
          },
        ]
      : []),
  ];
};

/** How many things are still to be done. None: it is ready. */
export const howMany = ({ whole, stages }: Findings): number => whole.length + stages.flat().length;
/** What is to be done at one place. */
export const at = (all: readonly Finding[], place: Place): readonly string[] =>
  all.filter((one) => one.place === place).map(({ says }) => says);
