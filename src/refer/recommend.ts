import { actions as allActions, type ActionId } from '../../machines/actions.ts';
import { holds } from '../../machines/core/fact.ts';
import { basisSuggested, conditionSuggested } from '../../machines/grounds.ts';
import { atLeast, below, type Level } from '../../machines/outcomes.ts';
import type { Doubt, EditionsText, Pack } from '../../content/schema.ts';
import type { PathStep } from '../decide/path.ts';
import type { AreaWalk } from '../decide/walkIn.ts';
import { rangeOf, type Range } from '../explain/range.ts';
import { deadline, isCovered, type Calendar } from './clocks.ts';
import { asAtWords, isoDay } from './dates.ts';
import { whoToRing, type ToRing } from './ring.ts';
import { answerWords, concernWords, localWords, questionWords, type Words } from './words.ts';

interface Cited {
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly link: string;
  readonly read: 'seen' | 'secondary' | 'unverified';
}
interface ToDo {
  readonly id: string;
  readonly do: string;
  readonly how: string;
  readonly by: string;
  /** ISO, where a clock can say. */
  readonly due?: string;
  /** A later limit set by law. */
  readonly limit?: string;
  readonly guide?: string;
  readonly sources: readonly string[];
  readonly doubt?: Doubt;
}
interface Why {
  /** Whether this answer set the level or the way to it; the rest only fill in details. */
  readonly decides: boolean;
  readonly you: string;
  readonly so: string;
  readonly sources: readonly string[];
  readonly doubt?: Doubt;
}
export interface Ending {
  readonly id: string;
  readonly title: string;
  readonly explain: string;
  readonly do: readonly string[];
  readonly say: readonly string[];
  readonly doubt?: Doubt;
}

/** What to do, who, how fast, by which route, and why: everything the page shows and the record keeps, in words. */
export interface Recommendation {
  /** Missing where only sharing was decided, and no child may be at risk. */
  readonly level?: Level;
  /** Place on the windscreen, 1 to 5. */
  readonly place?: number;
  readonly levelName: string;
  /** The area's own name for that place, where its pack has one. */
  readonly localName?: string;
  readonly act: string;
  readonly lead: string;
  readonly who: string;
  readonly ring?: ToRing;
  /** Who else, if the first does not answer or the hour changes. */
  readonly otherwise: readonly ToRing[];
  readonly say: readonly string[];
  readonly dos: readonly string[];
  readonly donts: readonly string[];
  readonly consent?: Ending;
  readonly sharing?: Ending;
  readonly basis?: string;
  readonly condition?: string;
  readonly why: readonly Why[];
  readonly findOut: readonly { readonly what: string; readonly who: string; readonly by: string }[];
  readonly range?: Range;
  readonly actions: readonly ToDo[];
  readonly escalation: readonly string[];
  readonly edition: { readonly id: string; readonly name: string; readonly banner: string; readonly notConfirmed: readonly string[] };
  readonly area: {
    readonly id: string;
    readonly name: string;
    /** Said where the area is no more, with those that came after it. */
    readonly ended?: string;
    /** What the area expected about agreement on the day decided. */
    readonly agreement?: string;
    /** What its front door says of advice before a referral; where the family is not to be approached, only whether it asks for a name. */
    readonly advice?: string;
    /** Its threshold documents on that day. */
    readonly documents?: readonly string[];
  };
  /** Said where a date may fall on a bank holiday that is not known here. */
  readonly holidays?: string;
  readonly sources: readonly Cited[];
}

export interface Circumstances {
  readonly walk: AreaWalk;
  readonly words: Words;
  /** When it is decided: deadlines are counted from here. */
  readonly at: Date;
  /** When it was last known who answers; the moment of the decision, unless given. */
  readonly ringAt?: Date;
  /** The day whose rules it follows, as YYYY-MM-DD; today, unless given. */
  readonly decidedOn?: string | undefined;
}

