import { actionOf, type DeclaredAction } from '../../machines/actions.ts';
import { councilEnquires } from '../../machines/asking.ts';
import { whoIsConcerned } from '../../machines/concerned.ts';
import { answered, holds, oneAnswer, ticksIn, type Memory } from '../../machines/grammar/fact.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { atLeast, below, levelIn, pauses, shared, type Level } from '../../machines/outcomes.ts';
import type { Doubt, EditionsText, Pack } from '../../content/schema.ts';
import { basisSuggested, conditionSuggested } from '../../machines/grounds.ts';
import { deadline, isCovered, type Calendar } from './clocks.ts';
import { contactFor, earlyHelpFor } from './contacts.ts';
import { socialCareIn, whoToRing, type ToRing } from './ring.ts';
import { spoken } from './spoken.ts';
import { answerLabel, wordsAbout, wordsOfConcern, type Words } from './words.ts';

export interface ToDo {
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
export interface Ending {
  readonly id: string;
  readonly title: string;
  readonly explain: string;
  readonly do: readonly string[];
  readonly say: readonly string[];
  readonly doubt?: Doubt;
}

/**
 * What follows from a level, and from what the family's part and the sharing come to at it: what to
 * do, who, how fast.
 */
export interface Following {
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
  /**
   * The lawful basis and the condition: only where something is shared, since only there do they
   * say anything.
   */
  readonly basis?: string;
  readonly condition?: string;
  readonly actions: readonly ToDo[];
  /** Said where a date may fall on a bank holiday that is not known here. */
  readonly holidays?: string;
}

/** What some answers came to. */
interface Reached {
  readonly memory: Memory;
  readonly actions: readonly string[];
}

/**
 * Pure. `words` are those of the area; every deadline is counted from `at`; at `ringAt` it was last
 * known who answers; what is feared may come by `fearedBy`, as somebody wrote it.
 */
export function following(
  { memory, actions }: Reached,
  words: Words,
  pack: Pack,
  at: Date,
  ringAt: Date,
  fearedBy = '',
): Following {
  const { holidays } = words;
  const level = levelIn(memory);
  const decidesSharing = holds(councilEnquires, memory) && isOneOf(below('advice-today'), level);
  const ofLevel = level && !decidesSharing ? wordsAbout(words, 'levels', level) : undefined;
  const consent = ending(words, 'consentOutcomes', oneAnswer(memory, 'consent'));
  const sharing = ending(words, 'sharingOutcomes', oneAnswer(memory, 'sharing'));
  /** Nothing goes to anyone yet, so what the level says of whoever is rung is left out. */
  const paused = isPaused(consent, level);
  const place = { pack, said: words.routes, at: ringAt, holidays };
  const { ring, otherwise } = whoToRing({ memory, ...place });
  const edition = wordsAbout(words, 'editions', answered(memory, 'law-edition'));
  const here = {
    ...place,
    guarded: whoIsConcerned(memory).length > 0,
    beforeIt:
      memory['immediate-danger'] !== 'soon'
        ? undefined
        : fearedBy
          ? words.routes.beforeItBy.replace('{by}', () => fearedBy)
          : words.routes.beforeIt,
    socialCare: ring || pack.status === 'retired' ? undefined : socialCareIn(place, memory)[0],
  };
  const todo = inOrder(
    actions.map((action) =>
      toDo(
        actionOf(action),
        words,
        edition,
        { clocks: pack.clocks, holidays, routes: words.routes },
        at,
        here,
      ),
    ),
  );
  const concerns = ticksIn(memory, 'concerns').map((concern) => wordsOfConcern(words, concern));
  const localName = ofLevel?.n
    ? namedElsewise(pack.levelNames[ofLevel.n]?.value, ofLevel.n, words)
    : undefined;
  const uncounted = [at, ...todo.flatMap(({ due }) => (due ? [new Date(due)] : []))].some(
    (day) => !isCovered(day, holidays),
  );
  return {
    ...(level ? { level } : {}),
    ...(ofLevel?.n ? { place: ofLevel.n } : {}),
    ...(localName ? { localName } : {}),
    levelName: ofLevel?.name ?? sharing?.title ?? words.routes.somethingElse,
    ...heading(ofLevel, consent, sharing, level, words.routes.somethingElse),
    who:
      paused || !ofLevel
        ? ''
        : [ofLevel.who, earlyHelpFor(level, here).words].filter(Boolean).join(' '),
    ...(ring ? { ring } : {}),
    otherwise,
    say: paused ? [] : spoken(ofLevel?.say ?? [], memory, words),
    dos: once([...((!paused && ofLevel?.dos) || []), ...concerns.flatMap(({ dos }) => dos)]),
    donts: once([
      ...((!paused && ofLevel?.donts) || []),
      ...concerns.flatMap(({ donts }) => donts),
    ]),
    ...(consent ? { consent } : {}),
    ...(sharing ? { sharing, ...ground(memory, words) } : {}),
    actions: todo,
    ...(uncounted
      ? {
          holidays: words.routes.holidaysUnknown.replace('{year}', () =>
            String(holidays.covers.to),
          ),
        }
      : {}),
  };
}

/** Each sentence once: what two lines say alike is said, and shown, one time. */
const once = (sentences: readonly string[]): readonly string[] => [...new Set(sentences)];

/** The lawful ground, as it was answered or is suggested, where something is shared. */
function ground(memory: Memory, words: Words): Pick<Following, 'basis' | 'condition'> {
  if (!isOneOf(shared, memory['sharing'])) return {};
  const suggested = (rows: typeof basisSuggested) =>
    rows.find(({ when }) => holds(when, memory))?.suggest;
  const labelled = (question: string, answer: string | undefined) =>
    answer ? answerLabel(words, 'sharing', question, answer) : undefined;
  const basis = labelled('basis', oneAnswer(memory, 'basis') ?? suggested(basisSuggested));
  const condition = labelled(
    'condition',
    oneAnswer(memory, 'condition') ??
      (memory['sensitive'] === 'no' ? undefined : suggested(conditionSuggested)),
  );
  return { ...(basis ? { basis } : {}), ...(condition ? { condition } : {}) };
}

/** Soonest first; what has no date of its own comes last, as declared. */
const inOrder = (todo: readonly ToDo[]) =>
  [...todo].sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));

