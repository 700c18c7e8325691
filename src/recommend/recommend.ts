import { whoIsConcerned } from '../../machines/concerned.ts';
import { notKnown } from '../../machines/about.ts';
import { answered, given, type Memory } from '../../machines/grammar/fact.ts';
import { aboutQuestion } from '../../machines/questions.ts';
import type { Doubt, Pack } from '../../content/schema.ts';
import type { PathStep } from '../walk/path.ts';
import type { AreaWalk } from '../walk/walkIn.ts';
import { rangeOf, type Range } from './range.ts';
import { asAtWords, isoDay } from './dates.ts';
import { following, type Following } from './following.ts';
import {
  answerWords,
  questionWords,
  wordsFor,
  wordsAbout,
  wordsOfConcern,
  type Words,
} from './words.ts';

interface Cited {
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  /** Missing where it has no page of its own. */
  readonly link?: string;
  readonly read: 'seen' | 'secondary' | 'unverified';
}
interface Why {
  /** Whether this answer set the level or the way to it; the rest only fill in details. */
  readonly decides: boolean;
  readonly you: string;
  readonly so: string;
  readonly sources: readonly string[];
  readonly doubt?: Doubt;
}
/**
 * What to do, who, how fast, by which route, and why: everything the page shows and the record
 * keeps, in words.
 */
export interface Recommendation extends Following {
  readonly why: readonly Why[];
  readonly findOut: readonly { readonly what: string; readonly who: string; readonly by: string }[];
  readonly range?: Range;
  readonly escalation: readonly string[];
  readonly edition: {
    readonly id: string;
    readonly name: string;
    readonly banner: string;
    readonly notConfirmed: readonly string[];
  };
  readonly area: {
    readonly id: string;
    readonly name: string;
    /** Said where the area is no more, with those that came after it. */
    readonly ended?: string;
    /** What the area expected about agreement on the day decided. */
    readonly agreement?: string;
    /**
     * What its front door says of advice before a referral; where the family is not to be
     * approached, only whether it asks for a name.
     */
    readonly advice?: string;
    /** Its threshold documents on that day. */
    readonly documents?: readonly string[];
  };
  readonly sources: readonly Cited[];
}

export interface RecommendedFrom {
  readonly walk: AreaWalk;
  readonly words: Words;
  /** When it is decided: deadlines are counted from here. */
  readonly at: Date;
  /** When it was last known who answers; the moment of the decision, unless given. */
  readonly ringAt?: Date;
  /** The day whose rules it follows, as YYYY-MM-DD; today, unless given. */
  readonly decidedOn?: string | undefined;
  /** By when what is feared may come, as it was written: it stands beside every deadline (M.4). */
  readonly fearedBy?: string | undefined;
}

/**
 * Pure: the same walk, words and moment always give the same recommendation. Throws if a question
 * on the path is unanswered.
 */
