import says from '../../../content/pages/library.yaml';
import { actions } from '../../../machines/actions.ts';
import type { Topic } from '../../../content/schema.ts';
import { concernIds } from '../../../machines/concerns.ts';
import { exceptions } from '../../../machines/consent.ts';
import { questionOf } from '../../../machines/grammar/decision.ts';
import { clauses } from '../../../machines/grammar/fact.ts';
import { details } from '../../../machines/details.ts';
import { keysOf, recordOf } from '../../../machines/grammar/known.ts';
import { givens } from '../../../machines/givens.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../../machines/outcomes.ts';
import { pathOf } from '../../walk/path.ts';
import { searchFor, wordsOf } from '../../records/spelling.ts';
import {
  answerWords,
  wordsOfConcern,
  type Words,
  endName,
  actionLine,
} from '../../recommend/words.ts';
import { minutesOf } from './minutes.ts';
import { answersAt, journeyAt, journeyOfStage, type Known } from '../../walk/scenario.ts';

/**
 * What can bring a special pathway: a concern, a person who works with children, violence at home,
 * a baby to come, or who asks.
 */
const bringsPathway = [
  'concerns',
  'works-with-children',
  'is-your-lead',
  'domestic-abuse-checklist',
  'high-risk-grounds',
  'age',
  'why-asked',
  'who-asks',
];

/**
 * The actions of the special pathways (E-1 to E-26, and who else to turn to when asked): those that
 * nothing but such an answer brings.
 */
export const pathways = keysOf(actions).filter((action) =>
  clauses(actions[action].when).every((clause) =>
    clause.some(([question]) => bringsPathway.includes(question)),
  ),
);

/**
 * How a stage starts: a worry about a child, something held that others may need, or somebody
 * asking.
 */
const directions = ['worried', 'telling', 'asked'] as const;

/** What each topic is called: every one that content names has a name here. */
const topicNames: Readonly<Record<Topic, string>> = says.topics;

/** What a scenario can cover, each with all there is to cover, in its order. */
export const facets = {
  topic: keysOf(topicNames),
  level: levels,
  role: Object.keys(questionOf(givens.spec, 'role')),
  profession: Object.keys(questionOf(details.spec, 'profession')),
  holder: Object.keys(questionOf(details.spec, 'holder')),
  concern: concernIds,
  pathway: pathways,
  exception: exceptions,
  consent: consentOutcomes,
  sharing: sharingOutcomes,
  direction: directions,
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Facet = keyof typeof facets;
export const allFacets: readonly Facet[] = keysOf(facets);

/** Where an expectation accepts more than one answer, since practitioners may differ. */
interface Contested {
  /** Counted from 0. */
  readonly stage: number;
  readonly of: 'level' | 'consent' | 'sharing';
  readonly accepts: readonly string[];
}

/**
 * What a scenario covers, found by walking its answers stage by stage. Nothing of it is written
 * down anywhere else, but for the topics, which are its author's.
 */
export interface Card extends Known {
  readonly covers: Readonly<Record<Facet, readonly string[]>>;
  readonly contested: readonly Contested[];
  /** How long it takes a room. */
  readonly minutes: number;
  /** All that is said in it and of what it covers, folded, to look words up in. */
  readonly text: string;
}

export function cardOf({ id, scenario }: Known, words: Words): Card {
  const stages = scenario.stages.map((_, stage) => {
    const journey = journeyAt(scenario, stage);
    const { memory, actions } = pathOf(journeyOfStage(scenario, stage), answersAt(scenario, stage));
    return { memory, actions, direction: journey === 'refer' ? 'worried' : memory['direction'] };
  });
  const come = (question: string) => stages.flatMap(({ memory }) => memory[question] ?? []);
  const found: Readonly<Record<Facet, readonly unknown[]>> = {
    topic: scenario.topics,
    level: come('level'),
    role: come('role'),
    profession: come('profession'),
    holder: come('holder'),
    concern: come('concerns'),
    pathway: stages.flatMap(({ actions }) => actions),
    exception: come('exceptions'),
    consent: come('consent'),
    sharing: come('sharing'),
    direction: stages.map(({ direction }) => direction),
  };
  const covers: Card['covers'] = recordOf(allFacets, (facet) =>
    facets[facet].filter((one) => found[facet].includes(one)),
  );
  const said = [
    scenario.title,
    scenario.setting,
    ...scenario.stages.map(({ story }) => story),
    ...scenario.objectives,
    ...scenario.discuss.flatMap(({ ask, answer }) => [ask, answer]),
  ];
  const covered = allFacets.flatMap((facet) =>
    covers[facet].map((one) => facetWords(words, facet, one)),
  );
  const guides = covers.concern.map(
    (one) => wordsOfConcern(words, one).guide?.replaceAll('-', ' ') ?? '',
  );
  return {
    id,
    scenario,
    covers,
    contested: contestedIn(scenario),
    minutes: minutesOf(scenario),
    text: wordsOf([...said, ...covered, ...guides].join(' ')).join(' '),
  };
}

const contestedIn = ({ stages }: Known['scenario']): readonly Contested[] =>
  stages.flatMap(({ expect }, stage) =>
    (['level', 'consent', 'sharing'] as const).flatMap((of) => {
      const accepts = expect[of] ?? [];
      return accepts.length > 1 ? [{ stage, of, accepts }] : [];
    }),
  );

/** What is looked for. What is left out or empty asks nothing. */
export type Filter = Readonly<Partial<Record<Facet | 'text', string>>> & {
  readonly contested?: boolean;
};

/** Whether a scenario covers all that is looked for, and says every word. */
export function fits({ covers, contested, text }: Card, filter: Filter): boolean {
  return (
    allFacets.every((facet) => !filter[facet] || covers[facet].includes(filter[facet])) &&
    (filter.contested === undefined || filter.contested === contested.length > 0) &&
    searchFor(filter.text ?? '')(text)
  );
}

/** What each part of it is called. */
export const facetNames: Readonly<Record<Facet, string>> = {
  topic: says.topic,
  level: says.level,
  role: says.role,
  profession: says.profession,
  holder: says.holder,
  concern: says.concern,
  pathway: says.pathway,
  exception: says.exception,
  consent: says.consent,
  sharing: says.sharing,
  direction: says.direction,
};

/** The words of something that a scenario can cover. */
export function facetWords(words: Words, facet: Facet, id: string): string {
  switch (facet) {
    case 'topic':
      return Object.entries(topicNames).find(([topic]) => topic === id)?.[1] ?? id;
    case 'level':
    case 'consent':
    case 'sharing':
      return endName(words, facet, id);
    case 'role':
      return answerWords(words, 'givens', facet, id);
    case 'profession':
    case 'holder':
      return answerWords(words, 'details', facet, id);
    case 'concern':
      return wordsOfConcern(words, id).label;
    case 'pathway':
      return actionLine(words, id);
    case 'exception':
      return answerWords(words, 'consent', 'exceptions', id);
    case 'direction':
      return id === 'worried' ? says.worried : answerWords(words, 'asking', 'direction', id);
  }
}
