import { momentInEngland } from '../recommend/clocks.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import type { AddedEntry, AddedKind } from './entry.ts';
import { happenedAt } from './happened.ts';

/*
 * The area's steps for disagreement, as a record holds them, and what was recorded of each. A
 * record has them as sentences, in which a step is one that says its number; where none does, each
 * is a step.
 */

/** A step that was taken, and what came back on it. */
export interface Taken {
  readonly entry: AddedEntry;
  readonly answers: readonly AddedEntry[];
  /** By when an answer is due (ISO), where that is known and none has come. */
  readonly due?: string;
}
/** One of the area's steps. */
interface Rung {
  readonly step: number;
  /** As the record has it; empty where a step was recorded that the area does not name. */
  readonly says: string;
  /** Each time that it was taken, in the order that was. */
  readonly taken: readonly Taken[];
  /** Answers to it that were recorded without its being taken. */
  readonly answers: readonly AddedEntry[];
}
export interface Ladder {
  readonly rungs: readonly Rung[];
  /** What the area says of disagreement that is no step. */
  readonly besides: readonly string[];
  /** The next step that has not been taken; none once the last one has. */
  readonly next?: number;
}

interface Named {
  readonly step: number;
  /** The last step that it speaks of, where it speaks of more than one. */
  readonly upTo: number;
  readonly says: string;
}
/** A ladder of which nothing more is said is not known to go on beyond this. */
const last = 4;
const mostSteps = 9;
const numbered = /^Step (\d)( and beyond)?\b/i;

/** What holds at every step, whatever else is said of them: both are Windscreen's own sentences. */
export const isWarning = (says: string): boolean =>
  /^(At any (step|stage)|Do not report to the person)\b/i.test(says);

/** The steps among an area's sentences, and those that are none. */
function named(escalation: readonly string[]): {
  readonly steps: readonly Named[];
  readonly besides: readonly string[];
  readonly saysNumbers: boolean;
} {
  const saysNumbers = escalation.some((says) => numbered.test(says));
  const isBeside = (says: string) => (saysNumbers ? !numbered.test(says) : isWarning(says));
  const steps = escalation
    .filter((says) => !isBeside(says))
    .map((says, i): Named => {
      const [, n = String(i + 1), beyond] = numbered.exec(says) ?? [];
      return { step: Number(n), upTo: beyond ? Math.max(last, Number(n)) : Number(n), says };
    });
  const some = steps.filter(({ step }) => step >= 1 && step <= mostSteps);
  return {
    steps: some,
    besides: escalation.filter((says) => !some.some((one) => one.says === says)),
    saysNumbers,
  };
}

/**
 * Which step an entry takes or answers. To say that one disagrees is the first, where the area
 * numbers its steps: each that is known begins with the two who differ. A list without numbers may
 * begin with somebody else: there it comes before the first.
 */
const stepOf = ({ kind, fields }: AddedEntry, saysNumbers: boolean): number | undefined =>
  kind === 'disagreement'
    ? saysNumbers
      ? 1
      : 0
    : kind === 'escalation' || kind === 'step-answered'
      ? Number(fields['step'])
      : undefined;

/** By when an answer to a step is due: the day that they said, or else the area's clock. */
export function answerDue({ fields, clocks }: AddedEntry): string | undefined {
  const { answer } = fields;
  if (answer) return momentInEngland(answer, '23:59').toISOString();
  return clocks.find(({ clock }) => clock === 'chase' || clock === 'next-step')?.by;
}

/** What is recorded of a step: that it was taken, or what came back. */
export const ofSteps = ['disagreement', 'escalation', 'step-answered'] as const;