/** Whether the family's part is what to do first. */
const isPaused = (consent: Ending | undefined, level: Level | undefined): consent is Ending =>
  consent !== undefined && pauses(consent.id, level);

/**
 * The area's name for a level, where it is not as good as ours: nobody is told that universal help
 * may be called “Universal” here.
 */
const namedElsewise = (local: string | undefined, place: number, { levels }: Words) =>
  local !== undefined &&
  !Object.values(levels).some(
    ({ n, name }) => n === place && name.toLowerCase().startsWith(local.toLowerCase()),
  )
    ? local
    : undefined;

/**
 * What to do, in a line: suspected harm and advice first, then what the family's answer asks for,
 * then the level or the sharing.
 */
function heading(
  ofLevel: Words['levels'][string] | undefined,
  consent: Ending | undefined,
  sharing: Ending | undefined,
  level: Level | undefined,
  somethingElse: string,
): { act: string; lead: string } {
  const said = ({ title, explain }: Ending) => ({ act: title, lead: explain });
  if (isPaused(consent, level)) return said(consent);
  if (ofLevel && (!sharing || consent || isOneOf(atLeast('advice-today'), level)))
    return { act: ofLevel.act, lead: ofLevel.lead };
  return sharing ? said(sharing) : { act: somethingElse, lead: '' };
}

function ending(
  words: Words,
  part: 'consentOutcomes' | 'sharingOutcomes',
  id: string | undefined,
): Ending | undefined {
  if (!id) return undefined;
  const { title, explain, do: does, say, doubt } = wordsAbout(words, part, id);
  return { id, title, explain, do: does, say, ...(doubt ? { doubt } : {}) };
}

function toDo(
  { id, within, limit: limitedBy }: DeclaredAction,
  words: Words,
  edition: EditionsText[string],
  calendar: Calendar,
  at: Date,
  here: Parameters<typeof contactFor>[2] & { readonly beforeIt: string | undefined },
): ToDo {
  const {
    do: does,
    how,
    guide,
    sources,
    doubt,
  } = { ...wordsAbout(words, 'actions', id), ...edition.actions[id] };
  const contact = contactFor(id, how, here);
  const { by, words: date } = deadline(within, at, calendar);
  const when = here.beforeIt && within !== 'now' ? `${date}. ${here.beforeIt}` : date;
  const limit = limitedBy ? deadline(limitedBy, at, calendar).words : undefined;
  return {
    id,
    do: does,
    how: [how, contact.words].filter(Boolean).join(' '),
    by: when,
    ...(by ? { due: by.toISOString() } : {}),
    ...(limit ? { limit: words.routes.legalLimit.replace('{limit}', () => limit) } : {}),
    ...(guide ? { guide } : {}),
    sources: [...new Set([...sources, ...contact.sources])],
    ...(doubt ? { doubt } : {}),
  };
}