export function recommend({
  walk: { journey, path, pack },
  words: general,
  at,
  ringAt = at,
  decidedOn = isoDay(at),
  fearedBy,
}: RecommendedFrom): Recommendation {
  const { steps, next, memory, actions } = path;
  const words = wordsFor(general, pack, memory);
  if (next) throw new Error(`no recommendation yet: "${next.question}" is not answered`);

  const follows = following({ memory, actions }, words, pack, at, ringAt, fearedBy);
  const { level, ring, otherwise, actions: todo } = follows;
  const editionId = answered(memory, 'law-edition');
  const edition = wordsAbout(words, 'editions', editionId);
  const why = steps.flatMap((step) => reasons(words, step, pack));
  const range = rangeOf(journey, steps, memory, words);
  // what an area expects is written for families who may be told (I10): where these may not, only
  // our own words are shown
  const approach = !whoIsConcerned(memory).includes('family');
  const agreement = approach ? inForce(pack.agreement, decidedOn) : [];
  const { advice, anonymousAdvice } = pack.frontDoor;
  const takingAdvice = approach
    ? advice?.value
    : anonymousAdvice.value === 'no'
      ? words.routes.namedAdvice
      : undefined;
  const documents = inForce(pack.documents, decidedOn);
  const cited = new Set([
    ...(level ? wordsAbout(words, 'levels', level).sources : []),
    ...why.flatMap(({ sources }) => sources),
    ...todo.flatMap(({ sources }) => sources),
    ...[...(ring ? [ring] : []), ...otherwise]
      .flatMap(({ lines }) => lines.map(({ source }) => source))
      .filter(Boolean),
  ]);

  return {
    ...follows,
    why,
    findOut: steps.flatMap(({ decision, question, answer }) => {
      const { findOut } = questionWords(words, decision, question);
      return findOut && given(answer, notKnown) ? [findOut] : [];
    }),
    ...(range ? { range } : {}),
    escalation: ladder(pack, memory, words),
    edition: {
      id: editionId,
      name: edition.name,
      banner: edition.banner,
      notConfirmed: edition.notConfirmed,
    },
    area: {
      id: answered(memory, 'area'),
      name: pack.name,
      ...(pack.retired ? { ended: ended(pack.retired, words) } : {}),
      ...(agreement.length > 0 ? { agreement: agreement.join(' ') } : {}),
      ...(takingAdvice ? { advice: takingAdvice } : {}),
      ...(documents.length > 0 ? { documents } : {}),
    },
    sources: [...cited].map((source) => {
      const { title, publisher, date, link, read } = wordsAbout(words, 'sources', source);
      return { title, publisher, date, ...(link ? { link } : {}), read };
    }),
  };
}

const ended = ({ on, successors, note }: NonNullable<Pack['retired']>, { routes }: Words) =>
  `${routes.ended.replace('{day}', () => asAtWords(on)).replace('{successors}', () => successors.join(', '))} ${note}`;

/**
 * The area's steps for disagreement. Where the worry may be about the lead, those that go through
 * one are left out, and so are those of which the pack does not say.
 */
function ladder({ escalation }: Pack, memory: Memory, { routes }: Words): readonly string[] {
  if (!whoIsConcerned(memory).includes('lead')) return escalation.map(({ value }) => value);
  return [
    routes.aroundTheLead,
    ...escalation.filter(({ throughLead }) => throughLead === false).map(({ value }) => value),
  ];
}

/** What was in force on a day. An end without a day is the end of that month or year. */
export const inForce = (all: Pack['documents'], on: string): readonly string[] =>
  all
    .filter(({ from = '', until = '9' }) => from <= on && on.slice(0, until.length) <= until)
    .map(({ value }) => value);

/** Whether an answer set the level or the way to it. */
function isDeciding({ question, answer }: PathStep): boolean {
  const decides = aboutQuestion(question)?.decides;
  return decides === 'always' || (decides === 'unless-no' && answer !== 'no');
}

/** "You said … so …", from one answer, or one for each thing ticked. */
function reasons(words: Words, step: PathStep, pack: Pack): Why[] {
  const { decision, question, answer } = step;
  const asked = questionWords(words, decision, question);
  const decides = isDeciding(step);
  const said = (
    each: string,
    so: string,
    sources: readonly string[],
    doubt: Doubt | undefined,
  ): Why => ({
    decides,
    you: each,
    so,
    sources,
    ...(doubt ? { doubt } : {}),
  });
  if (question === 'concerns') {
    return [answer].flat().flatMap((id) => {
      const { label, so, sources, doubt } = wordsOfConcern(words, id);
      const raised = pack.raises[id];
      if (!raised) return [said(label, so, sources, doubt)];
      const here = words.routes.raisedHere
        .replace('{area}', () => pack.name)
        .replace('{level}', () => wordsAbout(words, 'levels', raised.value).name);
      return [
        said(label, so, sources, doubt),
        said(label, [here, raised.note].filter(Boolean).join(' '), [raised.source], undefined),
      ];
    });
  }
  return [answer].flat().flatMap((id) => {
    const so = asked.so[id];
    return so
      ? [
          said(
            `${asked.short}: ${answerWords(words, decision, question, id)}`,
            so,
            asked.sources,
            undefined,
          ),
        ]
      : [];
  });
}