/** The area's steps with all that was recorded of them: each entry stands on one step, once. */
export function ladderOf(escalation: readonly string[], added: readonly AddedEntry[]): Ladder {
  const { steps, besides, saysNumbers } = named(escalation);
  const course = added
    .filter(({ kind }) => isOneOf(ofSteps, kind))
    .toSorted((a, b) => happenedAt(a).localeCompare(happenedAt(b)));
  /** Nothing is awaited any more once something else was said, or they decided anew. */
  const newest = added
    .filter(({ kind }) => isOneOf([...ofSteps, 'outcome-received', 'outcome-agreed'], kind))
    .toSorted((a, b) => happenedAt(a).localeCompare(happenedAt(b)))
    .at(-1);
  const recorded = course.flatMap((entry) => {
    const n = stepOf(entry, saysNumbers);
    if (n === undefined) return [];
    // of two sentences for one step, the first holds it
    const on = steps.find(({ step, upTo }) => step <= n && n <= upTo)?.step ?? n;
    return [{ entry, n, on }];
  });
  const others = [...new Set(recorded.map(({ on }) => on))]
    .filter((n) => !steps.some(({ step }) => step === n))
    .map((step): Named => ({ step, upTo: step, says: '' }));
  const all = [...steps, ...others].toSorted((a, b) => a.step - b.step);
  const rungs = all.map((one, place): Rung => {
    const isFirst = all.findIndex(({ step }) => step === one.step) === place;
    const here = isFirst ? recorded.filter(({ on }) => on === one.step) : [];
    const taken: { entry: AddedEntry; answers: AddedEntry[] }[] = [];
    const answers: AddedEntry[] = [];
    for (const { entry } of here)
      if (entry.kind !== 'step-answered') taken.push({ entry, answers: [] });
      else (taken.at(-1)?.answers ?? answers).push(entry); // it answers the last time it was taken
    return {
      step: one.step,
      says: one.says,
      taken: taken.map(({ entry, answers }) => {
        const last = answers.at(-1) ?? entry;
        const waits = last === newest && (last === entry || last.fields['outcome'] === 'later');
        const due = waits ? answerDue(last) : undefined;
        return { entry, answers, ...(due ? { due } : {}) };
      }),
      answers,
    };
  });
  const reached = Math.max(
    0,
    ...recorded.filter(({ entry }) => entry.kind !== 'step-answered').map(({ n }) => n),
  );
  const next = steps
    .map(({ step, upTo }) => (reached < step ? step : reached < upTo ? reached + 1 : undefined))
    .find((n) => n !== undefined);
  return { rungs, besides, ...(next === undefined ? {} : { next }) };
}

/**
 * The steps that an entry may be about, in the area's words, empty where it has none: to take, all;
 * to answer, those taken.
 */
export const stepsToChoose = (
  { rungs, next }: Ladder,
  kind: AddedKind,
): readonly { readonly step: number; readonly says: string }[] => {
  const isAnswer = kind === 'step-answered';
  const some = rungs.flatMap(({ step, says, taken }) => {
    const takenAs = taken.map(({ entry }) => Number(entry.fields['step'] ?? step));
    const own = isAnswer ? [...new Set(takenAs)] : [step];
    return own.map((n) => ({ step: n, says: n === step ? says : '' }));
  });
  const more = !isAnswer && next !== undefined && !some.some(({ step }) => step === next);
  const all = (more ? [...some, { step: next, says: '' }] : some).filter(({ step }) => step > 0);
  // a record whose area names no steps is still one in which a step can be taken
  return (
    all.length > 0 ? all : Array.from({ length: last }, (_, i) => ({ step: i + 1, says: '' }))
  ).toSorted((a, b) => a.step - b.step);
};

/** The step that an entry is most likely about. */
export function likelyStep({ rungs, next }: Ladder, kind: AddedKind): number | undefined {
  if (kind === 'escalation') return next;
  if (kind !== 'step-answered') return undefined;
  const waiting = rungs.flatMap(({ step, taken }) =>
    taken.filter(({ due }) => due).map(({ entry }) => Number(entry.fields['step'] ?? step)),
  );
  return waiting.at(-1) || undefined;
}