/** Pure: the same walk, words and moment always give the same recommendation. Throws if a question on the path is unanswered. */
export function recommend({
  walk: { journey, path, pack },
  words: general,
  at,
  ringAt = at,
  decidedOn = isoDay(at),
}: Circumstances): Recommendation {
  const words = localWords(general, pack);
  const { holidays } = words;
  const { steps, next, memory, actions } = path;
  if (next) throw new Error(`no recommendation yet: "${next.question}" is not answered`);

  const level = memory['level'] as Level | undefined;
  const spoken = level ? words.levels[level]! : undefined;
  const consent = ending(words.consentOutcomes, memory['consent'] as string | undefined);
  const sharing = ending(words.sharingOutcomes, memory['sharing'] as string | undefined);
  /** Nothing goes to anyone yet, so what the level says of whoever is rung is left out. */
  const paused = isPaused(consent, level);
  const { ring, otherwise } = whoToRing({ level, memory, actions, pack, said: words.routes, at: ringAt, holidays });
  const edition = words.editions[memory['law-edition'] as string]!;
  const todo = inOrder(actions.map((action) => toDo(action as ActionId, words, edition, { clocks: pack.clocks, holidays }, at)));
  const why = steps.flatMap((step) => reasons(words, step, actions, pack));
  const concerns = ((memory['concerns'] as readonly string[] | undefined) ?? []).map((concern) => concernWords(words)[concern]!);
  const suggested = (rows: typeof basisSuggested) => rows.find(({ when }) => holds(when, memory))?.suggest;
  const labelled = (question: string, answer: string | undefined) =>
    answer ? words.decisions['sharing']!.questions[question]!.answers[answer]!.label : undefined;
  const basis = labelled('basis', (memory['basis'] as string | undefined) ?? suggested(basisSuggested));
  const condition = labelled(
    'condition',
    (memory['condition'] as string | undefined) ?? (memory['sensitive'] === 'no' ? undefined : suggested(conditionSuggested)),
  );
  const localName = spoken?.n ? pack.levelNames[String(spoken.n) as keyof Pack['levelNames']]?.value : undefined;
  const range = rangeOf(journey, steps, memory, words);
  // what an area expects is written for families who may be told (I10): where these may not, only our own words are shown
  const approach = !actions.includes('do-not-approach-the-family');
  const agreement = approach ? inForce(pack.agreement, decidedOn) : [];
  const { advice, anonymousAdvice } = pack.frontDoor;
  const takingAdvice = approach ? advice?.value : anonymousAdvice.value === 'no' ? words.routes.namedAdvice : undefined;
  const documents = inForce(pack.documents, decidedOn);
  const uncounted = [at, ...todo.flatMap(({ due }) => (due ? [new Date(due)] : []))].some((day) => !isCovered(day, holidays));
  const cited = new Set([
    ...(spoken?.sources ?? []),
    ...why.flatMap(({ sources }) => sources),
    ...todo.flatMap(({ sources }) => sources),
    ...[...(ring ? [ring] : []), ...otherwise].flatMap(({ lines }) => lines.map(({ source }) => source)).filter(Boolean),
  ]);

  return {
    ...(level ? { level } : {}),
    ...(spoken?.n ? { place: spoken.n } : {}),
    ...(localName ? { localName } : {}),
    levelName: spoken?.name ?? sharing!.title,
    ...heading(spoken, consent, sharing, level),
    who: paused ? '' : (spoken?.who ?? ''),
    ...(ring ? { ring } : {}),
    otherwise,
    say: paused ? [] : (spoken?.say ?? []),
    dos: [...((!paused && spoken?.dos) || []), ...concerns.flatMap(({ dos }) => dos)],
    donts: [...((!paused && spoken?.donts) || []), ...concerns.flatMap(({ donts }) => donts)],
    ...(consent ? { consent } : {}),
    ...(sharing ? { sharing } : {}),
    ...(basis ? { basis } : {}),
    ...(condition ? { condition } : {}),
    why,
    findOut: steps.flatMap(({ decision, question, answer }) => {
      const { findOut } = questionWords(words, decision, question);
      return findOut && ['unsure', 'not-done', 'not-yet'].includes(answer as string) ? [findOut] : [];
    }),
    ...(range ? { range } : {}),
    actions: todo,
    escalation: pack.escalation.map(({ value }) => value),
    edition: {
      id: memory['law-edition'] as string,
      name: edition.name,
      banner: edition.banner,
      notConfirmed: edition.notConfirmed,
    },
    area: {
      id: memory['area'] as string,
      name: pack.name,
      ...(pack.retired ? { ended: ended(pack.retired, words) } : {}),
      ...(agreement.length > 0 ? { agreement: agreement.join(' ') } : {}),
      ...(takingAdvice ? { advice: takingAdvice } : {}),
      ...(documents.length > 0 ? { documents } : {}),
    },
    ...(uncounted ? { holidays: words.routes.holidaysUnknown.replace('{year}', String(holidays.covers.to)) } : {}),
    sources: [...cited].map((source) => {
      const { title, publisher, date, link, read } = words.sources[source]!;
      return { title, publisher, date, link, read };
    }),
  };
}

const ended = ({ on, successors, note }: NonNullable<Pack['retired']>, { routes }: Words) =>
  `${routes.ended.replace('{day}', asAtWords(on)).replace('{successors}', successors.join(', '))} ${note}`;

