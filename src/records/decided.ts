import levelWords from '../../content/levels.yaml';
import actionWords from '../../content/actions.yaml';
import routes from '../../content/routes.yaml';
import { withinOf } from '../../machines/actions.ts';
import { atChosen, withoutSharing, type Chosen } from '../../machines/chosen.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { entryOf } from '../../machines/grammar/known.ts';
import { levels, type Level } from '../../machines/outcomes.ts';
import type { Following, ToDo } from '../recommend/following.ts';
import type { ToRing } from '../recommend/ring.ts';
import type { DecisionRecord } from './record.ts';
import { answersOf } from './rerun.ts';
import { journeyOf, type Rules } from './rules.ts';
import { isShared } from './toShare.ts';

/**
 * Which way a decision departs from what was recommended: another level, or something else where
 * there are no levels.
 */
export function departure({
  choice,
  recommendation,
}: DecisionRecord): 'followed' | 'up' | 'down' | 'other' {
  if (!choice || choice.follows) return 'followed';
  if (!choice.level || !recommendation.level) return 'other';
  return levels.indexOf(choice.level) > levels.indexOf(recommendation.level) ? 'up' : 'down';
}

/** The level that was decided on: the one recommended, unless another was chosen. */
export const levelDecided = ({ choice, recommendation }: DecisionRecord): Level | undefined =>
  choice && !choice.follows ? (choice.level ?? recommendation.level) : recommendation.level;

/**
 * What a record says is to be done: by what was decided, and not by what was recommended where that
 * was not followed. Every list, page and export reads it here. The lawful ground is left out where
 * nothing was shared, since no page showed it.
 */
export function decidedOf(record: DecisionRecord): Following {
  const { choice, recommendation } = record;
  const { basis, condition, ...decided } =
    !choice || choice.follows ? recommendation : (record.decided ?? derived(record, choice));
  return {
    ...decided,
    ...(basis && isShared(decided) ? { basis } : {}),
    ...(condition && isShared(decided) ? { condition } : {}),
  };
}

/**
 * What was decided in a record from before it was kept: from the rules in it, in words that it
 * holds or that its device would have shown. A number or a date that it does not hold is said to be
 * missing, never made up.
 */
type Chose = NonNullable<DecisionRecord['choice']>;
const known = new WeakMap<DecisionRecord, Following>();
const derived = (record: DecisionRecord, choice: Chose): Following =>
  entryOf(known, record, () => derive(record, choice));
function derive(
  { recommendation, rules, steps, finishedAt }: DecisionRecord,
  { level, words }: Chose,
): Following {
  const { memory, actions } = reachedBy(rules, answersOf({ steps }), level);
  const { place, consent, sharing } = recommendation;
  const name = words ?? routes.somethingElse;
  const n = level ? levelWords[level]?.n : undefined;
  return {
    ...(level ? { level } : {}),
    ...(n ? { place: n } : {}),
    ...(n && n === place && recommendation.localName
      ? { localName: recommendation.localName }
      : {}),
    levelName: name,
    act: name,
    lead: '',
    who: '',
    ...ringing(level, actions, recommendation),
    say: [],
    dos: [],
    donts: [],
    ...(consent && consent.id === memory['consent'] ? { consent } : {}),
    ...(sharing && sharing.id === memory['sharing'] ? { sharing, ...ground(recommendation) } : {}),
    actions: actions.map(
      (id) => recommendation.actions.find((one) => one.id === id) ?? addedToDo(id, finishedAt),
    ),
  };
}

/**
 * Nothing, by rules that cannot be walked: a file is shown, whoever wrote it, and says that its
 * rules do not run.
 */
function reachedBy(
  rules: Rules,
  answers: Memory,
  level: Level | undefined,
): Pick<Chosen, 'memory' | 'actions'> {
  try {
    const journey = journeyOf(rules);
    return level ? atChosen(journey, answers, level) : withoutSharing(journey, answers);
  } catch {
    return { memory: {}, actions: [] };
  }
}

const ground = ({ basis, condition }: Following) => ({
  ...(basis ? { basis } : {}),
  ...(condition ? { condition } : {}),
});

/**
 * An action that the level chosen brings and the one recommended did not. Only what is due at once
 * has a date.
 */
function addedToDo(id: string, finishedAt: string): ToDo {
  return {
    id,
    do: actionWords[id]?.do ?? id,
    how: '',
    ...(withinOf(id) === 'now'
      ? { by: routes.dueNow, due: finishedAt }
      : { by: routes.noDateKept }),
    sources: [],
  };
}

/** The numbers that the record holds; none is looked for anywhere else. */
function ringing(
  level: Level | undefined,
  actions: readonly string[],
  { ring, otherwise }: Following,
): Pick<Following, 'ring' | 'otherwise'> {
  const held = [...(ring ? [ring] : []), ...otherwise];
  if (level === 'call-999') {
    const emergency = { for: routes.emergencyFor, number: '999', asAt: '', source: '' };
    return {
      ring: { who: routes.emergency, lines: [emergency] },
      otherwise: held.filter(isCouncil),
    };
  }
  if (actions.includes('written-follow-up')) {
    const [first, ...others] = held.filter(isCouncil);
    return {
      ring: first ?? { who: routes.socialCare, lines: [], missing: routes.noNumberKept },
      otherwise: others,
    };
  }
  return actions.includes('take-advice-today') && ring ? { ring, otherwise } : { otherwise: [] };
}

const isCouncil = ({ lines }: ToRing) => lines.some(({ number }) => /^0/.test(number));
