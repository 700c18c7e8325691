import { circumstancesOf } from '../../machines/circumstances.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import type { Pack } from '../../content/schema.ts';
import type {
  ActionsText,
  ConcernsText,
  DecisionText,
  EditionsText,
  HolidaysText,
  LevelsText,
  OutcomesText,
  RoutesText,
  SourcesText,
} from '../../content/schema.ts';
import type { Tellings } from '../../content/told.ts';
import { retold } from './retold.ts';

/** All that is said about the decisions, joined to them by id. */
export interface Words {
  /** By decision. */
  readonly decisions: Readonly<Record<string, DecisionText>>;
  readonly concerns: ConcernsText;
  readonly actions: ActionsText;
  readonly levels: LevelsText;
  readonly consentOutcomes: OutcomesText;
  readonly sharingOutcomes: OutcomesText;
  readonly sources: SourcesText;
  readonly editions: EditionsText;
  readonly routes: RoutesText;
  readonly holidays: HolidaysText;
  /** Where in all this a sentence is told otherwise, and its other words by circumstance. */
  readonly tellings: Tellings;
}

/** The words of an area for someone with these answers: no sentence contradicts what else they bring. */
export const wordsFor = (words: Words, pack: Pick<Pack, 'name' | 'sources'>, memory: Memory): Words =>
  retold(localWords(words, pack), words.tellings, circumstancesOf(memory));

/** The same words where an area has its own pack: it goes by its name, and brings its own sources. */
export function localWords(words: Words, { name, sources }: Pick<Pack, 'name' | 'sources'>): Words {
  const { givens } = words.decisions;
  const area = givens!.questions['area']!;
  const named = { ...area, answers: { ...area.answers, 'own-pack': { label: name } } };
  return {
    ...words,
    decisions: { ...words.decisions, givens: { ...givens!, questions: { ...givens!.questions, area: named } } },
    sources: { ...sources, ...words.sources },
  };
}

export const questionWords = ({ decisions }: Words, decision: string, question: string) => decisions[decision]!.questions[question]!;

/** The concerns of every group, by id. */
export const concernsById = ({ groups }: ConcernsText) =>
  Object.assign({}, ...groups.map((group) => group.concerns)) as ConcernsText['groups'][number]['concerns'];
export const concernWords = ({ concerns }: Words) => concernsById(concerns);

/** An answer as the person saw it; several ticks, or the line that said none applied. */
export function answerWords(words: Words, decision: string, question: string, answer: string | readonly string[]): string {
  const asked = questionWords(words, decision, question);
  const label = (id: string) => (question === 'concerns' ? concernWords(words)[id]?.label : asked.answers[id]?.label) ?? id;
  if (typeof answer === 'string') return label(answer);
  return answer.length > 0 ? answer.map(label).join('; ') : (asked.none ?? 'None of these');
}
