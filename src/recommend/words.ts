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
  QuestionText,
  RoutesText,
  SourcesText,
} from '../../content/schema.ts';
import type { Tellings } from '../../content/told.ts';
import { askedIn } from './asked.ts';
import { retold } from './retold.ts';

/** What is said of one decision, action, level, outcome, source or edition. */
interface TextOf {
  readonly decisions: DecisionText;
  readonly actions: ActionsText[string];
  readonly levels: LevelsText[string];
  readonly consentOutcomes: OutcomesText[string];
  readonly sharingOutcomes: OutcomesText[string];
  readonly sources: SourcesText[string];
  readonly editions: EditionsText[string];
}
type ById<P extends keyof TextOf> = { readonly [K in P]: Readonly<Record<string, TextOf[K]>> };

/** All that is said about the decisions, joined to them by id. */
export interface Words extends ById<keyof TextOf> {
  readonly concerns: ConcernsText;
  readonly routes: RoutesText;
  readonly holidays: HolidaysText;
  /** Where in all this a sentence is told otherwise, and its other words by circumstance. */
  readonly tellings: Tellings;
}

/**
 * The words of an area for someone with these answers: no sentence contradicts what else they
 * bring.
 */
export const wordsFor = (
  words: Words,
  pack: Pick<Pack, 'name' | 'sources'>,
  memory: Memory,
): Words => retold(localWords(words, pack), words.tellings, circumstancesOf(memory));

/**
 * The same words where an area has its own pack, or is a council of the list: it goes by its name,
 * and brings its own sources.
 */
export function localWords(words: Words, { name, sources }: Pick<Pack, 'name' | 'sources'>): Words {
  const givens = wordsAbout(words, 'decisions', 'givens');
  const area = questionWords(words, 'givens', 'area');
  const named = {
    ...area,
    answers: { ...area.answers, 'own-pack': { label: name }, council: { label: name } },
  };
  return {
    ...words,
    decisions: {
      ...words.decisions,
      givens: { ...givens, questions: { ...givens.questions, area: named } },
    },
    sources: { ...sources, ...words.sources },
  };
}

/** Gives what is said of one decision, action, level, outcome, source or edition. */
export function wordsAbout<P extends keyof TextOf>(words: ById<P>, part: P, id: string): TextOf[P] {
  const said = words[part][id];
  if (!said) throw new Error(`there are no words for "${id}" in ${part}`);
  return said;
}

/**
 * Gives what an ending is called: a level by its name, what the family is told and what is shared
 * by their titles.
 */
export function endName(
  words: ById<'levels' | 'consentOutcomes' | 'sharingOutcomes'>,
  of: 'level' | 'consent' | 'sharing',
  id: string,
): string {
  if (of === 'level') return wordsAbout(words, 'levels', id).name;
  return wordsAbout(words, of === 'consent' ? 'consentOutcomes' : 'sharingOutcomes', id).title;
}
/** Gives what there is to do in an action. */
export const actionLine = (words: ById<'actions'>, id: string): string =>
  wordsAbout(words, 'actions', id).do;

/** Gives the decision that asks a question; none, where it has no words, as in an older record. */
export const decisionAsking = (
  { decisions }: Pick<Words, 'decisions'>,
  question: string,
): string | undefined =>
  Object.entries(decisions).find(([, { questions }]) => question in questions)?.[0];

/** Gives what is said of a question. */
export const questionWords = (
  words: Pick<Words, 'decisions'>,
  decision: string,
  question: string,
): QuestionText => askedIn(wordsAbout(words, 'decisions', decision), question);

/** Gives how an answer to a question is offered. */
export function answerLabel(
  words: Pick<Words, 'decisions'>,
  decision: string,
  question: string,
  answer: string,
): string {
  const offered = questionWords(words, decision, question).answers[answer];
  if (!offered) throw new Error(`there are no words for the answer "${answer}" to "${question}"`);
  return offered.label;
}

type ConcernText = ConcernsText['groups'][number]['concerns'][string];

/** Gives what is said of a concern. */
export function wordsOfConcern({ concerns }: Pick<Words, 'concerns'>, id: string): ConcernText {
  const said = concerns.groups.find((group) => id in group.concerns)?.concerns[id];
  if (!said) throw new Error(`there are no words for the concern "${id}"`);
  return said;
}

/** The concerns of every group, by id. */
export const concernsById = ({ groups }: ConcernsText): Readonly<Record<string, ConcernText>> =>
  Object.fromEntries(groups.flatMap((group) => Object.entries(group.concerns)));
export const concernWords = ({ concerns }: Pick<Words, 'concerns'>) => concernsById(concerns);

/** An answer as the person saw it; several ticks, or the line that said none applied. */
export function answerWords(
  words: Words,
  decision: string,
  question: string,
  answer: string | readonly string[],
): string {
  const asked = questionWords(words, decision, question);
  const label = (id: string) =>
    (question === 'concerns' ? concernWords(words)[id]?.label : asked.answers[id]?.label) ?? id;
  if (typeof answer === 'string') return label(answer);
  return answer.length > 0
    ? answer.map(label).join('; ')
    : (asked.none ?? words.routes.noneOfThese);
}
/** That something is ticked no more, by its label. */
export const notTicked = ({ routes }: Words, label: string): string =>
  routes.notTicked.replace('{label}', () => label);