/** What was in force on a day. An end without a day is the end of that month or year. */
export const inForce = (all: Pack['documents'], on: string): readonly string[] =>
  all.filter(({ from = '', until = '9' }) => from <= on && on.slice(0, until.length) <= until).map(({ value }) => value);

/** Soonest first; what has no date of its own comes last, as declared. */
const inOrder = (todo: readonly ToDo[]) => [...todo].sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));

/** Consent outcomes at which nothing goes further yet, so that they are what to do. */
const pauses = ['ask', 'respect-refusal', 'keep-trying'];

/** Whether the family's part is what to do first. So is advice on it, at every level that does not itself say to take advice or to refer now (I53). */
const isPaused = (consent: Ending | undefined, level: Level | undefined): consent is Ending =>
  consent !== undefined && (pauses.includes(consent.id) || (consent.id === 'advice' && below('advice-today').includes(level!)));

/** What to do, in a line: suspected harm and advice first, then what the family's answer asks for, then the level or the sharing. */
function heading(
  spoken: Words['levels'][string] | undefined,
  consent: Ending | undefined,
  sharing: Ending | undefined,
  level: Level | undefined,
): { act: string; lead: string } {
  const said = ({ title, explain }: Ending) => ({ act: title, lead: explain });
  if (isPaused(consent, level)) return said(consent);
  if (spoken && (consent || atLeast('advice-today').includes(level!))) return { act: spoken.act, lead: spoken.lead };
  return sharing ? said(sharing) : { act: spoken!.act, lead: spoken!.lead };
}

function ending(outcomes: Words['consentOutcomes'], id: string | undefined): Ending | undefined {
  if (!id) return undefined;
  const { title, explain, do: does, say, doubt } = outcomes[id]!;
  return { id, title, explain, do: does, say, ...(doubt ? { doubt } : {}) };
}

function toDo(id: ActionId, words: Words, edition: EditionsText[string], calendar: Calendar, at: Date): ToDo {
  const { within, ...declared } = allActions[id];
  const { do: does, how, guide, sources, doubt } = { ...words.actions[id]!, ...edition.actions[id] };
  const { by, words: when } = deadline(within, at, calendar);
  const limit = 'limit' in declared ? deadline(declared.limit, at, calendar).words : undefined;
  return {
    id,
    do: does,
    how,
    by: when,
    ...(by ? { due: by.toISOString() } : {}),
    ...(limit ? { limit: words.routes.legalLimit.replace('{limit}', limit) } : {}),
    ...(guide ? { guide } : {}),
    sources,
    ...(doubt ? { doubt } : {}),
  };
}

/** Answers that always set the level or the way; and those that do unless the answer is no. */
const decidesAlways = [
  'harm',
  'advice',
  'statutory-need',
  'tried',
  'safe-to-tell',
  'response',
  'harm-again',
  'who-asks',
  'why-asked',
  'detriment',
  'second-opinion',
];
const raises = [
  'immediate-danger',
  'allocated-worker',
  'works-with-children',
  'complex-needs',
  'emerging-needs',
  'single-need',
  'harm-given-refusal',
  'domestic-abuse-checklist',
  'exceptions',
];

/** "You said … so …", from one answer, or one for each thing ticked. */
function reasons(words: Words, { decision, question, answer }: PathStep, actions: readonly string[], pack: Pack): Why[] {
  const asked = questionWords(words, decision, question);
  const decides =
    question === 'concerns' ||
    (question === 'allocated-worker' && actions.includes('ring-allocated-worker')) ||
    decidesAlways.includes(question) ||
    (decision !== 'givens' && answer !== 'no' && raises.includes(question));
  const said = (each: string, so: string, sources: readonly string[], doubt: Doubt | undefined): Why => ({
    decides,
    you: each,
    so,
    sources,
    ...(doubt ? { doubt } : {}),
  });
  if (question === 'concerns') {
    const all = concernWords(words);
    return (answer as readonly string[]).flatMap((id) => {
      const { label, so, sources, doubt } = all[id]!;
      const raised = pack.raises[id];
      if (!raised) return [said(label, so, sources, doubt)];
      const here = words.routes.raisedHere.replace('{area}', pack.name).replace('{level}', words.levels[raised.value]!.name);
      return [said(label, so, sources, doubt), said(label, [here, raised.note].filter(Boolean).join(' '), [raised.source], undefined)];
    });
  }
  return [answer].flat().flatMap((id) => {
    const so = asked.so[id];
    return so ? [said(`${asked.short}: ${answerWords(words, decision, question, id)}`, so, asked.sources, undefined)] : [];
  });
}
